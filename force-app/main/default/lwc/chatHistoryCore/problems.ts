/**
 * What can go wrong, as data. The text for an agent or an admin is chosen in the views: one label and one README line
 * per code.
 *
 * page-not-reachable    The broker page did not answer: frame refused, signed out or no page access.
 *                       These can't be distinguished across origins.
 * session-expired       401: the page's session has ended. The source makes one new frame; if that one is refused too,
 *                       it reports `session-not-accepted`.
 * session-not-accepted  The org doesn't let page sessions use the API, or the API is off for this user.
 * no-permission         The user lacks our custom permission or "API Enabled"; known before framing.
 * no-access             Salesforce says that this user may not read this record or conversation.
 * not-available         The org lacks the object or field, *or* the user may not see it: the same error means both.
 * limit-reached         An hourly or daily limit: REQUEST_LIMIT_EXCEEDED under 403, 429 or 503, or a bare 429.
 * busy                  Too many requests at once, in the org or on one port. It passes within seconds.
 * held-back-hourly      Not loaded automatically: this browser has used 80 % of its hourly budget.
 * held-back-daily       Not loaded automatically: the org has used its share of the daily API allocation.
 * held-back-active      Not loaded automatically: this browser has marked as many conversations active as it may.
 * over-budget           The hourly budget is used up: the agent is asked first.
 * ceiling-reached       The hard ceiling of this browser is reached; no confirmation passes it.
 * unavailable           Salesforce can't be reached or answers 5xx (a bare 503 too).
 * timed-out             No answer came within the time-out.
 * malformed             A malformed answer came.
 * bad-request           The broker refused an argument.
 * not-supported         The broker doesn't know the verb, or speaks another protocol version.
 * locker                Legacy Lightning Locker runs instead of Lightning Web Security.
 */
export const PROBLEM_CODES = [
    'page-not-reachable',
    'session-expired',
    'session-not-accepted',
    'no-permission',
    'no-access',
    'not-available',
    'limit-reached',
    'busy',
    'held-back-hourly',
    'held-back-daily',
    'held-back-active',
    'over-budget',
    'ceiling-reached',
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
    /** HTTP status of Salesforce's response, where there was one. */
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

/** Our own restraint of automatic requests; nothing failed. */
const HELD_BACK: ReadonlySet<ProblemCode> = new Set(['held-back-hourly', 'held-back-daily', 'held-back-active']);

const OF_CONNECTION: ReadonlySet<ProblemCode> = new Set([
    'page-not-reachable',
    'session-expired',
    'session-not-accepted',
    'no-permission',
    'limit-reached',
    'busy',
    'held-back-hourly',
    'held-back-daily',
    'held-back-active',
    'ceiling-reached',
    'unavailable',
    'locker',
    'not-supported'
]);

/** Would every other conversation meet the same problem? Such a problem is shown once, above the timeline. */
export function isConnectionProblem(problem: Problem): boolean {
    return OF_CONNECTION.has(problem.code);
}

/** Was the request held back automatically, without any failure? The agent may still ask for it. */
export function isHeldBack(problem: Problem): boolean {
    return HELD_BACK.has(problem.code);
}
