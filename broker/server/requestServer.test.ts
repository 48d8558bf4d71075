import { createDiagnostics, failed, requestIdOf, type TranscriptArgs, type Transcript } from 'c/chatHistoryCore';
import { aTranscript, aUsage, CASE_ID, SESSION_ID } from 'support/builders';
import { createFakeClock, START_AT } from 'support/fakeClock';
import { settled } from 'support/settled';
import { id18 } from '../fixtures/fakeOrg';
import type { Reply } from '../handlers/transcript';
import { ANSWER_WITHIN_MS, createRequestServer, MAX_CONCURRENT, MAX_PER_MINUTE, type Handle } from './requestServer';

const ARGS: TranscriptArgs = {
    caseId: CASE_ID,
    recordId: SESSION_ID,
    fetchPolicy: 'cache-first',
    initiator: 'user',
    limits: {}
};

const request = (id: number, fields: object = {}) => ({ id, verb: 'transcript', args: ARGS, ...fields });
const usageRequest = (id: number) => ({ id, verb: 'usage', args: {} });
const requests = (count: number, from = 0) => Array.from({ length: count }, (_, index) => request(from + index));

/** A transcript of the conversation `kettle`. */
function aReply(fields: Partial<Transcript> = {}): Reply {
    return { ok: true, value: { verb: 'transcript', value: aTranscript(fields) }, name: 'kettle' };
}

function setUp(handler: Handle = () => Promise.resolve(aReply())) {
    const sent: string[] = [];
    const handled: Parameters<Handle>[] = [];
    const clock = createFakeClock();
    const diagnostics = createDiagnostics();
    const port = { postMessage: (text: string) => void sent.push(text), onmessage: null, close: () => undefined };
    const served: { onmessage: ((event: MessageEvent) => void) | null } = port;
    const handle: Handle = (...args) => {
        handled.push(args);
        return handler(...args);
    };
    const { close, notify } = createRequestServer(port, { handle, clock, diagnostics });
    const receive = async (...messages: unknown[]) => {
        messages.forEach((data) => served.onmessage?.({ data } as MessageEvent));
        await settled();
    };
    const answers = () => sent.map((text) => JSON.parse(text) as Record<string, unknown>);
    return { sent, handled, clock, diagnostics, receive, close, notify, answers };
}

/** Handlers that reply when the test says so. */
function createHeldHandler() {
    const givers: ((reply: Reply) => void)[] = [];
    const handler: Handle = () => new Promise((resolve) => givers.push(resolve));
    const reply = async (given = aReply()) => {
        givers.splice(0).forEach((give) => {
            give(given);
        });
        await settled();
    };
    return { handler, reply };
}

describe('an answer', () => {
    test('is one JSON string with the id of its request', async () => {
        const { receive, sent, answers } = setUp();
        await receive(request(7));
        expect(typeof sent[0]).toBe('string');
        expect(answers()).toEqual([{ id: 7, ok: true, verb: 'transcript', value: aTranscript() }]);
    });

    test('can be a problem', async () => {
        const { receive, answers } = setUp(() => Promise.resolve(failed('no-access', { status: 403 })));
        await receive(request(1));
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'no-access', status: 403 } }]);
    });

    test.each<[string, Handle]>([
        ['rejects', () => Promise.reject(new Error('Bearer secret'))],
        [
            'throws',
            () => {
                throw new Error('Bearer secret');
            }
        ]
    ])(
        'is malformed, holds no text of the exception and leaves a diagnostic when the handler %s',
        async (_, handler) => {
            const { receive, sent, diagnostics } = setUp(handler);
            await receive(request(1));
            expect(sent).toEqual(['{"id":1,"ok":false,"problem":{"code":"malformed"}}']);
            expect(diagnostics.list()).toEqual([{ code: 'exception', place: 'request', count: 1 }]);
        }
    );
});

