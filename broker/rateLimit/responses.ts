/** What the call log learns from Salesforce's responses, and the time from which a new try makes sense. Pure. */
import { MAX_STATED_WAIT_MS, type Problem } from 'c/chatHistoryCore';
import { changeLine, type CallKind, type CallLog, type Stop } from './callLog';

/** An admitted call, counted under `id`. */
export type CallTicket = Readonly<{ id: string; kind: CallKind }>;

/** `limitInfo`: the header `Sforce-Limit-Info`. `problem`: null where the call succeeded. */
export type CallResponse = Readonly<{ ticket: CallTicket; limitInfo: string | null; problem: Problem | null }>;

/** Tabs that were stopped together don't come back together: up to this much later. Unit: ms. Source: our choice. */
export const JITTER_MS: Readonly<Record<Stop['code'], number>> = {
    'limit-reached': 5 * 60_000,
    unavailable: 60_000,
    // A concurrency limit passes in seconds.
    busy: 5_000
};

/**
 * A limit stops calls for everyone: entries calls, or all where another call met it. An outage or a concurrency limit
 * pauses automatic requests only. `chance`: from 0 to 1. `result`: the problem as it is to be reported.
 */
export function applyResponse(
    before: CallLog,
    { ticket, limitInfo, problem }: CallResponse,
    { nowMs, chance }: Readonly<{ nowMs: number; chance: number }>
): Readonly<{ log: CallLog; result: Problem | null }> {
    const daily = parseLimitInfo(limitInfo);
    const known = isRefusal(problem) ? changeLine(before, ticket.id, { name: null }) : before;
    const log = daily === null ? known : { ...known, daily: { ...daily, at: nowMs } };
    // Salesforce answers again, whatever another page learned earlier.
    if (problem === null) return { log: { ...log, pause: { at: nowMs, until: nowMs, code: 'busy' } }, result: null };
    if (problem.retryAt === undefined) return { log, result: problem };
    const retryAt = Math.min(problem.retryAt, nowMs + MAX_STATED_WAIT_MS);
    const code = problem.code === 'limit-reached' || problem.code === 'busy' ? problem.code : 'unavailable';
    const isLimit = code === 'limit-reached';
    const stopKey = ticket.kind === 'entries' ? 'entriesStop' : 'allStop';
    const key = isLimit ? stopKey : 'pause';
    const knownUntil = log[key]?.until ?? 0;
    // Several pages may meet one limit: a stop that lasts as long already is not made longer by chance.
    const isKnown = isLimit && knownUntil >= retryAt;
    const until = isKnown ? knownUntil : Math.round(retryAt + chance * JITTER_MS[code]);
    return { log: { ...log, [key]: { at: nowMs, until, code } }, result: { ...problem, retryAt: until } };
}

/** Without a status nobody knows how far the call got; with 200 and an unreadable body it succeeded. */
function isRefusal(problem: Problem | null): boolean {
    return problem?.status !== undefined && problem.status >= 300;
}

/** Other counts may stand beside it. Source: REST API Developer Guide, Limit Info Header. */
const API_USAGE = /(?:^|[;,\s])api-usage=(\d{1,12})\/([1-9]\d{0,11})(?:$|[^\d])/;

/** `Sforce-Limit-Info: api-usage=62110/100000`: the org's API calls in 24 hours, and its allocation. Null if unreadable. */
export function parseLimitInfo(header: string | null): Readonly<{ used: number; allowed: number }> | null {
    const [, used, allowed] = API_USAGE.exec(header ?? '') ?? [];
    return used === undefined || allowed === undefined ? null : { used: Number(used), allowed: Number(allowed) };
}
