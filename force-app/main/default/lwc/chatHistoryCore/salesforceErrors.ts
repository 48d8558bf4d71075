/**
 * Decodes a refused response of Salesforce into a problem. Error bodies are documented as an array
 * `[{ errorCode, message }]`; a bare object and text that is no JSON (a proxy's or a login page) come too.
 *
 * Sources: REST API Developer Guide, "Status Codes and Error Responses"; Connect REST API Developer Guide, "Status Codes".
 */
import { asObject, stringOr } from './checks';
import type { Problem, ProblemCode } from './problems';

/**
 * When a new try makes sense after a limit that states no `Retry-After`. Unit: ms. Source: our choice; the hourly
 * limit has room again after an hour at the latest, the daily one may have.
 */
export const LIMIT_RETRY_MS = 60 * 60_000;

/** When a new try makes sense after Salesforce was unavailable. Unit: ms. Source: our choice. */
export const UNAVAILABLE_RETRY_MS = 60_000;

/** When a new try makes sense after a concurrency limit. Unit: ms. Source: our choice; the limit passes within seconds. */
export const BUSY_RETRY_MS = 5_000;

/** The longest `Retry-After` that is believed. Unit: ms. Source: our choice; no Salesforce limit lasts longer than a day. */
export const MAX_STATED_WAIT_MS = 24 * 60 * 60_000;

/** Where the code says more than the status, see `codeOfStatus`. */
const BY_ERROR_CODE: ReadonlyMap<string, ProblemCode> = new Map([
    ['REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    ['INVALID_SESSION_ID', 'session-expired'],
    // The API is off for this user or org: a new session would be refused too.
    ['API_DISABLED_FOR_ORG', 'session-not-accepted'],
    ['API_CURRENTLY_DISABLED', 'session-not-accepted'],
    ['API_DISABLED', 'session-not-accepted'],
    ['FUNCTIONALITY_NOT_ENABLED', 'not-available'],
    ['INVALID_TYPE', 'not-available'],
    ['INVALID_FIELD', 'not-available']
]);

/** How long the problem lasts where Salesforce does not say. The others don't pass with time. */
const ESTIMATED_WAIT_MS: ReadonlyMap<ProblemCode, number> = new Map([
    ['limit-reached', LIMIT_RETRY_MS],
    ['busy', BUSY_RETRY_MS],
    ['unavailable', UNAVAILABLE_RETRY_MS]
]);

// "ConcurrentRequests (Concurrent API Requests) Limit exceeded.", "ConcurrentPerOrgLongTxn Limit exceeded."
const CONCURRENCY = /concurrent/i;

// API Access Control: "This session is not valid for use with the REST API". An expired session has another text.
const NOT_FOR_API = /not valid for use with the (?:\w+ )?API/i;

/** `body`: parsed JSON, or the text where it is none. `retryAfter`: the header of that name. */
export type RefusedResponse = Readonly<{ status: number; body: unknown; retryAfter?: string | null }>;

/** `nowMs`: the clock, epoch ms. */
export function decodeErrorResponse({ status, body, retryAfter }: RefusedResponse, nowMs: number): Problem {
    const code = codeOf(status, body);
    const estimateMs = ESTIMATED_WAIT_MS.get(code);
    // Without a response it was the network: that may come back at any moment.
    if (status < 100) return { code };
    // A problem that does not pass with time gets no time to try again, whatever the header says.
    if (estimateMs === undefined || (code === 'unavailable' && status < 500)) return { code, status };
    return { code, status, retryAt: nowMs + (statedWaitMs(retryAfter, nowMs) ?? estimateMs) };
}

/** Does the text of a REQUEST_LIMIT_EXCEEDED name a limit of concurrent requests? Unlike the others it passes in seconds. */
export function isConcurrencyLimit(message: string): boolean {
    return CONCURRENCY.test(message);
}

/** `Retry-After` holds whole seconds or a date (RFC 9110). */
function statedWaitMs(retryAfter: string | null | undefined, nowMs: number): number | null {
    const text = retryAfter?.trim() ?? '';
    const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
    return waitMs >= 0 ? Math.min(waitMs, MAX_STATED_WAIT_MS) : null;
}

function codeOf(status: number, body: unknown): ProblemCode {
    const errors: readonly unknown[] = Array.isArray(body) ? body : [body];
    const error = errors.map(asObject).find(({ errorCode }) => typeof errorCode === 'string');
    const message = stringOr(error?.message, '');
    const code = BY_ERROR_CODE.get(stringOr(error?.errorCode, ''));
    if (code === 'limit-reached' && isConcurrencyLimit(message)) return 'busy';
    if (code === 'session-expired' && NOT_FOR_API.test(message)) return 'session-not-accepted';
    return code ?? codeOfStatus(status, error !== undefined);
}

/** `hasErrorCode`: Salesforce gave an error code, if one that we don't know. */
function codeOfStatus(status: number, hasErrorCode: boolean): ProblemCode {
    if (status === 401) return 'session-expired';
    if (status === 429) return 'limit-reached';
    // Without a code it was not Salesforce that refused but something on the way.
    if (status === 403) return hasErrorCode ? 'no-access' : 'unavailable';
    if (status === 404 || status === 410) return 'not-available';
    if (status === 0 || status === 408 || status >= 500) return 'unavailable';
    return status >= 400 ? 'bad-request' : 'malformed';
}
