/** What the call log learns from Salesforce's responses, and the time from which a new try makes sense. Pure. */
import { MAX_STATED_WAIT_MS, type Problem } from 'c/chatHistoryCore';
import { LIMIT_JITTER_MS, markRefused, type CallLog, type Daily } from './callLog';

/** An admitted call, counted under `id`. */
export type CallTicket = Readonly<{ id: string; kind: 'entries' | 'other' }>;

/** `limitInfo`: the header `Sforce-Limit-Info`. `problem`: null where the call succeeded. */
export type CallResponse = Readonly<{ ticket: CallTicket; limitInfo: string | null; problem: Problem | null }>;

/** `chance`: from 0 to 1. */
export type Moment = Readonly<{ nowMs: number; chance: number }>;

/** `result`: the problem as it is to be reported, with its `retryAt`. */
export type Applied<P extends Problem | null = Problem | null> = Readonly<{ log: CallLog; result: P }>;

/** The jitter after an outage. Unit: ms. Source: our choice. */
export const PAUSE_JITTER_MS = 60_000;

/** The jitter after a concurrency limit, which passes in seconds. Unit: ms. Source: our choice. */
export const BUSY_JITTER_MS = 5_000;

export function applyResponse(log: CallLog, response: CallResponse, moment: Moment): Applied {
    const { ticket, limitInfo, problem } = response;
    const known = withDaily(isRefusal(problem) ? markRefused(log, ticket.id) : log, limitInfo, moment);
    if (problem !== null) return applyProblem(known, ticket.kind, problem, moment);
    const at = moment.nowMs;
    // Salesforce answers again, whatever another page learned earlier.
    return { log: { ...known, pause: { at, until: at, code: 'unavailable' } }, result: null };
}

/**
 * A limit stops calls for everyone: entries calls, or all where another call met it. An outage or a concurrency limit
 * pauses automatic requests only.
 */
export function applyProblem(
    log: CallLog,
    kind: CallTicket['kind'],
    problem: Problem,
    { nowMs, chance }: Moment
): Applied<Problem> {
    if (problem.retryAt === undefined) return { log, result: problem };
    const retryAt = Math.round(Math.min(problem.retryAt, nowMs + MAX_STATED_WAIT_MS));
    if (problem.code === 'limit-reached') {
        const stop = kind === 'entries' ? 'entriesStop' : 'allStop';
        const knownUntil = log[stop]?.until ?? 0;
        // Several pages may meet one limit: a stop that lasts as long already is not made longer by chance.
        const until = knownUntil >= retryAt ? knownUntil : retryAt + Math.round(chance * LIMIT_JITTER_MS);
        return { log: { ...log, [stop]: { at: nowMs, until } }, result: { ...problem, retryAt: until } };
    }
    const code = problem.code === 'busy' ? 'busy' : 'unavailable';
    const until = retryAt + Math.round(chance * (code === 'busy' ? BUSY_JITTER_MS : PAUSE_JITTER_MS));
    return { log: { ...log, pause: { at: nowMs, until, code } }, result: { ...problem, retryAt: until } };
}

/** Without a status nobody knows how far the call got; with 200 and an unreadable body it succeeded. */
function isRefusal(problem: Problem | null): boolean {
    return problem?.status !== undefined && problem.status >= 300;
}

function withDaily(log: CallLog, limitInfo: string | null, { nowMs }: Moment): CallLog {
    const daily = parseLimitInfo(limitInfo);
    return daily === null ? log : { ...log, daily: { ...daily, at: nowMs } };
}

/** Other counts may stand beside it. Source: REST API Developer Guide, Limit Info Header. */
const API_USAGE = /(?:^|[;,\s])api-usage=(\d{1,12})\/([1-9]\d{0,11})(?:$|[^\d])/;

/** `Sforce-Limit-Info: api-usage=62110/100000`: the org's API calls in 24 hours, and its allocation. Null if unreadable. */
export function parseLimitInfo(header: string | null): Omit<Daily, 'at'> | null {
    const [, used, allowed] = API_USAGE.exec(header ?? '') ?? [];
    return used === undefined || allowed === undefined ? null : { used: Number(used), allowed: Number(allowed) };
}
