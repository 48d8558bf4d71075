/**
 * May this be asked of Salesforce now? Pure: the ledger as it stands, who wants it, and the limits in force decide.
 *
 * itself     refused from 80 % of the hourly budget on, from the org's daily share on, and while Salesforce is unavailable
 * agent      asked to confirm from 100 % of the hourly budget on
 * confirmed  refused by a limit of Salesforce's alone, which nobody can overrule
 */
import type { Limits, Problem, WantedBy } from 'c/chatHistoryCore';
import { entriesStoppedUntil, type Ledger } from './ledger';

/** From this share of the hourly budget on nothing loads by itself. Source: our choice (docs/decisions/0009). */
export const BY_ITSELF_SHARE = 0.8;

/**
 * So long the org's daily count holds. Older, it is taken for unknown: otherwise nobody would ever ask again and learn
 * that a new day has begun. Unit: ms. Source: our choice.
 */
export const DAILY_VALID_MS = 15 * 60_000;

export type Wish = Readonly<{ by: WantedBy; limits: Limits }>;

/** Why an entries call may not be made now, or null. */
export function refusalOfEntries(ledger: Ledger, wish: Wish, nowMs: number): Problem | null {
    const stoppedUntil = entriesStoppedUntil(ledger);
    if (stoppedUntil !== null) return { code: 'limit-reached', retryAt: stoppedUntil };
    const { by, limits } = wish;
    const callCount = ledger.calls.length;
    if (by === 'itself') {
        const isNearBudget = callCount >= limits.hourlyBudget * BY_ITSELF_SHARE;
        return refusalByItself(ledger, limits, nowMs) ?? (isNearBudget ? { code: 'held-back-hourly' } : null);
    }
    return by === 'agent' && callCount >= limits.hourlyBudget ? { code: 'over-budget' } : null;
}

/** Why no other call may be made now, or null. */
export function refusalOfOther(ledger: Ledger, { by, limits }: Wish, nowMs: number): Problem | null {
    if (ledger.allStop !== null) return { code: 'limit-reached', retryAt: ledger.allStop.until };
    return by === 'itself' ? refusalByItself(ledger, limits, nowMs) : null;
}

function refusalByItself({ pause, daily }: Ledger, { dailyShare }: Limits, nowMs: number): Problem | null {
    if (pause !== null && pause.until > nowMs) return { code: 'unavailable', retryAt: pause.until };
    if (daily === null || nowMs - daily.at >= DAILY_VALID_MS) return null;
    return daily.used >= daily.allowed * dailyShare ? { code: 'held-back-daily' } : null;
}
