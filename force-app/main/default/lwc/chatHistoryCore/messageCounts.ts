/**
 * Salesforce's own count of a session's messages, against those that are here: the only proof that nothing is missing, and
 * the proof that something is. It counts people only; whether it counts bots, pictures and files alike is not documented,
 * so a session's count never proves anything about a bot.
 *
 * `MessagingSession.AgentMessageCount` and `EndUserMessageCount` come with the records, at no cost. Older documents say that
 * they are not calculated for enhanced channels: a count that is lower than what is here is no count.
 */
import { mayBeginEarlier, type Omission, type OmissionKind } from './omissions';
import type { OwnedEntry } from './ownership';
import { NO_COUNTS, type LinkedRecord, type MessageCounts } from './records';
import type { Transcript } from './transcript';

const KINDS: Readonly<Record<keyof MessageCounts, OmissionKind>> = {
    agent: 'agent-messages',
    customer: 'customer-messages'
};
const COUNTED = ['customer', 'agent'] as const;

/**
 * Messages that Salesforce counted and that are not here. Nothing is claimed while they may be on an older page, or among
 * people's entries that were withheld, or where the session went on after they were fetched.
 */
export function countOmissions(
    record: LinkedRecord,
    transcript: Transcript,
    entries: readonly OwnedEntry[]
): readonly Omission[] {
    const { unassigned, bots } = transcript.withheld;
    if (unassigned > bots || !isWhole(record, transcript)) return [];
    return COUNTED.flatMap((role) => {
        const missing = (countsOf(record)[role] ?? 0) - messagesOf(entries, role);
        if (missing <= 0) return [];
        return [{ kind: KINDS[role], evidence: 'message-count', count: missing, recordId: record.id } as const];
    });
}

/** Are exactly as many messages of customer and agents here as Salesforce counted? */
export function countsAgree(record: LinkedRecord, transcript: Transcript, entries: readonly OwnedEntry[]): boolean {
    return (
        isWhole(record, transcript) &&
        COUNTED.every((role) => countsOf(record)[role] === messagesOf(entries, role)) &&
        COUNTED.some((role) => messagesOf(entries, role) > 0)
    );
}

function countsOf(record: LinkedRecord): MessageCounts {
    return record.kind === 'session' ? record.messageCounts : NO_COUNTS;
}

/** A picture or a form was sent by somebody too. */
function messagesOf(entries: readonly OwnedEntry[], role: keyof MessageCounts): number {
    return entries.filter(({ sender, body }) => sender.role === role && body.kind !== 'unreadable').length;
}

/** Are all entries of the record in the transcript, as far as Salesforce sends them? */
function isWhole(record: LinkedRecord, transcript: Transcript): boolean {
    const wasOver = record.endAt !== null && transcript.fetchedAt >= record.endAt;
    return wasOver && !mayBeginEarlier(record, transcript);
}
