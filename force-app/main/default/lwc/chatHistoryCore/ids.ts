/**
 * Record ids come with 15 characters or with 18 (three more that only repeat their upper and lower case). They are
 * carried and compared by the first 15.
 */

/** Key prefixes of the objects we ask about: Case, MessagingSession, VoiceCall. */
export type KeyPrefix = '500' | '0Mw' | '0LQ';

/** The shape of a record id. Nothing that fails it may enter a query. */
export const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/** Is this a record id, and one of that object where a prefix is given? Prefixes are case-sensitive. */
export function isRecordId(value: unknown, prefix?: KeyPrefix): value is string {
    return typeof value === 'string' && RECORD_ID.test(value) && (prefix === undefined || value.startsWith(prefix));
}

/** The 15 characters by which an id is compared. */
export function shortId(id: string): string {
    return id.length > 15 ? id.slice(0, 15) : id;
}
