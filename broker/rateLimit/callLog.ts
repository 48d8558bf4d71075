/**
 * The call log: what one user's broker pages in this browser have requested of Salesforce in the last hour. Plain values
 * and the steps from one to the next. It holds times, counts and opaque names, nothing readable.
 *
 * Each line has an id, and each stop, pause and daily count says when it was learned. So two copies of one log can be
 * merged in any order, any number of times: that of the store, and that of a page which has seen more of it.
 */
import { MAX_STATED_WAIT_MS, type Origin } from 'c/chatHistoryCore';

/** `at`: epoch ms. `id`: random. */
export type Line = Readonly<{ id: string; at: number }>;

/**
 * An entries call, counted when it is admitted. `name`: of the conversation that it marked active; null where Salesforce
 * refused it. `isAuto`: no user asked for it.
 */
export type CallLine = Line & Readonly<{ name: string | null; isAuto: boolean }>;
export type AnswerLine = Line & Readonly<{ origin: Origin }>;

/** Something lasts `until` (epoch ms), as was learned at `at`. */
export type Until = Readonly<{ at: number; until: number }>;

/** Automatic requests pause while Salesforce is unavailable or busy. `until` in the past: it has answered since. */
export type Pause = Until & Readonly<{ code: 'unavailable' | 'busy' }>;

/** The org's own count of API calls in 24 hours. */
export type Daily = Readonly<{ used: number; allowed: number; at: number }>;

export type CallLog = Readonly<{
    calls: readonly CallLine[];
    /** Every other API call. */
    others: readonly Line[];
    /** Transcripts that components received. */
    answers: readonly AnswerLine[];
    /** Lines that were removed because the call was never sent. Remembered, or another page's copy would restore them. */
    withdrawn: readonly Line[];
    /** Salesforce met a limit: until then no entries calls, or no calls at all. */
    entriesStop: Until | null;
    allStop: Until | null;
    pause: Pause | null;
    daily: Daily | null;
}>;

/** The hourly limit counts over a sliding hour. Unit: ms. Source: Connect REST API Developer Guide, Rate Limits. */
export const HOUR_MS = 60 * 60_000;

/**
 * How long a conversation that was read counts as active. Unit: ms. Source: Salesforce Help, messaging session limits (30
 * minutes), and half a minute more: a call is counted when it is admitted and may reach Salesforce as late as it times out.
 */
export const ACTIVE_MS = 30 * 60_000 + 30_000;

/** Tabs that were stopped together don't come back together: up to this much later. Unit: ms. Source: our choice. */
export const LIMIT_JITTER_MS = 5 * 60_000;

/** A stop that was learned further in the future than this precedes a clock correction. Unit: ms. Source: our choice. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Per list, so that a log stays small whatever happens. More than any ceiling, so no admission depends on it. */
export const MAX_LINES = 3_000;

export const EMPTY_LOG: CallLog = Object.freeze({
    calls: [],
    others: [],
    answers: [],
    withdrawn: [],
    entriesStop: null,
    allStop: null,
    pause: null,
    daily: null
});

/**
 * The log as it stands now, without what is over. A line from the future was written before the clock was put back; it
 * counts from now, so that a wrong clock never makes room for more calls.
 */
export function logAt(log: CallLog, nowMs: number): CallLog {
    return {
        calls: recentLines(log.calls, nowMs),
        others: recentLines(log.others, nowMs),
        answers: recentLines(log.answers, nowMs),
        withdrawn: recentLines(log.withdrawn, nowMs),
        entriesStop: currentStop(log.entriesStop, nowMs),
        allStop: currentStop(log.allStop, nowMs),
        pause: currentPause(log.pause, nowMs),
        daily: log.daily === null ? null : { ...log.daily, at: Math.min(log.daily.at, nowMs) }
    };
}

export function addCall(log: CallLog, line: CallLine): CallLog {
    return { ...log, calls: takeNewest([...log.calls, line]) };
}

export function addOther(log: CallLog, line: Line): CallLog {
    return { ...log, others: takeNewest([...log.others, line]) };
}

export function addAnswer(log: CallLog, line: AnswerLine): CallLog {
    return { ...log, answers: takeNewest([...log.answers, line]) };
}

/** The call was admitted and never sent: it doesn't count. */
export function withdrawLine(log: CallLog, id: string, nowMs: number): CallLog {
    return mergeLogs(log, { ...EMPTY_LOG, withdrawn: [{ id, at: nowMs }] });
}

/** Salesforce refused the call: it counts, but it marked no conversation active. */
export function markRefused(log: CallLog, id: string): CallLog {
    return { ...log, calls: log.calls.map((line) => (line.id === id ? { ...line, name: null } : line)) };
}

