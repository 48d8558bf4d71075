/**
 * The hourly limit: calls per user in a sliding hour, over the log of what was answered. Calls that were refused for
 * the limit don't count again.
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

function exceeded(switches: Switches): Answer {
    const { status, code } = switches.hourlyLimit;
    return code
        ? refuse(status, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
        : { status, body: 'Service Unavailable' };
}

// Lightning Data Service costs no API calls.
function isCounted(kind: CallKind, counts: Switches['hourlyLimit']['counts']): boolean {
    return kind === 'entries' || (counts === 'all' && kind === 'composite');
}
