/**
 * What is known of one conversation's window after each page; pure.
 *
 * kept    everything read so far, merged; all Cases' entries: the cut to one Case is made at each answer.
 * page    what one entries call brought. A page that is not full holds the whole window.
 */
import { mergeEntries, olderBound, type Entry, type Older } from 'c/chatHistoryCore';

export type Page = Readonly<{ entries: readonly Entry[]; full: boolean }>;

export type Kept = Readonly<{
    entries: readonly Entry[];
    older: Older;
    /** When the newest page was read; epoch ms. Strictly growing, so that tabs can tell answers apart by it. */
    readAt: number;
    /** When the oldest text in here was read; epoch ms. The maximum age counts from it. */
    oldestReadAt: number;
}>;

/** Nothing was kept: the page is all there is. */
export function keptFrom(page: Page, readAt: number): Kept {
    return {
        entries: mergeEntries([], page.entries),
        older: olderOf(page.full, page.entries),
        readAt,
        oldestReadAt: readAt
    };
}

/**
 * The newest page once more. Where it holds the whole window it replaces what was kept, so that what Salesforce no
 * longer gives is gone here too. A full page goes over what was kept, new text wins. If none of it was known, more than
 * a page was said in between: kept and page would stand side by side with a silent hole, so we start again from the page.
 */
export function refreshed(kept: Kept, page: Page, nowMs: number): Kept {
    const readAt = Math.max(nowMs, kept.readAt + 1);
    if (!page.full || newIn(page, kept) === page.entries.length) return keptFrom(page, readAt);
    return { ...kept, entries: mergeEntries(kept.entries, page.entries), readAt };
}

/**
 * One page further back. A full page that brings nothing new leads nowhere (more entries share one millisecond than a
 * page holds): that there is nothing before it is not known, so it is not said.
 */
export function withOlderPage(kept: Kept, page: Page): Kept {
    const entries = mergeEntries(kept.entries, page.entries);
    const isDeadEnd = page.full && newIn(page, kept) === 0;
    return { ...kept, entries, older: isDeadEnd ? { state: 'unreachable' } : olderOf(page.full, entries) };
}

/** A page from `before` back, without what follows it. One that leads no further back leads nowhere. */
export function pageAlone(page: Page, { before, readAt }: Readonly<{ before: number; readAt: number }>): Kept {
    const kept = keptFrom(page, readAt);
    const isDeadEnd = kept.older.state === 'possible' && kept.older.before >= before;
    return isDeadEnd ? { ...kept, older: { state: 'unreachable' } } : kept;
}

function olderOf(full: boolean, entries: readonly Entry[]): Older {
    if (!full) return { state: 'none' };
    const before = olderBound(entries);
    return before === null ? { state: 'unreachable' } : { state: 'possible', before };
}

function newIn(page: Page, kept: Kept): number {
    const known = new Set(kept.entries.map((entry) => entry.id));
    return page.entries.filter((entry) => !known.has(entry.id)).length;
}
