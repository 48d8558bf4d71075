/**
 * From the rows of an access check to what is remembered: the conversation of a record with its windows, participants and
 * counts.
 */
import {
    asObject,
    decodeParticipant,
    decodeStatus,
    failed,
    hasEnded,
    isContactId,
    isInScope,
    isOfContact,
    isRecordId,
    KEY_PREFIX,
    MAX_TIME_MS,
    parseSalesforceTime,
    shortId,
    succeeded,
    type Outcome,
    type RecordKind,
    type SessionWindow,
    type UnknownObject
} from 'c/chatHistoryCore';
import type { Access, AccessTarget } from './accessMemory';
import type { Rows, RowsOf } from './composite';
import { decodeMetrics } from './sessionMetrics';
import { WINDOW_FIELDS } from './soql';

export const KINDS: readonly RecordKind[] = ['session', 'call'];

/** What the rows say of the requested record and its conversation. `checkedAt`: when they were asked for, epoch ms. */
export function decodeAccess(target: AccessTarget, rowsOf: RowsOf, checkedAt: number): Outcome<Access> {
    const { kind, recordId, caseId } = target;
    const record = rowsOf('record');
    if (!record.ok) return record;
    const [row = {}] = record.value.rows;
    const own = decodeWindow(row, kind);
    // The query says so already; a response that says otherwise can't be trusted.
    if (own?.id !== recordId || !belongs(own, row, target)) return failed('no-access');
    const ofContact = isOfContact(target) ? { recordId, caseId } : null;
    const identifier = asObject(row['Conversation'])['ConversationIdentifier'];
    const conversationId = conversationOf(row);
    if (kind === 'session' && row['ConversationId'] === null) {
        const alone = { windows: [own], listedFrom: null, metrics: {}, participants: null, ofContact };
        return succeeded({ kind, conversationId: recordId, identifier: recordId, ...alone, checkedAt });
    }
    if (typeof identifier !== 'string' || identifier === '' || conversationId === null) return failed('not-available');
    const siblings = rowsOf(kind);
    if (!siblings.ok) return siblings;
    const cuts = KINDS.flatMap((of) => firstListed(rowsOf(of), of) ?? []);
    const known: Access = {
        kind,
        conversationId,
        identifier,
        windows: [],
        listedFrom: cuts.length === 0 ? null : Math.max(...cuts),
        metrics: {},
        participants: null,
        ofContact,
        checkedAt
    };
    const access = renew(known, rowsOf);
    // `MAX_ROWS` newer siblings would push the requested record off the list.
    const isListed = access.windows.some(({ id }) => id === recordId);
    const windows = isListed ? access.windows : [...access.windows, own];
    return succeeded(withMetrics({ ...access, windows, ofContact }, rowsOf('metrics')));
}

/** With those that are new. None is ever unmade, and a session that ran may have some now. */
export function withMetrics(access: Access, rows: Rows): Access {
    if (!rows.ok) return access;
    const sessionIds = access.windows.map(({ id }) => id);
    return { ...access, metrics: { ...access.metrics, ...decodeMetrics(rows.value.rows, sessionIds) } };
}

/** The start of the last row of a list that was cut off: the newest come first. Without starts any may be missing. */
function firstListed(rows: Rows, kind: RecordKind): number | null {
    if (!rows.ok || rows.value.isWhole) return null;
    return decodeWindow(rows.value.rows.at(-1) ?? {}, kind)?.startAt ?? MAX_TIME_MS;
}

/** Does the row say that it is the Case's, or a contact's and in scope? That the contact is the Case's, the query says. */
function belongs(window: SessionWindow, row: UnknownObject, target: AccessTarget): boolean {
    const { kind, caseId, scope = 'case' } = target;
    if (!isOfContact(target)) return window.caseId === caseId;
    return isContactId(row[WINDOW_FIELDS[kind].contactId]) && isInScope(scope, window.caseId);
}

/**
 * The check of a conversation as these rows say now: without windows where they hold no record of the conversation. They
 * don't say whose contact it is.
 */
export function renew(access: Access, rowsOf: RowsOf): Access {
    const windows = KINDS.flatMap((kind) => windowsOf(rowsOf(kind), access, kind));
    return { ...access, windows, participants: decodeParticipants(rowsOf('participants'), access), ofContact: null };
}

function windowsOf(rows: Rows, { conversationId }: Access, kind: RecordKind): readonly SessionWindow[] {
    if (!rows.ok) return [];
    const own = rows.value.rows.filter((row) => conversationOf(row) === conversationId);
    return own.flatMap((row) => decodeWindow(row, kind) ?? []);
}

/** Null for a row without a usable id. A call that is related to something else than a Case is linked to no Case. */
function decodeWindow(row: UnknownObject, kind: RecordKind): SessionWindow | null {
    const fields = WINDOW_FIELDS[kind];
    const id = row['Id'];
    const caseId = row[fields.caseId];
    if (!isRecordId(id)) return null;
    const endAt = parseSalesforceTime(row[fields.end]);
    return {
        id: shortId(id),
        caseId: isRecordId(caseId, KEY_PREFIX.case) ? shortId(caseId) : null,
        startAt: parseSalesforceTime(row[fields.start]),
        endAt,
        // A status that is hidden or unknown does not say that it goes on.
        isOpen: decodeStatus(row[fields.status]) !== 'unknown' && !hasEnded(row[fields.status], endAt)
    };
}

/** As before where they can't be read, or where the list was cut off: then it proves only that a bot took part. */
function decodeParticipants(rows: Rows, { conversationId, participants }: Access): Access['participants'] {
    if (!rows.ok) return participants;
    const own = rows.value.rows.filter((row) => conversationOf(row) === conversationId).map(decodeParticipant);
    return rows.value.isWhole || own.some(({ role }) => role === 'bot') ? own : participants;
}

function conversationOf(row: UnknownObject): string | null {
    const id = row['ConversationId'];
    return isRecordId(id) ? shortId(id) : null;
}
