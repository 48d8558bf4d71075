/**
 * What crosses from the broker page to the component over a port: one JSON string each. Decoders never throw.
 */
import { asObject, isCount, isOneOf, isRecordId, isTime, MAX_TIME_MS, shortId, type UnknownObject } from './checks';
import { isVersion } from './diagnostics';
import { nextOlderBound } from './sessionWindows';
import { failed, PROBLEM_CODES, succeeded, type Outcome, type Problem } from './problems';
import { isNonce, PROTOCOL_VERSION } from './protocol';
import { isTranscript, type Older, type Transcript } from './transcript';
import { isUsage, type Usage } from './usage';

/** Longer answers (UTF-16 units) are refused without parsing. Our choice: about 20,000 long messages. */
export const MAX_ANSWER_CHARS = 20_000_000;

/** What a transcript may take of it; the rest is for `{"id":…,"ok":true,"verb":"transcript","value":…}`. */
export const MAX_TRANSCRIPT_CHARS = MAX_ANSWER_CHARS - 200;

/** The longest that a cut can leave in a transcript. */
const LONGEST_OLDER: Older = { state: 'possible', before: MAX_TIME_MS };

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
    const message = objectIn(text);
    if ('connected' in message) return decodeConnected(message);
    return 'changed' in message ? decodeChanged(message) : decodeResultOrProblem(message);
}

/**
 * The transcript, without its oldest entries where its JSON would be longer than `maxChars` (UTF-16 units). What is cut is
 * offered as an older page. Where not even one entry fits, none is left and older entries are unreachable.
 */
export function fitTranscript(transcript: Transcript, maxChars = MAX_TRANSCRIPT_CHARS): Transcript {
    if (JSON.stringify(transcript).length <= maxChars) return transcript;
    let freeChars = maxChars - JSON.stringify({ ...transcript, entries: [], older: LONGEST_OLDER }).length;
    let start = transcript.entries.length;
    for (const entry of [...transcript.entries].reverse()) {
        freeChars -= JSON.stringify(entry).length + 1;
        if (freeChars < 0) break;
        start -= 1;
    }
    const entries = transcript.entries.slice(start);
    const before = nextOlderBound(entries);
    return {
        ...transcript,
        entries,
        older: before === null ? { state: 'unreachable' } : { state: 'possible', before }
    };
}

/** Empty where the text is no JSON, or no object's. */
function objectIn(text: string): UnknownObject {
    try {
        return asObject(JSON.parse(text));
    } catch {
        return {};
    }
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
    if (!isCount(id)) return failed('malformed');
    if (ok === true && verb === 'transcript' && isTranscript(value)) return succeeded({ id, ok, verb, value });
    if (ok === true && verb === 'usage' && isUsage(value)) return succeeded({ id, ok, verb, value });
    const { code, status, retryAt } = asObject(problem);
    if (ok !== false || !isOneOf(PROBLEM_CODES, code)) return failed('malformed');
    const details = { ...(isCount(status) ? { status } : {}), ...(isTime(retryAt) ? { retryAt } : {}) };
    return succeeded({ id, ok, problem: { code, ...details } });
}
