/**
 * An entry: one thing that was said, sent or that happened in a conversation, decoded from the Connect REST resource
 * "Conversation Entries". A malformed entry never costs the others.
 *
 * Decided here, because Salesforce's guide does not say:
 * - A missing, `null` or empty `messageText` is `non-text`: an empty bubble would look like an empty message.
 *   Text of spaces alone was sent by somebody and stays text.
 * - Text is never shortened, however long. Only an answer as a whole has a limit (`MAX_ANSWER_CHARS`).
 * - A time of 0 means "not set", as in `clientDuration`.
 *
 * Source: Connect REST API Developer Guide, Conversation Entries (since 51.0).
 */
import { foldName, isObject, isTime, stringOr, type UnknownObject } from './checks';
import { decodeEntities } from './entityDecoding';
import { digest, isRecordId, shortId } from './ids';
import { failed, succeeded, type Outcome } from './problems';

/** Who spoke. Salesforce's spellings (`EndUser`, `END_USER`, `DigitalWorker`, …) are folded into six. */
export const SENDER_ROLES = ['customer', 'agent', 'bot', 'system', 'supervisor', 'unknown'] as const;
export type SenderRole = (typeof SENDER_ROLES)[number];

/** `subject`: `sender.subject` as received: a User id, a BotDefinition id or a channel key; empty when missing. */
export type Sender = Readonly<{ role: SenderRole; subject: string }>;

/**
 * What an entry holds. `non-text`: an entry without `messageText`, or with an empty one (an image, buttons, a form, …).
 * `unreadable`: an entry that can't be understood; shown as that, never dropped.
 */
export type EntryBody =
    Readonly<{ kind: 'text'; text: string }> | Readonly<{ kind: 'non-text' }> | Readonly<{ kind: 'unreadable' }>;

export type Entry = Readonly<{
    /** Unique across sources and stable across edits: `connect:<identifier>`. */
    id: string;
    /** When Salesforce received it (else when it was sent); epoch ms. `null`: no time was given. */
    at: number | null;
    /** When the sender's device sent it; epoch ms. Missing on some bot entries. */
    sentAt: number | null;
    sender: Sender;
    body: EntryBody;
    /** The first 15 characters of each id in `relatedRecords`. Empty on some bot entries. */
    relatedRecordIds: readonly string[];
}>;

/** `encoded`: the texts hold HTML entities, which are decoded once (see `entityDecoding.ts`). Default: they don't. */
export type DecodeOptions = Readonly<{ encoded: boolean }>;

/**
 * Salesforce's spellings and what they are to a reader. `DigitalWorker` is an AI agent; `Router` is the routing that
 * moves a conversation between agents. Participants are named by the same spellings.
 */
const SPELLINGS = [
    ['EndUser', 'customer'],
    ['Agent', 'agent'],
    ['Chatbot', 'bot'],
    ['Bot', 'bot'],
    ['VoiceBot', 'bot'],
    ['DigitalWorker', 'bot'],
    ['System', 'system'],
    ['Router', 'system'],
    ['Supervisor', 'supervisor']
] as const;

const ROLES: ReadonlyMap<string, SenderRole> = new Map(SPELLINGS);
const FOLDED_ROLES: ReadonlyMap<string, SenderRole> = new Map(SPELLINGS.map(([name, role]) => [foldName(name), role]));

/** Longer identifiers are replaced by their digest. Real ones are UUIDs; the column holds 255. */
const MAX_IDENTIFIER_CHARS = 255;
/** Longer subjects are cut: they are identifiers, not texts. Source: our choice. */
const MAX_SENDER_CHARS = 255;

const NO_SENDER: Sender = { role: 'unknown', subject: '' };
const NON_TEXT: EntryBody = { kind: 'non-text' };
const UNREADABLE: EntryBody = { kind: 'unreadable' };
const NO_RECORDS: readonly string[] = [];

/** Returns the identifier of an entry that has none. */
type NameByContent = (raw: unknown, index: number) => string;

/** Never throws. `malformed` only where there is no list of entries at all. */
export function decodeEntries(body: unknown, options: DecodeOptions = { encoded: false }): Outcome<readonly Entry[]> {
    const list = listIn(body);
    if (list === null) return failed('malformed');
    const nameByContent = createContentNames();
    return succeeded(list.map((raw, index) => decodeEntry(raw, index, options.encoded, nameByContent)));
}

