/**
 * Omissions: what is missing from the timeline, or may be, by evidence and never by assumption. The API leaves things
 * out and doesn't say so. Nothing is claimed of a transcript that was not fetched. Data only; the sentences are chosen in
 * the views.
 */
import { SESSION_SLACK_MS, type OwnedEntry } from './ownership';
import type { LinkedRecord } from './records';
import type { Transcript } from './transcript';

/**
 * non-text       An entry without text stood here (image, file, buttons, form, …).
 * unreadable     An entry that can't be understood stood here.
 * bot            A bot took part, and none of its messages are here.
 * older          Entries before the first one shown are not loaded, or may exist.
 * other-cases    Entries of this conversation that belong to other Cases were not shown.
 * not-linked     Entries of sessions that are linked to no Case were not shown.
 * unassigned     Entries that could not be assigned to a session were not shown.
 * still-open     A running call: its transcript can't be complete yet.
 * no-transcript  A session that is not on an enhanced channel, or a call that was not monitored: the API has no text of it.
 */
export type OmissionKind =
    | 'non-text'
    | 'unreadable'
    | 'bot'
    | 'older'
    | 'other-cases'
    | 'not-linked'
    | 'unassigned'
    | 'still-open'
    | 'no-transcript';

export type Certainty = 'known' | 'likely';

/** The reason for an omission; one label each. */
export type Evidence =
    | 'entry-without-text'
    | 'entry-not-understood'
    | 'session-says-bot'
    | 'participant-is-bot'
    | 'page-was-full'
    | 'same-millisecond'
    | 'counted-by-broker'
    | 'call-not-completed'
    | 'no-conversation-on-session'
    | 'no-conversation-on-call';

export type Omission = Readonly<{
    kind: OmissionKind;
    certainty: Certainty;
    evidence: Evidence;
    /** The number of entries, where it is known. */
    count: number | null;
    /** The record that "Open the session record" leads to. */
    recordId: string;
}>;

/** A record whose transcript is here, and its entries. */
export type CoveredRecord = Readonly<{
    record: LinkedRecord;
    transcript: Transcript;
    entries: readonly OwnedEntry[];
}>;

/** What the record itself says is missing, without any transcript. */
export function omissionsOfRecord(record: LinkedRecord): readonly Omission[] {
    // A status that the user may not see proves nothing.
    if (record.kind === 'call' && (record.status === 'new' || record.status === 'in-progress')) {
        return [omission('still-open', 'known', 'call-not-completed', record.id)];
    }
    return record.conversation.state === 'none' ? [withoutTranscript(record)] : [];
}

/**
 * The bot's part, where a bot took part and no entry of the record is a bot's. A session that names its bot is proof.
 * Participants belong to the whole conversation, and a transcript doesn't tell how many other sessions that has: the bot
 * may have served another one, so this is `likely` at most.
 */
export function botOmission({ record, transcript, entries }: CoveredRecord): Omission | null {
    if (mayBeginEarlier(record, transcript) || entries.some((entry) => entry.sender.role === 'bot')) return null;
    if (record.kind === 'session' && (record.servedBy === 'bot' || record.servedBy === 'bot-to-agent')) {
        return omission('bot', 'known', 'session-says-bot', record.id);
    }
    return transcript.bot === 'took-part' ? omission('bot', 'likely', 'participant-is-bot', record.id) : null;
}

/** An entry without text that could be shown. */
export function omissionOfEntry(entry: OwnedEntry): Omission {
    return entry.body.kind === 'non-text'
        ? omission('non-text', 'known', 'entry-without-text', entry.recordId, 1)
        : omission('unreadable', 'known', 'entry-not-understood', entry.recordId, 1);
}

/** A full page may have been the last one, and a full millisecond too: `likely`, never `known`. */
export function olderOmission({ older }: Transcript, recordId: string): Omission | null {
    if (older.state === 'none') return null;
    return omission('older', 'likely', older.state === 'possible' ? 'page-was-full' : 'same-millisecond', recordId);
}

/** What the broker withheld, as counts. */
export function withheldOmissions({ withheld }: Transcript, recordId: string): readonly Omission[] {
    const counts = [
        ['other-cases', withheld.otherCases],
        ['not-linked', withheld.notLinked],
        ['unassigned', withheld.unassigned]
    ] as const;
    return counts
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => omission(kind, 'known', 'counted-by-broker', recordId, count));
}

/**
 * No conversation on a session means a channel that is not enhanced: inferred, so `likely`. On a completed call it means
 * that the call was not monitored; a call with a hidden status may still get its conversation.
 */
function withoutTranscript(record: LinkedRecord): Omission {
    if (record.kind === 'session') return omission('no-transcript', 'likely', 'no-conversation-on-session', record.id);
    const certainty = record.status === 'completed' ? 'known' : 'likely';
    return omission('no-transcript', certainty, 'no-conversation-on-call', record.id);
}

/** Older pages may hold the record's beginning, where a bot speaks: its silence in the rest proves nothing. */
function mayBeginEarlier(record: LinkedRecord, { older, entries }: Transcript): boolean {
    if (older.state === 'none') return false;
    const fetchedFrom = older.state === 'possible' ? older.before : (entries[0]?.at ?? Infinity);
    return record.startAt === null || record.startAt - SESSION_SLACK_MS <= fetchedFrom;
}

function omission(
    kind: OmissionKind,
    certainty: Certainty,
    evidence: Evidence,
    recordId: string,
    count: number | null = null
): Omission {
    return { kind, certainty, evidence, count, recordId };
}
