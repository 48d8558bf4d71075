import fc from 'fast-check';
import { decodeAnswer, MAX_ANSWER_CHARS, PROTOCOL_VERSION, type Usage } from '../chatHistoryCore';
import { anyEntry, entry, SESSION_ID, transcript } from './builders';

const GOOD_PROBLEM = '{"id":3,"ok":false,"problem":{"code":"locker"}}';
const MALFORMED = { ok: false, problem: { code: 'malformed' } };

function answer(value: unknown) {
    return decodeAnswer(JSON.stringify({ id: 3, ok: true, verb: 'transcript', value }));
}

test('a transcript comes through as it was sent', () => {
    const sent = transcript({ entries: [entry(), entry({ at: null, sentAt: null, body: { kind: 'non-text' } })] });
    expect(answer(sent)).toEqual({ ok: true, value: { id: 3, ok: true, verb: 'transcript', value: sent } });
});

const USAGE: Usage = {
    callsLastHour: 12,
    hourlyBudget: 500,
    wokenLastHalfHour: 3,
    otherCallsLastHour: 40,
    answersLastHour: { salesforce: 12, 'this-tab': 1, 'other-tab': 2, stored: 30 },
    daily: { used: 62_110, allowed: 100_000 },
    dailyShare: 0.9,
    stoppedUntil: 1_772_442_000_000
};

function usageAnswer(value: unknown) {
    return decodeAnswer(JSON.stringify({ id: 3, ok: true, verb: 'usage', value }));
}

test('what asking has cost comes through as it was sent', () => {
    expect(usageAnswer(USAGE)).toEqual({ ok: true, value: { id: 3, ok: true, verb: 'usage', value: USAGE } });
    const bare = { ...USAGE, daily: null, stoppedUntil: null };
    expect(usageAnswer(bare)).toMatchObject({ ok: true, value: { value: bare } });
});

test.each([
    ['callsLastHour', -1],
    ['callsLastHour', 'many'],
    ['wokenLastHalfHour', 1.5],
    ['otherCallsLastHour', null],
    ['hourlyBudget', -1],
    ['dailyShare', null],
    ['answersLastHour', { salesforce: 1 }],
    ['answersLastHour', null],
    ['daily', { used: 1 }],
    ['daily', undefined],
    ['stoppedUntil', -1]
])('figures whose %s is %j are refused', (name, value) => {
    expect(usageAnswer({ ...USAGE, [name]: value })).toEqual(MALFORMED);
});

test.each([true, false])('that the page may be let go of (%s) comes through', (mayLeave) => {
    const text = JSON.stringify({ id: 3, ok: true, verb: 'release', value: { mayLeave } });
    expect(decodeAnswer(text)).toEqual({ ok: true, value: { id: 3, ok: true, verb: 'release', value: { mayLeave } } });
});

test('that a conversation was read again elsewhere comes through, with a short id', () => {
    expect(decodeAnswer(JSON.stringify({ changed: `${SESSION_ID}AAA` }))).toEqual({
        ok: true,
        value: { changed: SESSION_ID }
    });
    expect(decodeAnswer('{"changed":"nonsense"}')).toEqual(MALFORMED);
});

test('any entry of ours is accepted', () => {
    fc.assert(
        fc.property(fc.array(anyEntry), (entries) => {
            const recordIds = entries.map(({ recordId }) => recordId);
            expect(answer(transcript({ recordIds, entries })).ok).toBe(true);
        })
    );
});

test('an entry of a record that the transcript does not count to the Case refuses the whole', () => {
    expect(answer(transcript({ entries: [entry(), entry({ recordId: '0Mw00000000ZZZZ' })] }))).toEqual(MALFORMED);
});

test('a problem comes through with what is known of it', () => {
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

test('the page’s greeting repeats the nonce', () => {
    const connected = '2f1c7f4e-9d3b-4c55-8a70-5b1f0c6d9e21';
    const v = PROTOCOL_VERSION;
    expect(decodeAnswer(JSON.stringify({ connected, v }))).toEqual({ ok: true, value: { connected, v } });
    expect(decodeAnswer(JSON.stringify({ connected, v: 9 }))).toMatchObject({ problem: { code: 'not-supported' } });
    expect(decodeAnswer(JSON.stringify({ connected: 1, v }))).toEqual(MALFORMED);
});

test('an answer may be as long as the limit, and no longer', () => {
    expect(decodeAnswer(GOOD_PROBLEM.padEnd(MAX_ANSWER_CHARS)).ok).toBe(true);
});

test.each([
    ['no string', { id: 3, ok: true }],
    ['no JSON', '{"id":3,'],
    ['no object', '[]'],
    ['null', 'null'],
    ['deeply nested', '['.repeat(200_000)],
    ['without an id', '{"ok":true}'],
    ['neither good nor bad', '{"id":3}'],
    ['good, for nothing that was asked', '{"id":3,"ok":true,"value":{}}'],
    ['good, without saying whether', '{"id":3,"ok":true,"verb":"release","value":{}}'],
    ['a problem that calls itself good', '{"id":3,"ok":1,"problem":{"code":"locker"}}'],
    ['a problem that nobody knows', '{"id":3,"ok":false,"problem":{"code":"tired"}}'],
    ['a problem from a prototype', '{"id":3,"ok":false,"problem":{"__proto__":{"code":"locker"}}}'],
    ['too long', GOOD_PROBLEM.padEnd(MAX_ANSWER_CHARS + 1)]
])('an answer that is %s is malformed', (_, text) => {
    expect(decodeAnswer(text)).toEqual(MALFORMED);
});

const good = transcript({ entries: [entry()] });

test.each([
    ['recordIds', null],
    ['recordIds', [`${SESSION_ID}EAK`]],
    ['recordIds', ['nonsense']],
    ['entries', {}],
    ['withheld', null],
    ['withheld', { otherCases: -1, notLinked: 0, unassigned: 0 }],
    ['withheld', { otherCases: 1.5, notLinked: 0, unassigned: 0 }],
    ['older', { state: 'possible' }],
    ['older', { state: 'perhaps' }],
    ['bot', 'constructor'],
    ['readAt', null],
    ['readAt', 1e300],
    ['origin', 'elsewhere'],
    ['extent', 'everything'],
    ['extent', undefined]
])('a transcript whose %s is %j is refused', (name, value) => {
    expect(answer({ ...good, [name]: value })).toEqual(MALFORMED);
});

test.each([
    ['id', ''],
    ['id', 7],
    ['recordId', 'nonsense'],
    ['at', 'today'],
    ['at', -1],
    ['at', undefined],
    ['sentAt', 1e300],
    ['sender', null],
    ['sender', { role: 'owner', appType: '', subject: '' }],
    ['sender', { role: 'agent', appType: '' }],
    ['body', { kind: 'text' }],
    ['body', { kind: 'html', text: '<b>' }],
    ['relatedRecordIds', ['nonsense']],
    ['relatedRecordIds', null]
])('one entry whose %s is %j refuses the transcript', (name, value) => {
    expect(answer({ ...good, entries: [entry(), { ...entry(), [name]: value }] })).toEqual(MALFORMED);
});

test('whatever comes in, nothing throws', () => {
    fc.assert(
        fc.property(fc.oneof(fc.anything(), fc.string(), fc.json()), (text) => {
            expect(decodeAnswer(text).ok).toBe(false);
        })
    );
});
