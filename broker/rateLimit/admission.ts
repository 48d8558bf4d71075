/**
 * May this call be made now? Pure: the call log, the initiator and the limits in force decide.
 *
 * auto            held back from 80 % of the hourly budget, from the org's daily share, at the active budget, and while
 *                 Salesforce is unavailable or busy
 * user            asked to confirm from 100 % of the hourly budget
 * user-confirmed  bound by a limit of Salesforce and by the ceiling, which bind everyone
 */
import type { Initiator, Limits, Problem } from 'c/chatHistoryCore';
import { autoActiveNames, entriesStoppedUntil, HOUR_MS, type CallLog, type Line } from './callLog';

/** From this share of the hourly budget nothing loads automatically. Source: our choice (docs/decisions/0009). */
export const AUTO_SHARE = 0.8;

/** How many entries calls an hour users can confirm beyond the hourly budget. Source: our choice (docs/decisions/0009). */
export const CONFIRMED_ALLOWANCE = 100;

/** Entries calls an hour that nobody passes. Source: Connect REST API Developer Guide, Rate Limits. */
export const ENTRIES_CEILING = 1_000;

/** Other API calls an hour that nobody passes. Source: our choice; a busy day has some dozens an hour. */
export const OTHER_CEILING = 1_000;

/**
 * How long the org's daily count is believed. Older, it is unknown: otherwise nobody would ask again and learn that a new
 * day has begun. Unit: ms. Source: our choice.
 */
export const DAILY_VALID_MS = 15 * 60_000;

export type Wish = Readonly<{ initiator: Initiator; limits: Limits }>;

/** Why an entries call on the conversation `name` may not be made now, or null. */
export function refuseEntries(log: CallLog, wish: Wish & Readonly<{ name: string }>, nowMs: number): Problem | null {
    const stoppedUntil = entriesStoppedUntil(log);
    if (stoppedUntil !== null) return { code: 'limit-reached', retryAt: stoppedUntil };
    const { initiator, limits, name } = wish;
    const callCount = log.calls.length;
    const ceiling = Math.min(ENTRIES_CEILING, Math.floor(limits.hourlyBudget) + CONFIRMED_ALLOWANCE);
    if (callCount >= ceiling) return ceilingReached(log.calls, ceiling);
    if (initiator === 'user-confirmed') return null;
    if (initiator === 'user') return callCount >= limits.hourlyBudget ? { code: 'over-budget' } : null;
    const refusal = refuseAuto(log, limits, nowMs);
    if (refusal !== null) return refusal;
    if (callCount >= limits.hourlyBudget * AUTO_SHARE) return { code: 'held-back-hourly' };
    return passesActiveBudget(log, name, limits, nowMs) ? null : { code: 'held-back-active' };
}

/** Why no other call may be made now, or null. */
export function refuseOther(log: CallLog, { initiator, limits }: Wish, nowMs: number): Problem | null {
    if (log.allStop !== null) return { code: 'limit-reached', retryAt: log.allStop.until };
    if (log.others.length >= OTHER_CEILING) return ceilingReached(log.others, OTHER_CEILING);
    return initiator === 'auto' ? refuseAuto(log, limits, nowMs) : null;
}

function refuseAuto({ pause, daily }: CallLog, { dailyShare }: Limits, nowMs: number): Problem | null {
    if (pause !== null && pause.until > nowMs) return { code: pause.code, retryAt: pause.until };
    if (daily === null || nowMs - daily.at >= DAILY_VALID_MS) return null;
    return daily.used >= daily.allowed * dailyShare ? { code: 'held-back-daily' } : null;
}

/** A conversation that is active automatically already may be read again: that marks no further one active. */
function passesActiveBudget(log: CallLog, name: string, { activeBudget }: Limits, nowMs: number): boolean {
    const names = autoActiveNames(log, nowMs);
    return names.has(name) || names.size < activeBudget;
}

/** Until the call leaves the hour that makes one too many. */
function ceilingReached(lines: readonly Line[], ceiling: number): Problem {
    const times = lines.map(({ at }) => at).sort((a, b) => a - b);
    return { code: 'ceiling-reached', retryAt: (times[lines.length - ceiling] ?? 0) + HOUR_MS };
}
