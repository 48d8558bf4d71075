import { failed, MAX_ANSWER_CHARS, type Transcript } from 'c/chatHistoryCore';
import { CASE_ID, SESSION_ID } from './fixtures/fakeOrg';
import { MAX_AT_ONCE, MAX_REQUESTS, servePort, type Ask, type Reply } from './port';

const ARGS = { caseId: CASE_ID, recordId: SESSION_ID, read: { how: 'once' }, by: 'agent', limits: {} };
const TRANSCRIPT: Transcript = {
    recordIds: ['0Mwxx0000000001'],
    entries: [],
    withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
    older: { state: 'none' },
    extent: 'to-newest',
    bot: 'none-listed',
    readAt: 1,
    origin: 'stored'
};

const request = (id: number, fields: object = {}) => ({ id, verb: 'transcript', args: ARGS, ...fields });
const answering =
    (reply: Reply): Ask =>
    () =>
        Promise.resolve(reply);
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A transcript that is told of by the name of its conversation. */
const GIVEN: Reply = { ok: true, value: { verb: 'transcript', value: TRANSCRIPT }, about: 'kettle' };

function setUp(answer: Ask = answering(GIVEN)) {
    const sent: unknown[] = [];
    const asked: Parameters<Ask>[] = [];
    const port = { postMessage: (text: unknown) => void sent.push(text), onmessage: null, close: () => undefined };
    const served: { onmessage: ((event: MessageEvent) => void) | null } = port;
    const { close: stop, tellChanged } = servePort(port, (...args) => {
        asked.push(args);
        return answer(...args);
    });
    const receive = async (...messages: unknown[]) => {
        messages.forEach((data) => served.onmessage?.({ data } as MessageEvent));
        await settled();
    };
    return {
        sent,
        asked,
        receive,
        stop,
        tellChanged,
        answers: () => sent.map((text) => JSON.parse(String(text)) as unknown)
    };
}

function held() {
    const givers: ((reply: Reply) => void)[] = [];
    const ask: Ask = () => new Promise((resolve) => givers.push(resolve));
    return {
        ask,
        give: () => {
            givers.splice(0).forEach((give) => give(GIVEN));
        }
    };
}

test('an answer is one JSON string with the id of its request', async () => {
    const { receive, sent, answers } = setUp();
    await receive(request(7));
    expect(typeof sent[0]).toBe('string');
    expect(answers()).toEqual([{ id: 7, ok: true, verb: 'transcript', value: TRANSCRIPT }]);
});

test('a problem is an answer', async () => {
    const { receive, answers } = setUp(answering(failed('no-access', { status: 403 })));
    await receive(request(1));
    expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'no-access', status: 403 } }]);
});

test.each(['entries', '__proto__', 'constructor', 'toString', '', 7, null, ['transcript'], undefined])(
    'the verb %p is not supported',
    async (verb) => {
        const { receive, asked, answers } = setUp();
        await receive(request(1, { verb }));
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'not-supported' } }]);
        expect(asked).toEqual([]);
    }
);

