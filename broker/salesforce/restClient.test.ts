import { createDiagnostics, DEFAULT_LIMITS, failed, LIMIT_RETRY_MS, succeeded } from 'c/chatHistoryCore';
import { createFakeClock } from 'support/fakeClock';
import { settled } from 'support/settled';
import { createEnvironment, SESSION_SECRET } from '../fixtures/environment';
import { createFakeOrg, errorResponse, jsonResponse, type FakeContent } from '../fixtures/fakeOrg';
import type { Call } from '../rateLimit/admission';
import { createRateLimiter, type RateLimiter } from '../rateLimit/rateLimiter';
import { createRestClient, REQUEST_TIMEOUT_MS, RETRY_PAUSE_MS } from './restClient';

const ENTRIES: Call = { kind: 'entries', name: 'kettle', initiator: 'user', limits: DEFAULT_LIMITS };
const OTHER: Call = { kind: 'other', name: null, initiator: 'user', limits: DEFAULT_LIMITS };
const decode = (json: unknown) => (json === undefined ? failed('malformed') : succeeded(json));
const GET = { path: '/x', headers: {}, body: null, decode } as const;
const POST = { ...GET, path: '/y', body: '{"a":1}' } as const;

function setUp(respond: FakeContent['respond'] = () => jsonResponse(200, {})) {
    const org = createFakeOrg({ respond });
    const environment = createEnvironment({ fetch: org.fetch });
    const clock = createFakeClock();
    const owner = () => Promise.resolve('me');
    const rateLimiter = createRateLimiter({ ...environment, clock, owner, diagnostics: createDiagnostics() });
    const unauthorized: true[] = [];
    const restClient = createRestClient({
        ...environment,
        clock,
        rateLimiter,
        onUnauthorized: () => {
            unauthorized.push(true);
            return Promise.resolve();
        }
    });
    const send = (call: Call, signal = new AbortController().signal) =>
        restClient.send(call.kind === 'entries' ? GET : POST, call, signal);
    const counts = async () => {
        const { entriesCallsLastHour, otherCallsLastHour, activeConversations } =
            await rateLimiter.usage(DEFAULT_LIMITS);
        return { entriesCallsLastHour, otherCallsLastHour, activeConversations };
    };
    /** Both tries of a request that meets network errors, and the pause between them. */
    const sendTwice = async (call: Call) => {
        const answer = send(call);
        await settled();
        clock.advance(RETRY_PAUSE_MS * 2);
        return answer;
    };
    return { org, clock, rateLimiter, unauthorized, send, sendTwice, counts };
}

const neverResponds: FakeContent['respond'] = (_path, { signal }) =>
    new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
            reject(new Error('aborted'));
        });
    });

const failsToConnect: FakeContent['respond'] = () => {
    throw new TypeError(`invalid header value "Bearer ${SESSION_SECRET}"`);
};

