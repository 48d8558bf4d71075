/**
 * What is known of one conversation's window after each page. Pure.
 *
 * A *page* is what one entries call brought: the newest entries of the window, or the newest before a time. A page that is
 * not full reaches back to the start of the window. Inside a page's own time span absence is proof: a cached entry that
 * the page lacks was deleted in Salesforce.
 */
import {
    mergeEntries,
    namedRecords,
    nextOlderBound,
    WINDOW_MARGIN_MS,
    type Entry,
    type Older,
    type Participant
} from 'c/chatHistoryCore';
import type { EntriesPage } from '../salesforce/entriesApi';

/** `text`: empty or `null` where Salesforce has none (see `Transcript.sessionTexts`). `fetchedAt`: epoch ms. */
export type CachedText = Readonly<{ text: string | null; fetchedAt: number }>;

/** The entries of all Cases: each answer is cut down to one Case (`assignEntries`) when it is given. */
export type CachedTranscript = Readonly<{
    entries: readonly Entry[];
    /** What Salesforce's standard action returned for sessions, by record id; none of those that were not asked for. */
    sessionTexts: Readonly<Record<string, CachedText>>;
    /** Where the page named them (see `EntriesPage`). */
    participants?: readonly Participant[];
    older: Older;
    /** When the newest page was requested; epoch ms. Strictly growing, so that tabs can tell answers apart by it. */
    fetchedAt: number;
    /** When the oldest text in here was requested; epoch ms. The maximum age counts from it. */
    oldestFetchedAt: number;
}>;

/** The page is all there is. */
export function fromNewestPage(page: EntriesPage, fetchedAt: number): CachedTranscript {
    return {
        entries: mergeEntries([], page.entries),
        sessionTexts: {},
        ...(page.participants === undefined ? {} : { participants: page.participants }),
        older: olderThanPage(page),
        fetchedAt,
        oldestFetchedAt: fetchedAt
    };
}

/**
 * The newest page once more. Where it holds the whole window it replaces what was cached. A full page replaces its own
 * time span and stands after what is older. Where its oldest entry was not cached, more than a page may be new: cached and
 * new entries would stand side by side with a silent gap, so only the page remains.
 */
export function withNewestPage(cached: CachedTranscript, page: EntriesPage, sentAt: number): CachedTranscript {
    const fetchedAt = Math.max(sentAt, cached.fetchedAt + 1);
    if (!page.isFull || !joins(page, cached)) return fromNewestPage(page, fetchedAt);
    const entries = mergeEntries(withoutDeleted(cached.entries, page), page.entries);
    const isAllFresh = entries.length === mergeEntries([], page.entries).length;
    // A session's text may hold what was redacted since.
    return {
        ...cached,
        sessionTexts: {},
        entries,
        fetchedAt,
        oldestFetchedAt: isAllFresh ? fetchedAt : cached.oldestFetchedAt
    };
}

/** One page further back. */
export function withOlderPage(cached: CachedTranscript, page: EntriesPage): CachedTranscript {
    const entries = mergeEntries(page.entries, cached.entries, 'earlier');
    return { ...cached, entries, older: olderThanPage({ entries, isFull: page.isFull }) };
}

/**
 * Only what a screen may lack whose oldest page ended at `before`. What has no time may lie anywhere, so it stays: an entry
 * that comes twice is dropped by id, one that never comes would be missing. So does what names no record and came soon after:
 * without its earlier neighbours nobody could say whose it was.
 */
export function entriesBefore<T extends Entry>(entries: readonly T[], before: number): readonly T[] {
    return entries.filter(({ at, relatedRecordIds }) => {
        const limit = namedRecords(relatedRecordIds).length === 0 ? before + WINDOW_MARGIN_MS : before;
        return at === null || at < limit;
    });
}

/**
 * The cached entries without those that a full page proves deleted: inside its span, and not in it. It is not documented
 * which clock orders a page, so an entry counts as inside only where both of its times are. The first millisecond of the
 * span proves nothing: the limit may have cut it in two.
 */
function withoutDeleted(cached: readonly Entry[], page: EntriesPage): readonly Entry[] {
    const given = idsOf(page);
    const start = startOf(page.entries);
    const isInside = ({ at, sentAt }: Entry) => at !== null && at > start.at && (sentAt ?? at) > start.sentAt;
    return cached.filter((entry) => given.has(entry.id) || !isInside(entry));
}

/** The earliest time on each of the two clocks; `Infinity` where no entry has one: then nothing lies inside. */
function startOf(entries: readonly Entry[]): Readonly<{ at: number; sentAt: number }> {
    let [firstAt, firstSentAt] = [Infinity, Infinity];
    for (const { at, sentAt } of entries) {
        firstAt = Math.min(firstAt, at ?? Infinity);
        firstSentAt = Math.min(firstSentAt, sentAt ?? at ?? Infinity);
    }
    return { at: firstAt, sentAt: firstSentAt };
}

function olderThanPage({ entries, isFull }: EntriesPage): Older {
    if (!isFull) return { state: 'none' };
    // Of rows only the newest are asked for.
    const before = entries[0]?.source === 'rows' ? null : nextOlderBound(entries);
    return before === null ? { state: 'unreachable' } : { state: 'possible', before };
}

/** Were all entries of the first millisecond of the page cached, on both clocks? */
function joins(page: EntriesPage, cached: CachedTranscript): boolean {
    const known = idsOf(cached);
    const start = startOf(page.entries);
    const first = page.entries.filter(({ at, sentAt }) => at === start.at || (sentAt ?? at) === start.sentAt);
    return first.length > 0 && first.every(({ id }) => known.has(id));
}

function idsOf({ entries }: Pick<CachedTranscript, 'entries'>): ReadonlySet<string> {
    return new Set(entries.map(({ id }) => id));
}
