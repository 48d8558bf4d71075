import { createFakeClock } from '../fixtures/fakeClock';
import { createFakeOrg, errorResponse, jsonResponse, type FakeContent } from '../fixtures/fakeOrg';
import { createParts, SESSION_SECRET } from '../fixtures/parts';
import { MAX_RESPONSE_BYTES } from './boundedText';
import { createRest, REQUEST_TIMEOUT_MS, RETRY_PAUSE_MS } from './rest';

function setUp(respond: FakeContent['respond'] = () => jsonResponse(200, {})) {
    const clock = createFakeClock();
    const org = createFakeOrg({ respond });
    return { clock, org, rest: createRest(createParts({ fetch: org.fetch, clock })) };
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
    expect(await answer).toEqual({ ok: false, problem: { code: 'unavailable' } });
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
    expect(await answer).toEqual({ ok: false, problem: { code: 'timed-out' } });
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
    expect(await answer).toEqual({ ok: false, problem: { code: 'timed-out' } });
});

test('a login page with status 200 is malformed', async () => {
    const { rest } = setUp(() => new Response('<html>Log in to continue</html>'));
    expect(await rest.get('/x')).toEqual({ ok: false, problem: { code: 'malformed', status: 200 } });
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
