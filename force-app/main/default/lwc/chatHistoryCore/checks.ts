/**
 * Shape checks for values that come from outside: Salesforce, the other side of a port, App Builder, storage.
 * The one definition for the whole repository.
 */
import { failed, type Outcome } from './problems';

/** An object of which nothing else is known. */
export type UnknownObject = Readonly<Record<string, unknown>>;

/**
 * The largest instant that a Date can hold, in ms from 1970. Calendar functions throw beyond it.
 * Source: ECMA-262, Time Values and Time Range.
 */
export const MAX_TIME_MS = 8.64e15;

// UI API writes UTC as `Z`, SOQL over REST writes `+0000`, which not every browser's Date.parse understands.
const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)$/;

const NOTHING: UnknownObject = Object.freeze({});

/** An object with named fields: neither `null` nor an array. */
export function isObject(value: unknown): value is UnknownObject {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, else an empty one: for reading a field of something that may be missing. */
export function asObject(value: unknown): UnknownObject {
    return isObject(value) ? value : NOTHING;
}

/** An instant in epoch ms: a whole number from 0 to `MAX_TIME_MS`. */
export function isTime(value: unknown): value is number {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_TIME_MS;
}

/** A number of things: a whole number from 0 on. */
export function isCount(value: unknown): value is number {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** A quantity: any finite number from 0 on. */
export function isAmount(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** The string, or `fallback` for everything else. */
export function stringOr<T>(value: unknown, fallback: T): string | T {
    return typeof value === 'string' ? value : fallback;
}

/**
 * Runs a decoder and turns an exception into `malformed`. A getter or a proxy can throw where a field is merely read, and
 * values that come from another window may be both.
 */
export function decodeSafely<T>(decode: () => Outcome<T>): Outcome<T> {
    try {
        return decode();
    } catch {
        return failed('malformed');
    }
}

/** Removes what spellings of one name differ in (`END_USER`, `EndUser`, `end user`): case, spaces, underscores, hyphens. */
export function foldName(spelling: string): string {
    return spelling.toLowerCase().replace(/[\s_-]+/g, '');
}

/**
 * The instant of a Salesforce date-time, epoch ms, from `2026-03-02T09:00:00.000Z` or `…+0000`. `null` for everything
 * else, also for a time without a zone.
 */
export function parseSalesforceTime(text: unknown): number | null {
    const [, local, zone] = TIMESTAMP.exec(stringOr(text, '')) ?? [];
    if (local === undefined || zone === undefined) return null;
    const time = Date.parse(local + (zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`));
    return isTime(time) ? time : null;
}
