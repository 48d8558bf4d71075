/**
 * Rows: the timeline as one flat list, in reading order, ready for a template. `buildRows.ts` builds them from the linked
 * records and the transcripts that are here; pure, so the same input always gives the same rows and keys. The rows of
 * entries are built here.
 */
import { dayOf, zoneNameAt } from './days';
import { compareTimes } from './entryOrder';
import type { TimelineEvent } from './events';
import type { LinkedFile } from './files';
import { omissionOfEntry, type Omission } from './omissions';
import type { OwnedEntry } from './ownership';
import type { PairedFiles } from './pairFiles';
import type { Participant } from './participants';
import type { Problem } from './problems';
import type { FetchOptions, Initiator } from './protocol';
import type { LinkedRecord } from './records';
import { namesOf, senderNameOf, type SenderNames } from './senderNames';
import type { OfTalk } from './talkTimes';
import type { Transcript } from './transcript';

/** What is known about one conversation's transcript. A problem never removes what was loaded before it. */
export type ConversationLoad = Readonly<{
    transcript: Transcript | null;
    /** `revalidating`: a background request from the cache; screens treat it as `idle`. */
    fetchStatus: 'idle' | 'fetching' | 'refreshing' | 'fetching-older' | 'fetching-text' | 'revalidating';
    /** The last request that the screen showed: a problem stands where that was asked for. */
    lastFetch: FetchOptions | null;
    problem: Problem | null;
    /** Failures since the last success. */
    failureCount: number;
    /** There may be newer text: changed elsewhere, or the frame was dropped. Cleared by a success only. */
    isStale: boolean;
    /** A change arrived during a request, whose answer may be from before it. */
    changedWhileFetching: boolean;
    /** `expired`: past `expiresAt`, the messages are covered until the user refreshes or accepts their age. */
    expiry: 'fresh' | 'expired' | 'accepted';
    lastInitiator: Initiator | null;
}>;

/** Nothing requested yet. */
export const EMPTY_LOAD: ConversationLoad = {
    transcript: null,
    fetchStatus: 'idle',
    lastFetch: null,
    problem: null,
    failureCount: 0,
    isStale: false,
    changedWhileFetching: false,
    expiry: 'fresh',
    lastInitiator: null
};

/** By `conversationKey`. A missing key means `EMPTY_LOAD`. */
export type Loads = Readonly<Record<string, ConversationLoad>>;

/**
 * May messages be missing that were written since the transcript was fetched?
 * nothing      No: the record had ended by then, as far as its times tell.
 * open         It may still be open.
 * ended-since  It ended after that.
 */
export type Since = 'nothing' | 'open' | 'ended-since';

/**
 * Shared by rows that offer an action. `loadKey` is the key of `load` in `Loads`. `problem`: shown at this row and no
 * other; never one of the whole connection.
 */
type OfLoad = Readonly<{ load: ConversationLoad; loadKey: string; problem: Problem | null }>;

export type MessageRow = Readonly<{
    kind: 'message';
    key: string;
    entry: OwnedEntry;
    text: string;
    /** The speaker's name is shown. */
    opensGroup: boolean;
    /** Untrusted text; only where a participant or the record gives it. */
    senderName: string | null;
    /** Shown with the time on days on which the clocks go back, e.g. `CET`; else null. */
    zoneName: string | null;
}>;

/**
 * `entries`: of which it speaks, all of one sender; none where it speaks of the record. `at`: of the first of them.
 * `files`: what some of them probably are, in their order.
 */
export type OmissionRow = Readonly<{
    kind: 'omission';
    key: string;
    omission: Omission;
    at: number | null;
    entries: readonly OwnedEntry[];
    files?: readonly LinkedFile[];
}>;

export type Row =
    /** A session or call begins. `loadable`: there is a conversation to fetch. `covered`: a transcript of it is here. */
    | (OfLoad & Readonly<{ kind: 'start'; key: string; record: LinkedRecord; loadable: boolean; covered: boolean }>)
    /** Earlier entries can be requested. Follows the `start` of the first record that the load covers. */
    | (OfLoad & Readonly<{ kind: 'older'; key: string; omission: Omission }>)
    /** Stands in place of a record's messages: none came, and Salesforce can be asked again. */
    | (OfLoad & Readonly<{ kind: 'empty'; key: string; omission: Omission }>)
    /** A bot's part is missing, and may be in the text that Salesforce makes of the session. `at`: where it begins. */
    | (OfLoad & Readonly<{ kind: 'bot'; key: string; omission: Omission; at: number | null }>)
    /** `day` is `YYYY-MM-DD` in the given time zone; `at` is the first instant shown of that day. */
    | Readonly<{ kind: 'day'; key: string; day: string; at: number }>
    | MessageRow
    /** What happened between two messages of one day, by time; at least one event. */
    | Readonly<{ kind: 'event'; key: string; events: readonly TimelineEvent[] }>
    | OmissionRow
    /** A file of the record that belongs to no message here, at its time. */
    | Readonly<{ kind: 'file'; key: string; file: LinkedFile }>
    /** Stands in place of a record's messages that are too old to be shown without asking. `fetchedAt`: epoch ms. */
    | (OfLoad & Readonly<{ kind: 'expired'; key: string; record: LinkedRecord; fetchedAt: number }>)
    /** The end of what is here of a record; of an open one too. `fetchedAt`: when it was last requested; epoch ms. */
    | (OfLoad & OfTalk & Readonly<{ kind: 'end'; key: string; record: LinkedRecord; fetchedAt: number; since: Since }>);

