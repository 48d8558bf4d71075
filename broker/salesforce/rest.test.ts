import { LIMIT_RETRY_MS, UNAVAILABLE_RETRY_MS } from 'c/chatHistoryCore';
import { createFakeClock, START_AT } from '../fixtures/fakeClock';
import { createFakeOrg, errorResponse, jsonResponse, type FakeContent } from '../fixtures/fakeOrg';
import { createParts, SESSION_SECRET } from '../fixtures/parts';
import { MAX_RESPONSE_BYTES } from './boundedText';
import { createRest, REQUEST_TIMEOUT_MS, RETRY_PAUSE_MS, type Heard } from './rest';

/** What whoever listens makes of a problem. */
const TOLD_AT = START_AT + 77;

function setUp(respond: FakeContent['respond'] = () => jsonResponse(200, {})) {
    const clock = createFakeClock();
    const org = createFakeOrg({ respond });
    const heard: Heard[] = [];
    const rest = createRest(createParts({ fetch: org.fetch, clock }), (one) => {
        heard.push(one);
        return Promise.resolve(one.problem === null ? null : { ...one.problem, retryAt: TOLD_AT });
    });
    return { clock, org, rest, heard };
}

/** Lets everything run that waits for no timer. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const neverAnswers: FakeContent['respond'] = (_path, init) =>
    new Promise((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
        });
    });

test('every request goes out with the bearer and without cookies, redirects, cache and referrer', async () => {
    const { rest, org } = setUp();
    await rest.get('/services/data/v66.0/x', { 'X-Chatter-Entity-Encoding': 'false' });
    await rest.post('/services/data/v66.0/y', { a: 1 });
    const safe = { credentials: 'omit', redirect: 'error', cache: 'no-store', referrerPolicy: 'no-referrer' };
    const headers = { Authorization: `Bearer ${SESSION_SECRET}`, Accept: 'application/json' };
    expect(org.calls[0]?.init).toMatchObject({
        ...safe,
        method: 'GET',
        headers: { ...headers, 'X-Chatter-Entity-Encoding': 'false' }
    });
    expect(org.calls[1]?.init).toMatchObject({ ...safe, method: 'POST', headers, body: '{"a":1}' });
});

test('a network error is tried once more, after a pause', async () => {
    let tries = 0;
    const { rest, org, clock } = setUp(() => {
        tries += 1;
        if (tries === 1) throw new TypeError('fetch failed');
        return jsonResponse(200, { well: true });
    });
    const answer = rest.get('/x');
    await settled();
    expect(org.calls).toHaveLength(1);
    clock.advance(RETRY_PAUSE_MS * 2);
    expect(await answer).toEqual({ ok: true, value: { well: true } });
    expect(org.calls).toHaveLength(2);
});

test('a network error that comes twice is unavailable, and nothing of its text gets out', async () => {
    const { rest, org, clock } = setUp(() => {
        throw new TypeError(`invalid header value "Bearer ${SESSION_SECRET}"`);
    });
    const answer = rest.get('/x');
    await settled();
    clock.advance(RETRY_PAUSE_MS * 2);
    expect(await answer).toEqual({ ok: false, problem: { code: 'unavailable', retryAt: TOLD_AT } });
    expect(org.calls).toHaveLength(2);
});

test.each([
    [401, 'INVALID_SESSION_ID', 'session-not-accepted'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [500, 'UNKNOWN_EXCEPTION', 'unavailable'],
    [503, 'SERVER_UNAVAILABLE', 'unavailable']
])('status %i %s is %s and is not tried again', async (status, errorCode, code) => {
    const { rest, org } = setUp(() => errorResponse(status, errorCode));
    const answer = await rest.get('/x');
    expect(answer).toMatchObject({ ok: false, problem: { code, status } });
    expect(JSON.stringify(answer)).not.toContain('Words');
    expect(org.calls).toHaveLength(1);
});

test('what does not answer in time has timed out, without a second try', async () => {
    const { rest, org, clock } = setUp(neverAnswers);
    const answer = rest.get('/x');
    await settled();
    clock.advance(REQUEST_TIMEOUT_MS);
    expect(await answer).toEqual({ ok: false, problem: { code: 'timed-out', retryAt: TOLD_AT } });
    expect(org.calls).toHaveLength(1);
});

test('a body that stops in mid-stream has timed out too', async () => {
    const { rest, clock } = setUp((_path, init) => {
        const stuck = new ReadableStream({
            start: (controller) => {
                controller.enqueue(new TextEncoder().encode('{"a":'));
                init.signal?.addEventListener('abort', () => {
                    controller.error(new Error('aborted'));
                });
            }
        });
        return new Response(stuck);
    });
    const answer = rest.get('/x');
    await settled();
    clock.advance(REQUEST_TIMEOUT_MS);
    expect(await answer).toEqual({ ok: false, problem: { code: 'timed-out', retryAt: TOLD_AT } });
});

test('a login page with status 200 is malformed', async () => {
    const { rest } = setUp(() => new Response('<html>Log in to continue</html>'));
    expect(await rest.get('/x')).toEqual({ ok: false, problem: { code: 'malformed', status: 200, retryAt: TOLD_AT } });
});

test('a body larger than we read is malformed, announced or not', async () => {
    const announced = setUp(
        () => new Response('{}', { headers: { 'Content-Length': String(MAX_RESPONSE_BYTES + 1) } })
    );
    expect(await announced.rest.get('/x')).toMatchObject({ ok: false, problem: { code: 'malformed' } });
    const { rest } = setUp(() => {
        const chunk = new Uint8Array(1_000_000).fill(32);
        return new Response(new ReadableStream({ pull: (controller) => controller.enqueue(chunk) }));
    });
    expect(await rest.get('/x')).toMatchObject({ ok: false, problem: { code: 'malformed' } });
});

test('an abort rejects, stops the request and is no network error', async () => {
    const { rest, org } = setUp(neverAnswers);
    const controller = new AbortController();
    const ended = rest.get('/x', {}, controller.signal).catch((error: unknown) => error);
    await settled();
    controller.abort();
    expect(await ended).toBe(controller.signal.reason);
    expect(org.calls).toHaveLength(1);
});

test('what was aborted before is not sent', async () => {
    const { rest, org } = setUp();
    await expect(rest.post('/x', {}, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(org.calls).toHaveLength(0);
});

test('whoever listens hears of every request: its kind, its tries, the org’s count and the problem', async () => {
    const answers = [
        () => new Response('{}', { headers: { 'Sforce-Limit-Info': 'api-usage=5/100' } }),
        () => errorResponse(403, 'REQUEST_LIMIT_EXCEEDED')
    ];
    const { rest, heard } = setUp(() => answers.shift()?.());
    await rest.get('/x');
    await rest.post('/y', {});
    expect(heard).toEqual([
        { kind: 'entries', attempts: 1, limitInfo: 'api-usage=5/100', problem: null },
        {
            kind: 'other',
            attempts: 1,
            limitInfo: null,
            problem: { code: 'limit-reached', status: 403, retryAt: START_AT + LIMIT_RETRY_MS }
        }
    ]);
});

test('a retry is heard of as the second try of one request', async () => {
    const { rest, clock, heard } = setUp(() => {
        throw new TypeError('fetch failed');
    });
    const answer = rest.get('/x');
    await settled();
    clock.advance(RETRY_PAUSE_MS * 2);
    await answer;
    expect(heard).toMatchObject([{ kind: 'entries', attempts: 2, limitInfo: null, problem: { code: 'unavailable' } }]);
    // Nobody else need find out the same way.
    expect(heard[0]?.problem?.retryAt).toBe(clock.now() + UNAVAILABLE_RETRY_MS);
});

test('a limit that states when it ends is believed', async () => {
    const { rest, heard } = setUp(() => new Response('[]', { status: 429, headers: { 'Retry-After': '90' } }));
    await rest.get('/x');
    expect(heard[0]?.problem).toMatchObject({ code: 'limit-reached', retryAt: START_AT + 90_000 });
});