test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a list', [ARGS]],
    ['an injected Case', { ...ARGS, caseId: "500xx0000000001' OR Id != '" }],
    ['an injected record', { ...ARGS, recordId: "0Mwxx0000000001' OR CaseId != '" }],
    ['a reference', { ...ARGS, recordId: '@{record.records[0].Id}' }],
    ['a Case for a record', { ...ARGS, recordId: CASE_ID }],
    ['a record for a Case', { ...ARGS, caseId: SESSION_ID }],
    ['a prefix in other letters', { ...ARGS, recordId: '0MWxx0000000001AAA' }],
    ['a line end after the id', { ...ARGS, recordId: `${SESSION_ID.slice(0, 15)}\n` }],
    ['sixteen characters', { ...ARGS, recordId: `${SESSION_ID.slice(0, 15)}A` }],
    ['a huge id', { ...ARGS, recordId: `0Mw${'x'.repeat(5_000_000)}` }],
    ['an id in a list', { ...ARGS, recordId: [SESSION_ID] }],
    ['an id as an object', { ...ARGS, recordId: { length: 18 } }],
    ['letters of another script', { ...ARGS, recordId: '0Mwхх0000000001AAA' }],
    ['no read', { caseId: CASE_ID, recordId: SESSION_ID }],
    ['a read that does not exist', { ...ARGS, read: { how: 'all' } }],
    ['a read by prototype', { ...ARGS, read: { how: 'constructor' } }],
    ['again without a time', { ...ARGS, read: { how: 'again' } }],
    ['again with text', { ...ARGS, read: { how: 'again', newerThan: '0' } }],
    ['older with NaN', { ...ARGS, read: { how: 'older', before: NaN } }],
    ['older with infinity', { ...ARGS, read: { how: 'older', before: Infinity } }],
    ['older with a half', { ...ARGS, read: { how: 'older', before: 0.5 } }],
    ['older below zero', { ...ARGS, read: { how: 'older', before: -1 } }],
    ['older beyond every calendar', { ...ARGS, read: { how: 'older', before: 9e15 } }]
])('arguments with %s are refused and nobody is asked', async (_what, args) => {
    const { receive, asked, answers } = setUp();
    await receive(request(1, { args }));
    expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'bad-request' } }]);
    expect(asked).toEqual([]);
});

test('what is polluted or in excess in a message goes no further', async () => {
    const { receive, asked } = setUp();
    const polluted: unknown = JSON.parse(
        `{"id":1,"verb":"transcript","__proto__":{"admin":true},"url":"/services/data","args":{"caseId":"${CASE_ID}",` +
            `"recordId":"${SESSION_ID}","conversation":"x","__proto__":{"caseId":"y"},"by":"agent","limits":{"wish":1},"read":{"how":"once","constructor":1}}}`
    );
    await receive(polluted);
    expect(asked[0]?.[0]).toEqual(request(1));
    const [first] = asked[0] ?? [];
    const names = first?.verb === 'transcript' ? Object.keys(first.args).sort() : [];
    expect(names).toEqual(['by', 'caseId', 'limits', 'read', 'recordId']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test.each([
    undefined,
    null,
    1,
    'transcript',
    [],
    {},
    { verb: 'transcript' },
    { id: '1' },
    { id: -1 },
    { id: 1.5 },
    { id: {} }
])('a message without an id is answered by nothing: %j', async (message) => {
    const { receive, sent, asked } = setUp();
    await receive(message);
    expect([...sent, ...asked]).toEqual([]);
});

test('an abort takes the request back: no answer, and whoever works on it is told', async () => {
    const { ask, give } = held();
    const { receive, sent, asked } = setUp(ask);
    await receive(request(1), request(2));
    await receive({ id: 1, abort: true });
    expect(asked[0]?.[1].aborted).toBe(true);
    give();
    await settled();
    expect(sent.map((text) => (JSON.parse(String(text)) as { id: number }).id)).toEqual([2]);
});

test('an abort of what is not under way is no error', async () => {
    const { receive, sent } = setUp();
    await receive({ id: 3, abort: true }, request(3), { id: 3, abort: true });
    expect(sent.length).toBeLessThanOrEqual(1);
});

test('an id that is under way is not taken twice; one that was answered may come again', async () => {
    const { ask, give } = held();
    const { receive, sent, asked } = setUp(ask);
    await receive(request(1), request(1));
    expect(asked).toHaveLength(1);
    give();
    await settled();
    await receive(request(1));
    give();
    await settled();
    expect(sent).toHaveLength(2);
});

test('only so many run at once, the others wait for their turn', async () => {
    const { ask, give } = held();
    const { receive, sent, asked } = setUp(ask);
    await receive(...Array.from({ length: MAX_AT_ONCE + 3 }, (_, id) => request(id)));
    expect(asked).toHaveLength(MAX_AT_ONCE);
    give();
    await settled();
    expect(asked).toHaveLength(MAX_AT_ONCE + 3);
    give();
    await settled();
    expect(sent).toHaveLength(MAX_AT_ONCE + 3);
});

test('one that was taken back while it waited is never asked for', async () => {
    const { ask, give } = held();
    const { receive, asked } = setUp(ask);
    await receive(...Array.from({ length: MAX_AT_ONCE + 1 }, (_, id) => request(id)), { id: MAX_AT_ONCE, abort: true });
    give();
    await settled();
    expect(asked).toHaveLength(MAX_AT_ONCE);
});

test('a port that asks without end is refused without asking Salesforce', async () => {
    const { receive, asked, answers } = setUp();
    await receive(...Array.from({ length: MAX_REQUESTS }, (_, id) => request(id)));
    await settled();
    await receive(request(MAX_REQUESTS));
    expect(answers().at(-1)).toEqual({ id: MAX_REQUESTS, ok: false, problem: { code: 'bad-request' } });
    expect(asked).toHaveLength(MAX_REQUESTS);
    // What costs nothing is answered all the same: the last page that holds a key is asked for as long as it lives.
    await receive({ id: MAX_REQUESTS + 1, verb: 'release' });
    expect(asked).toHaveLength(MAX_REQUESTS + 1);
});

test.each([
    ['rejects', () => Promise.reject(new Error('Bearer secret'))],
    [
        'throws',
        () => {
            throw new Error('Bearer secret');
        }
    ]
])('when the work %s, the answer is malformed and holds nothing of the text', async (_how, ask: Ask) => {
    const { receive, sent } = setUp(ask);
    await receive(request(1));
    expect(sent).toEqual(['{"id":1,"ok":false,"problem":{"code":"malformed"}}']);
});

test('an answer that is too long is not sent', async () => {
    const long = { ...TRANSCRIPT, recordIds: ['x'.repeat(MAX_ANSWER_CHARS)] };
    const { receive, answers } = setUp(answering({ ok: true, value: { verb: 'transcript', value: long } }));
    await receive(request(1));
    expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'malformed' } }]);
});