describe('a message', () => {
    test.each(['entries', '__proto__', 'constructor', 'toString', '', 7, null, ['transcript'], undefined])(
        'with the verb %p is not supported',
        async (verb) => {
            const { receive, handled, answers } = setUp();
            await receive(request(1, { verb }));
            expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'not-supported' } }]);
            expect(handled).toEqual([]);
        }
    );

    test.each<[string, unknown]>([
        ['nothing', undefined],
        ['a list', [ARGS]],
        ['an injected Case', { ...ARGS, caseId: "500000000000001' OR Id != '" }],
        ['an injected record', { ...ARGS, recordId: "0Mw000000000001' OR CaseId != '" }],
        ['a reference', { ...ARGS, recordId: '@{record.records[0].Id}' }],
        ['a Case for a record', { ...ARGS, recordId: CASE_ID }],
        ['a record for a Case', { ...ARGS, caseId: SESSION_ID }],
        ['a prefix in other letters', { ...ARGS, recordId: '0MW000000000001' }],
        ['a line end after the id', { ...ARGS, recordId: `${SESSION_ID}\n` }],
        ['sixteen characters', { ...ARGS, recordId: `${SESSION_ID}A` }],
        ['a huge id', { ...ARGS, recordId: `0Mw${'x'.repeat(5_000_000)}` }],
        ['an id in a list', { ...ARGS, recordId: [SESSION_ID] }],
        ['an id as an object', { ...ARGS, recordId: { length: 15 } }],
        ['letters of another script', { ...ARGS, recordId: '0Mwхх0000000001AAA' }],
        ['no fetch policy', { ...ARGS, fetchPolicy: undefined }],
        ['a fetch policy that does not exist', { ...ARGS, fetchPolicy: 'all' }],
        ['a fetch policy by prototype', { ...ARGS, fetchPolicy: 'constructor' }],
        ['an initiator that does not exist', { ...ARGS, initiator: 'admin' }],
        ['a refresh without a time', { ...ARGS, fetchPolicy: 'refresh' }],
        ['a refresh with text', { ...ARGS, fetchPolicy: 'refresh', newerThan: '0' }],
        ['an older page before NaN', { ...ARGS, fetchPolicy: 'older-page', before: NaN }],
        ['an older page before infinity', { ...ARGS, fetchPolicy: 'older-page', before: Infinity }],
        ['an older page before a half', { ...ARGS, fetchPolicy: 'older-page', before: 0.5 }],
        ['an older page before zero', { ...ARGS, fetchPolicy: 'older-page', before: -1 }],
        ['an older page beyond every calendar', { ...ARGS, fetchPolicy: 'older-page', before: 9e15 }]
    ])('with %s for arguments is a bad request, and nothing is handled', async (_, args) => {
        const { receive, handled, answers } = setUp();
        await receive(request(1, { args }));
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'bad-request' } }]);
        expect(handled).toEqual([]);
    });

    test('passes on nothing that is polluted or in excess', async () => {
        const { receive, handled } = setUp();
        const polluted: unknown = JSON.parse(
            `{"id":1,"verb":"transcript","__proto__":{"admin":true},"url":"/services/data","args":{"caseId":"${CASE_ID}",` +
                `"recordId":"${SESSION_ID}","conversation":"x","__proto__":{"caseId":"y"},"initiator":"user",` +
                `"limits":{"wish":1},"fetchPolicy":"cache-first"}}`
        );
        await receive(polluted);
        const [query] = handled[0] ?? [];
        expect(query).toEqual(request(1));
        expect(Object.keys(query?.args ?? {}).sort()).toEqual(Object.keys(ARGS).sort());
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
    ])('without an id gets no answer: %j', async (message) => {
        const { receive, sent, handled } = setUp();
        await receive(message);
        expect(requestIdOf(message)).toBeNull();
        expect([...sent, ...handled]).toEqual([]);
    });
});

describe('an abort', () => {
    test('withdraws its request: no answer, and its handler learns of it', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, answers, handled } = setUp(handler);
        await receive(request(1), request(2));
        await receive({ id: 1, abort: true });
        expect(handled.map(([, signal]) => signal.aborted)).toEqual([true, false]);
        await reply();
        expect(answers().map(({ id }) => id)).toEqual([2]);
    });

    test('of nothing that is pending changes nothing', async () => {
        const { receive, answers } = setUp();
        await receive({ id: 3, abort: true });
        await receive(request(3));
        await receive({ id: 3, abort: true });
        expect(answers().map(({ id, ok }) => [id, ok])).toEqual([[3, true]]);
    });

    test('leaves no diagnostic where it makes the handler reject', async () => {
        const { receive, sent, diagnostics } = setUp(
            (_, signal) =>
                new Promise((_resolve, reject) => {
                    signal.addEventListener('abort', () => {
                        reject(signal.reason as Error);
                    });
                })
        );
        await receive(request(1));
        await receive({ id: 1, abort: true });
        expect(sent).toEqual([]);
        expect(diagnostics.list()).toEqual([]);
    });

    test('of a request that waits for its turn means that it is never handled', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, handled } = setUp(handler);
        await receive(...requests(MAX_CONCURRENT + 1), { id: MAX_CONCURRENT, abort: true });
        await reply();
        expect(handled).toHaveLength(MAX_CONCURRENT);
    });

    test('comes with the end of the server for everything that is pending', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, handled, close } = setUp(handler);
        await receive(request(1));
        close();
        await reply();
        expect(handled[0]?.[1].aborted).toBe(true);
        expect(sent).toEqual([]);
    });
});

