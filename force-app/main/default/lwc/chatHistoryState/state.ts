/**
 * What the component knows of one Case. Everything that decides what is requested is in here: `reduce.ts` makes the next
 * state, `requests.ts` reads from it what to request.
 */
import type { ComponentLimits, LinkedFile, LinkedRecord, Loads, Names, Problem, Scope } from 'c/chatHistoryCore';
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
export type RecordsObject = 'sessions' | 'calls' | 'chats' | 'otherSessions' | 'otherCalls';

/** The records of one object. `hasMore`: the Case has more of them than we request. `problem` leaves the records as they were. */
export type ObjectRecords = Readonly<{
    hasArrived: boolean;
    records: readonly LinkedRecord[];
    hasMore: boolean;
    problem: Problem | null;
}>;

/** The last refresh by the user, as far as it has been answered. */
export type Refresh = Readonly<{ newMessageCount: number; hasFailed: boolean }>;

/** What the admin chose. */
export type Choices = Pick<State, 'autoLoad' | 'limits' | 'loadsText'> & Partial<Pick<State, 'scope'>>;

/** Keys are those of `Loads`: the `conversationKey` of a record. */
export type State = Readonly<{
    /** Fifteen characters; `null` while no Case is open. */
    caseId: string | null;
    autoLoad: AutoLoad;
    /** What the component adds to the org's limits; goes with every request. */
    limits: ComponentLimits;
    /** Is the text of a missing bot's part requested automatically? */
    loadsText: boolean;
    /** Whether other conversations of the Case's contact are listed, too. */
    scope: Scope;
    /** Can the user see the component now? */
    isVisible: boolean;
    sessions: ObjectRecords;
    calls: ObjectRecords;
    chats: ObjectRecords;
    /** Of the Case's contact, and not this Case's; they never arrive where the scope is the Case. */
    otherSessions: ObjectRecords;
    otherCalls: ObjectRecords;
    names: Names;
    /** Of sessions and calls of this Case. */
    files: readonly LinkedFile[];
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
        loadsText: false,
        scope: 'case',
        isVisible: false,
        sessions: NOT_ARRIVED,
        calls: NOT_ARRIVED,
        chats: NOT_ARRIVED,
        otherSessions: NOT_ARRIVED,
        otherCalls: NOT_ARRIVED,
        names: NO_NAMES,
        files: [],
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
    const { sessions, calls, chats, otherSessions, otherCalls } = state;
    const all = [sessions, calls, chats, otherSessions, otherCalls].flatMap(({ records }) => records);
    // One that was linked to this Case meanwhile may be in two lists; the Case's come first.
    return [...new Map([...all].reverse().map((record) => [record.id, record])).values()].reverse();
}

/** A record by which the conversation of this key can be requested. */
export function recordOf(state: State, key: string): LinkedRecord | undefined {
    return recordsOf(state).find((record) => conversationKey(record) === key);
}
