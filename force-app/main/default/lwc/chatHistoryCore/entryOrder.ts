/**
 * The order of entries, and the merge of two lists of them. *Cached* entries were fetched earlier, *fresh* ones now.
 */
import type { Entry, EntryBody } from './entries';

// A readable entry is never replaced by an unreadable one.
const READABLE: Readonly<Record<EntryBody['kind'], number>> = { text: 1, 'non-text': 1, unreadable: 0 };

/**
 * Reading order: when Salesforce received it, then when it was sent, then the id. Entries without a time stand last.
 *
 * Salesforce promises no order. Two entries can share a millisecond (a bot answers at once): without the id their
 * order would depend on which page came first, and rows would swap while an agent reads them.
 */
export function compareEntries(a: Entry, b: Entry): number {
    return compareTimes(a.at, b.at) || compareTimes(a.sentAt, b.sentAt) || compareIds(a.id, b.id);
}

/** Earlier first, `null` last. */
export function compareTimes(a: number | null, b: number | null): number {
    if (a === b) return 0;
    if (a === null) return 1;
    if (b === null) return -1;
    return a - b;
}

/** By UTF-16 units: never by locale, which would differ between two browsers. */
export function compareIds(a: string, b: string): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}

/**
 * All entries of both lists, each id once, in reading order. Where both hold an id, the fresh entry wins: texts are edited
 * and redacted in place. The result depends on the order of neither list.
 */
export function mergeEntries<T extends Entry>(cached: readonly T[], fresh: readonly T[]): readonly T[] {
    const merged = byId(fresh);
    for (const [id, before] of byId(cached)) {
        const now = merged.get(id);
        if (now === undefined || READABLE[now.body.kind] < READABLE[before.body.kind]) merged.set(id, before);
    }
    return [...merged.values()].sort(compareEntries);
}

/** Where one list holds an id twice, the later version wins, so that the list's own order decides nothing. */
function byId<T extends Entry>(entries: readonly T[]): Map<string, T> {
    const chosen = new Map<string, T>();
    for (const entry of entries) {
        const other = chosen.get(entry.id);
        if (other === undefined || compareVersions(other, entry) < 0) chosen.set(entry.id, entry);
    }
    return chosen;
}

function compareVersions(a: Entry, b: Entry): number {
    return (
        READABLE[a.body.kind] - READABLE[b.body.kind] ||
        (a.at ?? 0) - (b.at ?? 0) ||
        (a.sentAt ?? 0) - (b.sentAt ?? 0) ||
        compareIds(JSON.stringify(a), JSON.stringify(b))
    );
}
