/**
 * A session whose first message came long after its start: what was said before may be missing. A hint, never a proof,
 * since people wait too; so nothing is said where the wait for an agent explains it, or where Salesforce's count of the
 * messages agrees with those that are here.
 */
import { countsAgree } from './messageCounts';
import { mayBeginEarlier, type Omission } from './omissions';
import type { OwnedEntry } from './ownership';
import type { LinkedRecord } from './records';
import type { Transcript } from './transcript';

/** Unit: ms. Source: our choice; who writes to a service desk, or is answered, writes sooner. */
export const LATE_OPENING_MS = 10 * 60_000;

/** `entries`: the record's. Of calls nothing is claimed: they begin with ringing and waiting. */
export function openingOmission(
    record: LinkedRecord,
    transcript: Transcript,
    entries: readonly OwnedEntry[]
): Omission | null {
    const firstAt = entries[0]?.at ?? null;
    if (record.kind !== 'session' || record.startAt === null || firstAt === null) return null;
    const { acceptedAt, startAt } = record;
    const sinceMs = acceptedAt !== null && acceptedAt <= firstAt ? Math.max(startAt, acceptedAt) : startAt;
    if (firstAt - sinceMs < LATE_OPENING_MS || transcript.withheld.unassigned > 0) return null;
    if (mayBeginEarlier(record, transcript) || countsAgree(record, transcript, entries)) return null;
    return { kind: 'opening', evidence: 'first-message-late', count: null, recordId: record.id };
}
