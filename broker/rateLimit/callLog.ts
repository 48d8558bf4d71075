/**
 * The call log: what one user's broker pages in this browser have requested of Salesforce in the last hour. Plain values
 * and the steps from one to the next. It holds times, counts and opaque names, nothing readable.
 *
 * Each line has an id, and each stop, pause and daily count says when it was learned. So two copies of one log can be
 * merged in any order, any number of times: that of the store, and that of a page which has seen more of it.
 */
import { asObject, type Origin } from 'c/chatHistoryCore';

/**
 * One thing that happened. `kind`: an entries call or another API call, counted when it is admitted; the origin of an
 * answer that a component received; or a call that was `withdrawn` because it was never sent.
 */
export type Line = Readonly<{
    /** Random. */
    id: string;
    /** Epoch ms. */
    at: number;
    kind: CallKind | Origin | 'withdrawn';
    /** Of the conversation that an entries call marked active; null for all else, and where Salesforce refused the call. */
    name: string | null;
    /** No user asked for it. */
    isAuto: boolean;
}>;

export type CallKind = 'entries' | 'other';

/** Lasts `until` (epoch ms), as was learned at `at`. */
export type Stop = Readonly<{ at: number; until: number; code: 'limit-reached' | 'unavailable' | 'busy' }>;

export type CallLog = Readonly<{
    version: number;
    lines: readonly Line[];
    /** Salesforce met a limit: until then no entries calls, or no calls at all. */
    entriesStop: Stop | null;
    allStop: Stop | null;
    /** Automatic requests pause while Salesforce is unavailable or busy. `until` in the past: it has answered since. */
    pause: Stop | null;
    /** The org's own count of API calls in 24 hours. */
    daily: Readonly<{ used: number; allowed: number; at: number }> | null;
}>;

/** The hourly limit counts over a sliding hour. Unit: ms. Source: Connect REST API Developer Guide, Rate Limits. */
export const HOUR_MS = 60 * 60_000;

/**
 * How long a conversation that was read counts as active. Unit: ms. Source: Salesforce Help, messaging session limits (30
 * minutes), and half a minute more: a call is counted when it is admitted and may reach Salesforce as late as it times out.
 */
export const ACTIVE_MS = 30 * 60_000 + 30_000;

/** What was learned further in the future than this precedes a clock correction. Unit: ms. Source: our choice. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Lines that no admission depends on, so that a log stays small whatever happens. Source: our choice. */
export const MAX_UNCOUNTED = 3_000;

export const EMPTY_LOG: CallLog = {
    // Raised when the shape changes; a log of another version is not read.
    version: 4,
    lines: [],
    entriesStop: null,
    allStop: null,
    pause: null,
    daily: null
};

/** Is it a log of this version of the page? Only our own pages write there, so the version says what shape it has. */
export function isCallLog(stored: unknown): stored is CallLog {
    return asObject(stored)['version'] === EMPTY_LOG.version;
}

/**
 * The log as it stands now, without what is over. A line from the future was written before the clock was put back; it
 * counts from now, so that a wrong clock never makes room for more calls. How long a stop from the future still lasts
 * nobody knows: at worst one more refusal restores it.
 */
export function logAt(log: CallLog, nowMs: number): CallLog {
    const known = <T extends Readonly<{ at: number }>>(learned: T | null) =>
        learned !== null && learned.at <= nowMs + CLOCK_SLACK_MS ? learned : null;
    const lines = log.lines
        .filter(({ at }) => at > nowMs - HOUR_MS)
        .map((line) => ({ ...line, at: Math.min(line.at, nowMs) }));
    const isCounted = ({ kind }: Line) => kind === 'entries' || kind === 'other';
    return {
        ...log,
        lines: [...lines.filter(isCounted), ...lines.filter((line) => !isCounted(line)).slice(-MAX_UNCOUNTED)],
        entriesStop: known(log.entriesStop),
        allStop: known(log.allStop),
        pause: known(log.pause),
        daily: known(log.daily)
    };
}

/** With one more line. */
export function addLine(log: CallLog, line: Pick<Line, 'id' | 'at' | 'kind'> & Partial<Line>): CallLog {
    return { ...log, lines: [...log.lines, { name: null, isAuto: false, ...line }] };
}

/** With these changes of one line: it was never sent, or Salesforce refused it. */
export function changeLine(log: CallLog, id: string, change: Partial<Line>): CallLog {
    return { ...log, lines: log.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) };
}

/** Lines of one kind, the oldest first. */
export function linesOf({ lines }: CallLog, kind: Line['kind']): readonly Line[] {
    return lines.filter((line) => line.kind === kind).sort((a, b) => a.at - b.at);
}

/** Until when calls of this kind are stopped, if they are; a stop of all calls stops entries calls too. */
export function stoppedUntil({ entriesStop, allStop }: CallLog, kind: CallKind, nowMs: number): number | null {
    const until = Math.max(allStop?.until ?? 0, kind === 'entries' ? (entriesStop?.until ?? 0) : 0);
    return until > nowMs ? until : null;
}

/** Distinct conversations that entries calls keep active, or automatic ones among them. */
export function activeNames(log: CallLog, nowMs: number, of: 'all' | 'auto'): ReadonlySet<string | null> {
    const active = linesOf(log, 'entries').filter(
        ({ at, isAuto }) => at > nowMs - ACTIVE_MS && (isAuto || of === 'all')
    );
    return new Set(active.flatMap(({ name }) => name ?? []));
}

/** Two copies of one log. Of two things that were learned at the same time, the first copy's. */
export function mergeLogs(one: CallLog, other: CallLog): CallLog {
    const lines = new Map(one.lines.map((line) => [line.id, line]));
    for (const line of other.lines) lines.set(line.id, joinLines(lines.get(line.id) ?? line, line));
    return {
        ...one,
        lines: [...lines.values()],
        entriesStop: pickLatest(one.entriesStop, other.entriesStop),
        allStop: pickLatest(one.allStop, other.allStop),
        pause: pickLatest(one.pause, other.pause),
        daily: pickLatest(one.daily, other.daily)
    };
}

/** That a call was withdrawn or refused is learned later than that it was admitted. Of two times the later counts. */
function joinLines(a: Line, b: Line): Line {
    const kind = a.kind === 'withdrawn' ? a.kind : b.kind;
    return { ...b, kind, name: a.name === null ? null : b.name, at: Math.max(a.at, b.at) };
}

function pickLatest<T extends Readonly<{ at: number }>>(one: T | null, other: T | null): T | null {
    return one === null || (other !== null && other.at > one.at) ? other : one;
}
