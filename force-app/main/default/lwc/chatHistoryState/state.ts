/** What the component knows of one Case. One frozen value; `reduce.ts` makes the next one. */
import type { LinkedRecord, Loads, Problem } from 'c/chatHistoryCore';
import { conversationKey } from 'c/chatHistoryCore';

/** The objects that link conversations to a Case; each is asked for by itself and fails by itself. */
export type RecordsObject = 'sessions' | 'calls';

/** The records of one object. `more`: the Case has more of them than we ask for. `problem` keeps what was there before. */
export type ObjectRecords = Readonly<{
    arrived: boolean;
    records: readonly LinkedRecord[];
    more: boolean;
    problem: Problem | null;
}>;

export type State = Readonly<{
    /** Fifteen characters; `null` while no Case is open. */
    caseId: string | null;
    sessions: ObjectRecords;
    calls: ObjectRecords;
    loads: Loads;
    /** `load-all`: shall the other conversations of this Case be loaded too? */
    question: 'load-all' | null;
}>;

const NOT_ARRIVED: ObjectRecords = Object.freeze({ arrived: false, records: [], more: false, problem: null });

export function emptyState(caseId: string | null): State {
    return Object.freeze({ caseId, sessions: NOT_ARRIVED, calls: NOT_ARRIVED, loads: {}, question: null });
}

export function recordsOf(state: State): readonly LinkedRecord[] {
    return [...state.sessions.records, ...state.calls.records];
}

/** A record by which the conversation of this key can be asked for. */
export function recordOf(state: State, key: string): LinkedRecord | undefined {
    return recordsOf(state).find((record) => conversationKey(record) === key);
}