describe('a request', () => {
    test('carries the bearer, and no cookies, redirects, cache or referrer', async () => {
        const { send, org } = setUp();
        await send(ENTRIES);
        await send(OTHER);
        const safe = { credentials: 'omit', redirect: 'error', cache: 'no-store', referrerPolicy: 'no-referrer' };
        const json = 'application/json';
        const headers = { Authorization: `Bearer ${SESSION_SECRET}`, Accept: json, 'Content-Type': json };
        expect(org.calls[0]?.init).toMatchObject({ ...safe, method: 'GET', headers, body: null });
        expect(org.calls[1]?.init).toMatchObject({ ...safe, method: 'POST', headers, body: '{"a":1}' });
    });

    test('can add headers, but not replace the bearer', async () => {
        const { rateLimiter, org } = setUp();
        const client = createRestClient({
            ...createEnvironment({ fetch: org.fetch }),
            rateLimiter,
            onUnauthorized: () => Promise.resolve()
        });
        const headers = { 'X-Chatter-Entity-Encoding': 'false', Authorization: 'Bearer other' };
        await client.send({ ...GET, headers }, ENTRIES, new AbortController().signal);
        expect(org.calls[0]?.init.headers).toMatchObject({
            'X-Chatter-Entity-Encoding': 'false',
            Authorization: `Bearer ${SESSION_SECRET}`
        });
    });

    test('succeeds with the parsed body', async () => {
        const { send } = setUp(() => jsonResponse(200, { well: true }));
        expect(await send(ENTRIES)).toEqual({ ok: true, value: { well: true } });
    });

    test.each([
        [403, 'INSUFFICIENT_ACCESS', 'no-access'],
        [500, 'UNKNOWN_EXCEPTION', 'unavailable'],
        [503, 'SERVER_UNAVAILABLE', 'unavailable']
    ])(
        'that is refused with %i %s is %s, is not sent again, and shows no text of the response',
        async (status, errorCode, code) => {
            const { send, org } = setUp(() => errorResponse(status, errorCode));
            const answer = await send(ENTRIES);
            expect(answer).toMatchObject({ ok: false, problem: { code, status } });
            expect(JSON.stringify(answer)).not.toContain('Nobody');
            expect(org.calls).toHaveLength(1);
        }
    );

    test('that gets a login page with status 200 is malformed', async () => {
        const { send } = setUp(() => new Response('<html>Log in to continue</html>'));
        expect(await send(ENTRIES)).toMatchObject({ ok: false, problem: { code: 'malformed' } });
    });

    test('that is refused by the rate limiter is not sent', async () => {
        const { send, org } = setUp();
        const limits = { ...DEFAULT_LIMITS, hourlyBudget: 0 };
        expect(await send({ ...ENTRIES, limits })).toEqual({ ok: false, problem: { code: 'over-budget' } });
        expect(org.calls).toEqual([]);
    });
});

describe('a network error', () => {
    test('is followed by one more try, after a pause', async () => {
        let tries = 0;
        const { sendTwice, org } = setUp(() => {
            tries += 1;
            if (tries === 1) throw new TypeError('fetch failed');
            return jsonResponse(200, { well: true });
        });
        expect(await sendTwice(ENTRIES)).toEqual({ ok: true, value: { well: true } });
        expect(org.calls).toHaveLength(2);
    });

    test('is not followed by another try before the pause is over', async () => {
        const { send, org, clock } = setUp(failsToConnect);
        void send(ENTRIES);
        await settled();
        clock.advance(RETRY_PAUSE_MS - 1);
        await settled();
        expect(org.calls).toHaveLength(1);
    });

    test('that comes twice is unavailable, and nothing of its text gets out', async () => {
        const { sendTwice, org } = setUp(failsToConnect);
        const answer = await sendTwice(ENTRIES);
        expect(answer).toMatchObject({ ok: false, problem: { code: 'unavailable' } });
        expect(JSON.stringify(answer)).not.toContain('secret');
        expect(org.calls).toHaveLength(2);
    });

    test('holds back automatic calls of all pages for a while, so that they need not find out one by one', async () => {
        const { sendTwice, send, org } = setUp(failsToConnect);
        await sendTwice(OTHER);
        expect(await send({ ...OTHER, initiator: 'auto' })).toMatchObject({ problem: { code: 'unavailable' } });
        expect(org.calls).toHaveLength(2);
    });

    test('counts both tries', async () => {
        const { sendTwice, counts } = setUp(failsToConnect);
        await sendTwice(ENTRIES);
        await sendTwice(OTHER);
        expect(await counts()).toMatchObject({ entriesCallsLastHour: 2, otherCallsLastHour: 2 });
    });

    test('is not followed by another try that the rate limiter refuses', async () => {
        const { sendTwice, org } = setUp(failsToConnect);
        const limits = { ...DEFAULT_LIMITS, hourlyBudget: 1 };
        expect(await sendTwice({ ...ENTRIES, limits })).toMatchObject({ problem: { code: 'unavailable' } });
        expect(org.calls).toHaveLength(1);
    });
});

