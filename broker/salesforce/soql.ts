/**
 * The queries the broker sends, word for word. Only ids enter them, and only ids that look like ids; the conversation
 * is named by a reference to the first query's answer, so that Salesforce itself never serves a conversation whose
 * record this user may not see on this Case.
 */
import { isRecordId, shortId } from 'c/chatHistoryCore';

/** A session or a call; told by the key prefix of its id. */
export type RecordKind = 'session' | 'call';

/** `essential`: without times and status, for users who may not see them. One hidden field fails a whole query. */
export type FieldChoice = 'all' | 'essential';

export type RecordFields = Readonly<{
    object: string;
    caseId: string;
    start: string;
    end: string;
    status: string;
}>;

/** Names by kind. Source: Object Reference, MessagingSession and VoiceCall (API 66.0). */
export const FIELDS: Readonly<Record<RecordKind, RecordFields>> = {
    session: { object: 'MessagingSession', caseId: 'CaseId', start: 'StartTime', end: 'EndTime', status: 'Status' },
    call: {
        object: 'VoiceCall',
        caseId: 'RelatedRecordId',
        start: 'CallStartDateTime',
        end: 'CallEndDateTime',
        status: 'CallDisposition'
    }
};

/** Resolved by Salesforce inside one composite request. */
const CONVERSATION = "'@{record.records[0].ConversationId}'";

/** Rows asked for at most. Source: our choice; 2,000 is one query batch of the REST API. */
const MOST_ROWS = 2000;

/** The access check: this record, on this Case, and the conversation it names. */
export function recordQuery(kind: RecordKind, recordId: string, caseId: string, choice: FieldChoice): string {
    const fields = FIELDS[kind];
    const selected = [
        'Id',
        fields.caseId,
        'ConversationId',
        'Conversation.ConversationIdentifier',
        ...optional(fields, choice)
    ];
    const where = `Id = ${quoted(recordId)} AND ${fields.caseId} = ${quoted(caseId)}`;
    return `SELECT ${selected.join(', ')} FROM ${fields.object} WHERE ${where} LIMIT 1`;
}

/** All records of the same conversation that this user may see, whatever their Case: they settle whose an entry is. */
export function siblingsQuery(kind: RecordKind, choice: FieldChoice): string {
    const fields = FIELDS[kind];
    const selected = ['Id', fields.caseId, ...optional(fields, choice)];
    const order = choice === 'all' ? ` ORDER BY ${fields.start} DESC` : '';
    return `SELECT ${selected.join(', ')} FROM ${fields.object} WHERE ConversationId = ${CONVERSATION}${order} LIMIT ${MOST_ROWS}`;
}

/** Who took part: the proof that a bot did. */
export function participantsQuery(): string {
    return `SELECT ParticipantRole, AppType FROM ConversationParticipant WHERE ConversationId = ${CONVERSATION} LIMIT ${MOST_ROWS}`;
}

function optional(fields: RecordFields, choice: FieldChoice): readonly string[] {
    return choice === 'all' ? [fields.start, fields.end, fields.status] : [];
}

/** The last door before SOQL, whoever calls: what is no id is never quoted. */
function quoted(id: string): string {
    if (!isRecordId(id)) throw new TypeError('not a record id');
    return `'${shortId(id)}'`;
}
