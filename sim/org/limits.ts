/**
 * What limits an org's API: the hourly limit, which counts a user's calls in a sliding hour; the limit of requests at
 * once; and the org's daily allocation, which is only reported, never enforced.
 */
import { refuse } from '../routes/errors';
import type { Answer } from '../routes/http';
import type { CallKind, Switches } from '../world/switches';
import type { Call } from './calls';

const HOUR_MS = 60 * 60_000;

/** The refusal that the next call of this kind gets, or null while the limit is not reached. Refused calls do not count. */
export function checkLimit(
    switches: Switches,
    log: readonly Call[],
    next: Readonly<{ kind: CallKind; userId: string; at: number }>
): Answer | null {
    const limit = switches.hourlyLimit;
    if (!isCounted(next.kind, limit.counts)) {
        return null;
    }
    const counted = log.filter(
        (call) => isCounted(call.kind, limit.counts) && call.userId === next.userId && call.at > next.at - HOUR_MS
    );
    return counted.filter((call) => call.status !== limit.status).length < limit.after ? null : exceeded(switches);
}

/** The refusal of a request while too many others run. The code alone does not tell it from the hourly limit. */
export function concurrencyExceeded(): Answer {
    return refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.');
}

/**
 * The header that states the org's use of its daily API calls, `next` included; none where the org states nothing.
 * Source: REST API Developer Guide, "Limit Info Header".
 */
export function limitInfo(switches: Switches, log: readonly Call[], next: CallKind): Readonly<Record<string, string>> {
    const use = dailyUse(switches, [...log.map(({ kind }) => kind), next]);
    return use === null ? {} : { 'Sforce-Limit-Info': `api-usage=${use.used}/${use.allowed}` };
}

/** The org's daily use after these calls, or null where the org states nothing of it. */
export function dailyUse(
    { dailyUse: use }: Switches,
    calls: readonly CallKind[]
): Readonly<{ used: number; allowed: number }> | null {
    // Lightning Data Service costs no API calls.
    const used = calls.filter((kind) => kind !== 'graphql').length;
    return use === null ? null : { used: use.usedBefore + used, allowed: use.allowed };
}

function exceeded(switches: Switches): Answer {
    const { status, code } = switches.hourlyLimit;
    const answer = code
        ? refuse(status, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
        : { status, body: 'Service Unavailable' };
    return switches.retryAfter === null ? answer : { ...answer, headers: { 'Retry-After': switches.retryAfter } };
}

function isCounted(kind: CallKind, counts: Switches['hourlyLimit']['counts']): boolean {
    return kind === 'entries' || (counts === 'all' && kind !== 'graphql');
}
