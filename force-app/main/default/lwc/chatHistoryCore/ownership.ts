/**
 * Ownership: which entries of a conversation belong to which Case. One conversation can hold sessions of many Cases, so
 * the broker drops the entries of other Cases before anything leaves its page. **This is where entries are dropped for
 * privacy.** An entry whose owner is in doubt is withheld and counted.
 *
 * A *session window* is a session or call of the conversation, with its Case and its time.
 */
import type { Entry } from './entries';

/**
 * Ids have 15 characters. `null` start or end: unknown, or not over yet; the window is unbounded on that side. Epoch ms,
 * second precision.
 */
export type SessionWindow = Readonly<{
    id: string;
    caseId: string | null;
    startAt: number | null;
    endAt: number | null;
    isOpen: boolean;
}>;

/** An entry with the session or call that it belongs to (15 characters). */
export type OwnedEntry = Entry & Readonly<{ recordId: string }>;

/** Entries that were received but not handed over; counts only. */
export type Withheld = Readonly<{
    /** Of sessions or calls that belong to another Case. */
    otherCases: number;
    /** Of sessions or calls that belong to no Case. */
    notLinked: number;
    /** Name no session, and the time of no session (or of several) holds them. */
    unassigned: number;
}>;

/** Session times have second precision, entries milliseconds. Source: MessagingSession, Object Reference. */
export const SESSION_SLACK_MS = 1_000;

/** Epoch ms; `null` means unbounded on that side. */
export type TimeWindow = Readonly<{ from: number | null; to: number | null }>;

/** The most entries that one call returns. Source: Connect REST API, Conversation Entries, `recordLimit` 1 to 1000. */
export const PAGE_LIMIT = 1_000;

/**
 * How far the fetched window reaches beyond the records. Unit: ms. Source: our choice; a bot may greet before the session
 * starts, and a closing line may follow its end.
 */
export const WINDOW_MARGIN_MS = 5 * 60_000;

type Owner = 'thisCase' | keyof Withheld;

/**
 * Assigns each entry to the record that it names; an entry that names none goes to the only record whose time, widened by
 * `SESSION_SLACK_MS`, holds it. An entry that names a record outside `windows`, or records of different Cases, is
 * `unassigned`. `caseId` has 15 characters.
 *
 * `countBefore`: for an older page that is joined to what is on screen, the `older.before` that it was asked with. The
 * page repeats entries of the earlier page at the seam, which that page has counted. Therefore only withheld entries
 * strictly before the seam are counted. Limit: withheld entries of the seam's own millisecond that did not fit on the
 * earlier page, and entries without a time, stay uncounted.
 */
export function assignEntries(
    entries: readonly Entry[],
    windows: readonly SessionWindow[],
    caseId: string,
    countBefore = Infinity
): { entries: readonly OwnedEntry[]; withheld: Withheld } {
    const windowsById = new Map(windows.map((window) => [window.id, window]));
    const withheld = { otherCases: 0, notLinked: 0, unassigned: 0 };
    const owned: OwnedEntry[] = [];
    for (const entry of entries) {
        const named = entry.relatedRecordIds.map((id) => windowsById.get(id));
        const candidates = named.length === 0 ? [onlyWindowAround(entry.at, windows)] : named;
        const owner = ownerOf(candidates, caseId);
        // Several records of this Case: the first named is as good as any.
        const [first] = candidates;
        if (owner === 'thisCase' && first !== undefined) owned.push({ ...entry, recordId: first.id });
        else if (owner !== 'thisCase' && isBeforeSeam(entry, countBefore)) withheld[owner] += 1;
    }
    return { entries: owned, withheld };
}

/**
 * The window to fetch: from the first start to the last end of **this Case's** records of one conversation, with a margin.
 * A missing start, or a record that is open or has no end, leaves that side unbounded. A WhatsApp conversation can span
 * years: without a window, the newest 1,000 entries may all be other Cases'.
 */
export function fetchWindow(windows: readonly SessionWindow[]): TimeWindow {
    const from = sortedTimes(windows.map(({ startAt }) => startAt)).at(0);
    const to = sortedTimes(windows.map(({ isOpen, endAt }) => (isOpen ? null : endAt))).at(-1);
    return {
        from: from === undefined ? null : Math.max(0, from - WINDOW_MARGIN_MS),
        to: to === undefined ? null : to + WINDOW_MARGIN_MS
    };
}

/**
 * The `endTimestamp` of the next older page, epoch ms: just above the oldest entry so far, on whichever of the two clocks
 * it is later. It is not documented which clock the bounds use, nor whether they are inclusive: duplicates are dropped by
 * id, but a gap would lose entries. `null`: no entry has a time.
 */
export function nextOlderBound(entries: readonly Entry[]): number | null {
    let received = Infinity;
    let sent = Infinity;
    for (const { at, sentAt } of entries) {
        received = Math.min(received, at ?? Infinity);
        sent = Math.min(sent, sentAt ?? Infinity);
    }
    const clocks = [received, sent].filter(Number.isFinite);
    return clocks.length === 0 ? null : Math.max(...clocks) + 1;
}

/** The seam is the last millisecond before the bound: the oldest entry of the earlier page (see `nextOlderBound`). */
function isBeforeSeam({ at, sentAt }: Entry, countBefore: number): boolean {
    if (countBefore === Infinity) return true;
    const seamAt = countBefore - 1;
    return at !== null && at < seamAt && (sentAt === null || sentAt < seamAt);
}

/** Whose an entry of these records is. Of different Cases: nobody's. */
function ownerOf(candidates: readonly (SessionWindow | undefined)[], caseId: string): Owner {
    const owners = new Set(candidates.map((window) => ownerBy(window, caseId)));
    const [owner = 'unassigned'] = owners;
    return owners.size > 1 ? 'unassigned' : owner;
}

function ownerBy(window: SessionWindow | undefined, caseId: string): Owner {
    if (window === undefined) return 'unassigned';
    if (window.caseId === null) return 'notLinked';
    return window.caseId === caseId ? 'thisCase' : 'otherCases';
}

function onlyWindowAround(at: number | null, windows: readonly SessionWindow[]): SessionWindow | undefined {
    if (at === null) return undefined;
    const around = windows.filter((window) => holds(window, at));
    return around.length === 1 ? around[0] : undefined;
}

/**
 * A record whose start the user may not see, or that has ended nobody knows when, holds no time: guessing would hand over
 * another Case's text.
 */
function holds({ startAt, endAt, isOpen }: SessionWindow, at: number): boolean {
    if (startAt === null || at < startAt - SESSION_SLACK_MS) return false;
    return endAt === null ? isOpen : at <= endAt + SESSION_SLACK_MS;
}

/** The times in their order; none where one is missing. */
function sortedTimes(times: readonly (number | null)[]): readonly number[] {
    const known = times.filter((time) => time !== null);
    return known.length < times.length ? [] : known.sort((a, b) => a - b);
}
