/**
 * From a refused response of Salesforce to a problem. Error bodies are documented as an array
 * `[{ errorCode, message }]`; a bare object and text that is no JSON (a proxy's or a login page) come too.
 *
 * Sources: REST API Developer Guide, "Status Codes and Error Responses"; Connect REST API Developer Guide, "Status Codes".
 */
import { succeeded, type Problem, type ProblemCode } from './problems';
import { attempt, isShape, type Shape } from './shape';

/**
 * When a new try makes sense after a limit that states no `Retry-After`. Unit: ms. Source: our choice; the hourly
 * limit has made room after an hour at the latest, the daily one may have.
 */
export const LIMIT_RETRY_MS = 60 * 60_000;

/** When a new try makes sense after Salesforce was unavailable. Unit: ms. Source: our choice. */
export const UNAVAILABLE_RETRY_MS = 60_000;

const MAX_STATED_WAIT_MS = 24 * 60 * 60_000;

const BY_ERROR_CODE: ReadonlyMap<string, ProblemCode> = new Map<string, ProblemCode>([
    ['REQUEST_LIMIT_EXCEEDED', 'limit-reached'],
    ['INVALID_SESSION_ID', 'session-not-accepted'],
    // The API is off for this user or org: another way of not accepting the page's session.
    ['API_DISABLED_FOR_ORG', 'session-not-accepted'],
    ['API_CURRENTLY_DISABLED', 'session-not-accepted'],
    ['INSUFFICIENT_ACCESS', 'no-access'],
    ['INSUFFICIENT_ACCESS_OR_READONLY', 'no-access'],
    ['FUNCTIONALITY_NOT_ENABLED', 'not-available'],
    ['INVALID_TYPE', 'not-available'],
    ['INVALID_FIELD', 'not-available'],
    ['NOT_FOUND', 'not-available'],
    ['INVALID_ID_FIELD', 'bad-request'],
    ['MALFORMED_ID', 'bad-request'],
    ['MALFORMED_QUERY', 'bad-request'],
    ['SERVER_UNAVAILABLE', 'unavailable'],
    ['UNKNOWN_EXCEPTION', 'unavailable']
]);

/** `body`: parsed JSON, or the text where it is none. `retryAfter`: the header of that name. */
export type RefusedResponse = Readonly<{ status: number; body: unknown; retryAfter?: string | null }>;

/** Never throws. `nowMs`: the clock, epoch ms. */
export function problemOfResponse({ status, body, retryAfter = null }: RefusedResponse, nowMs: number): Problem {
    const code = codeOf(status, errorCodesIn(body));
    const estimateMs = estimatedWaitMs(code, status);
    // What a new try would not mend has no time from which it makes sense, whatever the header says.
    const waitMs = estimateMs === null ? null : (statedWaitMs(retryAfter, nowMs) ?? estimateMs);
    // Network errors have no status.
    return { code, ...(status >= 100 ? { status } : {}), ...(waitMs === null ? {} : { retryAt: nowMs + waitMs }) };
}

/** `Retry-After` holds seconds or a date (RFC 9110). More than a day is nothing that an agent could wait for. */
function statedWaitMs(retryAfter: string | null, nowMs: number): number | null {
    if (retryAfter === null || retryAfter.trim() === '') return null;
    const seconds = Number(retryAfter);
    const waitMs = Number.isNaN(seconds) ? Date.parse(retryAfter) - nowMs : seconds * 1_000;
    return waitMs >= 0 && waitMs <= MAX_STATED_WAIT_MS ? Math.round(waitMs) : null;
}

function estimatedWaitMs(code: ProblemCode, status: number): number | null {
    if (code === 'limit-reached') return LIMIT_RETRY_MS;
    return code === 'unavailable' && status >= 500 ? UNAVAILABLE_RETRY_MS : null;
}

function codeOf(status: number, errorCodes: readonly string[]): ProblemCode {
    for (const errorCode of errorCodes) {
        const code = BY_ERROR_CODE.get(errorCode.toUpperCase());
        if (code !== undefined) return code;
    }
    return codeOfStatus(status, errorCodes.length > 0);
}

/** `spoken`: Salesforce gave an error code, if one that we don't know. */
function codeOfStatus(status: number, spoken: boolean): ProblemCode {
    if (status === 401) return 'session-not-accepted';
    if (status === 429) return 'limit-reached';
    // Without a code it was not Salesforce that refused but something on the way.
    if (status === 403) return spoken ? 'no-access' : 'unavailable';
    if (status === 404 || status === 410) return 'not-available';
    if (status === 0 || status === 408 || status >= 500) return 'unavailable';
    return status >= 400 ? 'bad-request' : 'malformed';
}

function errorCodesIn(body: unknown): readonly string[] {
    const outcome = attempt(() => {
        const errors: readonly unknown[] = Array.isArray(body) ? body : [body];
        return succeeded(errors.filter(isShape).flatMap(errorCodeOf));
    });
    return outcome.ok ? outcome.value : [];
}

function errorCodeOf({ errorCode }: Shape): readonly string[] {
    return typeof errorCode === 'string' ? [errorCode] : [];
}
