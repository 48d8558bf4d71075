import fc from 'fast-check';
import { CASE_ID, CALL_ID, CONVERSATION_ID, SESSION_ID } from 'support/builders';
import { metricsQuery, participantsQuery, recordQuery, rowsQuery, SAME_CONVERSATION, windowsQuery } from './soql';

test('a session is queried by its id and its Case, with 15 characters each', () => {
    expect(recordQuery('session', { recordId: `${SESSION_ID}AAA`, caseId: `${CASE_ID}AAA` }, 'all')).toBe(
        'SELECT Id, CaseId, ConversationId, StartTime, EndTime, Status, Conversation.ConversationIdentifier ' +
            "FROM MessagingSession WHERE Id = '0Mw000000000001' AND CaseId = '500000000000001' LIMIT 1"
    );
});

test('a call is queried by its id and its related record', () => {
    expect(recordQuery('call', { recordId: CALL_ID, caseId: CASE_ID }, 'all')).toBe(
        'SELECT Id, RelatedRecordId, ConversationId, CallStartDateTime, CallEndDateTime, CallDisposition, ' +
            'Conversation.ConversationIdentifier FROM VoiceCall ' +
            "WHERE Id = '0LQ000000000001' AND RelatedRecordId = '500000000000001' LIMIT 1"
    );
});

test.each([
    ['session', SESSION_ID, 'EndUserContactId', 'MessagingSession'],
    ['call', CALL_ID, 'RelatedRecordId', 'VoiceCall']
] as const)('a %s of the contact is queried by its id and the contact of the Case', (kind, recordId, field, object) => {
    const query = recordQuery(kind, { recordId, caseId: CASE_ID, scope: 'customer' }, 'essential');
    expect(query).toMatch(
        new RegExp(
            `^SELECT Id, .*\\b${field}\\b.* FROM ${object} WHERE Id = '${recordId}' AND ` +
                `${field} IN \\(SELECT ContactId FROM Case WHERE Id = '${CASE_ID}'\\) LIMIT 1$`
        )
    );
});

test('the other records of the same conversation are named by a reference to the first response only', () => {
    const reference = "WHERE ConversationId IN ('@{record.records[0].ConversationId}')";
    expect(windowsQuery('session', [SAME_CONVERSATION], 'all')).toBe(
        'SELECT Id, CaseId, ConversationId, StartTime, EndTime, Status FROM MessagingSession ' +
            `${reference} ORDER BY StartTime DESC LIMIT 2000`
    );
    expect(windowsQuery('call', [SAME_CONVERSATION], 'all')).toBe(
        'SELECT Id, RelatedRecordId, ConversationId, CallStartDateTime, CallEndDateTime, CallDisposition FROM VoiceCall ' +
            `${reference} ORDER BY CallStartDateTime DESC LIMIT 2000`
    );
});

test('records of remembered conversations are queried by the ids of those', () => {
    expect(windowsQuery('session', [CONVERSATION_ID, '0dw000000000002AAA'], 'essential')).toBe(
        'SELECT Id, CaseId, ConversationId FROM MessagingSession ' +
            "WHERE ConversationId IN ('0dw000000000001', '0dw000000000002') LIMIT 2000"
    );
});

test.each([
    ['all', ', ParticipantKey, ParticipantDisplayName, JoinedTime, LeftTime'],
    ['essential', '']
] as const)(
    'participants are queried for the same conversation and for remembered ones, with %s fields',
    (choice, names) => {
        expect(participantsQuery([SAME_CONVERSATION, CONVERSATION_ID], choice)).toBe(
            `SELECT ConversationId, ParticipantRole, AppType${names} FROM ConversationParticipant ` +
                "WHERE ConversationId IN ('@{record.records[0].ConversationId}', '0dw000000000001') LIMIT 2000"
        );
    }
);

test('messages that were counted are queried for the same conversation and for remembered ones', () => {
    expect(metricsQuery([SAME_CONVERSATION, CONVERSATION_ID])).toBe(
        'SELECT MessagingSessionId, MessagingSessionMetricType, MessagingSessionMetricValue FROM MessagingSessionMetrics ' +
            "WHERE MessagingSession.ConversationId IN ('@{record.records[0].ConversationId}', '0dw000000000001') " +
            "AND MessagingSessionMetricType IN ('AgentMessageCount', 'EndUserMessageCount') ORDER BY Id DESC LIMIT 2000"
    );
});

test('the newest rows of a session are queried by its id', () => {
    expect(rowsQuery(`${SESSION_ID}AAA`)).toBe(
        'SELECT Id, ConversationId, ActorId, ActorName, ActorType, EntryTime, EntryTimeMilliSecs, EntryType, Message, ' +
            "HasAttachments FROM ConversationEntry WHERE ConversationId = '0Mw000000000001' " +
            'ORDER BY EntryTime DESC LIMIT 2000'
    );
});

test('the essential queries name neither times nor status, also not to sort by', () => {
    const queries = [
        recordQuery('session', { recordId: SESSION_ID, caseId: CASE_ID }, 'essential'),
        windowsQuery('session', [SAME_CONVERSATION], 'essential')
    ];
    queries.forEach((query) => expect(query).not.toMatch(/Time|Status|ORDER/));
});

test.each([
    ["0Mw000000000001' OR Id != '"],
    ["x' OR ''='"],
    ['0Mw000000000001\n'],
    ["0Mw0000000000\\'"],
    ['@{record.records[0].Id}'],
    ['0'.repeat(1_000_000)],
    ['']
])('what is no record id is never quoted: %#', (id) => {
    expect(() => recordQuery('session', { recordId: id, caseId: CASE_ID }, 'all')).toThrow('not a record id');
    expect(() => recordQuery('session', { recordId: SESSION_ID, caseId: id }, 'all')).toThrow('not a record id');
    expect(() => windowsQuery('session', [id], 'all')).toThrow('not a record id');
    expect(() => participantsQuery([id], 'all')).toThrow('not a record id');
    expect(() => metricsQuery([id])).toThrow('not a record id');
    expect(() => rowsQuery(id)).toThrow('not a record id');
});

test('whatever text comes as an id, a query has its four quotes or does not exist', () => {
    fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-zA-Z0-9']{15}$/)), (id) => {
            expect([undefined, 5]).toContain(tryQuery(id)?.split("'").length);
        })
    );
});

function tryQuery(id: string): string | undefined {
    try {
        return recordQuery('session', { recordId: id, caseId: CASE_ID }, 'all');
    } catch {
        return undefined;
    }
}
