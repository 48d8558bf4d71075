/**
 * The ledger: what one user's broker pages in this browser have asked of Salesforce lately. Pure values and the steps
 * from one to the next; nothing readable is in it but times, counts and keyed names.
 *
 * call    an entries call, counted when it is admitted: one that failed on the way may have cost something all the same
 * other   any other API call
 * answer  a transcript that a component was given, by where it came from
 * stop    Salesforce refused for a limit: until then `entries` calls, or `all` calls, are not made
 * pause   Salesforce was unavailable: until then nothing is asked unasked-for
 * daily   the org's own count, and when it was told
 */
import type { Origin } from 'c/chatHistoryCore';

export type CallMade = Readonly<{
    at: number;
    /** `null`: woke nothing more: the retry of a call that is counted already, or one that was refused. */ name:
        string | null;
}>;
export type AnswerGiven = Readonly<{ at: number; origin: Origin }>;
export type Daily = Readonly<{ used: number; allowed: number; at: number }>;
export type Stop = Readonly<{ until: number; scope: 'entries' | 'all' }>;

export type Ledger = Readonly<{
    calls: readonly CallMade[];
    others: readonly number[];
    answers: readonly AnswerGiven[];
    stop: Stop | null;
    pausedUntil: number | null;
    daily: Daily | null;
}>;

/** The hourly limit counts over a sliding hour. Unit: ms. Source: Connect REST API Developer Guide, Rate Limits. */
export const HOUR_MS = 60 * 60_000;

/** So long a conversation that was read counts as active. Unit: ms. Source: Salesforce Help, messaging session limits. */
export const ACTIVE_MS = 30 * 60_000;

/** Nothing is stopped for longer: the clock was put back since. Unit: ms. Source: a stated wait is a day at most, plus chance. */
export const LONGEST_STOP_MS = 25 * HOUR_MS;

/** Of each kind, so that a ledger stays small whatever happens. More than any budget, so no verdict depends on it. */
export const MOST_COUNTED = 3_000;

export const EMPTY_LEDGER: Ledger = Object.freeze({
    calls: [],
    others: [],
    answers: [],
    stop: null,
    pausedUntil: null,
    daily: null
});

/**
 * The ledger as it stands now: what is over is gone. What lies in the future was written before the clock was put back;
 * it counts from now, so that a wrong clock never makes room for more calls.
 */
export function ledgerAt(ledger: Ledger, nowMs: number): Ledger {
    const past = (at: number) => Math.min(at, nowMs);
    const isRecent = ({ at }: Readonly<{ at: number }>) => at > nowMs - HOUR_MS;
    const recent = <T extends Readonly<{ at: number }>>(made: readonly T[]) =>
        made.filter(isRecent).map((one) => ({ ...one, at: past(one.at) }));
    const lasts = (until: number) => until > nowMs && until - nowMs <= LONGEST_STOP_MS;
    const { stop, pausedUntil, daily } = ledger;
    return {
        calls: recent(ledger.calls),
        others: ledger.others.filter((at) => isRecent({ at })).map(past),
        answers: recent(ledger.answers),
        stop: stop !== null && lasts(stop.until) ? stop : null,
        pausedUntil: pausedUntil !== null && lasts(pausedUntil) ? pausedUntil : null,
        daily: daily === null ? null : { ...daily, at: past(daily.at) }
    };
}

export function withCall(ledger: Ledger, call: CallMade): Ledger {
    return { ...ledger, calls: newest([...ledger.calls, call]) };
}

/** Salesforce refused the last call on this conversation: it counts, but it marked nothing active. */
export function withoutWaking(ledger: Ledger, name: string): Ledger {
    const last = ledger.calls.map((call) => call.name).lastIndexOf(name);
    return { ...ledger, calls: ledger.calls.map((call, index) => (index === last ? { ...call, name: null } : call)) };
}

export function withOther(ledger: Ledger, at: number): Ledger {
    return { ...ledger, others: newest([...ledger.others, at]) };
}

export function withAnswer(ledger: Ledger, answer: AnswerGiven): Ledger {
    return { ...ledger, answers: newest([...ledger.answers, answer]) };
}

/** The longer stop and the wider one stay, whichever page learned of them. */
export function withStop(ledger: Ledger, stop: Stop): Ledger {
    const before = ledger.stop;
    if (before === null) return { ...ledger, stop };
    const scope = before.scope === 'all' ? 'all' : stop.scope;
    return { ...ledger, stop: { until: Math.max(before.until, stop.until), scope } };
}

/** Distinct conversations that are active through these calls. */
export function wokenCount({ calls }: Ledger, nowMs: number): number {
    const names = calls.flatMap(({ at, name }) => (name === null || at <= nowMs - ACTIVE_MS ? [] : [name]));
    return new Set(names).size;
}

function newest<T>(made: readonly T[]): readonly T[] {
    return made.slice(-MOST_COUNTED);
}
