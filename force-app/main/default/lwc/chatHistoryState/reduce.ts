/** The next state after an event. Pure; the same value comes back where nothing changes. */
import type {
    ConversationLoad,
    FetchOptions,
    LinkedFile,
    LinkedRecords,
    Names,
    Outcome,
    Problem,
    ProblemCode,
    Transcript
} from 'c/chatHistoryCore';
import {
    EMPTY_LOAD,
    compareTimes,
    isConnectionProblem,
    isHeldBack,
    isOfCase,
    joinTranscripts
} from 'c/chatHistoryCore';
import type { LoadRequest } from './requests';
import { connectionProblems, isBusy, isRefreshing, keysToLoad, unloadedKeys } from './selectors';
import type { Choices, ObjectRecords, RecordsObject, Refresh, State } from './state';
import { emptyState, recordsOf } from './state';

export type StateEvent =
    | (Readonly<{ type: 'opened'; caseId: string }> & Choices)
    | Readonly<{ type: 'closed' }>
    | Readonly<{ type: 'visibility-changed'; isVisible: boolean }>
    | Readonly<{ type: 'records-arrived'; object: RecordsObject; outcome: Outcome<LinkedRecords> }>
    | Readonly<{ type: 'names-arrived'; names: Partial<Names> }>
    | Readonly<{ type: 'files-arrived'; files: readonly LinkedFile[] }>
    | Readonly<{ type: 'requested'; request: LoadRequest }>
    | Readonly<{ type: 'answered'; key: string; outcome: Outcome<Transcript> }>
    | Readonly<{ type: 'changed'; key: string }>
    | Readonly<{ type: 'frame-dropped' }>
    | Readonly<{ type: 'time-passed'; nowMs: number }>
    | Readonly<{ type: 'expired-accepted'; key: string }>
    | Readonly<{ type: 'question-answered'; isYes: boolean }>;

const STATUSES = {
    'cache-first': 'fetching',
    refresh: 'refreshing',
    'older-page': 'fetching-older',
    'cache-only': 'revalidating',
    'session-text': 'fetching-text'
} as const satisfies Record<FetchOptions['fetchPolicy'], ConversationLoad['fetchStatus']>;

/** Not of the whole connection, but the next conversation of a queue would most likely meet it too. */
const ENDS_QUEUE: ReadonlySet<ProblemCode> = new Set(['over-budget', 'timed-out']);

/** What even an answer from the cache disproves, since it came through the page. */
const OF_PAGE: ReadonlySet<ProblemCode> = new Set(['page-not-reachable', 'not-supported']);

export function reduce(state: State, event: StateEvent): State {
    switch (event.type) {
        case 'opened':
            return { ...newCase(state, event.caseId), ...choicesOf(event) };
        case 'closed':
            return newCase(state, null);
        case 'visibility-changed':
            return withAutoLoad({ ...state, isVisible: event.isVisible });
        case 'records-arrived':
            return withAutoLoad(withRecords(state, event.object, nextRecords(state[event.object], event.outcome)));
        case 'names-arrived': {
            const { contact, users } = { ...state.names, ...event.names };
            return { ...state, names: { contact, users: { ...state.names.users, ...users } } };
        }
        case 'files-arrived':
            return { ...state, files: event.files };
        case 'requested':
            return requested(state, event.request);
        case 'answered':
            return answered(state, event.key, event.outcome);
        case 'changed':
            return changeLoads(state, ({ fetchStatus }, key) => {
                // What is under way may be of before the change, so its answer decides whether to read again.
                return key === event.key ? { isStale: true, changedWhileFetching: fetchStatus !== 'idle' } : null;
            });
        case 'frame-dropped':
            return changeLoads(state, () => ({ isStale: true }));
        case 'time-passed':
            return changeLoads(state, ({ expiry, transcript }) => {
                const isPast = transcript !== null && transcript.expiresAt <= event.nowMs;
                return isPast && expiry === 'fresh' ? { expiry: 'expired' } : null;
            });
        case 'expired-accepted':
            return changeLoads(state, ({ expiry }, key) => {
                return key === event.key && expiry === 'expired' ? { expiry: 'accepted' } : null;
            });
        case 'question-answered':
            return questionAnswered(state, event.isYes);
    }
}

