import fc from 'fast-check';
import { decodeAnswer, MAX_ANSWER_CHARS, PROTOCOL_VERSION } from '../chatHistoryCore';
import { anEntry, anyEntry, aTranscript, aUsage, MORNING_AT, SESSION_ID } from 'support/builders';

const GOOD_PROBLEM = '{"id":3,"ok":false,"problem":{"code":"locker"}}';
const MALFORMED = { ok: false, problem: { code: 'malformed' } };

function transcriptAnswer(value: unknown) {
    return decodeAnswer(JSON.stringify({ id: 3, ok: true, verb: 'transcript', value }));
}

test('A transcript arrives as it was sent', () => {
    const sent = aTranscript({ entries: [anEntry(), anEntry({ at: null, sentAt: null, body: { kind: 'non-text' } })] });
    expect(transcriptAnswer(sent)).toEqual({ ok: true, value: { id: 3, ok: true, verb: 'transcript', value: sent } });
});

const USAGE = aUsage({
    entriesCallsLastHour: 12,
    activeConversations: 3,
    autoActiveConversations: 1,
    otherCallsLastHour: 40,
    answersLastHour: { salesforce: 12, cache: 33 },
    daily: { used: 62_110, allowed: 100_000 },
    stoppedUntil: MORNING_AT,
    diagnostics: [{ code: 'read-failed', place: 'indexedDbStore', count: 2 }]
});

function usageAnswer(value: unknown) {
    return decodeAnswer(JSON.stringify({ id: 3, ok: true, verb: 'usage', value }));
}

test('Usage arrives as it was sent', () => {
    expect(usageAnswer(USAGE)).toEqual({ ok: true, value: { id: 3, ok: true, verb: 'usage', value: USAGE } });
    const bare = { ...USAGE, daily: null, stoppedUntil: null };
    expect(usageAnswer(bare)).toMatchObject({ ok: true, value: { value: bare } });
});

test.each([
    ['entriesCallsLastHour', -1],
    ['entriesCallsLastHour', 'many'],
    ['activeConversations', 1.5],
    ['autoActiveConversations', undefined],
    ['activeBudget', NaN],
    ['otherCallsLastHour', null],
    ['hourlyBudget', -1],
    ['dailyShare', null],
    ['answersLastHour', { salesforce: 1 }],
    ['answersLastHour', null],
    ['daily', { used: 1 }],
    ['daily', undefined],
    ['stoppedUntil', -1],
    ['version', undefined],
    ['version', '<b>'],
    ['diagnostics', {}],
    ['diagnostics', [{ code: 'read-failed', place: null, count: 1 }]],
    ['diagnostics', [{ code: 'read-failed', place: 'x', count: -1 }]]
])('Usage with the %s %j is malformed', (name, value) => {
    expect(usageAnswer({ ...USAGE, [name]: value })).toEqual(MALFORMED);
});

test('A change elsewhere arrives with an id of 15 characters', () => {
    expect(decodeAnswer(JSON.stringify({ changed: `${SESSION_ID}AAA` }))).toEqual({
        ok: true,
        value: { changed: SESSION_ID }
    });
    expect(decodeAnswer('{"changed":"nonsense"}')).toEqual(MALFORMED);
});

test('Any entry of the core is accepted in a transcript', () => {
    fc.assert(
        fc.property(fc.array(anyEntry), (entries) => {
            const recordIds = entries.map(({ recordId }) => recordId);
            expect(transcriptAnswer(aTranscript({ recordIds, entries })).ok).toBe(true);
        })
    );
});

test.each([{ state: 'none' }, { state: 'unreachable' }, { state: 'possible', before: 0 }] as const)(
    'A transcript with the older entries %j arrives',
    (older) => {
        expect(transcriptAnswer(aTranscript({ older }))).toMatchObject({ ok: true, value: { value: { older } } });
    }
);

test('An entry of a record that is not among the transcript’s makes the whole malformed', () => {
    expect(transcriptAnswer(aTranscript({ entries: [anEntry(), anEntry({ recordId: '0Mw00000000ZZZZ' })] }))).toEqual(
        MALFORMED
    );
});

test('A problem arrives with its known fields', () => {
    const problem = { code: 'limit-reached', status: 503, retryAt: 9 };
    expect(decodeAnswer(JSON.stringify({ id: 3, ok: false, problem: { ...problem, extra: 1 } }))).toEqual({
        ok: true,
        value: { id: 3, ok: false, problem }
    });
    expect(decodeAnswer(JSON.stringify({ id: 3, ok: false, problem: { code: 'unavailable', status: 'x' } }))).toEqual({
        ok: true,
        value: { id: 3, ok: false, problem: { code: 'unavailable' } }
    });
});

