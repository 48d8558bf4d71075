import type { Sender, SenderRole } from './entries';
import { folded, isShape, stringOr } from './shape';

/**
 * Salesforce's roles, folded, and what they are to a reader. `DigitalWorker` is an AI agent; `Router` is the routing
 * that moves a conversation about. Source: Connect REST API Developer Guide, Conversation Entries; real responses.
 */
const SPELLINGS = [
    ['EndUser', 'customer'],
    ['Agent', 'agent'],
    ['Chatbot', 'bot'],
    ['Bot', 'bot'],
    ['DigitalWorker', 'bot'],
    ['System', 'system'],
    ['Router', 'system'],
    ['Supervisor', 'supervisor']
] as const;

const ROLES: ReadonlyMap<string, SenderRole> = new Map(SPELLINGS);
const FOLDED_ROLES: ReadonlyMap<string, SenderRole> = new Map(SPELLINGS.map(([word, role]) => [folded(word), role]));

/** Longer values of `subject` and `appType` are cut: they are identifiers, not texts. Source: our choice. */
const MAX_SENDER_CHARS = 255;

const NOBODY: Sender = { role: 'unknown', appType: '', subject: '' };

/** Who spoke, in any spelling. A missing or odd sender is `unknown`: the words are worth showing without him. */
export function decodeSender(value: unknown): Sender {
    if (!isShape(value)) return NOBODY;
    return { role: roleOf(value.role), appType: bounded(value.appType), subject: bounded(value.subject) };
}

/** The role behind a spelling; `unknown` for a word that Salesforce may yet invent. */
export function roleOf(spelling: unknown): SenderRole {
    if (typeof spelling !== 'string' || spelling.length > MAX_SENDER_CHARS) return 'unknown';
    // Most come as documented; folding 10,000 spellings costs more than decoding all the rest.
    return ROLES.get(spelling) ?? FOLDED_ROLES.get(folded(spelling)) ?? 'unknown';
}

function bounded(value: unknown): string {
    return stringOr(value, '').slice(0, MAX_SENDER_CHARS);
}
