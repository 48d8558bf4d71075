/**
 * A transcript: what the broker gives for one conversation and one Case — the entries of this Case's sessions and
 * calls, and counts of what it kept back.
 */
import type { OwnedEntry } from './entries';
import type { Origin } from './usage';

/** Entries that were received but not handed over; counts only. */
export type Withheld = Readonly<{
    /** Of sessions or calls that belong to another Case. */
    otherCases: number;
    /** Of sessions or calls that belong to no Case. */
    notLinked: number;
    /** Name no session, and no session's time (or several) holds them. */
    unassigned: number;
}>;

/**
 * Is there more before the first entry? `possible`: the last page was full, ask for the entries up to `before`
 * (epoch ms). `unreachable`: more entries share one millisecond than a page holds; the API can't go further back.
 */
export type Older =
    Readonly<{ state: 'none' }> | Readonly<{ state: 'possible'; before: number }> | Readonly<{ state: 'unreachable' }>;

/** What the conversation's participants say about bots. `not-readable`: the user may not see them, or the org lacks them. */
export type BotEvidence = 'took-part' | 'none-listed' | 'not-readable';

/**
 * How far a transcript reaches. `to-newest`: up to the newest entry there was. `older-only`: one older page and nothing
 * after it, for a screen whose later part the broker no longer keeps; it is joined to what is there.
 */
export const EXTENTS = ['to-newest', 'older-only'] as const;
export type Extent = (typeof EXTENTS)[number];

export type Transcript = Readonly<{
    /** This Case's records (15 characters) that the transcript covers. */
    recordIds: readonly string[];
    /** Oldest first (see `order.ts`), each once. */
    entries: readonly OwnedEntry[];
    withheld: Withheld;
    extent: Extent;
    older: Older;
    bot: BotEvidence;
    /** When Salesforce was last asked for the newest page; epoch ms. The "as of" of the screen. */
    readAt: number;
    /** Where this answer came from; only `salesforce` cost an entries call. */
    origin: Origin;
}>;