/**
 * How long one speaker may pause before the next bubble shows the name again.
 * Unit: ms. Source: our choice; SLDS groups bubbles but states no number.
 */
export const GROUP_GAP_MS = 5 * 60_000;

/** What stands around a record's entries. `participants`: of its conversation. `events` and `files`: its own, by time. */
export type Around = Readonly<{
    participants: readonly Participant[];
    events: readonly TimelineEvent[];
    files: PairedFiles;
}>;

/**
 * Entries in reading order, all of this record, with events and files in their places. A day row stands before the first of them
 * and wherever the day changes.
 */
export function entryRows(
    entries: readonly OwnedEntry[],
    record: LinkedRecord,
    timeZone: string,
    { participants, events, files }: Around
): readonly Row[] {
    const names = namesOf(participants);
    const rows: Row[] = [];
    const others = [...events, ...files.unpaired].sort((a, b) => compareTimes(a.at, b.at));
    let nextOther = 0;
    let shownDay = '';
    let previous: OwnedEntry | null = null;
    /** The entries of the omission row that stands last. */
    let run: OwnedEntry[] = [];
    let runFiles: LinkedFile[] = [];

    function beginDay(at: number): void {
        const day = dayOf(at, timeZone);
        // Only forward: where clocks were once put back at a minute past midnight, the old day's last hour came twice,
        // and a second row for the same day would have the same key.
        if (day <= shownDay) return;
        rows.push({ kind: 'day', key: `${record.id}/day/${day}`, day, at });
        shownDay = day;
        previous = null;
    }

    /** A file without a time stands last. */
    function addOthers(untilMs: number): void {
        for (let other = others[nextOther]; other !== undefined; other = others[nextOther]) {
            if ((other.at ?? Infinity) > untilMs) return;
            nextOther += 1;
            if (other.at !== null) beginDay(other.at);
            const last = rows.at(-1);
            if ('versionId' in other) rows.push({ kind: 'file', key: `${record.id}/file/${other.id}`, file: other });
            else if (last?.kind === 'event') rows.splice(-1, 1, { ...last, events: [...last.events, other] });
            else rows.push({ kind: 'event', key: `${record.id}/event/${other.id}`, events: [other] });
            previous = null;
        }
    }

    for (const entry of entries) {
        if (entry.at !== null) {
            addOthers(entry.at);
            beginDay(entry.at);
        }
        const row = rowOf(entry, record, names, { previous, timeZone });
        const file = files.byEntry.get(entry.id);
        const before = rows.at(-1);
        if (row.kind !== 'omission') rows.push(row);
        else if (before?.kind === 'omission' && continuesOmission(before, row, run.at(-1), entry)) {
            // The row before is replaced, and with it the only other one that holds the run.
            run.push(entry);
            if (file !== undefined) runFiles.push(file);
            const omission = { ...row.omission, count: run.length };
            rows.splice(-1, 1, { ...row, omission, at: before.at, entries: run, ...withFiles(runFiles) });
        } else {
            run = [entry];
            runFiles = file === undefined ? [] : [file];
            rows.push({ ...row, entries: run, ...withFiles(runFiles) });
        }
        previous = row.kind === 'message' ? entry : null;
    }
    addOthers(Infinity);
    return rows;
}

function withFiles(files: readonly LinkedFile[]): Pick<OmissionRow, 'files'> {
    return files.length === 0 ? {} : { files };
}

/** Does this entry follow the same sender's so closely that the name need not be shown again? */
export function continuesGroup(previous: OwnedEntry | null, entry: OwnedEntry): boolean {
    return (
        previous !== null &&
        previous.sender.role === entry.sender.role &&
        previous.sender.subject === entry.sender.subject &&
        previous.source === entry.source &&
        previous.at !== null &&
        entry.at !== null &&
        entry.at - previous.at <= GROUP_GAP_MS
    );
}

function rowOf(
    entry: OwnedEntry,
    record: LinkedRecord,
    names: SenderNames,
    { previous, timeZone }: Readonly<{ previous: OwnedEntry | null; timeZone: string }>
): Row {
    const key = `${record.id}/entry/${entry.id}`;
    if (entry.body.kind !== 'text') {
        return { kind: 'omission', key, omission: omissionOfEntry(entry), at: entry.at, entries: [entry] };
    }
    return {
        kind: 'message',
        key,
        entry,
        text: entry.body.text,
        opensGroup: !continuesGroup(previous, entry),
        senderName: senderNameOf(entry, record, names),
        zoneName: entry.at === null ? null : zoneNameAt(entry.at, timeZone)
    };
}

/**
 * Several pictures in a row read as one line. Under the key of the last of them: older ones that come before change no key.
 */
function continuesOmission(
    before: OmissionRow,
    row: OmissionRow,
    last: OwnedEntry | undefined,
    entry: OwnedEntry
): boolean {
    return last !== undefined && before.omission.kind === row.omission.kind && continuesGroup(last, entry);
}
