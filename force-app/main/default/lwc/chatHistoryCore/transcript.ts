/**
 * A transcript: what the broker gives for one conversation and one Case — the entries of this Case's sessions and
 * calls, and counts of what it kept back.
 */
import type { OwnedEntry } from './entries';

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

export type Transcript = Readonly<{
    /** This Case's records (15 characters) that the transcript covers. */
    recordIds: readonly string[];
    /** Oldest first (see `order.ts`), each once. */
    entries: readonly OwnedEntry[];
    withheld: Withheld;
    older: Older;
    bot: BotEvidence;
    /** When Salesforce was last asked for the newest page; epoch ms. The "as of" of the screen. */
    readAt: number;
    /** Did this answer cost an entries call (`salesforce`), or was it kept from an earlier one (`stored`)? */
    origin: 'salesforce' | 'stored';
}>;
