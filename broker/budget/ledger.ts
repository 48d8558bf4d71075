/**
 * The ledger: what one user's broker pages in this browser have asked of Salesforce lately. Pure values and the steps
 * from one to the next; nothing readable is in it but times, counts and keyed names.
 *
 * call    an entries call, counted when it is admitted: one that failed on the way may have cost something all the same
 * other   any other API call
 * answer  a transcript that a component was given, by where it came from
 * stop    Salesforce refused for a limit: until then `entries` calls, or `all` calls, are not made
 * pause   Salesforce was unavailable: until then nothing is asked unasked-for
 * daily   the org's own count
 *
 * Each line has an id of its own, and each stop, pause and daily count says when it was learned: so two ledgers of the
 * same user can be put together (`joined.ts`) whichever of them was lost, late or kept in memory only.
 */
import type { Origin } from 'c/chatHistoryCore';

/** A line of the ledger. `at`: epoch ms. `id`: random. */
type Line = Readonly<{ id: string; at: number }>;

/** `name`: of the conversation that was marked active; `null`: a retry, or a call that was refused. */
export type CallMade = Line & Readonly<{ name: string | null }>;
export type AnswerGiven = Line & Readonly<{ origin: Origin }>;
export type Daily = Readonly<{ used: number; allowed: number; at: number }>;

/** Something lasts `until` (epoch ms), as was learned at `at`. */
export type Until = Readonly<{ at: number; until: number }>;

export type Ledger = Readonly<{
    calls: readonly CallMade[];
    others: readonly Line[];
    answers: readonly AnswerGiven[];
    entriesStop: Until | null;
    allStop: Until | null;
    /** `until` in the past: Salesforce answered again since. */
    pause: Until | null;
    daily: Daily | null;
}>;

/** The hourly limit counts over a sliding hour. Unit: ms. Source: Connect REST API Developer Guide, Rate Limits. */
export const HOUR_MS = 60 * 60_000;

/** So long a conversation that was read counts as active. Unit: ms. Source: Salesforce Help, messaging session limits. */
export const ACTIVE_MS = 30 * 60_000;

/** A stop from further in the future than this was learned before the clock was put back. Unit: ms. Source: our choice. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Of each kind, so that a ledger stays small whatever happens. More than any budget, so no verdict depends on it. */
export const MOST_COUNTED = 3_000;

export const EMPTY_LEDGER: Ledger = Object.freeze({
    calls: [],
    others: [],
    answers: [],
    entriesStop: null,
    allStop: null,
    pause: null,
    daily: null
});

/**
 * The ledger as it stands now: what is over is gone. A line from the future was written before the clock was put back;
 * it counts from now, so that a wrong clock never makes room for more calls.
 */
export function ledgerAt(ledger: Ledger, nowMs: number): Ledger {
    return {
        calls: recent(ledger.calls, nowMs),
        others: recent(ledger.others, nowMs),
        answers: recent(ledger.answers, nowMs),
        entriesStop: lasting(ledger.entriesStop, nowMs),
        allStop: lasting(ledger.allStop, nowMs),
        pause: remembered(ledger.pause, nowMs),
        daily: ledger.daily === null ? null : { ...ledger.daily, at: Math.min(ledger.daily.at, nowMs) }
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

export function withOther(ledger: Ledger, other: Line): Ledger {
    return { ...ledger, others: newest([...ledger.others, other]) };
}

export function withAnswer(ledger: Ledger, answer: AnswerGiven): Ledger {
    return { ...ledger, answers: newest([...ledger.answers, answer]) };
}

/** Until when entries calls are stopped, if they are; a stop of all calls stops them too. */
export function entriesStoppedUntil({ entriesStop, allStop }: Ledger): number | null {
    if (entriesStop === null || allStop === null) return (entriesStop ?? allStop)?.until ?? null;
    return Math.max(entriesStop.until, allStop.until);
}

/** Distinct conversations that are active through these calls. */
export function wokenCount({ calls }: Ledger, nowMs: number): number {
    const names = calls.flatMap(({ at, name }) => (name === null || at <= nowMs - ACTIVE_MS ? [] : [name]));
    return new Set(names).size;
}

/** What was learned last, and of what was learned at once the longer. */
export function later<T extends Until>(one: T | null, other: T | null): T | null {
    if (one === null || other === null) return one ?? other;
    return one.at > other.at || (one.at === other.at && one.until >= other.until) ? one : other;
}

export function newest<T>(lines: readonly T[]): readonly T[] {
    return lines.slice(-MOST_COUNTED);
}

function recent<T extends Line>(lines: readonly T[], nowMs: number): readonly T[] {
    const young = lines.filter(({ at }) => at > nowMs - HOUR_MS);
    return young.map((line) => (line.at > nowMs ? { ...line, at: nowMs } : line));
}

/** Also when it is over: a page that still thinks that it lasts must learn when it ended. */
function remembered(pause: Until | null, nowMs: number): Until | null {
    return pause !== null && pause.at > nowMs - HOUR_MS && pause.at <= nowMs + CLOCK_SLACK_MS ? pause : null;
}

/** Where the clock was put back since, nobody knows how long it still lasts: at worst one more refusal tells. */
function lasting(until: Until | null, nowMs: number): Until | null {
    return until !== null && until.until > nowMs && until.at <= nowMs + CLOCK_SLACK_MS ? until : null;
}
