import fc from 'fast-check';
import { LIMIT_RETRY_MS, PROBLEM_CODES, problemOfResponse, UNAVAILABLE_RETRY_MS } from '../chatHistoryCore';
import { MORNING_AT } from './builders';

function codeOf(status: number, body: unknown): string {
    return problemOfResponse({ status, body }, MORNING_AT).code;
}

test.each([
    [400, 'INVALID_ID_FIELD', 'bad-request'],
    [400, 'MALFORMED_ID', 'bad-request'],
    [400, 'MALFORMED_QUERY', 'bad-request'],
    [400, 'INVALID_TYPE', 'not-available'],
    [400, 'INVALID_FIELD', 'not-available'],
    [401, 'INVALID_SESSION_ID', 'session-not-accepted'],
    [403, 'API_DISABLED_FOR_ORG', 'session-not-accepted'],
    [403, 'INSUFFICIENT_ACCESS', 'no-access'],
    [403, 'SOMETHING_NEW', 'no-access'],
    [403, 'FUNCTIONALITY_NOT_ENABLED', 'not-available'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [429, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [503, 'REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    [404, 'NOT_FOUND', 'not-available'],
    [500, 'UNKNOWN_EXCEPTION', 'unavailable'],
    [503, 'SERVER_UNAVAILABLE', 'unavailable']
])('%i %s is %s, in an array or bare', (status, errorCode, code) => {
    expect(codeOf(status, [{ errorCode, message: 'text' }])).toBe(code);
    expect(codeOf(status, { errorCode, message: 'text' })).toBe(code);
});

test.each([
    [200, '<html>Log in</html>', 'malformed'],
    [302, '', 'malformed'],
    [401, '', 'session-not-accepted'],
    [403, '<html>Blocked by your proxy</html>', 'unavailable'],
    [404, null, 'not-available'],
    [418, null, 'bad-request'],
    [429, '', 'limit-reached'],
    [500, [], 'unavailable'],
    [502, '<html>Bad gateway</html>', 'unavailable'],
    [503, undefined, 'unavailable'],
    [0, null, 'unavailable']
])('%i with %j and no error code is %s', (status, body, code) => {
    expect(codeOf(status, body)).toBe(code);
});

test('a limit and an org that is down say when a new try makes sense, nothing else does', () => {
    expect(problemOfResponse({ status: 429, body: null }, MORNING_AT)).toEqual({
        code: 'limit-reached',
        status: 429,
        retryAt: MORNING_AT + LIMIT_RETRY_MS
    });
    expect(problemOfResponse({ status: 503, body: null }, MORNING_AT)).toEqual({
        code: 'unavailable',
        status: 503,
        retryAt: MORNING_AT + UNAVAILABLE_RETRY_MS
    });
    expect(problemOfResponse({ status: 0, body: null }, MORNING_AT)).toEqual({ code: 'unavailable' });
    expect(problemOfResponse({ status: 404, body: null, retryAfter: '10' }, MORNING_AT).retryAt).toBeUndefined();
});

test.each([
    ['120', 120_000],
    ['0', 0],
    [new Date(MORNING_AT + 90_000).toUTCString(), 90_000],
    // What nobody can read, or wait for, is not believed.
    ['soon', LIMIT_RETRY_MS],
    ['', LIMIT_RETRY_MS],
    ['-5', LIMIT_RETRY_MS],
    ['9999999', LIMIT_RETRY_MS],
    [new Date(MORNING_AT - 90_000).toUTCString(), LIMIT_RETRY_MS]
])('a limit that states Retry-After: %s lasts %i ms', (retryAfter, waitMs) => {
    const { retryAt } = problemOfResponse({ status: 429, body: null, retryAfter }, MORNING_AT);
    expect(retryAt).toBe(MORNING_AT + waitMs);
});

test('whatever the body, there is a problem with a code', () => {
    fc.assert(
        fc.property(fc.integer({ min: 0, max: 700 }), fc.anything(), (status, body) => {
            expect(PROBLEM_CODES).toContain(problemOfResponse({ status, body }, 0).code);
        })
    );
});