test('an id that is pending is not taken twice; one that was answered may come again', async () => {
    const { handler, reply } = createHeldHandler();
    const { receive, sent, handled } = setUp(handler);
    await receive(request(1), request(1));
    expect(handled).toHaveLength(1);
    await reply();
    await receive(request(1));
    await reply();
    expect(sent).toHaveLength(2);
});

describe('how many at once', () => {
    test('further requests wait for their turn', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, handled } = setUp(handler);
        await receive(...requests(MAX_CONCURRENT + 3));
        expect(handled).toHaveLength(MAX_CONCURRENT);
        await reply();
        expect(handled).toHaveLength(MAX_CONCURRENT + 3);
        await reply();
        expect(sent).toHaveLength(MAX_CONCURRENT + 3);
    });

    test('fault 3: requests that ask for the cache only wait for their turn too, since each can cost an API call', async () => {
        const { receive, handled } = setUp(createHeldHandler().handler);
        const args = { ...ARGS, fetchPolicy: 'cache-only' };
        await receive(...Array.from({ length: 20 }, (_, id) => request(id, { args })));
        expect(handled).toHaveLength(MAX_CONCURRENT);
    });

    test('usage is answered while transcripts are slow', async () => {
        const { receive, answers } = setUp(({ verb }) =>
            verb === 'usage'
                ? Promise.resolve({ ok: true, value: { verb, value: aUsage() } })
                : new Promise(() => undefined)
        );
        await receive(...requests(MAX_CONCURRENT + 1), usageRequest(90));
        expect(answers()).toMatchObject([{ id: 90, ok: true, verb: 'usage' }]);
    });
});

describe('fault 7: a port that sends too many requests', () => {
    test('is busy until the oldest of them is a minute old, and works again then', async () => {
        const { receive, handled, answers, clock } = setUp();
        await receive(...requests(MAX_PER_MINUTE / 2));
        clock.advance(30_000);
        await receive(...requests(MAX_PER_MINUTE / 2 + 1, 1_000));
        const retryAt = START_AT + 60_000;
        expect(answers().find(({ ok }) => ok === false)).toMatchObject({ problem: { code: 'busy', retryAt } });
        expect(handled).toHaveLength(MAX_PER_MINUTE);
        clock.set(retryAt);
        await receive(request(5_000));
        expect(answers().at(-1)).toMatchObject({ id: 5_000, ok: true });
    });

    test('serves thousands of requests in its life', async () => {
        const { receive, handled, clock } = setUp();
        for (let minute = 0; minute < 20; minute += 1) {
            await receive(...requests(MAX_PER_MINUTE, minute * MAX_PER_MINUTE));
            clock.advance(60_000);
        }
        expect(handled).toHaveLength(20 * MAX_PER_MINUTE);
    });

    test('is busy for a flood of usage too, which would delay the store for every page, and still answers transcripts', async () => {
        const { receive, handled, answers } = setUp();
        const flood = Array.from({ length: MAX_PER_MINUTE + 1 }, (_, index) => usageRequest(index + 1));
        await receive(...flood);
        const refused = answers().filter((answer) => !answer.ok);
        expect(refused).toMatchObject([{ id: MAX_PER_MINUTE + 1, problem: { code: 'busy' } }]);
        await receive(request(1_000));
        expect(handled).toHaveLength(MAX_PER_MINUTE + 1);
    });

    test('is busy for wrong requests too, and answers usage all the same', async () => {
        const { receive, answers } = setUp(({ verb }) =>
            Promise.resolve(verb === 'usage' ? { ok: true, value: { verb, value: aUsage() } } : aReply())
        );
        await receive(...Array.from({ length: MAX_PER_MINUTE }, (_, id) => request(id, { verb: 'entries' })));
        await receive(request(1_000), usageRequest(1_001));
        expect(answers().slice(-2)).toMatchObject([
            { id: 1_000, problem: { code: 'busy' } },
            { id: 1_001, ok: true }
        ]);
    });

    test('is not blocked by a clock that was put back', async () => {
        const { receive, answers, clock } = setUp();
        await receive(...requests(MAX_PER_MINUTE));
        clock.set(START_AT - 60 * 60_000);
        await receive(request(1_000));
        expect(answers().at(-1)).toMatchObject({ id: 1_000, ok: true });
    });
});

