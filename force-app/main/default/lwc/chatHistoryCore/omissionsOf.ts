/**
 * What is missing, by evidence and never by assumption: the API leaves things out, and doesn't say so. Nothing is
 * claimed of a transcript that was not read.
 */
import { SPAN_SLACK_MS } from './belonging';
import type { OwnedEntry } from './entries';
import type { Certainty, Evidence, Omission } from './omissions';
import type { LinkedRecord } from './records';
import type { Transcript } from './transcript';

/** A record whose transcript is here, and its entries. */
export type ReadRecord = Readonly<{ record: LinkedRecord; transcript: Transcript; entries: readonly OwnedEntry[] }>;

/** What a record says by itself, without any transcript. */
export function omissionsOfRecord(record: LinkedRecord): readonly Omission[] {
    const omissions: Omission[] = [];
    if (isRunningCall(record)) omissions.push(omission('still-open', 'known', 'call-not-completed', record.id));
    else if (record.conversation.state === 'none') omissions.push(withoutTranscript(record));
    return omissions;
}

/**
 * The bot's part, where a bot took part and no entry of the record is a bot's. That the session itself says so is
 * proof. Participants are the whole conversation's, and a transcript doesn't tell how many other sessions that has:
 * the bot may have served another one, so this is `likely` at most.
 */
export function botOmission({ record, transcript, entries }: ReadRecord): Omission | null {
    if (mayBeginEarlier(record, transcript) || entries.some((entry) => entry.sender.role === 'bot')) return null;
    if (record.kind === 'session' && (record.servedBy === 'bot' || record.servedBy === 'bot-to-agent')) {
        return omission('bot', 'known', 'session-says-bot', record.id);
    }
    return transcript.bot === 'took-part' ? omission('bot', 'likely', 'participant-is-bot', record.id) : null;
}

/** An entry that is here without words that could be shown. */
export function omissionOfEntry(entry: OwnedEntry): Omission {
    return entry.body.kind === 'non-text'
        ? omission('non-text', 'known', 'entry-without-text', entry.recordId, 1)
        : omission('unreadable', 'known', 'entry-not-understood', entry.recordId, 1);
}

/** A page that came full may have been the last one, and a full millisecond too: `likely`, never `known`. */
export function olderOmission({ older }: Transcript, recordId: string): Omission | null {
    if (older.state === 'none') return null;
    return omission('older', 'likely', older.state === 'possible' ? 'page-was-full' : 'same-millisecond', recordId);
}

/** What the broker kept back, as counts. */
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

/** A status that we may not see proves nothing. */
function isRunningCall(record: LinkedRecord): boolean {
    return record.kind === 'call' && (record.status === 'new' || record.status === 'in-progress');
}

/**
 * No conversation on a session means a channel that is not enhanced: inferred, so `likely`. On a completed call it means
 * that the call was not monitored; one whose status we can't see may still get its conversation.
 */
function withoutTranscript(record: LinkedRecord): Omission {
    if (record.kind === 'session') return omission('no-transcript', 'likely', 'no-conversation-on-session', record.id);
    const certainty = record.status === 'completed' ? 'known' : 'likely';
    return omission('no-transcript', certainty, 'no-conversation-on-call', record.id);
}

/** Older pages may hold the record's beginning, where a bot speaks: its silence in the rest proves nothing. */
function mayBeginEarlier(record: LinkedRecord, { older, entries }: Transcript): boolean {
    if (older.state === 'none') return false;
    const readFrom = older.state === 'possible' ? older.before : (entries[0]?.at ?? Infinity);
    return record.startAt === null || record.startAt - SPAN_SLACK_MS <= readFrom;
}

function omission(
    kind: Omission['kind'],
    certainty: Certainty,
    evidence: Evidence,
    recordId: string,
    count: number | null = null
): Omission {
    return { kind, certainty, evidence, count, recordId };
}
