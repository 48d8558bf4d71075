/**
 * Looking into values whose shape nobody vouches for. Only the decoders use this.
 */
import { failed, type Outcome } from './problems';

/** An object of which nothing else is known. */
export type Shape = Readonly<Record<string, unknown>>;

/**
 * The instants that a Date can hold, in ms on both sides of 1970. Beyond it every calendar function throws.
 * Source: ECMA-262, Time Values and Time Range.
 */
export const MAX_TIME_MS = 8.64e15;

/** An object with named fields: neither `null` nor an array. */
export function isShape(value: unknown): value is Shape {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An instant in epoch ms: a whole number after 1970 that a Date can hold. */
export function isTime(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_TIME_MS;
}

/** How many of something: a whole number from 0 on. */
export function isCount(value: unknown): value is number {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** How much of something: any number from 0 on. */
export function isAmount(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** The string, or `fallback` for everything else. */
export function stringOr<T>(value: unknown, fallback: T): string | T {
    return typeof value === 'string' ? value : fallback;
}

/**
 * Runs a decoder so that it never throws: a getter or a proxy can throw where a field is merely read, and values that
 * come from another window may be both.
 */
export function attempt<T>(decode: () => Outcome<T>): Outcome<T> {
    try {
        return decode();
    } catch {
        return failed('malformed');
    }
}

/** Spellings differ (`END_USER`, `EndUser`, `end user`): what is compared has no case, spaces, underscores or hyphens. */
export function folded(spelling: string): string {
    return spelling.toLowerCase().replace(/[\s_-]+/g, '');
}
