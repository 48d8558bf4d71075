/**
 * What the component can do with one Case at a time: each call becomes an event, and a trigger for requests. The loop does
 * the rest (`requestLoop.ts`).
 */
import type { LinkedFile, LinkedRecords, Names, Outcome } from 'c/chatHistoryCore';
import type { RequestLoopDeps } from './requestLoop';
import { createRequestLoop } from './requestLoop';
import type { UserFetch } from './requests';
import { keyCovering, keysToRefresh, keysToRetry } from './selectors';
import type { Choices, RecordsObject } from './state';

export type Session = Readonly<ReturnType<typeof createSession>>;

/** Keys are those of `Loads`; a key without a load is a record's `conversationKey`. */
export function createSession(deps: RequestLoopDeps) {
    const { state, dispatch, request, abortAll } = createRequestLoop(deps);

    function byUser(fetch: UserFetch, keys: readonly string[], initiator: 'user' | 'user-confirmed' = 'user'): void {
        request({ type: 'user', keys, fetch, initiator });
    }

    return {
        /** Another Case; what was known of the one before is forgotten. What the admin chose; `limits` add to the org's. */
        open(caseId: string, choices: Choices): void {
            abortAll();
            dispatch({ ...choices, type: 'opened', caseId });
        },
        /** Can the user see the component now? Before the first call they can't. */
        setVisible(isVisible: boolean): void {
            if (isVisible === state().isVisible) return;
            dispatch({ type: 'visibility-changed', isVisible });
            if (!isVisible) return;
            dispatch({ type: 'time-passed', nowMs: deps.now() });
            request({ type: 'visible' });
        },
        /** Records by Lightning Data Service. Ignored unless they are of the open Case. */
        recordsArrived(caseId: string, object: RecordsObject, outcome: Outcome<LinkedRecords>): void {
            if (caseId !== state().caseId) return;
            dispatch({ type: 'records-arrived', object, outcome });
            request({ type: 'records-arrived' });
        },
        /** Names by Lightning Data Service. Ignored unless they are of the open Case. */
        namesArrived(caseId: string, names: Partial<Names>): void {
            if (caseId === state().caseId) dispatch({ type: 'names-arrived', names });
        },
        /** Files by Lightning Data Service. Ignored unless they are of the open Case. */
        filesArrived(caseId: string, files: readonly LinkedFile[]): void {
            if (caseId === state().caseId) dispatch({ type: 'files-arrived', files });
        },
        /** Another page of this browser has newer messages of this record's conversation. */
        changed(recordId: string): void {
            const key = keyCovering(state(), recordId);
            if (key === null) return;
            dispatch({ type: 'changed', key });
            request({ type: 'changed', key });
        },
        /** The connection ended: changes elsewhere of what it had answered are not reported any more. */
        frameDropped: (): void => dispatch({ type: 'frame-dropped' }),
        /** The page answered after it had been given up. */
        recovered: (): void => request({ type: 'recovered' }),
        /** Shows a transcript: the cached one, else one call. */
        load: (key: string): void => byUser('cache-first', [key]),
        /** Fetches loaded transcripts again: one call each, see `keysToRefresh`. */
        refresh: (which: 'open' | 'ended'): void => byUser('refresh', keysToRefresh(state(), which)),
        /** Fetches one loaded transcript again: one call. */
        refreshOne: (key: string): void => byUser('refresh', [key]),
        /** One page further back. */
        loadOlder: (key: string): void => byUser('older-page', [key]),
        /** Fetches the text that Salesforce makes of a session: one call or two, none of them an entries call. */
        loadText(recordId: string): void {
            const key = keyCovering(state(), recordId);
            if (key !== null) request({ type: 'session-text', key, recordId });
        },
        /** Repeats the request that failed for one conversation. */
        retry: (key: string): void => byUser('repeat', [key]),
        /** Repeats the requests that the connection failed, see `keysToRetry`. */
        retryFailed: (): void => byUser('repeat', keysToRetry(state())),
        /** The user was asked about a call beyond the budget, and said yes. */
        confirm(key: string): void {
            if (state().loads[key]?.problem?.code === 'over-budget') byUser('repeat', [key], 'user-confirmed');
        },
        /** The user wants to see text that is older than it should be. */
        acceptExpired: (key: string): void => dispatch({ type: 'expired-accepted', key }),
        /** The user was asked about the other conversations, and said yes. */
        loadAll(): void {
            dispatch({ type: 'question-answered', isYes: true });
            byUser('cache-first', state().queue.slice(0, 1));
        },
        /** The user was asked about the other conversations, and said no. */
        dismissLoadAll: (): void => dispatch({ type: 'question-answered', isYes: false }),
        close(): void {
            abortAll();
            dispatch({ type: 'closed' });
        }
    };
}
