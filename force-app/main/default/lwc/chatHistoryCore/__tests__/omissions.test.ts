import {
    botOmission,
    omissionOfEntry,
    olderOmission,
    omissionsOfRecord,
    withheldOmissions,
    type LinkedRecord,
    type Transcript
} from '../chatHistoryCore';
import { aCall, anEntry, aSession, aTranscript, MINUTE_MS, MORNING_AT, SESSION_ID } from 'support/builders';

const NONE = { state: 'none' } as const;

function botPart(record: LinkedRecord = aSession(), fields: Partial<Transcript> = {}, entries = [anEntry()]) {
    return botOmission(record, aTranscript({ entries, ...fields }), entries);
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
    const withheld = { otherCases: 0, notLinked: 0, hidden: 0, unassigned: 1, bots: 1 };
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

test.each(['new', 'in-progress'] as const)('A call that is %s is still open', (status) => {
    const omissions = omissionsOfRecord(aCall({ status, endAt: null, conversation: NONE }));
    expect(omissions).toMatchObject([{ kind: 'still-open', evidence: 'call-not-completed' }]);
});

test('A call of hidden status is not claimed to be running', () => {
    expect(omissionsOfRecord(aCall({ status: 'unknown' }))).toEqual([]);
});

test.each([
    ['A session', aSession({ conversation: NONE }), 'no-conversation-on-session'],
    ['A completed call', aCall({ conversation: NONE }), 'no-conversation-on-call'],
    ['A call of hidden status', aCall({ conversation: NONE, status: 'unknown' }), 'no-conversation-on-call']
])('%s without a conversation has no transcript', (_, record, evidence) => {
    expect(omissionsOfRecord(record)).toMatchObject([{ kind: 'no-transcript', evidence }]);
});

test('A hidden conversation is no sign that there is none', () => {
    expect(omissionsOfRecord(aSession({ conversation: { state: 'hidden' } }))).toEqual([]);
});

test('A full page is likely not the last one', () => {
    expect(olderOmission(aTranscript({ older: { state: 'possible', before: 1 } }), SESSION_ID)).toMatchObject({
        kind: 'older',
        evidence: 'page-was-full'
    });
    expect(olderOmission(aTranscript({ older: { state: 'unreachable' } }), SESSION_ID)).toMatchObject({
        evidence: 'same-millisecond'
    });
    expect(olderOmission(aTranscript(), SESSION_ID)).toBeNull();
});

test('Entries without text and unreadable entries are known omissions of one entry', () => {
    expect(omissionOfEntry(anEntry({ body: { kind: 'non-text' } }))).toEqual({
        kind: 'non-text',
        evidence: 'entry-without-text',
        count: 1,
        recordId: SESSION_ID
    });
    expect(omissionOfEntry(anEntry({ body: { kind: 'unreadable' } }))).toMatchObject({
        kind: 'unreadable',
        evidence: 'entry-not-understood'
    });
});

test('A bot omission is claimed where older entries are unreachable and the record began after the first entry', () => {
    const older = { state: 'unreachable' } as const;
    const later = aSession({ servedBy: 'bot', startAt: MORNING_AT + MINUTE_MS });
    expect(botPart(later, { older })).toMatchObject({ evidence: 'session-says-bot' });
    expect(botPart(aSession({ servedBy: 'bot', startAt: MORNING_AT + 1_000 }), { older })).toBeNull();
    expect(botPart(later, { older, entries: [] })).toBeNull();
});

test('Withheld entries are counted by reason, and a count of 0 is left out', () => {
    const withheld = { otherCases: 3, notLinked: 0, hidden: 0, unassigned: 1, bots: 0 };
    expect(withheldOmissions(aTranscript({ withheld }), SESSION_ID)).toEqual([
        { kind: 'other-cases', evidence: 'of-other-cases', count: 3, recordId: SESSION_ID },
        { kind: 'unassigned', evidence: 'of-no-session', count: 1, recordId: SESSION_ID }
    ]);
});
