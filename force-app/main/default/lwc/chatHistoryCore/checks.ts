/**
 * Shape checks for values that come from outside: Salesforce, the other side of a port, App Builder, storage.
 * The one definition for the whole repository.
 *
 * Record ids have 15 characters, or 18: the last three only repeat upper and lower case. This package compares ids by the
 * first 15.
 */

/** An object of which nothing else is known. */
export type UnknownObject = Readonly<Record<string, unknown>>;

/**
 * The largest instant that a Date can hold, in ms from 1970. Calendar functions throw beyond it.
 * Source: ECMA-262, Time Values and Time Range.
 */
export const MAX_TIME_MS = 8.64e15;

// UI API writes UTC as `Z`, SOQL over REST writes `+0000`, which not every browser's Date.parse understands.
const TIMESTAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:?\d\d)$/;

/** An object with named fields: neither `null` nor an array. */
export function isObject(value: unknown): value is UnknownObject {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, else an empty one: for reading a field of something that may be missing. */
export function asObject(value: unknown): UnknownObject {
    return isObject(value) ? value : {};
}

/** An instant in epoch ms: a whole number from 0 to `MAX_TIME_MS`. */
export function isTime(value: unknown): value is number {
    return isCount(value) && value <= MAX_TIME_MS;
}

/** A number of things: a whole number from 0 on. */
export function isCount(value: unknown): value is number {
    return isAmount(value) && Number.isSafeInteger(value);
}

/** A quantity: any finite number from 0 on. */
export function isAmount(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** The string, or `fallback` for everything else. */
export function stringOr<T>(value: unknown, fallback: T): string | T {
    return typeof value === 'string' ? value : fallback;
}

/** Is the value one of these? */
export function isOneOf<T>(known: readonly T[], value: unknown): value is T {
    return known.some((one) => one === value);
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

/**
 * Key prefixes of Case, Contact, MessagingSession, VoiceCall, LiveChatTranscript, User, ContentDocument and
 * ContentVersion. The one definition. Source: Object Reference.
 */
export const KEY_PREFIX = {
    case: '500',
    contact: '003',
    session: '0Mw',
    call: '0LQ',
    chat: '570',
    user: '005',
    document: '069',
    version: '068'
} as const;
export type KeyPrefix = (typeof KEY_PREFIX)[keyof typeof KEY_PREFIX];

/** The two kinds of record that have a transcript. */
export type RecordKind = 'session' | 'call';

/** The shape of a record id. Nothing that fails it may enter a query. */
const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Is this a record id, and one of that object where a prefix is given? Prefixes are case-sensitive. */
export function isRecordId(value: unknown, prefix?: KeyPrefix): value is string {
    return typeof value === 'string' && RECORD_ID.test(value) && (prefix === undefined || value.startsWith(prefix));
}

/** The first 15 characters, by which ids are compared. */
export function shortId(id: string): string {
    return id.length > 15 ? id.slice(0, 15) : id;
}

/** Whether the id is a MessagingSession's or a VoiceCall's; `null` for every other value. */
export function kindOfRecord(id: unknown): RecordKind | null {
    if (isRecordId(id, KEY_PREFIX.session)) return 'session';
    return isRecordId(id, KEY_PREFIX.call) ? 'call' : null;
}
