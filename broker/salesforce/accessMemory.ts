/**
 * Remembered access checks of one user: which conversations Salesforce let this user see, with the session windows that
 * decide whose an entry is, and which fields the user may query. Plain data, stored encrypted beside the transcripts.
 */
import {
    isInScope,
    isObject,
    isOfContact,
    isRecordId,
    KEY_PREFIX,
    type Participant,
    type RecordKind,
    type ScopedRecord,
    type SessionWindow
} from 'c/chatHistoryCore';
import type { SessionMetrics } from './sessionMetrics';

/** What one access check found: the conversation of a record, as this user may see it. */
export type Access = Readonly<{
    kind: RecordKind;
    /** Salesforce id of the Conversation, 15 characters; of a session without one its own (see `hasRows`). */
    conversationId: string;
    /** `Conversation.ConversationIdentifier`: an opaque string; else as `conversationId`. */
    identifier: string;
    /** Every record of the conversation that the user may see, the requested one always among them. */
    windows: readonly SessionWindow[];
    /** Windows that began before this time are missing, since there are too many; epoch ms. `null`: none is. */
    listedFrom: number | null;
    /** Of the conversation's sessions, whatever their Case. Made when a session ends: one that ran had none yet. */
    metrics: SessionMetrics;
    /** Of the conversation, whatever their Case; `null`: not readable. */
    participants: readonly Participant[] | null;
    /** This record is of the contact of this Case, as the check proved. Absent or `null`: it did not ask for that. */
    ofContact?: Pick<AccessTarget, 'recordId' | 'caseId'> | null;
    /** When Salesforce was asked, epoch ms. */
    checkedAt: number;
}>;

export type AccessMemory = Readonly<{
    /**
     * One for each conversation, the latest check of a requested record first. One without windows is not visible any more
     * to this user; a record that may not be seen stands for itself (`denial`). These are remembered, too: an older check
     * may still be under way.
     */
    checks: readonly Access[];
    /** When a query of these named a field that is hidden from this user, epoch ms. */
    hiddenAt: Readonly<Partial<Record<RecordKind | 'participants', number>>>;
}>;

/** A record on a Case, or of its contact. */
export type AccessTarget = ScopedRecord & Readonly<{ kind: RecordKind }>;

/** Conversations that are remembered at most. Source: our choice; an agent sees fewer in a day. */
export const MAX_REMEMBERED = 100;

/**
 * Windows that are renewed at most, of all conversations: with those of the one that is asked for they fit into one
 * query (`MAX_ROWS`).
 */
export const MAX_RENEWED_WINDOWS = 1_000;

/** How long a hidden field counts as hidden. Unit: ms. Source: our choice; an admin who grants it is not ignored for long. */
export const HIDDEN_FIELDS_MS = 4 * 60 * 60_000;

/** What is stored, without what seems to come from the future: nobody knows its age; nor what an earlier version stored. */
export function readMemory(stored: unknown, nowMs: number): AccessMemory {
    if (!isObject(stored) || !Array.isArray(stored['checks'])) return { checks: [], hiddenAt: {} };
    const { checks, hiddenAt } = stored as AccessMemory;
    return {
        checks: checks.filter((check) => check.checkedAt <= nowMs && 'metrics' in check),
        hiddenAt
    };
}

/** The remembered check of that record on that Case, or of its contact, if it was made after `since` (epoch ms). */
export function findAccess({ checks }: AccessMemory, target: AccessTarget, since: number): Access | null {
    return checks.find((access) => access.checkedAt > since && isProven(access, target)) ?? null;
}

/** A check for the Case proves nothing of the contact, and one for the contact nothing of the Case. */
function isProven({ windows, ofContact }: Access, target: AccessTarget): boolean {
    const { recordId, caseId, scope = 'case' } = target;
    const window = windows.find(({ id }) => id === recordId);
    if (window === undefined) return false;
    if (!isOfContact(target)) return window.caseId === caseId;
    const isOfThis = ofContact?.recordId === recordId && ofContact.caseId === caseId;
    return isOfThis && isInScope(scope, window.caseId);
}

/** Is this a session on a standard channel, which has rows instead of a conversation? */
export function hasRows({ conversationId }: Access): boolean {
    return isRecordId(conversationId, KEY_PREFIX.session);
}

/** The other conversations that the queries for one can renew, the latest first. */
export function accessesToRenew({ checks }: AccessMemory, { recordId }: AccessTarget): readonly Access[] {
    let count = 0;
    return checks.filter((access) => {
        const { windows } = access;
        // The queries ask by conversation.
        if (hasRows(access)) return false;
        const fits = windows.length > 0 && count + windows.length <= MAX_RENEWED_WINDOWS;
        if (!fits || windows.some(({ id }) => id === recordId)) return false;
        count += windows.length;
        return true;
    });
}

export function hidesFields({ hiddenAt }: AccessMemory, of: RecordKind | 'participants', nowMs: number): boolean {
    return nowMs - (hiddenAt[of] ?? -Infinity) < HIDDEN_FIELDS_MS;
}

/** This user may not see that record on that Case. */
export function denial({ kind, recordId }: AccessTarget, checkedAt: number): Access {
    const nothing = { identifier: '', windows: [], listedFrom: null, metrics: {}, participants: null };
    return { ...nothing, kind, conversationId: recordId, checkedAt };
}

/** Other tabs check too, and an answer may come late: of two checks of one conversation or record the newer stays. */
export function mergeMemory(stored: AccessMemory, learned: AccessMemory): AccessMemory {
    const remaining = stored.checks.flatMap((each) => outlast(each, learned.checks));
    const added = learned.checks.flatMap((each) => outlast(each, remaining));
    return {
        checks: [...added, ...remaining].slice(0, MAX_REMEMBERED),
        hiddenAt: { ...stored.hiddenAt, ...learned.hiddenAt }
    };
}

/** Nothing is left of a check beside a newer one of its conversation; no windows beside a newer denial of one of its records. */
function outlast(access: Access, others: readonly Access[]): readonly Access[] {
    const newer = others
        .filter(({ checkedAt }) => checkedAt >= access.checkedAt)
        .map(({ conversationId }) => conversationId);
    if (newer.includes(access.conversationId)) return [];
    return [access.windows.some(({ id }) => newer.includes(id)) ? { ...access, windows: [] } : access];
}
