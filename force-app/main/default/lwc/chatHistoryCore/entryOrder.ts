/**
 * The order of entries, and the merge of two lists of them.
 *
 * Reading order is by time. Entries of one millisecond (a bot answers at once) stay in the order of Salesforce's answer,
 * and an entry without a usable time stays after the one that came before it there: its identifier says nothing about
 * when it was said.
 */
import type { Entry } from './entries';

/** Earlier first, `null` last. */
export function compareTimes(a: number | null, b: number | null): number {
    // Of two that are `null` the difference is no number.
    return (a ?? Infinity) - (b ?? Infinity) || 0;
}

/** By UTF-16 units: never by locale, which would differ between two browsers. */
export function compareIds(a: string, b: string): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}

/**
 * The entries of one answer, oldest first, in one order for those of one millisecond. Salesforce promises no order; real
 * answers are newest first, so an answer is turned around unless more neighbours ascend than descend.
 */
export function inReadingOrder<T extends Entry>(answer: readonly T[]): readonly T[] {
    const timed = answer.filter(({ at }) => at !== null);
    const ascents = timed.reduce(
        (sum, entry, index) => sum + Math.sign(compareClocks(timed[index + 1] ?? entry, entry)),
        0
    );
    return sortByTime(ascents > 0 ? answer : [...answer].reverse());
}

/**
 * All entries of both lists, each id once, in reading order; what shares a millisecond stands as in `earlier`, then as in
 * `later`. The fresh one of an id wins, since texts are edited and redacted in place; but a readable entry is never
 * replaced by an unreadable one.
 */
export function mergeEntries<T extends Entry>(
    earlier: readonly T[],
    later: readonly T[],
    fresh: 'earlier' | 'later' = 'later'
): readonly T[] {
    const merged = new Map<string, T>();
    for (const entry of [...earlier, ...later]) {
        const other = merged.get(entry.id);
        const isWinner = fresh === 'later' ? entry.body.kind !== 'unreadable' : other?.body.kind === 'unreadable';
        if (other === undefined || isWinner) merged.set(entry.id, entry);
    }
    return sortByTime([...merged.values()]);
}

/** A stable sort in which an entry without a time keeps its neighbour. */
export function sortByTime<T extends Entry>(entries: readonly T[]): readonly T[] {
    // As most lists come: sorted already.
    if (entries.every(({ at }, index) => at !== null && at >= (entries[index - 1]?.at ?? -Infinity))) return entries;
    let place = entries.find(({ at }) => at !== null)?.at ?? 0;
    const placed = entries.map((entry) => ({ entry, place: (place = entry.at ?? place) }));
    return placed.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
}

/** By the server's clock, else by the sender's; 0 where neither tells. */
function compareClocks(a: Entry, b: Entry): number {
    return compareTimes(a.at, b.at) || (a.sentAt === null || b.sentAt === null ? 0 : a.sentAt - b.sentAt);
}