describe('fault 13: the time of a request is bounded', () => {
    test('a request without a response has timed out after 30 seconds, and is not sent again', async () => {
        const { send, org, clock } = setUp(neverResponds);
        const answer = send(ENTRIES);
        await settled();
        clock.advance(REQUEST_TIMEOUT_MS);
        expect(await answer).toMatchObject({ ok: false, problem: { code: 'timed-out' } });
        expect(org.calls).toHaveLength(1);
    });

    test('a body that stops in mid-stream has timed out too', async () => {
        const { send, clock } = setUp((_path, { signal }) => {
            const start = (controller: ReadableStreamDefaultController) => {
                controller.enqueue(new TextEncoder().encode('{"a":'));
                signal?.addEventListener('abort', () => {
                    controller.error(new Error('aborted'));
                });
            };
            return new Response(new ReadableStream({ start }));
        });
        const answer = send(ENTRIES);
        await settled();
        clock.advance(REQUEST_TIMEOUT_MS);
        expect(await answer).toMatchObject({ ok: false, problem: { code: 'timed-out' } });
    });

    test('both tries share the 30 seconds', async () => {
        let tries = 0;
        const { send, clock, org } = setUp((path, init) => {
            tries += 1;
            return tries === 1 ? slowNetworkError(clock) : neverResponds(path, init);
        });
        const answer = send(ENTRIES);
        await settled();
        clock.advance(20_000);
        await settled();
        clock.advance(RETRY_PAUSE_MS * 2);
        await settled();
        expect(org.calls).toHaveLength(2);
        clock.advance(REQUEST_TIMEOUT_MS - 20_000 - RETRY_PAUSE_MS * 2);
        expect(await answer).toMatchObject({ ok: false, problem: { code: 'timed-out' } });
    });

    test('a request that waits 30 seconds for its admission is neither sent nor counted', async () => {
        const { rateLimiter, clock, org, counts } = setUp();
        const slowAdmission: RateLimiter = {
            ...rateLimiter,
            admit: async (call) => {
                const ticket = await rateLimiter.admit(call);
                clock.advance(REQUEST_TIMEOUT_MS);
                return ticket;
            }
        };
        const environment = createEnvironment({ fetch: org.fetch, clock });
        const deps = { ...environment, rateLimiter: slowAdmission, onUnauthorized: () => Promise.resolve() };
        const answer = await createRestClient(deps).send(GET, ENTRIES, new AbortController().signal);
        expect(answer).toEqual({ ok: false, problem: { code: 'timed-out' } });
        expect(org.calls).toEqual([]);
        expect(await counts()).toMatchObject({ entriesCallsLastHour: 0 });
    });

    function slowNetworkError(clock: ReturnType<typeof createFakeClock>): Promise<Response> {
        return new Promise((_resolve, reject) => {
            clock.after(20_000, () => {
                reject(new TypeError('fetch failed'));
            });
        });
    }
});

describe('an abort', () => {
    test('before the call rejects, sends nothing and counts nothing', async () => {
        const { send, org, counts } = setUp();
        await expect(send(OTHER, AbortSignal.abort())).rejects.toThrow('aborted');
        expect(org.calls).toEqual([]);
        expect(await counts()).toMatchObject({ otherCallsLastHour: 0 });
    });

    test.each([ENTRIES, OTHER])('fault 14: between admission and sending takes the count back: $kind', async (call) => {
        const { send, org, counts } = setUp();
        const controller = new AbortController();
        const answer = send(call, controller.signal);
        controller.abort();
        await expect(answer).rejects.toBe(controller.signal.reason);
        expect(org.calls).toEqual([]);
        expect(await counts()).toEqual({
            entriesCallsLastHour: 0,
            otherCallsLastHour: 0,
            activeConversations: 0
        });
    });

    test('fault 8: of a call that was sent rejects, cancels it and leaves it counted', async () => {
        const { send, org, counts } = setUp(neverResponds);
        const controller = new AbortController();
        const answer = send(OTHER, controller.signal).catch((error: unknown) => error);
        await settled();
        controller.abort();
        expect(await answer).toBe(controller.signal.reason);
        expect(org.calls[0]?.init.signal?.aborted).toBe(true);
        expect(await counts()).toMatchObject({ otherCallsLastHour: 1 });
    });

    test('does not cancel an entries call that was sent: it has cost what it costs', async () => {
        let respond: (response: Response) => void = () => undefined;
        const { send, org } = setUp(() => new Promise((resolve) => (respond = resolve)));
        const controller = new AbortController();
        const answer = send(ENTRIES, controller.signal);
        await settled();
        controller.abort();
        respond(jsonResponse(200, { well: true }));
        expect(await answer).toEqual({ ok: true, value: { well: true } });
        expect(org.calls[0]?.init.signal?.aborted).toBe(false);
    });

    test('in the pause after a network error ends the request without another try', async () => {
        const { send, org, clock } = setUp(failsToConnect);
        const controller = new AbortController();
        const answer = send(ENTRIES, controller.signal).catch((error: unknown) => error);
        await settled();
        controller.abort();
        clock.advance(RETRY_PAUSE_MS * 2);
        expect(await answer).toBe(controller.signal.reason);
        expect(org.calls).toHaveLength(1);
    });
});

