/**
 * The time of an entry: when it was said, as an agent would tell it.
 *
 * It is the server's clock, since devices are wrong by minutes, and some by years; two clocks that disagree by little must
 * never reorder a live chat. The sender's clock counts only where an entry was clearly received long after it was written,
 * because somebody uploaded it:
 * - the words of a call, which are transcribed and uploaded up to a day later. They were spoken during the call, so a time
 *   of the sender inside the call is the time of the word;
 * - a session's messages, received after its end, written during it;
 * - a history that was uploaded in one go, often latest first, when an agent took over from a system outside. One device
 *   with a wrong clock looks different: it is alone, and as late with each message.
 *
 * Source: Object Reference, VoiceCall; Partner Telephony and Bring Your Own Channel guides on uploading transcripts.
 */
import { isRecordId, shortId } from './checks';
import type { Entry, Sender } from './entries';
import { sortByTime } from './entryOrder';
import type { LinkedRecord } from './records';

/** Less is the delay of a network, or a device's clock. Unit: ms. Source: our choice. */
export const LATE_MS = 5 * 60_000;

/** More is a wrong clock. Unit: ms. Source: our choice; Salesforce says that a call's transcript takes up to 24 hours. */
export const MAX_UPLOAD_DELAY_MS = 48 * 60 * 60_000;

/** How exactly a call's times and a word's time agree. Unit: ms. Source: our choice. */
const CALL_SLACK_MS = 60_000;

/** Uploaded entries arrive within seconds of each other. Unit: ms. Source: our choice. */
const UPLOAD_GAP_MS = 60_000;

/** What was written within less tells nothing about how it was received. Unit: ms. Source: our choice. */
const MIN_WRITTEN_MS = 10_000;

/** The record that all the entries belong to. */
export type RecordTimes = Pick<LinkedRecord, 'kind' | 'startAt' | 'endAt'>;

/** The entries in reading order, each `at` the time at which it was said. `entries`: in the order of time as received. */
export function placeInTime<T extends Entry>(entries: readonly T[], record: RecordTimes): readonly T[] {
    // Nothing else can have been uploaded.
    if (record.kind !== 'call' && !entries.some(({ at, sentAt }) => (at ?? 0) - (sentAt ?? Infinity) > LATE_MS))
        return entries;
    const uploaded = new Set<Entry>(entries.filter((entry) => wasWrittenDuring(entry, record)));
    for (const run of lateRuns(entries)) {
        if (isUpload(run)) run.forEach((entry) => uploaded.add(entry));
    }
    if (uploaded.size === 0) return entries;
    return sortByTime(entries.map((entry) => (uploaded.has(entry) ? { ...entry, at: entry.sentAt } : entry)));
}

function wasWrittenDuring({ at, sentAt }: Entry, { kind, startAt, endAt }: RecordTimes): boolean {
    if (at === null || sentAt === null || startAt === null) return false;
    if (kind === 'call') {
        return sentAt >= startAt - CALL_SLACK_MS && sentAt <= (endAt ?? Infinity) + CALL_SLACK_MS && sentAt <= at;
    }
    return endAt !== null && sentAt >= startAt && sentAt <= endAt && at > endAt + LATE_MS;
}

/** Entries that follow each other as received, all of them late. */
function lateRuns(entries: readonly Entry[]): readonly (readonly Entry[])[] {
    const runs: Entry[][] = [];
    let run: Entry[] = [];
    for (const entry of entries) {
        const last = run.at(-1);
        if (!isLate(entry) || (last !== undefined && receivedAt(entry) - receivedAt(last) > UPLOAD_GAP_MS)) run = [];
        if (!isLate(entry)) continue;
        if (run.length === 0) runs.push(run);
        run.push(entry);
    }
    return runs;
}

function isLate({ at, sentAt }: Entry): boolean {
    return at !== null && sentAt !== null && at - sentAt > LATE_MS && at - sentAt <= MAX_UPLOAD_DELAY_MS;
}

/** Latest first; or of several senders, and received in a quarter of the time in which it was written. */
function isUpload(run: readonly Entry[]): boolean {
    if (run.length < 2) return false;
    const written = run.map(writtenAt);
    if (written.every((time, index) => index === 0 || time < (written[index - 1] ?? 0))) return run.length > 2;
    const writtenMs = spanOf(written);
    const senders = new Set(run.map(({ sender }) => nameOfSender(sender)));
    return senders.size > 1 && writtenMs >= MIN_WRITTEN_MS && spanOf(run.map(receivedAt)) * 4 < writtenMs;
}

/** Ids of users come with 15 or 18 characters. */
function nameOfSender({ subject, role }: Sender): string {
    if (subject === '') return role;
    return isRecordId(subject) ? shortId(subject) : subject;
}

function spanOf(times: readonly number[]): number {
    const sorted = [...times].sort((a, b) => a - b);
    return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
}

function receivedAt({ at }: Entry): number {
    return at ?? 0;
}

function writtenAt({ sentAt }: Entry): number {
    return sentAt ?? 0;
}