/** Until when entries calls are stopped, if they are; a stop of all calls stops them too. */
export function entriesStoppedUntil({ entriesStop, allStop }: CallLog): number | null {
    if (entriesStop === null || allStop === null) return (entriesStop ?? allStop)?.until ?? null;
    return Math.max(entriesStop.until, allStop.until);
}

/** Distinct conversations that these calls keep active. */
export function activeNames({ calls }: CallLog, nowMs: number): ReadonlySet<string> {
    return new Set(calls.flatMap(({ at, name }) => (name === null || at <= nowMs - ACTIVE_MS ? [] : [name])));
}

/** Of these, the ones that automatic calls keep active. */
export function autoActiveNames(log: CallLog, nowMs: number): ReadonlySet<string> {
    return activeNames({ ...log, calls: log.calls.filter(({ isAuto }) => isAuto) }, nowMs);
}

/** Two copies of one log. Commutative, associative and idempotent. */
export function mergeLogs(one: CallLog, other: CallLog): CallLog {
    const withdrawn = mergeLines(one.withdrawn, other.withdrawn, takeFirst);
    const withdrawnIds = new Set(withdrawn.map(({ id }) => id));
    const isCounted = ({ id }: Line) => !withdrawnIds.has(id);
    return {
        calls: mergeLines(one.calls.filter(isCounted), other.calls.filter(isCounted), joinCalls),
        others: mergeLines(one.others.filter(isCounted), other.others.filter(isCounted), takeFirst),
        answers: mergeLines(one.answers, other.answers, (a, b) => (a.origin < b.origin ? a : b)),
        withdrawn,
        entriesStop: pickLatest(one.entriesStop, other.entriesStop),
        allStop: pickLatest(one.allStop, other.allStop),
        pause: pickLatest(one.pause, other.pause),
        daily: pickLatest(one.daily, other.daily)
    };
}

/** By id, in order of time. Of two times of one line the later counts: a corrected clock makes no room. */
function mergeLines<T extends Line>(one: readonly T[], other: readonly T[], join: (a: T, b: T) => T): readonly T[] {
    const lines = new Map<string, T>();
    for (const line of [...one, ...other]) {
        const known = lines.get(line.id);
        lines.set(line.id, known === undefined ? line : { ...join(known, line), at: Math.max(known.at, line.at) });
    }
    return takeNewest([...lines.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)));
}

/** That a call was refused is learned later than that it was admitted. */
function joinCalls(a: CallLine, b: CallLine): CallLine {
    const isFirst = a.name === null || (b.name !== null && a.name < b.name);
    return { ...a, name: isFirst ? a.name : b.name, isAuto: a.isAuto || b.isAuto };
}

function takeFirst<T>(line: T): T {
    return line;
}

/** What was learned last; of two things learned at once, the stricter by a total order. */
function pickLatest<T extends Until | Pause | Daily>(one: T | null, other: T | null): T | null {
    if (one === null || other === null) return one ?? other;
    const [a, b] = [rankOf(one), rankOf(other)];
    const index = a.findIndex((value, position) => value !== b[position]);
    return (a[index] ?? 0) < (b[index] ?? 0) ? other : one;
}

function rankOf(value: Until | Pause | Daily): readonly number[] {
    if ('used' in value) return [value.at, value.used, -value.allowed];
    return [value.at, value.until, 'code' in value && value.code === 'unavailable' ? 1 : 0];
}

function takeNewest<T>(lines: readonly T[]): readonly T[] {
    return lines.slice(-MAX_LINES);
}

function recentLines<T extends Line>(lines: readonly T[], nowMs: number): readonly T[] {
    const young = lines.filter(({ at }) => at > nowMs - HOUR_MS);
    return young.map((line) => (line.at > nowMs ? { ...line, at: nowMs } : line));
}

/** A pause that is over is remembered for a while: a page that still sees it last must learn that it ended. */
function currentPause(pause: Pause | null, nowMs: number): Pause | null {
    const current = pause === null ? null : boundStop(pause, nowMs);
    return current !== null && Math.max(current.until, current.at + HOUR_MS) > nowMs ? current : null;
}

function currentStop(stop: Until | null, nowMs: number): Until | null {
    const current = stop === null ? null : boundStop(stop, nowMs);
    return current !== null && current.until > nowMs ? current : null;
}

/**
 * No stop lasts longer than Salesforce could have stated. Where the clock was put back since, nobody knows how long it
 * still lasts: at worst one more refusal restores it.
 */
function boundStop<T extends Until>(stop: T, nowMs: number): T | null {
    if (stop.at > nowMs + CLOCK_SLACK_MS) return null;
    return { ...stop, until: Math.min(stop.until, stop.at + MAX_STATED_WAIT_MS + LIMIT_JITTER_MS) };
}
