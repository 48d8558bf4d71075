import { mergeEntries } from './merge';
import { compareTimes } from './order';
import type { Transcript, Withheld } from './transcript';

/**
 * The transcript to show after `after` came while `before` was on screen. Normally that is `after`. But where the broker
 * lost what it kept (a new session id, blocked storage), its answer begins later than what is on screen: then the earlier
 * entries stay, as they were read, instead of vanishing under the reader's eyes.
 */
export function joinTranscripts(before: Transcript | null, after: Transcript): Transcript {
    if (before !== null && after.extent === 'older-only') return withOlderPart(before, after);
    const first = after.entries[0];
    if (before === null || first === undefined || after.older.state !== 'possible') return after;
    const known = new Set(after.entries.map(({ id }) => id));
    const earlier = before.entries.filter((entry) => compareTimes(entry.at, first.at) < 0 && !known.has(entry.id));
    // Without a common entry the two would stand side by side with a silent gap between them.
    const overlaps = before.entries.some(({ id }) => known.has(id));
    if (earlier.length === 0 || !overlaps) return after;
    return {
        ...after,
        entries: [...earlier, ...after.entries],
        older: before.older,
        withheld: larger(before.withheld, after.withheld)
    };
}

/** The page stands before what is on screen; the "as of" of the screen stays that of its newest part. */
function withOlderPart(before: Transcript, page: Transcript): Transcript {
    return {
        ...before,
        recordIds: page.recordIds,
        // What both hold is the newer reading of the same entry.
        entries: mergeEntries(before.entries, page.entries),
        older: page.older,
        withheld: sum(before.withheld, page.withheld),
        origin: page.origin
    };
}

function sum(a: Withheld, b: Withheld): Withheld {
    return {
        otherCases: a.otherCases + b.otherCases,
        notLinked: a.notLinked + b.notLinked,
        unassigned: a.unassigned + b.unassigned
    };
}

/** The earlier part's share is not known any more; the larger count is the one that was really seen. */
function larger(a: Withheld, b: Withheld): Withheld {
    return {
        otherCases: Math.max(a.otherCases, b.otherCases),
        notLinked: Math.max(a.notLinked, b.notLinked),
        unassigned: Math.max(a.unassigned, b.unassigned)
    };
}
