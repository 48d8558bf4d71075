import { botOmission, mayHaveBot, type LinkedRecord, type Participant, type Transcript } from '../chatHistoryCore';
import { aCall, anEntry, aSession, aTranscript, HOUR_MS, MINUTE_MS, MORNING_AT, SESSION_ID } from 'support/builders';

function botPart(record: LinkedRecord = aSession(), fields: Partial<Transcript> = {}, entries = [anEntry()]) {
    return botOmission(record, aTranscript({ entries, ...fields }), entries)?.omission ?? null;
}

test.each(['bot', 'bot-to-agent'] as const)(
    'A session served by %s without any message of a bot lacks the bot’s part',
    (servedBy) => {
        expect(botPart(aSession({ servedBy }))).toMatchObject({
            kind: 'bot',
            evidence: 'session-says-bot',
            recordId: SESSION_ID
        });
    }
);

test('A bot among the participants makes the omission likely, since it may have served another session', () => {
    const evidence = { kind: 'bot', evidence: 'participant-is-bot' };
    expect(botPart(aSession({ servedBy: 'unknown' }), { bot: 'took-part' })).toMatchObject(evidence);
    expect(botPart(aCall(), { bot: 'took-part' })).toMatchObject(evidence);
});

test('A bot among the participants proves nothing of a session that agents served', () => {
    expect(botPart(aSession({ servedBy: 'agent' }), { bot: 'took-part' })).toBeNull();
});

test('No bot omission is claimed while a bot’s entries were withheld that nobody could assign', () => {
    const withheld = { otherCases: 0, notLinked: 0, hidden: 0, notListed: 0, unassigned: 1, bots: 1 };
    expect(botPart(aSession({ servedBy: 'bot' }), { withheld })).toBeNull();
});

test.each(['none-listed', 'not-readable'] as const)('No bot omission is claimed where participants are %s', (bot) => {
    expect(botPart(aSession(), { bot })).toBeNull();
});

test('No bot omission is claimed where a bot’s messages are here', () => {
    expect(botPart(aSession({ servedBy: 'bot' }), { bot: 'took-part' }, [anEntry({ role: 'bot' })])).toBeNull();
});

test('No bot omission is claimed while older entries, in which a bot may speak, are not loaded', () => {
    const older = { state: 'possible', before: MORNING_AT + 10 } as const;
    expect(botPart(aSession({ servedBy: 'bot' }), { older })).toBeNull();
    expect(botPart(aSession({ servedBy: 'bot' }), { older: { state: 'unreachable' } })).toBeNull();
    const laterSession = aSession({ servedBy: 'bot', startAt: MORNING_AT + MINUTE_MS });
    expect(botPart(laterSession, { older })).toMatchObject({ evidence: 'session-says-bot' });
});

test('A bot omission is claimed where older entries are unreachable and the record began after the first entry', () => {
    const older = { state: 'unreachable' } as const;
    const later = aSession({ servedBy: 'bot', startAt: MORNING_AT + MINUTE_MS });
    expect(botPart(later, { older })).toMatchObject({ evidence: 'session-says-bot' });
    expect(botPart(aSession({ servedBy: 'bot', startAt: MORNING_AT + 1_000 }), { older })).toBeNull();
    expect(botPart(later, { older, entries: [] })).toBeNull();
});

const bot = (joinedAt: number | null): Participant => {
    return { key: 'bot', name: null, role: 'bot', joinedAt, leftAt: null };
};
const during = aSession({ servedBy: 'agent', startAt: MORNING_AT, endAt: MORNING_AT + HOUR_MS });

test('A bot that joined while agents served the session makes it likely that its messages are missing, from then on', () => {
    const participants = [bot(MORNING_AT + 2 * MINUTE_MS), bot(MORNING_AT + MINUTE_MS)];
    expect(botOmission(during, aTranscript({ participants }), [anEntry()])).toMatchObject({
        omission: { evidence: 'bot-joined' },
        at: MORNING_AT + MINUTE_MS
    });
});

test.each([
    ['before the session', MORNING_AT - 2 * MINUTE_MS, false],
    ['a moment before the session', MORNING_AT - 1_000, true],
    ['while the session ran', MORNING_AT + MINUTE_MS, true],
    ['after the session', MORNING_AT + 2 * HOUR_MS, false],
    ['nobody knows when', null, true]
])('A bot that joined %s may have served it: %s, %s', (_, joinedAt, may) => {
    expect(mayHaveBot(during, aTranscript({ participants: [bot(joinedAt)] }))).toBe(may);
});

test('A bot’s part without a time stands at the start of its session', () => {
    const session = aSession({ servedBy: 'bot', startAt: MORNING_AT });
    expect(botOmission(session, aTranscript({ participants: [bot(null)] }), [anEntry()])?.at).toBe(MORNING_AT);
});
