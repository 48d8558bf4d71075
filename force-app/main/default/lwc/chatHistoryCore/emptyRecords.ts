/**
 * A session or call of which no entry came although it should have some: said, since an empty place between start and end
 * reads as "nothing was said". What still has to come is told from what never came. Nothing is claimed of a record that
 * goes on, whose entries may lie on an older page, or whose entries may be among those that were withheld.
 */
import { mayBeginEarlier, type Omission } from './omissions';
import type { OwnedEntry } from './ownership';
import { mayGrow, type LinkedRecord, type MessagingSession, type RecordStatus, type VoiceCall } from './records';
import type { Transcript } from './transcript';

/**
 * The longest that the words of a call take after it. Unit: ms. Source: Salesforce knowledge article 005460501 (15 minutes
 * to 24 hours).
 */
export const TRANSCRIPTION_MS = 24 * 60 * 60_000;

/**
 * A session that lasted at least this long should have messages. Unit: ms. Source: our choice; one that a customer opened
 * and left ends sooner.
 */
export const SESSION_WITH_MESSAGES_MS = 2 * 60_000;

/** Nobody spoke, so no word is missing; `new`: nobody accepted the call. */
const WITHOUT_WORDS: ReadonlySet<RecordStatus> = new Set(['new', 'busy', 'failed', 'no-answer', 'canceled']);

/** `entries`: the record's. */
export function emptyOmission(
    record: LinkedRecord,
    transcript: Transcript,
    entries: readonly OwnedEntry[]
): Omission | null {
    const isBeforeEnd = record.endAt !== null && transcript.fetchedAt < record.endAt;
    if (entries.length > 0 || mayGrow(record) || isBeforeEnd || mayBeElsewhere(record, transcript)) return null;
    if (record.kind === 'chat') return null;
    const evidence = record.kind === 'call' ? evidenceOfCall(record, transcript.fetchedAt) : evidenceOfSession(record);
    return evidence === null ? null : { kind: 'empty', evidence, count: null, recordId: record.id };
}

/**
 * Among the entries that were withheld although they may be this record's, or on a page that is not loaded. Other records
 * of a call's conversation are legs of the same call.
 */
function mayBeElsewhere(record: LinkedRecord, transcript: Transcript): boolean {
    const { hidden, notListed, unassigned, notLinked, otherCases } = transcript.withheld;
    const ofLegs = record.kind === 'call' ? notLinked + otherCases : 0;
    return hidden + notListed + unassigned + ofLegs > 0 || mayBeginEarlier(record, transcript);
}

/** A call that ended nobody knows when may have ended just now. */
function evidenceOfCall({ status, endAt, language }: VoiceCall, fetchedAt: number): Omission['evidence'] | null {
    if (WITHOUT_WORDS.has(status)) return null;
    if (endAt !== null && fetchedAt > endAt + TRANSCRIPTION_MS) return 'call-ended-long-ago';
    return language === null ? 'call-ended-lately' : 'call-is-transcribed';
}

function evidenceOfSession({ startAt, endAt, acceptedAt, preview }: MessagingSession): Omission['evidence'] | null {
    if (preview !== null) return 'session-has-preview';
    if (acceptedAt !== null) return 'session-was-accepted';
    const lasted = startAt !== null && endAt !== null && endAt - startAt >= SESSION_WITH_MESSAGES_MS;
    return lasted ? 'session-lasted' : null;
}