describe('what the rate limiter learns', () => {
    test('an entries call that Salesforce refused counts, but marks no conversation active', async () => {
        const { send, counts } = setUp(() => errorResponse(404, 'NOT_FOUND'));
        await send(ENTRIES);
        expect(await counts()).toMatchObject({ entriesCallsLastHour: 1, activeConversations: 0 });
    });

    test('an entries call whose response can not be read marks its conversation active all the same', async () => {
        const { send, counts } = setUp(() => new Response('<html>'));
        await send(ENTRIES);
        expect(await counts()).toMatchObject({ entriesCallsLastHour: 1, activeConversations: 1 });
    });

    test('the daily count of the org comes from the header of any response', async () => {
        const { send, rateLimiter } = setUp(
            () => new Response('{}', { headers: { 'Sforce-Limit-Info': 'api-usage=5/100' } })
        );
        await send(OTHER);
        expect((await rateLimiter.usage(DEFAULT_LIMITS)).daily).toEqual({ used: 5, allowed: 100 });
    });

    test('a limit stops all further calls until the time that its problem names', async () => {
        const { send, clock, org } = setUp(() => errorResponse(403, 'REQUEST_LIMIT_EXCEEDED'));
        const answer = await send(ENTRIES);
        const retryAt = answer.ok ? 0 : (answer.problem.retryAt ?? 0);
        expect(retryAt).toBeGreaterThanOrEqual(clock.now() + LIMIT_RETRY_MS);
        expect(await send({ ...ENTRIES, initiator: 'user-confirmed' })).toEqual({
            ok: false,
            problem: { code: 'limit-reached', retryAt }
        });
        expect(org.calls).toHaveLength(1);
        clock.set(retryAt);
        await send(ENTRIES);
        expect(org.calls).toHaveLength(2);
    });

    test('a concurrency limit is busy for seconds and stops nobody', async () => {
        const refusal = () =>
            errorResponse(
                403,
                'REQUEST_LIMIT_EXCEEDED',
                'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'
            );
        const { send, clock, org } = setUp(refusal);
        const answer = await send(ENTRIES);
        expect(answer).toMatchObject({ ok: false, problem: { code: 'busy' } });
        expect(answer.ok ? 0 : answer.problem.retryAt).toBeLessThanOrEqual(clock.now() + 60_000);
        await send(ENTRIES);
        expect(org.calls).toHaveLength(2);
    });
});

describe('a 401', () => {
    test('of an expired session is reported, so that the page forgets its keys', async () => {
        const { send, unauthorized } = setUp(() =>
            errorResponse(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
        );
        expect(await send(OTHER)).toMatchObject({ ok: false, problem: { code: 'session-expired', status: 401 } });
        expect(unauthorized).toHaveLength(1);
    });

    test('fault 17: that says the session is not valid for the REST API is known at once', async () => {
        const text = 'This session is not valid for use with the REST API';
        const { send } = setUp(() => errorResponse(401, 'INVALID_SESSION_ID', text));
        expect(await send(OTHER)).toMatchObject({ ok: false, problem: { code: 'session-not-accepted' } });
    });

    test('is the only response that is reported', async () => {
        const { send, unauthorized } = setUp(() => errorResponse(403, 'INSUFFICIENT_ACCESS'));
        await send(OTHER);
        expect(unauthorized).toEqual([]);
    });
});