function choicesOf({ autoLoad, limits, loadsText, scope = 'case' }: Choices): Choices {
    return { autoLoad, limits, loadsText, scope };
}

function newCase({ isVisible, answeredCases }: State, caseId: string | null): State {
    return { ...emptyState(caseId), isVisible, answeredCases };
}

function nextRecords(before: ObjectRecords, outcome: Outcome<LinkedRecords>): ObjectRecords {
    return outcome.ok
        ? { ...outcome.value, hasArrived: true, problem: null }
        : { ...before, hasArrived: true, problem: outcome.problem };
}

/** Another conversation of the contact that is gone from its list, e.g. since the contact changed, goes with its messages. */
function withRecords(state: State, object: RecordsObject, records: ObjectRecords): State {
    const next = { ...state, [object]: records };
    const known = new Set(recordsOf(next).map(({ id }) => id));
    const gone = new Set(recordsOf(state).flatMap((each) => (isOfCase(each) || known.has(each.id) ? [] : [each.id])));
    const loads = Object.fromEntries(Object.entries(state.loads).filter(([key]) => !gone.has(key)));
    return gone.size === 0 ? next : { ...next, loads };
}

/** Both objects have to arrive first, since either may hold the newest conversation. */
function withAutoLoad(state: State): State {
    const { caseId, autoLoad, autoLoadKeys, isVisible, sessions, calls } = state;
    const isDue = autoLoadKeys === null && isVisible && sessions.hasArrived && calls.hasArrived;
    if (caseId === null || !isDue) return state;
    const isAsked = autoLoad === 'all' && !state.answeredCases.includes(caseId);
    return {
        ...state,
        autoLoadKeys: keysToLoad(state),
        question: isAsked ? 'load-all' : null
    };
}

function questionAnswered(state: State, isYes: boolean): State {
    const { caseId, question, answeredCases } = state;
    if (question === null || caseId === null) return state;
    const queue = isYes ? unloadedKeys(state) : [];
    return { ...state, question: null, answeredCases: [...answeredCases, caseId], queue };
}

function requested(state: State, { key, fetch, initiator }: LoadRequest): State {
    const fetchStatus = STATUSES[fetch.fetchPolicy];
    const earlierProblems = { ...state.earlierProblems, [key]: connectionProblems(state) };
    if (fetchStatus === 'revalidating') {
        return { ...withLoad(state, key, { fetchStatus, changedWhileFetching: false }), earlierProblems };
    }
    // An automatic repeat doesn't change who asked for it first.
    const lastInitiator = initiator === 'auto' ? (state.loads[key]?.lastInitiator ?? 'auto') : initiator;
    const change = { fetchStatus, changedWhileFetching: false, lastFetch: fetch, lastInitiator, problem: null };
    // The answers of several that are refreshed at once count together.
    const isFirst = fetchStatus === 'refreshing' && !isRefreshing(state);
    const refresh = isFirst ? { newMessageCount: 0, hasFailed: false } : state.refresh;
    return { ...withLoad(state, key, change), earlierProblems, refresh };
}

function answered(state: State, key: string, outcome: Outcome<Transcript>): State {
    const load = state.loads[key];
    if (load === undefined) return state;
    const next = outcome.ok
        ? withoutDisproved(withLoad(state, key, arrival(load, outcome.value)), key, outcome.value)
        : withLoad(state, key, failure(load, outcome.problem));
    const refresh = load.fetchStatus === 'refreshing' ? refreshAnswered(state, load, outcome) : state.refresh;
    return queueAnswered({ ...next, refresh }, key, outcome.ok ? null : outcome.problem);
}