test('closing takes back what is under way', async () => {
    const { ask, give } = held();
    const { receive, sent, asked, stop } = setUp(ask);
    await receive(request(1));
    stop();
    give();
    await settled();
    expect(asked[0]?.[1].aborted).toBe(true);
    expect(sent).toEqual([]);
});

test('news of a conversation goes to the port that was given its words, under the record it asked with', async () => {
    const { receive, sent, tellChanged } = setUp();
    tellChanged('kettle');
    expect(sent).toEqual([]);
    await receive(request(1));
    tellChanged('kettle');
    tellChanged('invoice');
    expect(sent.slice(1)).toEqual([JSON.stringify({ changed: SESSION_ID })]);
});

test('news of a conversation does not go to a port that was refused its words', async () => {
    const { receive, sent, tellChanged } = setUp(answering(failed('no-access')));
    await receive(request(1));
    tellChanged('kettle');
    expect(sent).toHaveLength(1);
});

test('news of a conversation that is just being read goes out after its answer, which may be from before', async () => {
    const { ask, give } = held();
    const { receive, sent, tellChanged } = setUp(ask);
    await receive(request(1));
    tellChanged('kettle');
    expect(sent).toEqual([]);
    give();
    await settled();
    expect(sent.map((text) => JSON.parse(String(text)) as object)).toMatchObject([
        { id: 1, ok: true },
        { changed: SESSION_ID }
    ]);
});

test('questions that cost nothing are answered while reads hang', async () => {
    const { asked, receive } = setUp(held().ask);
    for (let id = 1; id <= MAX_AT_ONCE + 1; id += 1) await receive(request(id));
    expect(asked).toHaveLength(MAX_AT_ONCE);
    await receive({ id: 90, verb: 'usage', args: {} }, request(91, { args: { ...ARGS, read: { how: 'kept' } } }));
    expect(asked).toHaveLength(MAX_AT_ONCE + 2);
});
