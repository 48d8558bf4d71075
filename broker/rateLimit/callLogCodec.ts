/**
 * A call log as it is stored. Anything may be stored there: what can't be read is left out, part by part. The price is a
 * count that is too low, never a crash.
 */
import { asObject, isCount, isTime, ORIGINS } from 'c/chatHistoryCore';
import {
    EMPTY_LOG,
    MAX_LINES,
    type AnswerLine,
    type CallLine,
    type CallLog,
    type Daily,
    type Line,
    type Pause,
    type Until
} from './callLog';

/** Raised when the shape changes; a log of another version is not read. */
const LOG_VERSION = 3;

export type StoredCallLog = CallLog & Readonly<{ version: number }>;

export function encodeCallLog(log: CallLog): StoredCallLog {
    return { ...log, version: LOG_VERSION };
}

/** Is it a log of this version of the page? */
export function isCallLog(stored: unknown): boolean {
    return asObject(stored).version === LOG_VERSION;
}

export function decodeCallLog(stored: unknown): CallLog {
    const { calls, others, answers, withdrawn, entriesStop, allStop, pause, daily } = asObject(stored);
    if (!isCallLog(stored)) return EMPTY_LOG;
    return {
        calls: decodeLines(calls, decodeCall),
        others: decodeLines(others, decodeLine),
        answers: decodeLines(answers, decodeAnswer),
        withdrawn: decodeLines(withdrawn, decodeLine),
        entriesStop: decodeUntil(entriesStop),
        allStop: decodeUntil(allStop),
        pause: decodePause(pause),
        daily: decodeDaily(daily)
    };
}

function decodeLines<T>(value: unknown, decode: (item: unknown) => T | null): readonly T[] {
    if (!Array.isArray(value)) return [];
    return value.slice(-MAX_LINES).flatMap((item: unknown) => decode(item) ?? []);
}

function decodeLine(item: unknown): Line | null {
    const { id, at } = asObject(item);
    return typeof id === 'string' && isTime(at) ? { id, at } : null;
}

function decodeCall(item: unknown): CallLine | null {
    const line = decodeLine(item);
    const { name, isAuto } = asObject(item);
    if (line === null || typeof isAuto !== 'boolean') return null;
    return name === null || typeof name === 'string' ? { ...line, name, isAuto } : null;
}

function decodeAnswer(item: unknown): AnswerLine | null {
    const line = decodeLine(item);
    const { origin: stored } = asObject(item);
    const origin = ORIGINS.find((known) => known === stored);
    return line !== null && origin !== undefined ? { ...line, origin } : null;
}

function decodeUntil(value: unknown): Until | null {
    const { at, until } = asObject(value);
    return isTime(at) && isTime(until) ? { at, until } : null;
}

function decodePause(value: unknown): Pause | null {
    const until = decodeUntil(value);
    const { code } = asObject(value);
    return until !== null && (code === 'unavailable' || code === 'busy') ? { ...until, code } : null;
}

function decodeDaily(value: unknown): Daily | null {
    const { used, allowed, at } = asObject(value);
    return isCount(used) && isCount(allowed) && isTime(at) ? { used, allowed, at } : null;
}
