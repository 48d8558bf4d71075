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
    problem: Problem | null;
}>;

/** By `conversationKey`. A missing key means: nothing asked yet. */
export type Loads = Readonly<Record<string, ConversationLoad>>;

export type Row =
    /** A session or call begins. `load` tells what the bookend offers; `loadable` is false where there is nothing to ask for. */
    | Readonly<{
          kind: 'start';
          key: string;
          record: LinkedRecord;
          load: ConversationLoad;
          loadable: boolean;
          covered: boolean;
      }>
    /** Earlier entries can be asked for. Stands right after the `start` of the first covered record of that
     * conversation. `record` is one by whose `conversationKey` the load is asked; the place is `omission.recordId`'s. */
    | Readonly<{ kind: 'older'; key: string; omission: Omission; record: LinkedRecord; load: ConversationLoad }>
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
    | Readonly<{ kind: 'end'; key: string; record: LinkedRecord }>;
