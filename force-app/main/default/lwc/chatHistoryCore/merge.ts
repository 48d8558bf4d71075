/**
 * Bringing two readings of one conversation together. Words used here: *kept* is what was read before, *fresh* what
 * came now.
 */
import type { Entry, EntryBody } from './entries';
import { compareEntries, compareIds } from './order';

// An entry that can be read is never given up for one that can't.
const WORTH: Readonly<Record<EntryBody['kind'], number>> = { text: 1, 'non-text': 1, unreadable: 0 };

/**
 * All entries of both, each id once, in reading order. Where both hold an id, fresh wins: texts are edited and redacted
 * in place. The result depends on the order of neither list.
 */
export function mergeEntries<T extends Entry>(kept: readonly T[], fresh: readonly T[]): readonly T[] {
    const merged = byId(fresh);
    for (const [id, before] of byId(kept)) {
        const now = merged.get(id);
        if (now === undefined || WORTH[now.body.kind] < WORTH[before.body.kind]) merged.set(id, before);
    }
    return [...merged.values()].sort(compareEntries);
}

/** An id that one list holds twice: the later reading, so that the list's own order decides nothing. */
function byId<T extends Entry>(entries: readonly T[]): Map<string, T> {
    const chosen = new Map<string, T>();
    for (const entry of entries) {
        const other = chosen.get(entry.id);
        if (other === undefined || compareReadings(other, entry) < 0) chosen.set(entry.id, entry);
    }
    return chosen;
}

function compareReadings(a: Entry, b: Entry): number {
    return (
        WORTH[a.body.kind] - WORTH[b.body.kind] ||
        (a.at ?? 0) - (b.at ?? 0) ||
        (a.sentAt ?? 0) - (b.sentAt ?? 0) ||
        compareIds(JSON.stringify(a), JSON.stringify(b))
    );
}
