import { botOmission, olderOmission, omissionsOfRecord, withheldOmissions, type Transcript } from '../chatHistoryCore';
import { call, entry, MINUTE_MS, MORNING_AT, session, SESSION_ID, transcript } from './builders';

const NONE = { state: 'none' } as const;

function botPart(record = session(), fields: Partial<Transcript> = {}, entries = [entry()]) {
    return botOmission({ record, transcript: transcript({ entries, ...fields }), entries });
}

test.each(['bot', 'bot-to-agent'] as const)(
    'a session served by %s without a word of a bot lacks its part',
    (servedBy) => {
        expect(botPart(session({ servedBy }))).toMatchObject({
            kind: 'bot',
            certainty: 'known',
            evidence: 'session-says-bot',
            recordId: SESSION_ID
        });
    }
);

test('a bot among the participants may have served another session: likely, not known', () => {
    expect(botPart(session(), { bot: 'took-part' })).toMatchObject({
        kind: 'bot',
        certainty: 'likely',
        evidence: 'participant-is-bot'
    });
});

test.each(['none-listed', 'not-readable'] as const)('no bot is claimed where participants are %s', (bot) => {
    expect(botPart(session(), { bot })).toBeNull();
});

test('where a bot’s words are here, its part is not claimed to be missing', () => {
    expect(botPart(session({ servedBy: 'bot' }), { bot: 'took-part' }, [entry({ role: 'bot' })])).toBeNull();
});

test('while older entries are not loaded, a bot may still speak in them: no claim', () => {
    const older = { state: 'possible', before: MORNING_AT + 10 } as const;
    expect(botPart(session({ servedBy: 'bot' }), { older })).toBeNull();
    expect(botPart(session({ servedBy: 'bot' }), { older: { state: 'unreachable' } })).toBeNull();
    const laterSession = session({ servedBy: 'bot', startAt: MORNING_AT + MINUTE_MS });
    expect(botPart(laterSession, { older })).toMatchObject({ certainty: 'known' });
});

test.each(['new', 'in-progress'] as const)('a call that is %s is still open', (status) => {
    const omissions = omissionsOfRecord(call({ status, conversation: NONE }));
    expect(omissions).toMatchObject([{ kind: 'still-open', certainty: 'known', evidence: 'call-not-completed' }]);
});

test('a call whose status may not be seen is not said to be running', () => {
    expect(omissionsOfRecord(call({ status: 'unknown' }))).toEqual([]);
});

test.each([
    ['a session', session({ conversation: NONE }), 'no-conversation-on-session', 'likely'],
    ['a completed call', call({ conversation: NONE }), 'no-conversation-on-call', 'known'],
    ['a call of unknown status', call({ conversation: NONE, status: 'unknown' }), 'no-conversation-on-call', 'likely']
])('%s without a conversation has no transcript', (_, record, evidence, certainty) => {
    expect(omissionsOfRecord(record)).toMatchObject([{ kind: 'no-transcript', certainty, evidence }]);
});

test('a conversation that may not be seen is no sign that there is none', () => {
    expect(omissionsOfRecord(session({ conversation: { state: 'hidden' } }))).toEqual([]);
});

test('a full page is likely not the last one', () => {
    expect(olderOmission(transcript({ older: { state: 'possible', before: 1 } }), SESSION_ID)).toMatchObject({
        kind: 'older',
        certainty: 'likely',
        evidence: 'page-was-full'
    });
    expect(olderOmission(transcript({ older: { state: 'unreachable' } }), SESSION_ID)).toMatchObject({
        certainty: 'likely',
        evidence: 'same-millisecond'
    });
    expect(olderOmission(transcript(), SESSION_ID)).toBeNull();
});

test('what was withheld is counted by reason, and a count of none is not mentioned', () => {
    const withheld = { otherCases: 3, notLinked: 0, unassigned: 1 };
    expect(withheldOmissions(transcript({ withheld }), SESSION_ID)).toEqual([
        { kind: 'other-cases', certainty: 'known', evidence: 'counted-by-broker', count: 3, recordId: SESSION_ID },
        { kind: 'unassigned', certainty: 'known', evidence: 'counted-by-broker', count: 1, recordId: SESSION_ID }
    ]);
});
