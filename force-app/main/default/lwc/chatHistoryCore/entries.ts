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
import { asObject, foldName, isCount, isRecordId, isTime, shortId, stringOr } from './checks';
import { decodeEntities } from './entities';
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
    /** `clientDuration`: how long it took to say, ms; only of spoken entries. */
    durationMs?: number;
    sender: Sender;
    body: EntryBody;
    /**
     * Missing: Connect's entries. `session-text`: the text that Salesforce made of the session; `at` is about then.
     * `chat-body`: the text of a legacy chat. `rows`: the rows of a session on a standard channel.
     */
    source?: 'session-text' | 'chat-body' | 'rows';
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

/** Nobody speaks longer without a pause. Unit: ms. Source: our choice; a day. */
const MAX_DURATION_MS = 86_400_000;

/** A response of nonsense must not fill the memory. Source: our choice. */
const MAX_SPELLINGS = 100;

/** Of BotDefinition. Source: Object Reference, standard object key prefixes. */
const BOT_PREFIX = '0Xx';

type Named = Readonly<{ name: string; hasIdentifier: boolean }>;

/** `malformed`: there is no list of entries at all. */
export function decodeEntries(body: unknown): Outcome<readonly Entry[]> {
    const list = asObject(body).conversationEntries;
    if (!Array.isArray(list)) return failed('malformed');
    const nameEntry = createNames();
    return succeeded(list.map((raw: unknown) => decodeEntry(raw, nameEntry(raw))));
}

/** Is this role or app type, of a sender or of a participant, a bot's? */
export function isBotName(spelling: unknown): boolean {
    return ROLES.get(foldName(stringOr(spelling, ''))) === 'bot';
}

function decodeEntry(raw: unknown, { name, hasIdentifier }: Named): Entry {
    const fields = asObject(raw);
    const { role, appType, subject } = asObject(fields.sender);
    const sentAt = timeOf(fields.clientTimestamp);
    return {
        id: `connect:${name}`,
        at: timeOf(fields.serverReceivedTimestamp) ?? sentAt,
        sentAt,
        ...(isDuration(fields.clientDuration) ? { durationMs: fields.clientDuration } : {}),
        // The text is worth showing without a sender.
        sender: { role: roleOf({ role, appType, subject }), subject: stringOr(subject, '') },
        body: bodyOf(fields.messageText, hasIdentifier),
        relatedRecordIds: recordIdsOf(fields.relatedRecords)
    };
}

/**
 * The role of a sender or a participant. A role that is missing, or that Salesforce may add, is read from the app type where
 * that names one. Some bots speak under the role of an agent: their app type, or the id of a bot, tells. Else `unknown`.
 */
export function roleOf(sender: Readonly<{ role: unknown; appType: unknown; subject: unknown }>): SenderRole {
    const [named, byApp] = [roleNamed(sender.role), roleNamed(sender.appType)];
    if (named !== null && named !== 'agent') return named;
    const isBot = byApp === 'bot' || stringOr(sender.subject, '').startsWith(BOT_PREFIX);
    return isBot ? 'bot' : (named ?? byApp ?? 'unknown');
}

/** Folded once per spelling: a response has thousands of entries and a handful of spellings. */
const rolesBySpelling = new Map<unknown, SenderRole | null>();

function roleNamed(spelling: unknown): SenderRole | null {
    const known = rolesBySpelling.get(spelling);
    if (known !== undefined) return known;
    const role = ROLES.get(foldName(stringOr(spelling, ''))) ?? null;
    if (rolesBySpelling.size < MAX_SPELLINGS) rolesBySpelling.set(spelling, role);
    return role;
}

function bodyOf(text: unknown, hasIdentifier: boolean): EntryBody {
    if (text === undefined || text === null || text === '') {
        // Without an identifier there is no sign that this is an entry at all.
        return { kind: hasIdentifier ? 'non-text' : 'unreadable' };
    }
    if (typeof text !== 'string') return { kind: 'unreadable' };
    return { kind: 'text', text: decodeEntities(text) };
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
        const content = `#${digest(jsonOf(raw))}`;
        const count = (counts.get(content) ?? 0) + 1;
        counts.set(content, count);
        return { name: count === 1 ? content : `${content}:${count}`, hasIdentifier: false };
    };
}

/** Empty for what is nested too deep to be written. */
function jsonOf(raw: unknown): string {
    try {
        return JSON.stringify(raw);
    } catch {
        return '';
    }
}

/** Hexadecimal digits (FNV-1a). */
function digest(json: string): string {
    let hash = 0x811c9dc5;
    for (let index = 0; index < json.length; index += 1) hash = Math.imul(hash ^ json.charCodeAt(index), 0x01000193);
    return (hash >>> 0).toString(16);
}

/** Zero means "not set". */
function isDuration(value: unknown): value is number {
    return isCount(value) && value > 0 && value <= MAX_DURATION_MS;
}

/** Some sources write numbers as strings. */
function timeOf(value: unknown): number | null {
    const time = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
    return isTime(time) && time > 0 ? time : null;
}

function recordIdsOf(value: unknown): readonly string[] {
    const ids: readonly unknown[] = Array.isArray(value) ? value : [];
    return [...new Set(ids.filter((id) => isRecordId(id)).map(shortId))];
}