describe('fault 13: every request is answered within a bounded time', () => {
    test('also where its handler never ends, or it never gets its turn', async () => {
        const { receive, answers, handled, clock } = setUp(() => new Promise(() => undefined));
        await receive(...requests(MAX_CONCURRENT + 1));
        clock.advance(ANSWER_WITHIN_MS - 1);
        await settled();
        expect(answers()).toEqual([]);
        clock.advance(1);
        await settled();
        expect(answers().map(({ problem }) => problem)).toEqual(
            Array.from({ length: MAX_CONCURRENT + 1 }, () => ({ code: 'timed-out' }))
        );
        expect(handled.every(([, signal]) => signal.aborted)).toBe(true);
    });

    test('and answered once: what comes after the time is over is not sent', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, answers, clock } = setUp(handler);
        await receive(request(1));
        clock.advance(ANSWER_WITHIN_MS);
        await reply();
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'timed-out' } }]);
    });

    test('but not at all where it was withdrawn', async () => {
        const { receive, sent, clock } = setUp(() => new Promise(() => undefined));
        await receive(request(1));
        await receive({ id: 1, abort: true });
        clock.advance(ANSWER_WITHIN_MS);
        await settled();
        expect(sent).toEqual([]);
    });

    test('and the time limit ends with the answer', async () => {
        const { receive, handled, answers, clock } = setUp();
        await receive(request(1));
        clock.advance(ANSWER_WITHIN_MS);
        await settled();
        expect(answers()).toHaveLength(1);
        expect(handled[0]?.[1].aborted).toBe(false);
    });
});

describe('a change that another page made', () => {
    const fetchedAt = aTranscript().fetchedAt;
    const later = { name: 'kettle', fetchedAt: fetchedAt + 1 };
    const changed = JSON.stringify({ changed: id18(SESSION_ID) });
    const asked = request(1, { args: { ...ARGS, recordId: id18(SESSION_ID) } });

    test('reaches a component that was given an earlier page, under the record it asked with', async () => {
        const { receive, sent, notify } = setUp();
        notify(later);
        expect(sent).toEqual([]);
        await receive(asked);
        notify(later);
        notify({ ...later, name: 'invoice' });
        expect(sent.slice(1)).toEqual([changed]);
    });

    test('does not reach a component that was given the same page or a later one', async () => {
        const { receive, sent, notify } = setUp();
        await receive(asked);
        notify({ name: 'kettle', fetchedAt });
        notify({ name: 'kettle', fetchedAt: fetchedAt - 1 });
        expect(sent).toHaveLength(1);
    });

    test('does not reach a component that was refused the transcript', async () => {
        const { receive, sent, notify } = setUp(() => Promise.resolve(failed('no-access')));
        await receive(asked);
        notify(later);
        expect(sent).toHaveLength(1);
    });

    test('follows an answer that was under way when it came and is from before', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, answers, notify } = setUp(handler);
        await receive(asked);
        notify(later);
        expect(sent).toEqual([]);
        await reply();
        expect(answers()[0]).toMatchObject({ id: 1, ok: true });
        expect(sent.slice(1)).toEqual([changed]);
    });

    test('follows one answer only, though the cache of this page goes on giving the earlier page while others are awaited', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, notify } = setUp(handler);
        await receive(asked, { ...asked, id: 2 }, { ...asked, id: 3 });
        notify(later);
        await reply();
        await reply();
        expect(sent.filter((message) => message === changed)).toHaveLength(1);
    });

    test('does not follow an answer that was under way and holds it already', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, notify } = setUp(handler);
        await receive(asked);
        notify(later);
        await reply(aReply({ fetchedAt: later.fetchedAt }));
        expect(sent).toHaveLength(1);
    });

    test('does not follow an answer to a request that came after it', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, notify } = setUp(handler);
        await receive(request(1));
        notify({ name: 'invoice', fetchedAt: later.fetchedAt });
        await reply();
        await receive(request(2));
        await reply({ ...aReply(), name: 'invoice' });
        expect(sent).toHaveLength(2);
    });

    test('still concerns a component that was given an older page in between', async () => {
        const replies = [aReply(), aReply({ extent: 'older-page', fetchedAt: later.fetchedAt })];
        const { receive, sent, notify } = setUp(() => Promise.resolve(replies.shift() ?? failed('malformed')));
        await receive(asked, { ...asked, id: 2 });
        notify(later);
        expect(sent.slice(2)).toEqual([changed]);
    });
});
