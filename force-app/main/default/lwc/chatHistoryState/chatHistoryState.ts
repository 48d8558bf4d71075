/** What the component knows of one Case, how that changes, and what is requested. */
export { forgetRows, publishRows, rowsOf } from './rowStore';
export {
    asOf,
    connectionProblem,
    isAllListed,
    isFetching,
    keysToRefresh,
    keysToRetry,
    lastRefresh,
    phaseOf,
    unloadedKeys
} from './selectors';
export type { Phase } from './selectors';
export { createSession } from './session';
export type { Session } from './session';
export { AUTO_LOADS, emptyState, recordsOf } from './state';
export type { AutoLoad, ObjectRecords, RecordsObject, State } from './state';
