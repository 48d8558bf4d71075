/** The door of the state: what the component knows of one Case, how that changes, and what is asked for. */
export { createSession } from './session';
export type { Choices, Session, SessionParts } from './session';
export { forgetRows, publishRows, rowsOf } from './rowStore';
export { emptyState, recordsOf } from './state';
export type { ObjectRecords, RecordsObject, State } from './state';
export { asOf, isBusy, isHeldBack, keysNotAsked, keysToRetry, phaseOf, refreshCost } from './reading';
export type { Phase } from './reading';
export { AUTO_LOADS, keysToLoad } from './autoLoad';
export type { AutoLoad } from './autoLoad';
