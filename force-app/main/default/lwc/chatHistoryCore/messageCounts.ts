/**
 * Salesforce's own count of a session's messages, against those that are here: the only proof that nothing is missing, and
 * the proof that something is. It counts people only; whether it counts bots, pictures and files alike is not documented,
 * so a session's count never proves anything about a bot.
 *
 * There are two sources, and the higher count is what counts. `MessagingSession.AgentMessageCount` and `EndUserMessageCount`
 * come with the records; the Object Reference says that they are not calculated in enhanced sessions, and a count that is
 * lower than what is here is no count. `MessagingSessionMetrics` are made when such a session ends (since October 2024) and
 * come with the transcript.
 */
import { mayBeginEarlier, type Omission, type OmissionKind } from './omissions';
import type { OwnedEntry } from './ownership';
import type { LinkedRecord, MessageCounts } from './records';
import { isBlock } from './recoveredUtterances';
import type { Transcript } from './transcript';

const KINDS: Readonly<Record<keyof MessageCounts, OmissionKind>> = {
    agent: 'agent-messages',
    customer: 'customer-messages'
};
const COUNTED = ['customer', 'agent'] as const;

/**
 * Messages that Salesforce counted and that are not here. Nothing is claimed while they may be on an older page, or among
 * people's entries that were withheld, or in a block of the session's text, or where the session went on after they were
 * fetched.
 */
export function countOmissions(
    record: LinkedRecord,
    transcript: Transcript,
    entries: readonly OwnedEntry[]
): readonly Omission[] {
    const { unassigned, bots } = transcript.withheld;
    // None in most orgs, and looking at every entry takes a while.
    const counted = COUNTED.filter((role) => countOf(record, transcript, role) > 0);
    if (counted.length === 0 || unassigned > bots || !isWhole(record, transcript) || entries.some(isBlock)) return [];
    return counted.flatMap((role) => {
        const missing = countOf(record, transcript, role) - messagesOf(entries, role) - doubtfulOf(entries, role);
        if (missing <= 0) return [];
        return [{ kind: KINDS[role], evidence: 'message-count', count: missing, recordId: record.id } as const];
    });
}

/** Are exactly as many messages of customer and agents here as Salesforce counted? */
export function countsAgree(record: LinkedRecord, transcript: Transcript, entries: readonly OwnedEntry[]): boolean {
    return (
        isWhole(record, transcript) &&
        COUNTED.every((role) => countOf(record, transcript, role) >= 0) &&
        COUNTED.every((role) => countOf(record, transcript, role) === messagesOf(entries, role)) &&
        !entries.some(isBlock) &&
        COUNTED.some((role) => messagesOf(entries, role) > 0)
    );
}

/** Below zero where nobody counted. */
function countOf(record: LinkedRecord, { messageCounts }: Transcript, role: keyof MessageCounts): number {
    const own = record.kind === 'session' ? record.messageCounts[role] : null;
    return Math.max(own ?? -1, messageCounts[record.id]?.[role] ?? -1);
}

/** A picture or a form was sent by somebody too. */
function messagesOf(entries: readonly OwnedEntry[], role: keyof MessageCounts): number {
    return entries.filter(({ sender, body }) => sender.role === role && body.kind !== 'unreadable').length;
}

/** Salesforce may have counted them for this role, and nobody can tell: it did send them. */
function doubtfulOf(entries: readonly OwnedEntry[], role: keyof MessageCounts): number {
    return entries.filter(({ sender, body }) => {
        if (sender.role === role) return body.kind === 'unreadable';
        return sender.role === 'unknown' || (role === 'agent' && sender.role === 'supervisor');
    }).length;
}

/** Are all entries of the record in the transcript, as far as Salesforce sends them? */
function isWhole(record: LinkedRecord, transcript: Transcript): boolean {
    const wasOver = record.endAt !== null && transcript.fetchedAt >= record.endAt;
    return wasOver && !mayBeginEarlier(record, transcript);
}
