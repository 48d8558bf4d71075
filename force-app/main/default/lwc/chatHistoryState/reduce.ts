/** The next state, given what happened. Pure. A problem never wipes what was there before it. */
import type { ConversationLoad, LinkedRecords, Outcome, Problem, Transcript } from 'c/chatHistoryCore';
import { joinTranscripts } from 'c/chatHistoryCore';
import type { ObjectRecords, RecordsObject, State } from './state';
import { emptyState } from './state';

export type StateEvent =
    | Readonly<{ type: 'opened'; caseId: string }>
    | Readonly<{ type: 'closed' }>
    | Readonly<{ type: 'records-arrived'; object: RecordsObject; outcome: Outcome<LinkedRecords> }>
    | Readonly<{ type: 'asked'; key: string; activity: Exclude<ConversationLoad['activity'], 'idle'> }>
    | Readonly<{ type: 'transcript-arrived'; key: string; transcript: Transcript }>
    | Readonly<{ type: 'failed'; key: string; problem: Problem }>
    | Readonly<{ type: 'question-put' }>
    | Readonly<{ type: 'question-answered' }>;

const NOT_ASKED: ConversationLoad = Object.freeze({ transcript: null, activity: 'idle', problem: null });

export function reduce(state: State, event: StateEvent): State {
    switch (event.type) {
        case 'opened':
            return emptyState(event.caseId);
        case 'closed':
            return emptyState(null);
        case 'records-arrived':
            return { ...state, [event.object]: nextRecords(state[event.object], event.outcome) };
        case 'asked':
            return withLoad(state, event.key, { activity: event.activity, asked: event.activity, problem: null });
        case 'transcript-arrived':
            return withLoad(state, event.key, {
                transcript: joinTranscripts(state.loads[event.key]?.transcript ?? null, event.transcript),
                activity: 'idle',
                problem: null
            });
        case 'failed':
            return withLoad(state, event.key, { activity: 'idle', problem: event.problem });
        case 'question-put':
            return { ...state, question: 'load-all' };
        case 'question-answered':
            return { ...state, question: null };
    }
}

function nextRecords(before: ObjectRecords, outcome: Outcome<LinkedRecords>): ObjectRecords {
    return outcome.ok
        ? { arrived: true, records: outcome.value.records, more: outcome.value.more, problem: null }
        : { ...before, arrived: true, problem: outcome.problem };
}

function withLoad(state: State, key: string, change: Partial<ConversationLoad>): State {
    const load = state.loads[key] ?? NOT_ASKED;
    return { ...state, loads: { ...state.loads, [key]: { ...load, ...change } } };
}
