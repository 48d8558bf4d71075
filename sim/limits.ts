/**
 * The hourly limit: calls per user in a sliding hour, over the log of what was answered. Calls that were refused for
 * the limit don't count again. And the daily one, which is only told, never enforced.
 */
import type { Call, CallKind } from './calls';
import { refuse } from './errors';
import type { Answer } from './http';
import type { Switches } from './switches';

const HOUR_MS = 60 * 60_000;

/** The refusal that the next call of this kind gets, or null while the limit is not reached. */
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

/**
 * The header that tells the org's use of its daily API calls, `next` included; none where the org tells nothing.
 * Source: REST API Developer Guide, "Limit Info Header".
 */
export function limitInfo(switches: Switches, log: readonly Call[], next: CallKind): Readonly<Record<string, string>> {
    const use = dailyUse(switches, [...log.map(({ kind }) => kind), next]);
    return use === null ? {} : { 'Sforce-Limit-Info': `api-usage=${use.used}/${use.allowed}` };
}

/** What the org's daily use is after these calls, or null where it tells nothing of it. */
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

// Lightning Data Service costs no API calls.
function isCounted(kind: CallKind, counts: Switches['hourlyLimit']['counts']): boolean {
    return kind === 'entries' || (counts === 'all' && kind === 'composite');
}
