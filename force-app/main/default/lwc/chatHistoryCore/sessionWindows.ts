/**
 * A *session window* is a session or call of a conversation, with its Case and its time; and the time window that is fetched
 * for them.
 */
import { KEY_PREFIX, kindOfRecord } from './checks';
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

/** Session times have second precision, entries milliseconds. Source: MessagingSession, Object Reference. */
export const SESSION_SLACK_MS = 1_000;

/** Epoch ms; `null` means unbounded on that side. */
export type TimeWindow = Readonly<{ from: number | null; to: number | null }>;

/** The most entries that one call returns. Source: Connect REST API, Conversation Entries, `recordLimit` 1 to 1000. */
export const PAGE_LIMIT = 1_000;

/**
 * How far around a line others are looked for that say whose it is. Unit: ms. Source: our choice; somebody answers a bot
 * within minutes.
 */
export const WINDOW_MARGIN_MS = 5 * 60_000;

/** How far outside of a session a line may be. Unit: ms. Source: our choice; real greetings come seconds before the start. */
export const OUTSIDE_MS = 60_000;

/**
 * How far the fetched window reaches beyond the records: as far as the neighbours of the last line that may be theirs.
 * Unit: ms.
 */
const FETCHED_MARGIN_MS = WINDOW_MARGIN_MS + OUTSIDE_MS;

/**
 * The window to fetch: from the first start to the last end of **this Case's** records of one conversation, with a margin.
 * A missing start, or a record that is open or has no end, leaves that side unbounded; so does a call, whose words may be
 * uploaded a day later. A WhatsApp conversation can span years: without a window, the newest 1,000 entries may all be other
 * Cases'.
 */
export function fetchWindow(windows: readonly SessionWindow[]): TimeWindow {
    const from = sortedTimes(windows.map(({ startAt }) => startAt)).at(0);
    const to = sortedTimes(windows.map(lastEntryBy)).at(-1);
    return {
        from: from === undefined ? null : Math.max(0, from - FETCHED_MARGIN_MS),
        to: to === undefined ? null : to + FETCHED_MARGIN_MS
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

/** The sessions and calls among the related records. */
export function namedRecords(relatedRecordIds: readonly string[]): readonly string[] {
    return relatedRecordIds.filter((id) => id.startsWith(KEY_PREFIX.session) || id.startsWith(KEY_PREFIX.call));
}

/** Null where entries may still come. */
function lastEntryBy({ id, isOpen, endAt }: SessionWindow): number | null {
    return isOpen || kindOfRecord(id) === 'call' ? null : endAt;
}

/** The times in their order; none where one is missing. */
function sortedTimes(times: readonly (number | null)[]): readonly number[] {
    const known = times.filter((time) => time !== null);
    return known.length < times.length ? [] : known.sort((a, b) => a - b);
}