/** The role behind a spelling; `unknown` for a name that Salesforce may add. */
export function roleOf(spelling: unknown): SenderRole {
    if (typeof spelling !== 'string' || spelling.length > MAX_SENDER_CHARS) return 'unknown';
    // Most come as documented; folding 10,000 spellings costs more than decoding all the rest.
    return ROLES.get(spelling) ?? FOLDED_ROLES.get(foldName(spelling)) ?? 'unknown';
}

/** Is this role or app type, of a sender or of a participant, a bot's? */
export function isBotName(spelling: unknown): boolean {
    return roleOf(spelling) === 'bot';
}

function listIn(body: unknown): readonly unknown[] | null {
    try {
        const list = isObject(body) ? body.conversationEntries : null;
        // A hole in a sparse array would be skipped by `map`, and with it an entry.
        return Array.isArray(list) ? Array.from<unknown>(list) : null;
    } catch {
        return null;
    }
}

function decodeEntry(raw: unknown, index: number, encoded: boolean, nameByContent: NameByContent): Entry {
    try {
        if (isObject(raw)) return readEntry(raw, index, encoded, nameByContent);
    } catch {
        // A field that throws when it is read makes the entry unreadable.
    }
    return {
        id: nameByContent(raw, index),
        at: null,
        sentAt: null,
        sender: NO_SENDER,
        body: UNREADABLE,
        relatedRecordIds: NO_RECORDS
    };
}

function readEntry(raw: UnknownObject, index: number, encoded: boolean, nameByContent: NameByContent): Entry {
    const sentAt = timeOf(raw.clientTimestamp);
    return {
        id: identifierOf(raw.identifier) ?? nameByContent(raw, index),
        at: timeOf(raw.serverReceivedTimestamp) ?? sentAt,
        sentAt,
        sender: senderOf(raw.sender),
        body: bodyOf(raw, encoded),
        relatedRecordIds: recordIdsOf(raw.relatedRecords)
    };
}

/** A missing or odd sender is `unknown`: the text is worth showing without one. */
function senderOf(value: unknown): Sender {
    if (!isObject(value)) return NO_SENDER;
    return { role: roleOf(value.role), subject: stringOr(value.subject, '').slice(0, MAX_SENDER_CHARS) };
}

function bodyOf(raw: UnknownObject, encoded: boolean): EntryBody {
    const text = raw.messageText;
    if (typeof text === 'string' && text !== '') return { kind: 'text', text: encoded ? decodeEntities(text) : text };
    if (text !== undefined && text !== null && text !== '') return UNREADABLE;
    // Without an identifier there is no sign that this is an entry at all.
    return typeof raw.identifier === 'string' ? NON_TEXT : UNREADABLE;
}

function identifierOf(identifier: unknown): string | null {
    if (typeof identifier !== 'string' || identifier === '') return null;
    return identifier.length > MAX_IDENTIFIER_CHARS ? `connect:#${digest(identifier)}` : `connect:${identifier}`;
}

/**
 * Entries without an identifier are named by their content, so that a second read of the same list names them alike. Two
 * with the same content are two entries: the second and further get a number. On two pages each counts from one, so equal
 * entries on both sides of a page break are taken for one entry that both pages hold.
 */
function createContentNames(): NameByContent {
    const counts = new Map<string, number>();
    return (raw, index) => {
        const name = `connect:#${digest(jsonOf(raw, index))}`;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        return count === 1 ? name : `${name}:${count}`;
    };
}

/** A value that has no JSON did not come from Salesforce; its position in the list has to name it. */
function jsonOf(raw: unknown, index: number): string {
    try {
        // Not every value has JSON, whatever the type of `stringify` says: of `undefined` it is `undefined`.
        const json: unknown = JSON.stringify(raw);
        return stringOr(json, `at ${index}`);
    } catch {
        return `at ${index}`;
    }
}

function timeOf(value: unknown): number | null {
    return isTime(value) && value > 0 ? value : null;
}

function recordIdsOf(value: unknown): readonly string[] {
    if (!Array.isArray(value) || value.length === 0) return NO_RECORDS;
    const ids = value.filter((id: unknown) => isRecordId(id)).map(shortId);
    return ids.length > 1 ? [...new Set(ids)] : ids;
}
