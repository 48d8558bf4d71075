/**
 * A ledger as it comes from the store: anything may lie there. What can't be read is left out, part by part; the cost
 * is a count that is too low, never a crash.
 */
import { isCount, isTime, ORIGINS } from 'c/chatHistoryCore';
import { asShape } from '../shape';
import {
    EMPTY_LEDGER,
    MOST_COUNTED,
    type AnswerGiven,
    type CallMade,
    type Daily,
    type Ledger,
    type Until
} from './ledger';

/** Raised when the shape changes; a ledger of another version is not read. */
const VERSION = 2;

export type StoredLedger = Ledger & Readonly<{ version: number }>;

export function encodeLedger(ledger: Ledger): StoredLedger {
    return { ...ledger, version: VERSION };
}

export function decodeLedger(value: unknown): Ledger {
    const { version, calls, others, answers, entriesStop, allStop, pause, daily } = asShape(value);
    if (version !== VERSION) return EMPTY_LEDGER;
    return {
        calls: listOf(calls, callIn),
        others: listOf(others, lineIn),
        answers: listOf(answers, answerIn),
        entriesStop: untilIn(entriesStop),
        allStop: untilIn(allStop),
        pause: untilIn(pause),
        daily: dailyIn(daily)
    };
}

function listOf<T>(value: unknown, decode: (item: unknown) => T | null): readonly T[] {
    if (!Array.isArray(value)) return [];
    return value.slice(-MOST_COUNTED).flatMap((item: unknown) => decode(item) ?? []);
}

function lineIn(item: unknown): Readonly<{ id: string; at: number }> | null {
    const { id, at } = asShape(item);
    return typeof id === 'string' && isTime(at) ? { id, at } : null;
}

function callIn(item: unknown): CallMade | null {
    const line = lineIn(item);
    const { name } = asShape(item);
    return line !== null && (name === null || typeof name === 'string') ? { ...line, name } : null;
}

function answerIn(item: unknown): AnswerGiven | null {
    const line = lineIn(item);
    const { origin: given } = asShape(item);
    const origin = ORIGINS.find((known) => known === given);
    return line !== null && origin !== undefined ? { ...line, origin } : null;
}

function untilIn(value: unknown): Until | null {
    const { at, until } = asShape(value);
    return isTime(at) && isTime(until) ? { at, until } : null;
}

function dailyIn(value: unknown): Daily | null {
    const { used, allowed, at } = asShape(value);
    return isCount(used) && isCount(allowed) && isTime(at) ? { used, allowed, at } : null;
}
