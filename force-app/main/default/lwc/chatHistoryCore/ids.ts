/**
 * Record ids have 15 characters, or 18: the last three only repeat upper and lower case. This package compares ids by the
 * first 15.
 */

/** Key prefixes of Case, MessagingSession and VoiceCall. The one definition. Source: Object Reference. */
export const KEY_PREFIX = { case: '500', session: '0Mw', call: '0LQ' } as const;
export type KeyPrefix = (typeof KEY_PREFIX)[keyof typeof KEY_PREFIX];

/** The two kinds of record that have a transcript. */
export type RecordKind = 'session' | 'call';

/** The shape of a record id. Nothing that fails it may enter a query. */
export const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

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

// Two FNV-1a lanes that differ in their start: 64 bits, so that a collision in one conversation is out of the question.
const PRIME = 0x01000193;
const FIRST_START = 0x811c9dc5;
const SECOND_START = 0x9747b28c;

/**
 * A name of 16 hexadecimal digits for a value that has none, the same on every run. It distinguishes values and protects
 * nothing.
 */
export function digest(text: string): string {
    let first = FIRST_START;
    let second = SECOND_START;
    for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        first = Math.imul(first ^ unit, PRIME);
        second = Math.imul(second ^ unit ^ (first >>> 16), PRIME);
    }
    return hex(first) + hex(second);
}

function hex(lane: number): string {
    return (lane >>> 0).toString(16).padStart(8, '0');
}
