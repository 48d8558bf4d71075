/**
 * Omissions: what is missing from the timeline, or may be, by evidence and never by assumption. The API leaves things
 * out and doesn't say so. Nothing is claimed of a transcript that was not fetched. Data only; the sentences are chosen in
 * the views.
 */
import type { OwnedEntry } from './ownership';
import { isKnownOpen, type LinkedRecord } from './records';
import { SESSION_SLACK_MS } from './sessionWindows';
import type { Transcript } from './transcript';
import { withoutListed, type WithheldReason } from './withheld';

/**
 * non-text       An entry without text stood here (image, file, buttons, form, …).
 * unreadable     An entry that can't be understood stood here.
 * bot            A bot took part, and none of its messages are here (see `bots.ts`).
 * opening        The first message came late; earlier ones may be missing (see `openings.ts`).
 * older          Entries before the first one shown are not loaded, or may exist.
 * other-cases    Entries of this conversation that belong to other Cases were not shown.
 * not-linked     Entries of sessions that are linked to no Case were not shown.
 * hidden         Entries that name a session or call which this user does not see were not shown.
 * not-listed     Entries that name a session or call which is not among the newest, the only ones that were read.
 * unassigned     Entries that could not be assigned to a session were not shown.
 * still-open     A running call: its transcript can't be complete yet.
 * no-transcript  A session that is not on an enhanced channel, or a call that was not monitored: the API has no text of it.
 * customer-messages, agent-messages   Salesforce counted more messages of them than it sent.
 * more-in-text   The text that Salesforce makes of the session has more messages (see `recoveredUtterances.ts`).
 * cut-off        The end of a legacy chat, whose text fills its field.
 * surplus        A legacy chat has more messages of agents than Salesforce counted: some may be another's.
 * empty          A session or call of which no entry came, or none so far.
 */
export type OmissionKind =
    | 'non-text'
    | 'unreadable'
    | 'bot'
    | 'opening'
    | 'older'
    | 'other-cases'
    | 'not-linked'
    | 'hidden'
    | 'not-listed'
    | 'unassigned'
    | 'still-open'
    | 'no-transcript'
    | 'customer-messages'
    | 'agent-messages'
    | 'more-in-text'
    | 'cut-off'
    | 'surplus'
    | 'empty';

/** The reason for an omission; one label each. */
export type Evidence =
    | 'entry-without-text'
    | 'entry-not-understood'
    | 'session-says-bot'
    | 'bot-joined'
    | 'not-in-text'
    | 'text-not-offered'
    | 'text-differs'
    | 'participant-is-bot'
    | 'first-message-late'
    | 'page-was-full'
    | 'same-millisecond'
    | 'rows-were-full'
    | 'of-other-cases'
    | 'of-no-case'
    | 'of-hidden-record'
    | 'of-unlisted-record'
    | 'of-no-session'
    | 'call-not-completed'
    | 'no-conversation-on-session'
    | 'no-conversation-on-call'
    | 'chat-without-text'
    | 'text-was-full'
    | 'text-has-more'
    | 'message-count'
    | 'call-ended-lately'
    | 'call-is-transcribed'
    | 'call-ended-long-ago'
    | 'session-has-preview'
    | 'session-was-accepted'
    | 'session-lasted';

export type Omission = Readonly<{
    kind: OmissionKind;
    evidence: Evidence;
    /** The number of entries, where it is known. */
    count: number | null;
    /** The record that "Open the session record" leads to. */
    recordId: string;
}>;

/** What the record itself says is missing, without any transcript. */
export function omissionsOfRecord(record: LinkedRecord): readonly Omission[] {
    // A status that the user may not see proves nothing.
    if (record.kind === 'call' && isKnownOpen(record)) {
        return [omission('still-open', 'call-not-completed', record.id)];
    }
    if (record.conversation.state !== 'none') return [];
    // Of a session: inferred that its channel is not enhanced. Of a call: it was not monitored, or is only about to begin.
    const evidence = record.kind === 'session' ? 'no-conversation-on-session' : 'no-conversation-on-call';
    return [omission('no-transcript', evidence, record.id)];
}

/** An entry without text that could be shown. */
export function omissionOfEntry(entry: OwnedEntry): Omission {
    return entry.body.kind === 'non-text'
        ? omission('non-text', 'entry-without-text', entry.recordId, 1)
        : omission('unreadable', 'entry-not-understood', entry.recordId, 1);
}

/** A full page may have been the last one, and a full millisecond too: probably, never for certain. */
export function olderOmission({ older, entries }: Transcript, recordId: string): Omission | null {
    if (older.state === 'none') return null;
    if (entries[0]?.source === 'rows') return omission('older', 'rows-were-full', recordId);
    return omission('older', older.state === 'possible' ? 'page-was-full' : 'same-millisecond', recordId);
}

/** What the broker withheld, as counts, without what has a place of its own in the timeline (`listed`, see `withoutListed`). */
export function withheldOmissions(
    transcript: Transcript,
    recordId: string,
    listed: ReadonlyMap<string, WithheldReason> = new Map()
): readonly Omission[] {
    const withheld = withoutListed(transcript.withheld, listed);
    return [
        omission('other-cases', 'of-other-cases', recordId, withheld.otherCases),
        omission('not-linked', 'of-no-case', recordId, withheld.notLinked),
        omission('hidden', 'of-hidden-record', recordId, withheld.hidden),
        omission('not-listed', 'of-unlisted-record', recordId, withheld.notListed),
        omission('unassigned', 'of-no-session', recordId, withheld.unassigned)
    ].filter(({ count }) => count !== 0);
}

/** Older pages may hold the record's beginning: what is missing in the rest proves nothing. */
export function mayBeginEarlier(record: LinkedRecord, { older, entries }: Transcript): boolean {
    if (older.state === 'none') return false;
    const fetchedFrom = older.state === 'possible' ? older.before : (entries[0]?.at ?? Infinity);
    return record.startAt === null || record.startAt - SESSION_SLACK_MS <= fetchedFrom;
}

function omission(kind: OmissionKind, evidence: Evidence, recordId: string, count: number | null = null): Omission {
    return { kind, evidence, count, recordId };
}