describe('The first message over the port', () => {
    const connected = {
        connected: '2f1c7f4e-9d3b-4c55-8a70-5b1f0c6d9e21',
        v: PROTOCOL_VERSION,
        version: '0.2.0',
        holdsTranscripts: false
    };

    test('It arrives with nonce and version, without unknown fields', () => {
        expect(decodeAnswer(JSON.stringify({ ...connected, extra: 1 }))).toEqual({ ok: true, value: connected });
    });

    test('It is not supported from a page of another protocol version', () => {
        const { connected: nonce } = connected;
        expect(decodeAnswer(JSON.stringify({ connected: nonce, v: 2 }))).toMatchObject({
            problem: { code: 'not-supported' }
        });
    });

    test.each([
        ['nonce', { connected: 1 }],
        ['version', { version: '0.2' }],
        ['holdsTranscripts', { holdsTranscripts: undefined }]
    ])('It is malformed with a wrong %s', (_, fields) => {
        expect(decodeAnswer(JSON.stringify({ ...connected, ...fields }))).toEqual(MALFORMED);
    });
});

test('An answer as long as the limit is decoded', () => {
    expect(decodeAnswer(GOOD_PROBLEM.padEnd(MAX_ANSWER_CHARS)).ok).toBe(true);
});

test.each([
    ['no string', { id: 3, ok: true }],
    ['no JSON', '{"id":3,'],
    ['no object', '[]'],
    ['null', 'null'],
    ['deeply nested', '['.repeat(200_000)],
    ['without an id', '{"ok":true}'],
    ['neither successful nor failed', '{"id":3}'],
    ['successful without a verb', '{"id":3,"ok":true,"value":{}}'],
    ['successful with an unknown verb', '{"id":3,"ok":true,"verb":"release","value":{}}'],
    ['a problem with a wrong flag', '{"id":3,"ok":1,"problem":{"code":"locker"}}'],
    ['an unknown problem', '{"id":3,"ok":false,"problem":{"code":"tired"}}'],
    ['a problem from a prototype', '{"id":3,"ok":false,"problem":{"__proto__":{"code":"locker"}}}'],
    ['too long', GOOD_PROBLEM.padEnd(MAX_ANSWER_CHARS + 1)]
])('An answer that is %s is malformed', (_, text) => {
    expect(decodeAnswer(text)).toEqual(MALFORMED);
});

const good = aTranscript({ entries: [anEntry()], messageCounts: { [SESSION_ID]: { agent: null, customer: 1 } } });

test.each([
    ['recordIds', null],
    ['recordIds', [`${SESSION_ID}EAK`]],
    ['recordIds', ['nonsense']],
    ['recordIds', [SESSION_ID, 'fifteen letters']],
    ['entries', {}],
    ['withheld', null],
    ['withheld', { otherCases: -1, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 }],
    ['withheld', { otherCases: 1.5, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 }],
    ['older', { state: 'possible' }],
    ['older', { state: 'perhaps' }],
    ['older', { state: 'perhaps', before: 1 }],
    ['bot', 'constructor'],
    ['messageCounts', undefined],
    ['messageCounts', []],
    ['messageCounts', { nonsense: { agent: 1, customer: 1 } }],
    ['messageCounts', { [SESSION_ID]: null }],
    ['messageCounts', { [SESSION_ID]: { agent: 1 } }],
    ['messageCounts', { [SESSION_ID]: { agent: 1, customer: -1 } }],
    ['messageCounts', { [SESSION_ID]: { agent: '1', customer: 1 } }],
    ['fetchedAt', null],
    ['fetchedAt', 1e300],
    ['expiresAt', undefined],
    ['expiresAt', -1],
    ['origin', 'elsewhere'],
    ['extent', 'everything'],
    ['extent', undefined]
])('A transcript with the %s %j is malformed', (name, value) => {
    expect(transcriptAnswer({ ...good, [name]: value })).toEqual(MALFORMED);
});

test.each([
    ['id', ''],
    ['id', 7],
    ['recordId', 'nonsense'],
    ['at', 'today'],
    ['at', -1],
    ['at', undefined],
    ['sentAt', 1e300],
    ['durationMs', -1],
    ['durationMs', '9'],
    ['sender', null],
    ['sender', { role: 'owner', subject: '' }],
    ['sender', { role: 'agent' }],
    ['body', { kind: 'text' }],
    ['body', { kind: 'html', text: '<b>' }],
    ['relatedRecordIds', ['nonsense']],
    ['relatedRecordIds', null]
])('One entry with the %s %j makes the transcript malformed', (name, value) => {
    expect(transcriptAnswer({ ...good, entries: [anEntry(), { ...anEntry(), [name]: value }] })).toEqual(MALFORMED);
});

test('Any answer is decoded without an exception', () => {
    fc.assert(
        fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (text) => {
            expect(decodeAnswer(text).ok).toBe(false);
        })
    );
});
