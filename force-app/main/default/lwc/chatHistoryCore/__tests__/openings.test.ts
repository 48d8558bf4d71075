import { NOTHING_WITHHELD, openingOmission, type MessagingSession, type Transcript } from '../chatHistoryCore';
import { aCall, anEntry, aSession, aTranscript, MINUTE_MS, MORNING_AT, SESSION_ID } from 'support/builders';

/** The first message came 20 minutes after the start. */
function openingOf(session: Partial<MessagingSession> = {}, transcript: Partial<Transcript> = {}) {
    const entries = [anEntry({ at: MORNING_AT + 20 * MINUTE_MS })];
    const record = aSession({ startAt: MORNING_AT, endAt: MORNING_AT + 30 * MINUTE_MS, ...session });
    return openingOmission(record, aTranscript({ entries, ...transcript }), entries);
}

test('A session whose first message came long after its start may lack its beginning', () => {
    expect(openingOf()).toEqual({
        kind: 'opening',
        evidence: 'first-message-late',
        count: null,
        recordId: SESSION_ID
    });
});

test.each<[string, Partial<MessagingSession>, Partial<Transcript>]>([
    ['an agent accepted it shortly before the first message', { acceptedAt: MORNING_AT + 15 * MINUTE_MS }, {}],
    ['the messages were counted and are all here', { messageCounts: { customer: 1, agent: 0 } }, {}],
    ['older messages are not loaded', {}, { older: { state: 'possible', before: MORNING_AT + 20 * MINUTE_MS } }],
    ['messages were withheld that may be the first', {}, { withheld: { ...NOTHING_WITHHELD, unassigned: 1 } }],
    ['the start is not known', { startAt: null }, {}],
    ['the first message came within ten minutes', { startAt: MORNING_AT + 11 * MINUTE_MS }, {}]
])('Nothing is said about the beginning of a session where %s', (_, session, transcript) => {
    expect(openingOf(session, transcript)).toBeNull();
});

test('The wait before the first words of a call is no sign that words are missing', () => {
    const entries = [anEntry({ at: MORNING_AT + 20 * MINUTE_MS })];
    expect(openingOmission(aCall({ startAt: MORNING_AT }), aTranscript({ entries }), entries)).toBeNull();
});
