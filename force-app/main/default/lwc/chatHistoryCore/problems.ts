/**
 * What can go wrong, as data. Words for an agent or an admin are chosen at the edge: one label and
 * one README line per code.
 *
 * page-not-reachable    The broker page did not answer: frame refused, signed out or no page access.
 *                       These can't be told apart across origins.
 * session-not-accepted  401 from a fresh page too: the org doesn't let page sessions use the API.
 * no-permission         The user lacks our custom permission or "API Enabled"; known before framing.
 * no-access             Salesforce says that this user may not read this record or conversation.
 * not-available         The org lacks the object or field, *or* the user may not see it: the same error means both.
 * limit-reached         REQUEST_LIMIT_EXCEEDED under 403, 429 or 503, or a bare 429.
 * held-back-hourly      Not loaded by itself: this browser has used 80 % of its hourly budget.
 * held-back-daily       Not loaded by itself: the org has used its share of the daily API allocation.
 * over-budget           The hourly budget is used up: the agent is asked first.
 * unavailable           Salesforce can't be reached or answers 5xx (a bare 503 too).
 * timed-out             An answer did not come within the time we wait.
 * malformed             An answer came that can't be read.
 * bad-request           The broker refused an argument.
 * not-supported         The broker doesn't know the verb, or speaks another protocol version.
 * locker                Legacy Lightning Locker runs instead of Lightning Web Security.
 */
export const PROBLEM_CODES = [
    'page-not-reachable',
    'session-not-accepted',
    'no-permission',
    'no-access',
    'not-available',
    'limit-reached',
    'held-back-hourly',
    'held-back-daily',
    'over-budget',
    'unavailable',
    'timed-out',
    'malformed',
    'bad-request',
    'not-supported',
    'locker'
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Problem = Readonly<{
    code: ProblemCode;
    /** HTTP status that Salesforce answered with, where there was one. */
    status?: number;
    /** Epoch ms from which a new try makes sense; an estimate where Salesforce states none. */
    retryAt?: number;
}>;

/** A value, or the problem that stands in its place. */
export type Outcome<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; problem: Problem }>;

export function succeeded<T>(value: T): Outcome<T> {
    return { ok: true, value };
}

export function failed<T>(
    code: ProblemCode,
    details: Readonly<{ status?: number; retryAt?: number }> = {}
): Outcome<T> {
    return { ok: false, problem: { code, ...details } };
}

/** Problems of the whole connection rather than of one conversation: said once, above the timeline. */
const OF_CONNECTION: ReadonlySet<ProblemCode> = new Set([
    'page-not-reachable',
    'session-not-accepted',
    'no-permission',
    'limit-reached',
    'held-back-hourly',
    'held-back-daily',
    'locker',
    'not-supported'
]);

/** Would every other conversation meet the same problem? */
export function isOfConnection(problem: Problem): boolean {
    return OF_CONNECTION.has(problem.code);
}
