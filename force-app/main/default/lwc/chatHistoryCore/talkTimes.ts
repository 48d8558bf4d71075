/**
 * How long each side of a call spoke: the sum of its utterances' `clientDuration`. Only of a call that is over, whose words are
 * all here as far as Salesforce sends them, and each with its duration: half a sum would look like a whole one.
 */
import { isOneOf } from './checks';
import type { OwnedEntry } from './ownership';
import { mayGrow, type LinkedRecord } from './records';
import type { Transcript } from './transcript';

const SPEAKERS = ['customer', 'agent', 'bot'] as const;

/** `ms`: more than zero. */
export type TalkTime = Readonly<{ role: (typeof SPEAKERS)[number]; ms: number }>;

/** `talk`: missing where nothing tells how long each side of a call spoke. */
export type OfTalk = Readonly<{ talk?: readonly TalkTime[] }>;

/** Customer first; none where the durations do not tell. `entries`: the record's. */
export function talkTimes(
    record: LinkedRecord,
    { older, withheld }: Transcript,
    entries: readonly OwnedEntry[]
): readonly TalkTime[] {
    const spoken = entries.filter(({ sender }) => isOneOf(SPEAKERS, sender.role));
    const isWhole = older.state === 'none' && withheld.unassigned === 0 && !mayGrow(record);
    if (record.kind !== 'call' || !isWhole || spoken.some(({ durationMs }) => durationMs === undefined)) return [];
    const sumOf = (role: TalkTime['role']) =>
        spoken.reduce((sum, { sender, durationMs = 0 }) => sum + (sender.role === role ? durationMs : 0), 0);
    return SPEAKERS.map((role) => ({ role, ms: sumOf(role) })).filter(({ ms }) => ms > 0);
}