function arrival(load: ConversationLoad, transcript: Transcript): Partial<ConversationLoad> {
    const before = load.transcript;
    const settled = { fetchStatus: 'idle', failureCount: 0, isStale: load.changedWhileFetching } as const;
    // A cache that could not store the newer transcript still has the older one.
    const isOlder = before !== null && transcript.fetchedAt < before.fetchedAt;
    if (load.fetchStatus === 'revalidating' && isOlder) return settled;
    const joined = { ...settled, transcript: joinTranscripts(before, transcript), problem: null };
    if (transcript.extent === 'to-newest') return { ...joined, expiry: 'fresh' };
    return { ...joined, isStale: load.isStale };
}

function failure(load: ConversationLoad, problem: Problem): Partial<ConversationLoad> {
    const settled = { fetchStatus: 'idle', failureCount: load.failureCount + 1, changedWhileFetching: false } as const;
    if (load.fetchStatus !== 'revalidating') return { ...settled, problem };
    // Nobody asked, so nothing is said. `not-available`: nothing newer is cached, so there is nothing left to look for.
    const isSettled = problem.code === 'not-available' && !load.changedWhileFetching;
    return { ...settled, isStale: load.isStale && !isSettled };
}

/** An outage that is over leaves the screen with the first answer, also at conversations that are not requested again. */
function withoutDisproved(state: State, key: string, { origin }: Transcript): State {
    const disproved = (state.earlierProblems[key] ?? []).filter((problem) => {
        return OF_PAGE.has(problem.code) || (origin === 'salesforce' && !isHeldBack(problem));
    });
    return changeLoads(state, ({ problem }) => {
        return problem !== null && disproved.includes(problem) ? { problem: null } : null;
    });
}

function queueAnswered(state: State, key: string, problem: Problem | null): State {
    if (state.queue[0] !== key) return state;
    if (problem !== null && (isConnectionProblem(problem) || ENDS_QUEUE.has(problem.code))) {
        return { ...state, queue: [] };
    }
    // One answer may bring the messages of several, and the user may have asked for others meanwhile.
    const missing = unloadedKeys(state);
    const isMissing = (other: string): boolean => {
        const load = state.loads[other];
        return missing.includes(other) || (load !== undefined && isBusy(load));
    };
    return { ...state, queue: state.queue.slice(1).filter(isMissing) };
}

function refreshAnswered({ refresh }: State, { transcript }: ConversationLoad, outcome: Outcome<Transcript>): Refresh {
    const { newMessageCount, hasFailed } = refresh ?? { newMessageCount: 0, hasFailed: false };
    return outcome.ok
        ? { newMessageCount: newMessageCount + countNew(transcript, outcome.value), hasFailed }
        : { newMessageCount, hasFailed: true };
}

/** Entries after the newest that was on screen; an older page that comes along is not news. */
function countNew(before: Transcript | null, after: Transcript): number {
    const newest = before?.entries.at(-1);
    const known = new Set(before?.entries.map(({ id }) => id));
    const isNew = ({ id, at }: Transcript['entries'][number]): boolean =>
        !known.has(id) && (newest === undefined || compareTimes(at, newest.at) >= 0);
    return after.entries.filter(isNew).length;
}

function withLoad(state: State, key: string, change: Partial<ConversationLoad>): State {
    const load = state.loads[key] ?? EMPTY_LOAD;
    return { ...state, loads: { ...state.loads, [key]: { ...load, ...change } } };
}

/** `null`: this load stays as it is. */
function changeLoads(
    state: State,
    change: (load: ConversationLoad, key: string) => Partial<ConversationLoad> | null
): State {
    return Object.entries(state.loads).reduce((next, [key, load]) => {
        const changed = change(load, key);
        return changed === null ? next : withLoad(next, key, changed);
    }, state);
}
