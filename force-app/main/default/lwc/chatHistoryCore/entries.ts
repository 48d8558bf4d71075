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
import { asObject, foldName, isRecordId, isTime, shortId, stringOr } from './checks';
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

/**
 * Salesforce's spellings, folded, and what they are to a reader. `DigitalWorker` is an AI agent; `Router` is the routing
 * that moves a conversation between agents. Participants are named by the same spellings.
 */
const ROLES: ReadonlyMap<string, SenderRole> = new Map([
    ['enduser', 'customer'],
    ['agent', 'agent'],
    ['chatbot', 'bot'],
    ['bot', 'bot'],
    ['voicebot', 'bot'],
    ['digitalworker', 'bot'],
    ['system', 'system'],
    ['router', 'system'],
    ['supervisor', 'supervisor']
]);

/**
 * The six entities that Salesforce encodes, and no others, unless `X-Chatter-Entity-Encoding: false` was sent; it is not
 * known whether every org follows that header (docs/decisions/0008). Source: Connect REST API Developer Guide.
 */
const ENTITIES: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#92;': '\\',
    '&amp;': '&'
};
const ENTITY = /&(?:lt|gt|quot|#39|#92|amp);/g;

/** What an encoded text never holds. */
const RAW = /[<>"'\\]|&(?!(?:lt|gt|quot|#39|#92|amp);)/;

type Named = Readonly<{ name: string; hasIdentifier: boolean }>;

/** `encoded`: the texts hold HTML entities, which are decoded once. `malformed`: there is no list of entries at all. */
export function decodeEntries(body: unknown, { encoded } = { encoded: false }): Outcome<readonly Entry[]> {
    const list = asObject(body).conversationEntries;
    if (!Array.isArray(list)) return failed('malformed');
    const nameEntry = createNames();
    return succeeded(list.map((raw: unknown) => decodeEntry(raw, nameEntry(raw), encoded)));
}

/** Is this role or app type, of a sender or of a participant, a bot's? */
export function isBotName(spelling: unknown): boolean {
    return roleOf(spelling) === 'bot';
}

/**
 * Decodes the entities of an encoded text, once. One pass: a customer who typed `&lt;` arrives as `&amp;lt;` and must
 * read `&lt;` again, not `<`.
 */
export function decodeEntities(text: string): string {
    return text.replace(ENTITY, (entity) => ENTITIES[entity] ?? entity);
}

/**
 * Are the texts of one response encoded, although raw text was requested? Encoded texts hold entities and no raw
 * character that encoding replaces.
 */
export function areEncoded(texts: readonly string[]): boolean {
    return !texts.some((text) => RAW.test(text)) && texts.some((text) => text.includes('&'));
}

/**
 * Reading order: when Salesforce received it, then when it was sent, then the id. Entries without a time stand last.
 *
 * Salesforce promises no order. Two entries can share a millisecond (a bot answers at once): without the id their
 * order would depend on which page came first, and rows would swap while an agent reads them.
 */
export function compareEntries(a: Entry, b: Entry): number {
    return compareTimes(a.at, b.at) || compareTimes(a.sentAt, b.sentAt) || compareIds(a.id, b.id);
}

/** Earlier first, `null` last. */
export function compareTimes(a: number | null, b: number | null): number {
    // Of two that are `null` the difference is no number.
    return (a ?? Infinity) - (b ?? Infinity) || 0;
}

/** By UTF-16 units: never by locale, which would differ between two browsers. */
export function compareIds(a: string, b: string): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}

/**
 * All entries of both lists, each id once, in reading order. The later one of an id wins, since texts are edited and
 * redacted in place; but a readable entry is never replaced by an unreadable one.
 */
export function mergeEntries<T extends Entry>(cached: readonly T[], fresh: readonly T[]): readonly T[] {
    const merged = new Map<string, T>();
    for (const entry of [...cached, ...fresh]) {
        if (entry.body.kind !== 'unreadable' || !merged.has(entry.id)) merged.set(entry.id, entry);
    }
    return [...merged.values()].sort(compareEntries);
}

function decodeEntry(raw: unknown, { name, hasIdentifier }: Named, isEncoded: boolean): Entry {
    const fields = asObject(raw);
    const { role, subject } = asObject(fields.sender);
    const sentAt = timeOf(fields.clientTimestamp);
    return {
        id: `connect:${name}`,
        at: timeOf(fields.serverReceivedTimestamp) ?? sentAt,
        sentAt,
        // The text is worth showing without a sender.
        sender: { role: roleOf(role), subject: stringOr(subject, '') },
        body: bodyOf(fields.messageText, hasIdentifier, isEncoded),
        relatedRecordIds: recordIdsOf(fields.relatedRecords)
    };
}

/** `unknown` for a name that Salesforce may add. */
function roleOf(spelling: unknown): SenderRole {
    return ROLES.get(foldName(stringOr(spelling, ''))) ?? 'unknown';
}

function bodyOf(text: unknown, hasIdentifier: boolean, isEncoded: boolean): EntryBody {
    if (text === undefined || text === null || text === '') {
        // Without an identifier there is no sign that this is an entry at all.
        return { kind: hasIdentifier ? 'non-text' : 'unreadable' };
    }
    if (typeof text !== 'string') return { kind: 'unreadable' };
    return { kind: 'text', text: isEncoded ? decodeEntities(text) : text };
}

/**
 * Names the entries of one response: by identifier, else by content, so that a second read names them alike. Two with the
 * same content are two entries: the second and further get a number. On two pages each counts from one, so equal entries on
 * both sides of a seam are taken for one that both pages hold. Salesforce documents an identifier for every entry.
 */
function createNames(): (raw: unknown) => Named {
    const counts = new Map<string, number>();
    return (raw) => {
        const { identifier } = asObject(raw);
        if (typeof identifier === 'string' && identifier !== '') return { name: identifier, hasIdentifier: true };
        const content = `#${digest(JSON.stringify(raw))}`;
        const count = (counts.get(content) ?? 0) + 1;
        counts.set(content, count);
        return { name: count === 1 ? content : `${content}:${count}`, hasIdentifier: false };
    };
}

/** Hexadecimal digits (FNV-1a). */
function digest(json: string): string {
    let hash = 0x811c9dc5;
    for (let index = 0; index < json.length; index += 1) hash = Math.imul(hash ^ json.charCodeAt(index), 0x01000193);
    return (hash >>> 0).toString(16);
}

function timeOf(value: unknown): number | null {
    return isTime(value) && value > 0 ? value : null;
}

function recordIdsOf(value: unknown): readonly string[] {
    const ids: readonly unknown[] = Array.isArray(value) ? value : [];
    return [...new Set(ids.filter((id) => isRecordId(id)).map(shortId))];
}
