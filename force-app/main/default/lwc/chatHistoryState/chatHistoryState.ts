/** What the component knows of one Case, how that changes, and what is requested. */
export { AUTO_LOADS, keysToLoad } from './autoLoad';
export type { AutoLoad } from './autoLoad';
export { forgetRows, publishRows, rowsOf } from './rowStore';
export {
    asOf,
    connectionProblem,
    isFetching,
    keysToRefresh,
    keysToRetry,
    lastRefresh,
    phaseOf,
    unloadedKeys
} from './selectors';
export type { Phase } from './selectors';
export { createSession } from './session';
export type { Choices, Session, SessionDeps } from './session';
export { emptyState, recordsOf } from './state';
export type { ObjectRecords, RecordsObject, State } from './state';
