/** What a state says about the completeness of its Case. */
import { emptyState, type ObjectRecords, type State } from 'c/chatHistoryState';
import { aLoadOf, anEntry, aSession, CASE_ID, CONVERSATION_ID, HOUR_MS, MORNING_AT } from 'support/builders';
import { timelineOf } from '../runtime';

const arrived: ObjectRecords = { hasArrived: true, records: [], hasMore: false, problem: null };
const session = aSession({ servedBy: 'agent', messageCounts: { customer: 1, agent: 1 } });
const entries = [anEntry(), anEntry({ at: MORNING_AT + 1, role: 'agent' })];
const sessions = { ...arrived, records: [session] };

/** Of a Case with one session, all of whose messages are here. */
function saidOf(fields: Partial<State>) {
    const loads = { [CONVERSATION_ID]: aLoadOf({ entries, fetchedAt: MORNING_AT + HOUR_MS }) };
    const state = { ...emptyState(CASE_ID), sessions, calls: arrived, chats: arrived, loads, ...fields };
    return timelineOf(state, { showsEvents: true, showsFiles: false }, 'UTC').completeness?.completeness;
}

const cannotBe = (code: 'unavailable' | 'not-available') => ({ ...arrived, problem: { code } });

it.each<[string, Partial<State>]>([
    ['all lists are here', {}],
    [
        'the org has no calls and no legacy chats',
        { calls: cannotBe('not-available'), chats: cannotBe('not-available') }
    ],
    ['the contact has more sessions than are listed', { otherSessions: { ...arrived, hasMore: true } }]
])('A Case is complete where %s', (_, fields) => {
    expect(saidOf(fields)).toBe('complete');
});

it.each<[string, Partial<State>]>([
    ['it has more sessions than are listed', { sessions: { ...sessions, hasMore: true } }],
    ['its sessions could not be read again', { sessions: { ...sessions, problem: { code: 'unavailable' } } }],
    ['its calls could not be read', { calls: cannotBe('unavailable') }],
    ['its calls have not arrived', { calls: { ...arrived, hasArrived: false } }],
    ['its legacy chats could not be read', { chats: cannotBe('unavailable') }],
    ['it has more legacy chats than are listed', { chats: { ...arrived, hasMore: true } }]
])('Nobody can say that a Case is complete where %s', (_, fields) => {
    expect(saidOf(fields)).toBe('unchecked');
});

it('What is missing, or not loaded, stays so whatever is not listed', () => {
    const hasMore = { ...sessions, hasMore: true };
    expect(saidOf({ sessions: hasMore, loads: {} })).toBe('not-loaded');
    const counted = aSession({ servedBy: 'agent', messageCounts: { customer: 2, agent: 1 } });
    expect(saidOf({ sessions: { ...hasMore, records: [counted] } })).toBe('parts-missing');
});
