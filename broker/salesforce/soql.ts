/**
 * The queries the broker sends, word for word. Only ids enter them, and only ids that look like ids. The conversation of a
 * record is named by a reference to the first query's response, so that Salesforce itself never serves a conversation
 * whose record this user may not see on this Case.
 */
import { isRecordId, shortId, type RecordKind } from 'c/chatHistoryCore';

/** `essential`: without times and status, for users who may not see them. One hidden field fails a whole query. */
export type FieldChoice = 'all' | 'essential';

type WindowFields = Readonly<{ object: string; caseId: string; start: string; end: string; status: string }>;

/** Names by kind. Source: Object Reference, MessagingSession and VoiceCall (API 66.0). */
export const WINDOW_FIELDS: Readonly<Record<RecordKind, WindowFields>> = {
    session: { object: 'MessagingSession', caseId: 'CaseId', start: 'StartTime', end: 'EndTime', status: 'Status' },
    call: {
        object: 'VoiceCall',
        caseId: 'RelatedRecordId',
        start: 'CallStartDateTime',
        end: 'CallEndDateTime',
        status: 'CallDisposition'
    }
};

/** Rows of a query at most. Source: our choice; 2,000 is one query batch of the REST API. */
export const MAX_ROWS = 2_000;

/** Resolved by Salesforce inside one composite request. */
const SAME_CONVERSATION = "'@{record.records[0].ConversationId}'";

/** The access check: this record, on this Case, and the conversation it names. */
export function recordQuery(kind: RecordKind, recordId: string, caseId: string, choice: FieldChoice): string {
    const { object, caseId: caseField } = WINDOW_FIELDS[kind];
    const fields = [...windowFields(kind, choice), 'Conversation.ConversationIdentifier'].join(', ');
    return `SELECT ${fields} FROM ${object} WHERE Id = ${quote(recordId)} AND ${caseField} = ${quote(caseId)} LIMIT 1`;
}

/**
 * All records that this user may see of the same conversation, or of those with `conversationIds`, whatever their Case:
 * they decide whose an entry is.
 */
export function windowsQuery(
    kind: RecordKind,
    choice: FieldChoice,
    conversationIds: readonly string[] | 'same-conversation'
): string {
    const { object, start } = WINDOW_FIELDS[kind];
    const condition =
        conversationIds === 'same-conversation'
            ? `= ${SAME_CONVERSATION}`
            : `IN (${conversationIds.map(quote).join(', ')})`;
    const order = choice === 'all' ? ` ORDER BY ${start} DESC` : '';
    return `SELECT ${windowFields(kind, choice).join(', ')} FROM ${object} WHERE ConversationId ${condition}${order} LIMIT ${MAX_ROWS}`;
}

/** Who took part in the same conversation and in those with `conversationIds`: the proof that a bot did. */
export function participantsQuery(conversationIds: readonly string[]): string {
    const ids = [SAME_CONVERSATION, ...conversationIds.map(quote)].join(', ');
    return `SELECT ConversationId, ParticipantRole, AppType FROM ConversationParticipant WHERE ConversationId IN (${ids}) LIMIT ${MAX_ROWS}`;
}

function windowFields(kind: RecordKind, choice: FieldChoice): readonly string[] {
    const { caseId, start, end, status } = WINDOW_FIELDS[kind];
    return ['Id', caseId, 'ConversationId', ...(choice === 'all' ? [start, end, status] : [])];
}

/** The last check before SOQL, whatever was checked before: what is no id is never quoted. */
function quote(id: string): string {
    if (!isRecordId(id)) throw new TypeError('not a record id');
    return `'${shortId(id)}'`;
}
