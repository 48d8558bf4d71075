/**
 * May this call be made now? Pure: the call log, the initiator and the limits in force decide.
 *
 * auto            held back from 80 % of the hourly budget, from the org's daily share, at the active budget, and while
 *                 Salesforce is unavailable or busy
 * user            asked to confirm from 100 % of the hourly budget
 * user-confirmed  bound by a limit of Salesforce and by the ceiling, which bind everyone
 */
import type { Initiator, Limits, Problem } from 'c/chatHistoryCore';
import { activeNames, HOUR_MS, linesOf, stoppedUntil, type CallKind, type CallLog } from './callLog';

/** From this share of the hourly budget nothing loads automatically. Source: our choice (docs/decisions/0009). */
export const AUTO_SHARE = 0.8;

/** How many entries calls an hour users can confirm beyond the hourly budget. Source: our choice (docs/decisions/0009). */
export const CONFIRMED_ALLOWANCE = 100;

/**
 * Calls an hour that nobody passes. Source: Connect REST API Developer Guide, Rate Limits, for entries calls; our choice
 * for the others, of which a busy day has some dozens an hour.
 */
export const CEILING = 1_000;

/**
 * The same for a page that has never read the log which all pages share: it can't know what the others spent, and begins
 * from zero with each load. Enough to read a Case or two. Source: our choice (docs/decisions/0009).
 */
export const CEILING_ALONE = { entries: 20, other: 40 } as const;

/**
 * How long the org's daily count is believed. Older, it is unknown: otherwise nobody would ask again and learn that a new
 * day has begun. Unit: ms. Source: our choice.
 */
export const DAILY_VALID_MS = 15 * 60_000;

/** `name`: of the conversation that an entries call marks active, as `TranscriptCache.nameOf` gives it; else null. */
export type Call = Readonly<{ kind: CallKind; name: string | null; initiator: Initiator; limits: Limits }>;

/** Why the call may not be made now, or null. `isAlone`: this page has never read the log that all pages share. */
export function refuse(log: CallLog, call: Call, nowMs: number, isAlone: boolean): Problem | null {
    const { kind, name, initiator, limits } = call;
    const stopAt = stoppedUntil(log, kind, nowMs);
    if (stopAt !== null) return { code: 'limit-reached', retryAt: stopAt };
    const calls = linesOf(log, kind);
    const ceiling = ceilingOf(call, isAlone);
    // Until the call leaves the hour that makes one too many.
    const oldestAt = calls.at(-ceiling)?.at;
    if (oldestAt !== undefined) return { code: 'ceiling-reached', retryAt: oldestAt + HOUR_MS };
    const { pause, daily } = log;
    if (initiator === 'auto') {
        if (pause !== null && pause.until > nowMs) return { code: pause.code, retryAt: pause.until };
        const isKnown = daily !== null && nowMs - daily.at < DAILY_VALID_MS;
        if (isKnown && daily.used >= daily.allowed * limits.dailyShare) return { code: 'held-back-daily' };
    }
    if (kind === 'other' || initiator === 'user-confirmed') return null;
    if (initiator === 'user') return calls.length >= limits.hourlyBudget ? { code: 'over-budget' } : null;
    if (calls.length >= limits.hourlyBudget * AUTO_SHARE) return { code: 'held-back-hourly' };
    // A conversation that is active automatically already may be read again: that marks no further one active.
    const names = activeNames(log, nowMs, 'auto');
    return names.has(name) || names.size < limits.activeBudget ? null : { code: 'held-back-active' };
}

function ceilingOf({ kind, limits }: Call, isAlone: boolean): number {
    const ceiling = isAlone ? CEILING_ALONE[kind] : CEILING;
    return kind === 'other' ? ceiling : Math.min(ceiling, Math.floor(limits.hourlyBudget) + CONFIRMED_ALLOWANCE);
}
