/**
 * Remembered access checks of one user: which conversations Salesforce let this user see, with the session windows that
 * decide whose an entry is, and which fields the user may query. Plain data, stored encrypted beside the transcripts.
 */
import { isObject, type BotEvidence, type RecordKind, type SessionWindow } from 'c/chatHistoryCore';

/** What one access check found: the conversation of a record, as this user may see it. */
export type Access = Readonly<{
    kind: RecordKind;
    /** Salesforce id of the Conversation, 15 characters. */
    conversationId: string;
    /** `Conversation.ConversationIdentifier`: an opaque string of 1 to 255 characters. */
    identifier: string;
    /** Every record of the conversation that the user may see, the requested one always among them. */
    windows: readonly SessionWindow[];
    bot: BotEvidence;
    /** When Salesforce confirmed it, epoch ms. */
    checkedAt: number;
}>;

export type AccessMemory = Readonly<{
    /** Latest check of a requested record first. */
    conversations: readonly Access[];
    /** Per kind of record: when a query named a field that is hidden from this user, epoch ms. */
    hiddenFieldsAt: Readonly<Partial<Record<RecordKind, number>>>;
}>;

export const EMPTY_ACCESS_MEMORY: AccessMemory = { conversations: [], hiddenFieldsAt: {} };

/** Conversations that are remembered at most. Source: our choice; an agent sees fewer in a day. */
export const MAX_REMEMBERED = 100;

/** Windows that are renewed together at most: they must fit into one query (`MAX_ROWS`) with room to grow. */
const MAX_RENEWED_WINDOWS = 1_000;

/** How long a hidden field counts as hidden. Unit: ms. Source: our choice; an admin who grants it is not ignored for long. */
export const HIDDEN_FIELDS_MS = 4 * 60 * 60_000;

/** A check that seems to lie further ahead than clocks are corrected by has no known age. Unit: ms. */
const CLOCK_SLACK_MS = 60_000;

/** A record on a Case, both ids with 15 characters. */
export type AccessTarget = Readonly<{ kind: RecordKind; recordId: string; caseId: string }>;

/** The remembered check of that record on that Case, unless it is `maxAgeMs` old. */
export function findAccess(
    { conversations }: AccessMemory,
    { recordId, caseId }: AccessTarget,
    { nowMs, maxAgeMs }: Readonly<{ nowMs: number; maxAgeMs: number }>
): Access | null {
    const found = conversations.find(({ windows, checkedAt }) => {
        const ageMs = nowMs - checkedAt;
        const isValid = maxAgeMs > 0 && ageMs >= -CLOCK_SLACK_MS && ageMs < maxAgeMs;
        return isValid && windows.some((window) => window.id === recordId && window.caseId === caseId);
    });
    return found ?? null;
}

/** The other conversations that one more query per kind can renew. */
export function accessesToRenew({ conversations }: AccessMemory, { recordId }: AccessTarget): readonly Access[] {
    let windowCount = 0;
    return conversations.filter(({ windows }) => {
        const isRenewed =
            windowCount + windows.length <= MAX_RENEWED_WINDOWS && !windows.some(({ id }) => id === recordId);
        if (isRenewed) windowCount += windows.length;
        return isRenewed;
    });
}

export function hidesFields({ hiddenFieldsAt }: AccessMemory, kind: RecordKind, nowMs: number): boolean {
    return Math.abs(nowMs - (hiddenFieldsAt[kind] ?? -Infinity)) < HIDDEN_FIELDS_MS;
}

export function noteHiddenFields(memory: AccessMemory, kinds: readonly RecordKind[], nowMs: number): AccessMemory {
    const noted = Object.fromEntries(kinds.map((kind) => [kind, nowMs]));
    return { ...memory, hiddenFieldsAt: { ...memory.hiddenFieldsAt, ...noted } };
}

/** With this check as the latest, instead of an earlier one of the same conversation. */
export function rememberAccess(memory: AccessMemory, access: Access): AccessMemory {
    const others = memory.conversations.filter(({ conversationId }) => conversationId !== access.conversationId);
    return { ...memory, conversations: [access, ...others].slice(0, MAX_REMEMBERED) };
}

/** Without the conversation of this record. */
export function forgetRecord(memory: AccessMemory, recordId: string): AccessMemory {
    return renewAccesses(memory, (access) => (access.windows.some(({ id }) => id === recordId) ? null : access));
}

/** `renew` gives the check that is remembered from now on; null where none is. */
export function renewAccesses(memory: AccessMemory, renew: (access: Access) => Access | null): AccessMemory {
    return { ...memory, conversations: memory.conversations.map(renew).filter((access) => access !== null) };
}

/**
 * What was decrypted. Authenticated by our own key, of which the schema version is part: the shape is what was encrypted.
 */
export function decodeAccessMemory(value: unknown): AccessMemory {
    return isObject(value) && Array.isArray(value.conversations) && isObject(value.hiddenFieldsAt)
        ? (value as AccessMemory)
        : EMPTY_ACCESS_MEMORY;
}
