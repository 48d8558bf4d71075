/**
 * From a response of Conversation Entries to entries, one by one: whatever one of them holds, the others are kept.
 *
 * Decided here, because Salesforce's guide does not say:
 * - A missing, `null` or empty `messageText` is `non-text`: an empty bubble would look like an empty message.
 *   Text of spaces alone was sent by somebody and stays text.
 * - Text is kept whole, however long. Cutting words silently would be worse than a long row; the size of an answer
 *   is bounded as a whole (`MAX_ANSWER_CHARS`).
 * - A time of 0 means "not set", as in `clientDuration`.
 */
import { digest } from './digest';
import { decodeEntities } from './entities';
import type { Entry, EntryBody } from './entries';
import { isRecordId, shortId } from './ids';
import { failed, succeeded, type Outcome } from './problems';
import { decodeSender } from './senders';
import { isShape, isTime, stringOr, type Shape } from './shape';

/** `encoded`: the request did not ask for raw text, so HTML entities are to be taken back, once. Default: not encoded. */
export type DecodeOptions = Readonly<{ encoded: boolean }>;

/** Longer identifiers are replaced by their digest. Real ones are UUIDs; the column holds 255. */
const MAX_IDENTIFIER_CHARS = 255;

const NON_TEXT: EntryBody = { kind: 'non-text' };
const UNREADABLE: EntryBody = { kind: 'unreadable' };
const NO_RECORDS: readonly string[] = [];

/** Never throws. `malformed` only where there is no list of entries at all. */
export function decodeEntries(body: unknown, options: DecodeOptions = { encoded: false }): Outcome<readonly Entry[]> {
    const list = listIn(body);
    if (list === null) return failed('malformed');
    return succeeded(list.map((raw, index) => decodeEntry(raw, index, options.encoded)));
}

function listIn(body: unknown): readonly unknown[] | null {
    try {
        const list = isShape(body) ? body.conversationEntries : null;
        // A hole in a sparse array would be skipped by `map`, and with it an entry.
        return Array.isArray(list) ? Array.from<unknown>(list) : null;
    } catch {
        return null;
    }
}

function decodeEntry(raw: unknown, index: number, encoded: boolean): Entry {
    try {
        return isShape(raw) ? readEntry(raw, index, encoded) : unreadableEntry(raw, index);
    } catch {
        return unreadableEntry(raw, index);
    }
}

function readEntry(raw: Shape, index: number, encoded: boolean): Entry {
    const sentAt = timeOf(raw.clientTimestamp);
    return {
        id: idOf(raw, raw.identifier, index),
        at: timeOf(raw.serverReceivedTimestamp) ?? sentAt,
        sentAt,
        sender: decodeSender(raw.sender),
        body: bodyOf(raw, encoded),
        relatedRecordIds: recordIdsOf(raw.relatedRecords)
    };
}

function bodyOf(raw: Shape, encoded: boolean): EntryBody {
    const text = raw.messageText;
    if (typeof text === 'string' && text !== '') {
        return { kind: 'text', text: encoded ? decodeEntities(text) : text };
    }
    if (text !== undefined && text !== null && text !== '') return UNREADABLE;
    // Without an identifier there is no sign that this is an entry at all.
    return typeof raw.identifier === 'string' ? NON_TEXT : UNREADABLE;
}

/** Nameless entries are named by what they hold, so that the same one read twice is still one. */
function idOf(raw: unknown, identifier: unknown, index: number): string {
    if (typeof identifier !== 'string' || identifier === '') return `connect:#${digest(jsonOf(raw, index))}`;
    return identifier.length > MAX_IDENTIFIER_CHARS ? `connect:#${digest(identifier)}` : `connect:${identifier}`;
}

/** What can't even be written as JSON did not come from Salesforce; its place in the list has to name it. */
function jsonOf(raw: unknown, index: number): string {
    try {
        // Not every value has JSON, whatever the type of `stringify` says: of `undefined` it is `undefined`.
        const json: unknown = JSON.stringify(raw);
        return stringOr(json, `at ${index}`);
    } catch {
        return `at ${index}`;
    }
}

function unreadableEntry(raw: unknown, index: number): Entry {
    return {
        id: idOf(raw, undefined, index),
        at: null,
        sentAt: null,
        sender: decodeSender(null),
        body: UNREADABLE,
        relatedRecordIds: NO_RECORDS
    };
}

function timeOf(value: unknown): number | null {
    return isTime(value) && value > 0 ? value : null;
}

function recordIdsOf(value: unknown): readonly string[] {
    if (!Array.isArray(value) || value.length === 0) return NO_RECORDS;
    const ids = value.filter((id: unknown) => isRecordId(id)).map(shortId);
    return ids.length > 1 ? [...new Set(ids)] : ids;
}
