/**
 * The entries of a legacy chat, from its text (see `chatBody.ts`): who wrote, when, and what of it may be missing. A chat has
 * no transcript to fetch, and costs no API call: all of it is in its record.
 *
 * Roles: an agent is who the text announces as one, or who owns the record. Who else wrote is the customer where it is the only
 * other name; a bot leaves that open, unless one of two others is named as the contact. Else the role is not known.
 */
import { decodeChatBody, type ChatBody, type ChatPart } from './chatBody';
import type { SenderRole } from './entries';
import type { Omission, OmissionKind } from './omissions';
import type { OwnedEntry } from './ownership';
import { mayGrow, type LegacyChat, type MessageCounts } from './records';

/** The field holds so much. Unit: UTF-16 units. Source: Field Reference, LiveChatTranscript, `Body` (131,072). */
export const MAX_BODY_CHARS = 131_072;

/** A text this close to the limit may have been cut, whatever its entities counted. Unit: UTF-16 units. Source: our choice. */
const CUT_SLACK_CHARS = 1_072;

/** A start in the text that is further from the record's is somebody else's. Unit: ms. Source: our choice. */
const MAX_START_GAP_MS = 24 * 60 * 60_000;

/** A chat's text is read once, however often the rows are built. */
const entriesByChat = new WeakMap<LegacyChat, readonly OwnedEntry[]>();

/** In reading order. */
export function chatEntries(chat: LegacyChat): readonly OwnedEntry[] {
    const known = entriesByChat.get(chat);
    if (known !== undefined) return known;
    const body = decodeChatBody(chat.body ?? '');
    const roles = rolesIn(body, chat);
    const startAt = startOf(body, chat);
    const entries = body.parts.map((part, index) => entryOf(part, index, { chat, roles, startAt }));
    entriesByChat.set(chat, entries);
    return entries;
}

/** What is missing of a chat, or may be. */
export function chatOmissions(chat: LegacyChat): readonly Omission[] {
    const entries = chatEntries(chat);
    const omission = (kind: OmissionKind, evidence: Omission['evidence'], count: number | null): Omission => {
        return { kind, evidence, count, recordId: chat.id };
    };
    if (entries.length === 0) return [omission('no-transcript', 'chat-without-text', null)];
    // A count of zero is one that Salesforce did not make.
    const surplus = countOf(entries, 'agent') - (chat.messageCounts.agent || Infinity);
    const isFull = (chat.body ?? '').length >= MAX_BODY_CHARS - CUT_SLACK_CHARS;
    return [
        ...(isFull ? [omission('cut-off', 'text-was-full', null)] : []),
        ...(surplus > 0 ? [omission('surplus', 'text-has-more', surplus)] : []),
        ...missingCounts(chat, entries).map(([role, count]) => omission(`${role}-messages`, 'message-count', count))
    ];
}

/**
 * Is all of it here? Where Salesforce counted as many messages of each side as the text has, the chat is over and no bot took
 * part. A text with lines that were not understood, or that somebody made look like another's, has other counts.
 */
export function isWholeChat(chat: LegacyChat): boolean {
    const { agent, customer } = chat.messageCounts;
    const messages = chatEntries(chat).filter(({ sender }) => sender.role !== 'system');
    const isCounted = agent !== null && customer !== null && agent + customer === messages.length;
    const isEqual = agent === countOf(messages, 'agent') && customer === countOf(messages, 'customer');
    return isCounted && isEqual && messages.length > 0 && chat.hadBot === false && !mayGrow(chat);
}

/**
 * Whose messages are too few is only sure as far as messages are too few in all: a name may have been taken for the
 * other side.
 */
function missingCounts(
    { messageCounts }: LegacyChat,
    entries: readonly OwnedEntry[]
): readonly (readonly [keyof MessageCounts, number])[] {
    const { agent, customer } = messageCounts;
    const messages = entries.filter(({ sender }) => sender.role !== 'system');
    const missing = (agent ?? 0) + (customer ?? 0) - messages.length;
    if (missing <= 0) return [];
    const ofAgent = Math.min(missing, Math.max(0, (agent ?? 0) - countOf(messages, 'agent')));
    const counts = [['customer', missing - ofAgent] as const, ['agent', ofAgent] as const];
    return counts.filter(([, count]) => count > 0);
}

function countOf(entries: readonly OwnedEntry[], role: SenderRole): number {
    return entries.filter(({ sender }) => sender.role === role).length;
}

type OfChat = Readonly<{ chat: LegacyChat; roles: ReadonlyMap<string, SenderRole>; startAt: number | null }>;

function entryOf(part: ChatPart, index: number, { chat, roles, startAt }: OfChat): OwnedEntry {
    const role = part.kind === 'note' ? 'system' : (roles.get(part.name) ?? 'unknown');
    return {
        // The text of a chat that is over does not change.
        id: `chat:${index}`,
        at: startAt === null ? null : startAt + (part.offsetMs ?? 0),
        sentAt: null,
        // Nothing but the name tells who it is.
        sender: { role, subject: part.name },
        body: { kind: 'text', text: part.text },
        relatedRecordIds: [chat.id],
        source: 'chat-body',
        recordId: chat.id
    };
}

/** The offsets count from what the text says. */
function startOf(body: ChatBody, { startAt }: LegacyChat): number | null {
    if (startAt === null || body.startAt === null) return body.startAt ?? startAt;
    return Math.abs(body.startAt - startAt) <= MAX_START_GAP_MS ? body.startAt : startAt;
}

function rolesIn({ parts, agentNames }: ChatBody, chat: LegacyChat): ReadonlyMap<string, SenderRole> {
    const names = [...new Set(parts.flatMap(({ kind, name }) => (kind === 'message' ? [name] : [])))];
    const isAgent = (name: string) => agentNames.has(name) || isSameName(name, chat.ownerName);
    const others = names.filter((name) => !isAgent(name));
    const isCustomer = (name: string) => isSameName(name, chat.customerName);
    const contacts = others.filter(isCustomer);
    const roleOf = (name: string): SenderRole => {
        if (isAgent(name)) return 'agent';
        if (isCustomer(name)) return 'customer';
        if (chat.hadBot !== true) return others.length === 1 ? 'customer' : 'unknown';
        return others.length === 2 && contacts.length === 1 ? 'bot' : 'unknown';
    };
    return new Map(names.map((name) => [name, roleOf(name)]));
}

function isSameName(one: string, other: string | null): boolean {
    return other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}
