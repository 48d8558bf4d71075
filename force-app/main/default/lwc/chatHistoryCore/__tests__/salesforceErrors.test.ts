import fc from 'fast-check';
import {
    BUSY_RETRY_MS,
    decodeErrorResponse,
    LIMIT_RETRY_MS,
    MAX_STATED_WAIT_MS,
    PROBLEM_CODES,
    UNAVAILABLE_RETRY_MS
} from '../chatHistoryCore';
import { MORNING_AT } from 'support/builders';

const CONCURRENT = 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.';

function codeOf(status: number, body: unknown): string {
    return decodeErrorResponse({ status, body }, MORNING_AT).code;
}

test.each([
    [400, 'INVALID_ID_FIELD', 'bad-request'],
    [400, 'MALFORMED_ID', 'bad-request'],
    [400, 'MALFORMED_QUERY', 'bad-request'],
    [400, 'INVALID_TYPE', 'not-available'],
    [400, 'INVALID_FIELD', 'not-available'],
    [401, 'INVALID_SESSION_ID', 'session-expired'],
    [403, 'API_DISABLED_FOR_ORG', 'session-not-accepted'],
    [403, 'API_CURRENTLY_DISABLED', 'session-not-accepted'],
    [403, 'INSUFFICIENT_ACCESS', 'no-access'],
    [403, 'SOMETHING_NEW', 'no-access'],
    [403, 'FUNCTIONALITY_NOT_ENABLED', 'not-available'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [429, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [503, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [404, 'NOT_FOUND', 'not-available'],
    [500, 'UNKNOWN_EXCEPTION', 'unavailable'],
    [503, 'SERVER_UNAVAILABLE', 'unavailable']
])('A response %i with the error code %s is %s, in an array or bare', (status, errorCode, code) => {
    expect(codeOf(status, [{ errorCode, message: 'text' }])).toBe(code);
    expect(codeOf(status, { errorCode, message: 'text' })).toBe(code);
});

test.each([
    [200, '<html>Log in</html>', 'malformed'],
    [302, '', 'malformed'],
    [401, '', 'session-expired'],
    [403, '<html>Blocked by your proxy</html>', 'unavailable'],
    [404, null, 'not-available'],
    [400, null, 'bad-request'],
    [418, null, 'bad-request'],
    [429, '', 'limit-reached'],
    [500, [], 'unavailable'],
    [502, '<html>Bad gateway</html>', 'unavailable'],
    [503, undefined, 'unavailable'],
    [0, null, 'unavailable']
])('A response %i with the body %j and no error code is %s', (status, body, code) => {
    expect(codeOf(status, body)).toBe(code);
});

describe('Fault 16: a concurrency limit', () => {
    test.each([403, 429, 503])('A concurrency limit under %i is busy and passes within seconds', (status) => {
        const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: CONCURRENT }];
        expect(decodeErrorResponse({ status, body }, MORNING_AT)).toEqual({
            code: 'busy',
            status,
            retryAt: MORNING_AT + BUSY_RETRY_MS
        });
        expect(BUSY_RETRY_MS).toBeLessThanOrEqual(10_000);
    });

    test('A limit of total requests is no concurrency limit', () => {
        const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }];
        expect(codeOf(403, body)).toBe('limit-reached');
    });

    test('The word alone makes no other error busy', () => {
        expect(codeOf(503, [{ errorCode: 'SERVER_UNAVAILABLE', message: CONCURRENT }])).toBe('unavailable');
    });
});

describe('Fault 17: a 401 says whether a new frame can help', () => {
    test.each([
        ['Session expired or invalid', 'session-expired'],
        ['This session is not valid for use with the REST API', 'session-not-accepted'],
        ['This session is not valid for use with the API', 'session-not-accepted'],
        [undefined, 'session-expired']
    ])('INVALID_SESSION_ID with the message "%s" is %s', (message, code) => {
        expect(codeOf(401, [{ errorCode: 'INVALID_SESSION_ID', message }])).toBe(code);
    });
});

test('A limit and an outage say when a new try makes sense, and no other problem does', () => {
    expect(decodeErrorResponse({ status: 429, body: null }, MORNING_AT)).toEqual({
        code: 'limit-reached',
        status: 429,
        retryAt: MORNING_AT + LIMIT_RETRY_MS
    });
    expect(decodeErrorResponse({ status: 503, body: null }, MORNING_AT)).toEqual({
        code: 'unavailable',
        status: 503,
        retryAt: MORNING_AT + UNAVAILABLE_RETRY_MS
    });
    expect(decodeErrorResponse({ status: 500, body: null }, MORNING_AT).retryAt).toBe(
        MORNING_AT + UNAVAILABLE_RETRY_MS
    );
    expect(decodeErrorResponse({ status: 0, body: null }, MORNING_AT)).toEqual({ code: 'unavailable' });
    expect(decodeErrorResponse({ status: 404, body: null, retryAfter: '10' }, MORNING_AT)).not.toHaveProperty(
        'retryAt'
    );
});

test.each([
    ['120', 120_000],
    ['0', 0],
    [new Date(MORNING_AT + 90_000).toUTCString(), 90_000],
    ['soon', LIMIT_RETRY_MS],
    ['', LIMIT_RETRY_MS],
    ['-5', LIMIT_RETRY_MS],
    ['1e999', LIMIT_RETRY_MS],
    ['0x10', LIMIT_RETRY_MS],
    [new Date(MORNING_AT - 90_000).toUTCString(), LIMIT_RETRY_MS]
])('A limit with Retry-After "%s" lasts %i ms', (retryAfter, waitMs) => {
    const { retryAt } = decodeErrorResponse({ status: 429, body: null, retryAfter }, MORNING_AT);
    expect(retryAt).toBe(MORNING_AT + waitMs);
});

test.each(['86401', '99999999999999999999', 'Fri, 01 Jan 9999 00:00:00 GMT'])(
    'A limit with the absurd Retry-After "%s" lasts a day at most',
    (retryAfter) => {
        const { retryAt } = decodeErrorResponse({ status: 429, body: null, retryAfter }, MORNING_AT);
        expect(retryAt).toBe(MORNING_AT + MAX_STATED_WAIT_MS);
        expect(MAX_STATED_WAIT_MS).toBe(24 * 60 * 60_000);
    }
);

test('Any refused response becomes a problem with a known code and a bounded time', () => {
    const response = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.anything(), fc.option(fc.string()));
    fc.assert(
        fc.property(response, ([status, body, retryAfter]) => {
            const { code, retryAt = 0 } = decodeErrorResponse({ status, body, retryAfter }, 0);
            expect(PROBLEM_CODES).toContain(code);
            expect(retryAt).toBeLessThanOrEqual(MAX_STATED_WAIT_MS);
        })
    );
});
