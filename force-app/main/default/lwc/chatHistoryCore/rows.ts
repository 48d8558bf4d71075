/**
 * Rows: the timeline as one flat list, in reading order, ready for a template. Built from the linked records and
 * whatever of their transcripts is here; pure, so the same input always gives the same rows and keys.
 */
import type { OwnedEntry } from './entries';
import type { Omission } from './omissions';
import type { Problem } from './problems';
import type { LinkedRecord } from './records';
import type { Transcript } from './transcript';

/** What is known about one conversation's transcript. A problem never wipes what was loaded before it. */
export type ConversationLoad = Readonly<{
    transcript: Transcript | null;
    activity: 'idle' | 'reading' | 'refreshing' | 'reading-older';
    /** What was asked for last: a problem is said where that was asked. Missing: not known. */
    asked?: 'reading' | 'refreshing' | 'reading-older';
    problem: Problem | null;
}>;

/** By `conversationKey`. A missing key means: nothing asked yet. */
export type Loads = Readonly<Record<string, ConversationLoad>>;

/**
 * Can words be missing that were written since the transcript was read?
 * nothing      No: the record had ended by then, as far as its times tell.
 * open         It is still open.
 * ended-since  It ended after that.
 */
export type Since = 'nothing' | 'open' | 'ended-since';

/**
 * What rows that offer something have in common. `load` is what is known of the conversation, `loadKey` its key in
 * `Loads`. `problem`: to be said at this row and no other; never one of the whole connection.
 */
type OfLoad = Readonly<{ load: ConversationLoad; loadKey: string; problem: Problem | null }>;

export type Row =
    /** A session or call begins. `load` tells what the bookend offers; `loadable` is false where there is nothing to ask for. */
    | (OfLoad & Readonly<{ kind: 'start'; key: string; record: LinkedRecord; loadable: boolean; covered: boolean }>)
    /** Earlier entries can be asked for. Stands right after the `start` of the first record that the load covers. */
    | (OfLoad & Readonly<{ kind: 'older'; key: string; omission: Omission }>)
    /** `day` is `YYYY-MM-DD` in the given time zone; `at` is the first instant shown of that day. */
    | Readonly<{ kind: 'day'; key: string; day: string; at: number }>
    /** `opensGroup`: the speaker's name is shown. `senderName`: only where the record itself gives it, else null. */
    | Readonly<{
          kind: 'message';
          key: string;
          entry: OwnedEntry;
          text: string;
          opensGroup: boolean;
          senderName: string | null;
      }>
    | Readonly<{ kind: 'omission'; key: string; omission: Omission; at: number | null }>
    /** The end of what is here of a record; of an open one too. `readAt`: when it was last asked for; epoch ms. */
    | (OfLoad & Readonly<{ kind: 'end'; key: string; record: LinkedRecord; readAt: number; since: Since }>);
