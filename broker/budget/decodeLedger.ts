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
    type Stop
} from './ledger';

/** Raised when the shape changes; a ledger of another version is not read. */
const VERSION = 1;

export type StoredLedger = Ledger & Readonly<{ version: number }>;

export function encodeLedger(ledger: Ledger): StoredLedger {
    return { ...ledger, version: VERSION };
}

export function decodeLedger(value: unknown): Ledger {
    const { version, calls, others, answers, stop, pausedUntil, daily } = asShape(value);
    if (version !== VERSION) return EMPTY_LEDGER;
    return {
        calls: listOf(calls, callIn),
        others: listOf(others, (at) => (isTime(at) ? at : null)),
        answers: listOf(answers, answerIn),
        stop: stopIn(stop),
        pausedUntil: isTime(pausedUntil) ? pausedUntil : null,
        daily: dailyIn(daily)
    };
}

function listOf<T>(value: unknown, decode: (item: unknown) => T | null): readonly T[] {
    if (!Array.isArray(value)) return [];
    return value.slice(-MOST_COUNTED).flatMap((item: unknown) => decode(item) ?? []);
}

function callIn(item: unknown): CallMade | null {
    const { at, name } = asShape(item);
    return isTime(at) && (name === null || typeof name === 'string') ? { at, name } : null;
}

function answerIn(item: unknown): AnswerGiven | null {
    const { at, origin: given } = asShape(item);
    const origin = ORIGINS.find((known) => known === given);
    return isTime(at) && origin !== undefined ? { at, origin } : null;
}

function stopIn(value: unknown): Stop | null {
    const { until, scope } = asShape(value);
    return isTime(until) && (scope === 'entries' || scope === 'all') ? { until, scope } : null;
}

function dailyIn(value: unknown): Daily | null {
    const { used, allowed, at } = asShape(value);
    return isCount(used) && isCount(allowed) && isTime(at) ? { used, allowed, at } : null;
}
