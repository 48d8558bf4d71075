/**
 * What crosses from the broker page to the component over a port: one JSON string each. Decoders never throw.
 */
import { decodeSafely, isObject, isTime, MAX_TIME_MS, type UnknownObject } from './checks';
import { isVersion } from './diagnostics';
import { isRecordId, shortId } from './ids';
import { nextOlderBound, type OwnedEntry } from './ownership';
import { failed, PROBLEM_CODES, succeeded, type Outcome, type Problem } from './problems';
import { isNonce, isRequestId, PROTOCOL_VERSION } from './protocol';
import { decodeTranscript, type Older, type Transcript } from './transcript';
import { decodeUsage, type Usage } from './usage';

/** Longer answers (UTF-16 units) are refused without parsing. Our choice: about 20,000 long messages. */
export const MAX_ANSWER_CHARS = 20_000_000;

/** What a transcript may take of it; the rest is for `{"id":…,"ok":true,"verb":"transcript","value":…}`. */
export const MAX_TRANSCRIPT_CHARS = MAX_ANSWER_CHARS - 200;

/** The longest that a cut can leave in a transcript. */
const LONGEST_OLDER: Older = { state: 'possible', before: MAX_TIME_MS };

/** JSON writes a UTF-16 unit with up to six characters (`\u0000`). */
const MAX_ESCAPED_CHARS = 6;

/** More than the JSON of an entry has besides its texts and related records. */
const ENTRY_FRAME_CHARS = 300;

/**
 * The first message over the port after a connect; repeats the nonce. `version`: the page's. `holdsTranscripts`: the page
 * caches in memory only, so its frame stays while it is idle.
 */
export type Connected = Readonly<{ connected: string; v: number; version: string; holdsTranscripts: boolean }>;

export type Result = Readonly<{ verb: 'transcript'; value: Transcript }> | Readonly<{ verb: 'usage'; value: Usage }>;

export type Answer =
    (Readonly<{ id: number; ok: true }> & Result) | Readonly<{ id: number; ok: false; problem: Problem }>;

/** Another page fetched this record's conversation, so there is newer text than what this port was given. */
export type Changed = Readonly<{ changed: string }>;

/** `malformed`: no string, too long, no JSON, or not one of ours. `not-supported`: a page of another version. */
export function decodeAnswer(text: unknown): Outcome<Answer | Connected | Changed> {
    if (typeof text !== 'string' || text.length > MAX_ANSWER_CHARS) return failed('malformed');
    return decodeSafely<Answer | Connected | Changed>(() => {
        const message: unknown = JSON.parse(text);
        if (!isObject(message)) return failed('malformed');
        if ('connected' in message) return decodeConnected(message);
        return 'changed' in message ? decodeChanged(message) : decodeResultOrProblem(message);
    });
}

/**
 * The transcript, without its oldest entries where its JSON would be longer than `maxChars` (UTF-16 units). What is cut is
 * offered as an older page. `before`: of an `older-page` request, which is answered by the page before that bound instead,
 * since the newest entries would be the same as in the answer before. Where not even one entry fits, none is left and
 * older entries are unreachable.
 */
export function fitTranscript(
    transcript: Transcript,
    maxChars = MAX_TRANSCRIPT_CHARS,
    before: number | null = null
): Transcript {
    const frameChars = JSON.stringify({ ...transcript, entries: [], older: LONGEST_OLDER }).length;
    // Most transcripts are far smaller: an upper bound shows that without a second JSON of every entry.
    if (transcript.entries.reduce((sum, entry) => sum + maxCharsOf(entry), frameChars) <= maxChars) return transcript;
    const page = before === null ? transcript : olderPageOf(transcript, before);
    const count = countNewest(page.entries, maxChars - frameChars);
    return count === page.entries.length ? page : withNewest(page, count);
}

/** How many of the newest entries have room in `freeChars` of JSON. */
function countNewest(entries: readonly OwnedEntry[], freeChars: number): number {
    let usedChars = 0;
    for (let count = 0; count < entries.length; count += 1) {
        usedChars += JSON.stringify(entries.at(-1 - count)).length + 1;
        if (usedChars > freeChars) return count;
    }
    return entries.length;
}

/** The withheld entries were counted with the part that is on screen. */
function olderPageOf(transcript: Transcript, before: number): Transcript {
    const entries = transcript.entries.filter(({ at }) => at !== null && at < before);
    const withheld = { otherCases: 0, notLinked: 0, unassigned: 0 };
    return { ...transcript, entries, withheld, extent: 'older-page' };
}

function withNewest(transcript: Transcript, count: number): Transcript {
    const entries = transcript.entries.slice(transcript.entries.length - count);
    const before = nextOlderBound(entries);
    return {
        ...transcript,
        entries,
        older: before === null ? { state: 'unreachable' } : { state: 'possible', before }
    };
}

function maxCharsOf({ id, sender, body, relatedRecordIds }: OwnedEntry): number {
    const textChars = id.length + sender.subject.length + (body.kind === 'text' ? body.text.length : 0);
    return textChars * MAX_ESCAPED_CHARS + relatedRecordIds.length * 18 + ENTRY_FRAME_CHARS;
}

function decodeConnected({ connected, v, version, holdsTranscripts }: UnknownObject): Outcome<Connected> {
    if (!isNonce(connected)) return failed('malformed');
    if (v !== PROTOCOL_VERSION) return failed('not-supported');
    return isVersion(version) && typeof holdsTranscripts === 'boolean'
        ? succeeded({ connected, v, version, holdsTranscripts })
        : failed('malformed');
}

function decodeChanged({ changed }: UnknownObject): Outcome<Changed> {
    return isRecordId(changed) ? succeeded({ changed: shortId(changed) }) : failed('malformed');
}

function decodeResultOrProblem({ id, ok, verb, value, problem }: UnknownObject): Outcome<Answer> {
    if (!isRequestId(id)) return failed('malformed');
    if (ok === true) {
        const result = decodeResult(verb, value);
        return result === null ? failed('malformed') : succeeded({ id, ok, ...result });
    }
    const known = decodeProblem(problem);
    return ok === false && known !== null ? succeeded({ id, ok, problem: known }) : failed('malformed');
}

function decodeResult(verb: unknown, value: unknown): Result | null {
    if (verb === 'transcript') {
        const transcript = decodeTranscript(value);
        return transcript === null ? null : { verb, value: transcript };
    }
    const usage = verb === 'usage' ? decodeUsage(value) : null;
    return usage === null ? null : { verb: 'usage', value: usage };
}

function decodeProblem(value: unknown): Problem | null {
    if (!isObject(value)) return null;
    const { status, retryAt } = value;
    const code = PROBLEM_CODES.find((known) => known === value.code);
    if (code === undefined) return null;
    return { code, ...(isStatus(status) ? { status } : {}), ...(isTime(retryAt) ? { retryAt } : {}) };
}

function isStatus(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}
