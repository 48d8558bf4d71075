/** What the screen, and the choice of requests, read from the state. */
import type { ConversationLoad, LinkedRecord, Problem, Transcript } from 'c/chatHistoryCore';
import {
    compareIds,
    conversationKey,
    isConnectionProblem,
    isHeldBack,
    isKnownOpen,
    isOfCase,
    mayGrow
} from 'c/chatHistoryCore';
import type { State } from './state';
import { recordOf, recordsOf } from './state';

/**
 * loading      The records have not arrived.
 * nothing      They have: no session, no call and no legacy chat is linked to this Case.
 * unavailable  The sessions could not be read and no call is listed, so nothing can be said about what is linked. Calls
 *              that could not be read say less: most orgs have none.
 * ready        There is something to show.
 */
export type Phase = 'loading' | 'nothing' | 'unavailable' | 'ready';

export function phaseOf(state: State): Phase {
    if (recordsOf(state).some(isOfCase)) return 'ready';
    if (!state.sessions.hasArrived || !state.calls.hasArrived || !state.chats.hasArrived) return 'loading';
    return state.sessions.problem !== null ? 'unavailable' : 'nothing';
}

/** Are these all records of the Case? What is not available, the org most likely lacks. */
export function isAllListed({ sessions, calls, chats }: State): boolean {
    return [sessions, calls, chats].every(({ hasArrived, hasMore, problem }) => {
        return hasArrived && !hasMore && (problem === null || problem.code === 'not-available');
    });
}

/** What loads automatically, in the order in which it is to be requested, each key once. */
export function keysToLoad(state: State): readonly string[] {
    if (state.autoLoad === 'none') return [];
    const candidates = loadableRecords(state);
    if (state.autoLoad !== 'open') return candidates.slice(0, 1).map(conversationKey);
    return [...new Set(candidates.filter(isKnownOpen).map(conversationKey))];
}

/**
 * "As of": the fetch time of the transcript that was fetched longest ago (epoch ms), so that no text on screen is older
 * than this says. `null` while none is on screen.
 */
export function asOf(state: State): number | null {
    const times = transcriptsOf(state).map(({ fetchedAt }) => fetchedAt);
    return times.length === 0 ? null : Math.min(...times);
}

/** Does the user wait for a transcript? Silent reads don't count. */
export function isFetching(state: State): boolean {
    return Object.values(state.loads).some(isBusy);
}

/** Is a request that is seen on screen under way? */
export function isBusy({ fetchStatus }: ConversationLoad): boolean {
    return fetchStatus !== 'idle' && fetchStatus !== 'revalidating';
}

/** How the last refresh by the user ended; `null` while one is under way, and when any of it failed. A new object each time. */
export function lastRefresh(state: State): Readonly<{ newMessageCount: number }> | null {
    return state.refresh?.hasFailed === false && !isRefreshing(state) ? state.refresh : null;
}

export function isRefreshing({ loads }: State): boolean {
    return Object.values(loads).some(({ fetchStatus }) => fetchStatus === 'refreshing');
}

/** The one problem of the whole connection that is said above the timeline: what is broken before what is only held back. */
export function connectionProblem(state: State): Problem | null {
    const problems = connectionProblems(state);
    return problems.find((problem) => !isHeldBack(problem)) ?? problems[0] ?? null;
}

export function connectionProblems({ loads }: State): readonly Problem[] {
    const problems = Object.values(loads).flatMap(({ problem }) => (problem === null ? [] : [problem]));
    return problems.filter(isConnectionProblem);
}

/**
 * Loaded conversations that a refresh would request. `open`: messages may have been written since they were fetched.
 * `ended`: they ended before that, so a refresh hardly brings anything.
 */
export function keysToRefresh(state: State, which: 'open' | 'ended'): readonly string[] {
    return keysWhere(state, ({ transcript }) => {
        return transcript !== null && mayHaveNewMessages(state, transcript) === (which === 'open');
    });
}

/**
 * What "Try again" above the timeline requests: what the user had asked for and the connection refused. The automatic
 * load is tried again only where the user asked for nothing. What failed for one conversation alone, or is held back,
 * has a button at its own place.
 */
export function keysToRetry(state: State): readonly string[] {
    const refused = keysWhere(state, ({ problem }) => {
        return problem !== null && isConnectionProblem(problem) && !isHeldBack(problem);
    });
    const byUser = refused.filter((key) => state.loads[key]?.lastInitiator !== 'auto');
    return byUser.length > 0 ? byUser : refused;
}

/**
 * Conversations whose messages are neither here nor under way, newest first. Those that were refused for a reason of their
 * own are left out: the same answer would come again.
 */
export function unloadedKeys(state: State): readonly string[] {
    const loaded = new Set(transcriptsOf(state).flatMap(({ recordIds }) => recordIds));
    const missing = loadableRecords(state).filter(({ id }) => !loaded.has(id));
    return [...new Set(missing.map(conversationKey))].filter((key) => isLoadable(state.loads[key]));
}

/** Those of this Case that have a transcript, by start, newest first; a record without a start stands last. */
function loadableRecords(state: State): readonly LinkedRecord[] {
    return recordsOf(state)
        .filter((record) => isOfCase(record) && record.conversation.state !== 'none')
        .sort((a, b) => (b.startAt ?? 0) - (a.startAt ?? 0) || compareIds(b.id, a.id));
}

function isLoadable(load: ConversationLoad | undefined): boolean {
    if (load === undefined) return true;
    const { fetchStatus, transcript, problem } = load;
    return fetchStatus === 'idle' && transcript === null && (problem === null || isConnectionProblem(problem));
}

/**
 * Key of the load that covers a record: of those whose transcript holds it the one that was fetched last, else its
 * conversation's own. `null`: nothing was requested.
 */
export function keyCovering(state: State, recordId: string): string | null {
    const covering = keysWhere(state, ({ transcript }) => transcript?.recordIds.includes(recordId) === true);
    const [latest] = [...covering].sort((a, b) => fetchedAtOf(state, b) - fetchedAtOf(state, a));
    const record = recordsOf(state).find(({ id }) => id === recordId);
    const own = record === undefined ? null : conversationKey(record);
    return latest ?? (own !== null && state.loads[own] !== undefined ? own : null);
}

/** When the next text on screen expires; epoch ms. `null`: none does, or nobody sees it. */
export function nextExpiryAt(state: State): number | null {
    const fresh = Object.values(state.loads).flatMap(({ expiry, transcript }) => {
        return expiry === 'fresh' && transcript !== null ? [transcript.expiresAt] : [];
    });
    return state.isVisible && fresh.length > 0 ? Math.min(...fresh) : null;
}

/** Keys of the loads that can be requested and meet a condition. */
export function keysWhere(state: State, condition: (load: ConversationLoad) => boolean): readonly string[] {
    const keys = Object.entries(state.loads).flatMap(([key, load]) => (condition(load) ? [key] : []));
    return keys.filter((key) => recordOf(state, key) !== undefined);
}

function transcriptsOf({ loads }: State): readonly Transcript[] {
    return Object.values(loads).flatMap(({ transcript }) => (transcript === null ? [] : [transcript]));
}

function mayHaveNewMessages(state: State, { recordIds, fetchedAt }: Transcript): boolean {
    const hasNew = (record: LinkedRecord): boolean => mayGrow(record) || (record.endAt ?? -Infinity) > fetchedAt;
    return recordsOf(state).some((record) => recordIds.includes(record.id) && hasNew(record));
}

function fetchedAtOf(state: State, key: string): number {
    return state.loads[key]?.transcript?.fetchedAt ?? -Infinity;
}
