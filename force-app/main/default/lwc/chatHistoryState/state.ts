/**
 * What the component knows of one Case. Everything that decides what is requested is in here: `reduce.ts` makes the next
 * state, `requests.ts` reads from it what to request.
 */
import type { ComponentLimits, LinkedRecord, Loads, Names, Problem } from 'c/chatHistoryCore';
import { NO_NAMES, conversationKey } from 'c/chatHistoryCore';

/**
 * What loads automatically when a Case is opened. Each conversation costs a call, so the default is one.
 * newest  The conversation that started last (the default).
 * open    Every conversation whose status says that it is open. A hidden status is not open: it would load everything.
 * all     As `newest`; then the user is asked once whether to load the others too.
 * none    Nothing; the user asks.
 */
export const AUTO_LOADS = ['newest', 'open', 'all', 'none'] as const;
export type AutoLoad = (typeof AUTO_LOADS)[number];

/** The objects that link conversations to a Case; each is requested and fails on its own. */
export type RecordsObject = 'sessions' | 'calls';

/** The records of one object. `hasMore`: the Case has more of them than we request. `problem` leaves the records as they were. */
export type ObjectRecords = Readonly<{
    hasArrived: boolean;
    records: readonly LinkedRecord[];
    hasMore: boolean;
    problem: Problem | null;
}>;

/** The last refresh by the user, as far as it has been answered. */
export type Refresh = Readonly<{ newMessageCount: number; hasFailed: boolean }>;

/** Keys are those of `Loads`: the `conversationKey` of a record. */
export type State = Readonly<{
    /** Fifteen characters; `null` while no Case is open. */
    caseId: string | null;
    autoLoad: AutoLoad;
    /** What the component adds to the org's limits; goes with every request. */
    limits: ComponentLimits;
    /** Can the user see the component now? */
    isVisible: boolean;
    sessions: ObjectRecords;
    calls: ObjectRecords;
    names: Names;
    loads: Loads;
    /** What loads automatically: fixed when both objects have arrived and the component is visible; `null` until then. */
    autoLoadKeys: readonly string[] | null;
    /** `load-all`: the user is asked whether to load the other conversations of this Case too. */
    question: 'load-all' | null;
    /** Cases whose question was answered; survives a change of Case. */
    answeredCases: readonly string[];
    /** Conversations that "load all" has still to load, one after another; the first is under way. */
    queue: readonly string[];
    refresh: Refresh | null;
    /** By the key of a request under way: the connection problems that a success disproves, since they were there before. */
    earlierProblems: Readonly<Record<string, readonly Problem[]>>;
}>;

const NOT_ARRIVED: ObjectRecords = Object.freeze({ hasArrived: false, records: [], hasMore: false, problem: null });

export function emptyState(caseId: string | null): State {
    return Object.freeze({
        caseId,
        autoLoad: 'none',
        limits: {},
        isVisible: false,
        sessions: NOT_ARRIVED,
        calls: NOT_ARRIVED,
        names: NO_NAMES,
        loads: {},
        autoLoadKeys: null,
        question: null,
        answeredCases: [],
        queue: [],
        refresh: null,
        earlierProblems: {}
    });
}

export function recordsOf(state: State): readonly LinkedRecord[] {
    return [...state.sessions.records, ...state.calls.records];
}

/** A record by which the conversation of this key can be requested. */
export function recordOf(state: State, key: string): LinkedRecord | undefined {
    return recordsOf(state).find((record) => conversationKey(record) === key);
}
