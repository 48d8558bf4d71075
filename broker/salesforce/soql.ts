/**
 * The queries the broker sends, word for word. Only ids enter them, and only ids that look like ids. The conversation of a
 * record is named by a reference to the first query's response, so that Salesforce itself never serves a conversation
 * whose record this user may not see on this Case.
 */
import { isOfContact, isRecordId, shortId, type RecordKind, type ScopedRecord } from 'c/chatHistoryCore';
import { METRIC_TYPES } from './sessionMetrics';

/** `essential`: without times, status and names, for users who may not see them. One hidden field fails a whole query. */
export type FieldChoice = 'all' | 'essential';

type WindowFields = Readonly<Record<'object' | 'caseId' | 'contactId' | 'start' | 'end' | 'status', string>>;

/** Names by kind. Source: Object Reference, MessagingSession and VoiceCall (API 66.0). */
export const WINDOW_FIELDS: Readonly<Record<RecordKind, WindowFields>> = {
    session: {
        object: 'MessagingSession',
        caseId: 'CaseId',
        contactId: 'EndUserContactId',
        start: 'StartTime',
        end: 'EndTime',
        status: 'Status'
    },
    call: {
        object: 'VoiceCall',
        caseId: 'RelatedRecordId',
        // It is related to one record: to a Case, or to the contact itself.
        contactId: 'RelatedRecordId',
        start: 'CallStartDateTime',
        end: 'CallEndDateTime',
        status: 'CallDisposition'
    }
};

/** Rows of a query at most. Source: our choice; 2,000 is one query batch of the REST API. */
export const MAX_ROWS = 2_000;

/** The conversation that the query `record` names: resolved by Salesforce inside one composite request. */
export const SAME_CONVERSATION = '@{record.records[0].ConversationId}';

/** The access check: this record, on this Case or of its contact, and the conversation it names. */
export function recordQuery(kind: RecordKind, record: ScopedRecord, choice: FieldChoice): string {
    const { object, caseId, contactId } = WINDOW_FIELDS[kind];
    const extra = [
        ...(isOfContact(record) && contactId !== caseId ? [contactId] : []),
        'Conversation.ConversationIdentifier'
    ];
    const fields = [windowFields(kind, choice), ...extra].join(', ');
    const belongs = isOfContact(record)
        ? `${contactId} IN (${contactQuery(record)})`
        : `${caseId} = ${quote(record.caseId)}`;
    return `SELECT ${fields} FROM ${object} WHERE Id = ${quote(record.recordId)} AND ${belongs} LIMIT 1`;
}

/** The contact of a Case that this user may see. Source: SOQL Reference, Comparison Operators, "Semi-Joins with IN". */
function contactQuery({ caseId }: ScopedRecord): string {
    return `SELECT ContactId FROM Case WHERE Id = ${quote(caseId)}`;
}

/** All records that this user may see of these conversations, whatever their Case: they decide whose an entry is. */
export function windowsQuery(kind: RecordKind, conversationIds: readonly string[], choice: FieldChoice): string {
    const { object, start } = WINDOW_FIELDS[kind];
    const order = choice === 'all' ? ` ORDER BY ${start} DESC` : '';
    return `SELECT ${windowFields(kind, choice)} FROM ${object} WHERE ${areOf(conversationIds)}${order} LIMIT ${MAX_ROWS}`;
}

/** Who took part in these conversations. What is essential proves that a bot did. */
export function participantsQuery(conversationIds: readonly string[], choice: FieldChoice): string {
    const names = ', ParticipantKey, ParticipantDisplayName, JoinedTime, LeftTime';
    const fields = `ConversationId, ParticipantRole, AppType${choice === 'all' ? names : ''}`;
    return `SELECT ${fields} FROM ConversationParticipant WHERE ${areOf(conversationIds)} LIMIT ${MAX_ROWS}`;
}

/** Messages that Salesforce counted in the sessions of these conversations, whatever their Case; the newest sessions first. */
export function metricsQuery(conversationIds: readonly string[]): string {
    const fields = 'MessagingSessionId, MessagingSessionMetricType, MessagingSessionMetricValue';
    const types = METRIC_TYPES.map((type) => `'${type}'`).join(', ');
    return (
        `SELECT ${fields} FROM MessagingSessionMetrics WHERE MessagingSession.${areOf(conversationIds)} ` +
        `AND MessagingSessionMetricType IN (${types}) ORDER BY Id DESC LIMIT ${MAX_ROWS}`
    );
}

/** The newest rows of a session on a standard channel. */
export function rowsQuery(sessionId: string): string {
    const fields =
        'Id, ConversationId, ActorId, ActorName, ActorType, EntryTime, EntryTimeMilliSecs, EntryType, Message, HasAttachments';
    return (
        `SELECT ${fields} FROM ConversationEntry WHERE ConversationId = ${quote(sessionId)} ` +
        `ORDER BY EntryTime DESC LIMIT ${MAX_ROWS}`
    );
}

function windowFields(kind: RecordKind, choice: FieldChoice): string {
    const { caseId, start, end, status } = WINDOW_FIELDS[kind];
    return ['Id', caseId, 'ConversationId', ...(choice === 'all' ? [start, end, status] : [])].join(', ');
}

function areOf(conversationIds: readonly string[]): string {
    const quoted = conversationIds.map((id) => (id === SAME_CONVERSATION ? `'${id}'` : quote(id)));
    return `ConversationId IN (${quoted.join(', ')})`;
}

/** The last check before SOQL, whatever was checked before: what is no id is never quoted. */
function quote(id: string): string {
    if (!isRecordId(id)) throw new TypeError('not a record id');
    return `'${shortId(id)}'`;
}
