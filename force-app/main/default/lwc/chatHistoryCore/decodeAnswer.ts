/**
 * Checks of what the broker answers: one JSON string each. Never throws.
 */
import { isNonce, isRequestId } from './decodeProtocol';
import { decodeTranscript } from './decodeTranscript';
import { decodeUsage } from './decodeUsage';
import { isRecordId, shortId } from './ids';
import { failed, PROBLEM_CODES, succeeded, type Outcome, type Problem, type ProblemCode } from './problems';
import {
    MAX_ANSWER_CHARS,
    PROTOCOL_VERSION,
    type Answer,
    type Answered,
    type Changed,
    type Connected
} from './protocol';
import { attempt, isShape, isTime, type Shape } from './shape';

const CODES: ReadonlySet<unknown> = new Set(PROBLEM_CODES);

/** `malformed`: no string, too long, no JSON, or not one of ours. `not-supported`: a page of another version. */
export function decodeAnswer(text: unknown): Outcome<Answer | Connected | Changed> {
    if (typeof text !== 'string' || text.length > MAX_ANSWER_CHARS) return failed('malformed');
    return attempt<Answer | Connected | Changed>(() => {
        const message: unknown = JSON.parse(text);
        if (!isShape(message)) return failed('malformed');
        if ('connected' in message) return connectedOf(message);
        return 'changed' in message ? changedOf(message) : answerOf(message);
    });
}

function connectedOf({ connected, v }: Shape): Outcome<Connected> {
    if (!isNonce(connected)) return failed('malformed');
    return v === PROTOCOL_VERSION ? succeeded({ connected, v: PROTOCOL_VERSION }) : failed('not-supported');
}

function changedOf({ changed }: Shape): Outcome<Changed> {
    return isRecordId(changed) ? succeeded({ changed: shortId(changed) }) : failed('malformed');
}

function answerOf({ id, ok, verb, value, problem }: Shape): Outcome<Answer> {
    if (!isRequestId(id)) return failed('malformed');
    if (ok === true) {
        const answered = answeredOf(verb, value);
        return answered === null ? failed('malformed') : succeeded({ id, ok, ...answered });
    }
    const known = problemIn(problem);
    return ok === false && known !== null ? succeeded({ id, ok, problem: known }) : failed('malformed');
}

function answeredOf(verb: unknown, value: unknown): Answered | null {
    if (verb === 'transcript') {
        const transcript = decodeTranscript(value);
        return transcript === null ? null : { verb, value: transcript };
    }
    if (verb === 'usage') {
        const usage = decodeUsage(value);
        return usage === null ? null : { verb, value: usage };
    }
    const mayLeave = verb === 'release' && isShape(value) ? value.mayLeave : null;
    return typeof mayLeave === 'boolean' ? { verb: 'release', value: { mayLeave } } : null;
}

function problemIn(value: unknown): Problem | null {
    if (!isShape(value) || !isProblemCode(value.code)) return null;
    const { code, status, retryAt } = value;
    return { code, ...(isStatus(status) ? { status } : {}), ...(isTime(retryAt) ? { retryAt } : {}) };
}

function isProblemCode(value: unknown): value is ProblemCode {
    return CODES.has(value);
}

function isStatus(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}
