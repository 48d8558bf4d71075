import { recordId } from '../world/ids';
import { smallWorld, STARTED_AT, type SmallWorldOptions } from '../support/smallWorld';
import type { Answer } from '../routes/http';
import { listAt, valueAt } from '../support/requests';
import { viewerOf } from '../world/world';
import { runSoql } from './run';

function run(text: string, options: SmallWorldOptions = {}): Answer {
    const world = smallWorld(options);
    return runSoql(world, viewerOf(world), text);
}

const [CASE_ID, SESSION_ID] = [smallWorld().cases[0]?.id ?? '', smallWorld().sessions[0]?.id ?? ''];

const [AT_10, AT_11] = ['2026-11-03T10:00:00.000+0000', '2026-11-03T11:00:00.000+0000'];

const twoMore: SmallWorldOptions = {
    more: ({ onCase, agent, chat }) => {
        chat.session({ onCase: null, owner: agent, startAt: STARTED_AT + 3_600_000 }, '11:00:00 ada: again');
        chat.session({ onCase, owner: agent, startAt: STARTED_AT, endAt: null, details: { startAt: null } }, '');
    }
};

test('A session is found by its id and Case, with 15 or 18 characters, and its conversation is followed', () => {
    const query = `SELECT Id, CaseId, ConversationId, Conversation.ConversationIdentifier, StartTime, EndTime, Status FROM MessagingSession WHERE Id = '${SESSION_ID.slice(0, 15)}' AND CaseId = '${CASE_ID}' LIMIT 1`;
    const conversation = smallWorld().conversations[0];
    expect(run(query).body).toEqual({
        totalSize: 1,
        done: true,
        records: [
            {
                attributes: {
                    type: 'MessagingSession',
                    url: `/services/data/v66.0/sobjects/MessagingSession/${SESSION_ID}`
                },
                Id: SESSION_ID,
                CaseId: CASE_ID,
                ConversationId: conversation?.id,
                Conversation: {
                    attributes: {
                        type: 'Conversation',
                        url: `/services/data/v66.0/sobjects/Conversation/${conversation?.id}`
                    },
                    ConversationIdentifier: conversation?.identifier
                },
                StartTime: '2026-11-03T10:00:00.000+0000',
                EndTime: '2026-11-03T10:00:50.000+0000',
                Status: 'Ended'
            }
        ]
    });
});

test('A session on another Case is not found', () => {
    const query = `SELECT Id FROM MessagingSession WHERE Id = '${SESSION_ID}' AND CaseId = '${recordId('500', 'other', 1)}'`;
    expect(run(query).body).toEqual({ totalSize: 0, done: true, records: [] });
});

test('Records are ordered, nulls first either way, and limited', () => {
    const startsOf = (order: string) =>
        listAt(run(`SELECT StartTime FROM MessagingSession ORDER BY StartTime ${order}`, twoMore).body, 'records').map(
            (record) => valueAt(record, 'StartTime')
        );
    expect(startsOf('DESC')).toEqual([null, AT_11, AT_10]);
    expect(startsOf('ASC')).toEqual([null, AT_10, AT_11]);
    expect(startsOf('DESC LIMIT 2')).toEqual([null, AT_11]);
});

const METRICS =
    'SELECT MessagingSessionId, MessagingSessionMetricType, MessagingSessionMetricValue FROM MessagingSessionMetrics';

test('Metrics of sessions that have ended are found by the conversation of their session', () => {
    const [own, other] = [smallWorld().conversations[0]?.id, recordId('0dw', 'other', 1)];
    const metrics = (id = '', options = twoMore) =>
        run(`${METRICS} WHERE MessagingSession.ConversationId IN ('${id}')`, options).body;
    const countsIn = (body: unknown) =>
        listAt(body, 'records')
            .filter((record) => valueAt(record, 'MessagingSessionId') === SESSION_ID)
            .map((record) => [
                valueAt(record, 'MessagingSessionMetricType'),
                valueAt(record, 'MessagingSessionMetricValue')
            ]);
    expect(metrics(own)).toMatchObject({ totalSize: 6 });
    expect(countsIn(metrics(own))).toEqual([
        ['AgentMessageCount', 1],
        ['EndUserMessageCount', 2],
        ['ServiceRepFirstResponseTime', 9]
    ]);
    expect(metrics(other)).toMatchObject({ totalSize: 0 });
    expect(countsIn(metrics(own, { ...twoMore, viewer: { cannotSee: [SESSION_ID] } }))).toEqual([]);
    const bySession = `${METRICS} WHERE MessagingSessionId = '${SESSION_ID}'`;
    expect(run(bySession).body).toMatchObject({ totalSize: 3 });
    expect(run(bySession, { viewer: { cannotSee: [SESSION_ID] } }).body).toMatchObject({ totalSize: 0 });
    expect(metrics(own, { switches: { sessionMetrics: 'not-made' } })).toMatchObject({ totalSize: 0 });
    expect(metrics(own, { switches: { objects: { MessagingSessionMetrics: 'absent' } } })).toMatchObject([
        { errorCode: 'INVALID_TYPE' }
    ]);
});

test('A relationship that only filters is checked as one that is asked for', () => {
    const text = `${METRICS} WHERE MessagingSession.ConversationId = '${recordId('0dw', 'other', 1)}'`;
    const switches = { fields: { 'MessagingSession.ConversationId': 'hidden' } } as const;
    expect(run(text, { switches })).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    expect(run(`${METRICS} WHERE MessagingSession.ConversationId = 'x'`)).toMatchObject({
        body: [{ errorCode: 'INVALID_QUERY_FILTER_OPERATOR' }]
    });
});

test('A record that sharing hides is absent', () => {
    expect(run('SELECT Id FROM MessagingSession', { viewer: { cannotSee: [SESSION_ID] } }).body).toMatchObject({
        totalSize: 0
    });
});

test('IN finds the records of several conversations, with 15 or 18 characters', () => {
    const world = smallWorld(twoMore);
    const conversationId = world.conversations[0]?.id ?? '';
    const query = (ids: readonly string[]) =>
        `SELECT Id, Conversation.ConversationIdentifier FROM MessagingSession WHERE ConversationId IN (${ids.map((id) => `'${id}'`).join(', ')}) ORDER BY StartTime DESC LIMIT 2000`;
    const other = recordId('0dw', 'other', 1);
    expect(run(query([other, conversationId.slice(0, 15)]), twoMore).body).toMatchObject({ totalSize: 3 });
    expect(run(query([other]), twoMore).body).toMatchObject({ totalSize: 0 });
});

test('IN with a text that is no id is refused', () => {
    const query = `SELECT Id FROM MessagingSession WHERE ConversationId IN ('${recordId('0dw', 'other', 1)}', 'x')`;
    expect(run(query)).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_QUERY_FILTER_OPERATOR' }] });
});

test('Participants can be asked for', () => {
    const conversationId = smallWorld().conversations[0]?.id ?? '';
    const query = `SELECT ParticipantRole, AppType FROM ConversationParticipant WHERE ConversationId = '${conversationId}' LIMIT 2000`;
    expect(listAt(run(query, { bot: 'Bo' }).body, 'records')).toMatchObject([
        { ParticipantRole: 'EndUser', AppType: 'iamessage' },
        { ParticipantRole: 'Agent', AppType: 'agent' },
        { ParticipantRole: 'Chatbot', AppType: 'chatbot' }
    ]);
});

test.each(['absent', 'hidden'] as const)(
    'An object that is %s is refused as an unknown type, and such a field as an unknown column',
    (visibility) => {
        const noObject = run('SELECT Id FROM VoiceCall', { switches: { objects: { VoiceCall: visibility } } });
        expect(noObject).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_TYPE' }] });
        expect(valueAt(noObject.body, 0, 'message')).toContain("sObject type 'VoiceCall' is not supported");
        const switches = { fields: { 'MessagingSession.EndTime': visibility } } as const;
        const noField = run('SELECT Id, EndTime FROM MessagingSession', { switches });
        expect(noField).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
        expect(valueAt(noField.body, 0, 'message')).toContain(
            "ERROR at Row:1:Column:12\nNo such column 'EndTime' on entity 'MessagingSession'"
        );
    }
);

test.each([
    [{ objects: { Conversation: 'hidden' } }, /Didn't understand relationship 'Conversation'/],
    [{ fields: { 'MessagingSession.ConversationId': 'hidden' } }, /Didn't understand relationship 'Conversation'/],
    [{ fields: { 'Conversation.ConversationIdentifier': 'hidden' } }, /No such column 'ConversationIdentifier'/]
] as const)('A conversation that cannot be followed fails the query: %j', (switches, message) => {
    const answer = run('SELECT Id, Conversation.ConversationIdentifier FROM MessagingSession', { switches });
    expect(answer).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    expect(valueAt(answer.body, 0, 'message')).toMatch(message);
});

test('A hidden field fails the query also where it only filters or orders', () => {
    const switches = {
        fields: { 'MessagingSession.StartTime': 'hidden', 'MessagingSession.CaseId': 'hidden' }
    } as const;
    expect(run('SELECT Id FROM MessagingSession ORDER BY StartTime DESC', { switches }).status).toBe(400);
    expect(run(`SELECT Id FROM MessagingSession WHERE CaseId = '${CASE_ID}'`, { switches }).status).toBe(400);
});

test('A filter that is no id is refused', () => {
    expect(run("SELECT Id FROM MessagingSession WHERE Id = 'x\\' OR Id != \\''")).toMatchObject({
        status: 400,
        body: [{ errorCode: 'INVALID_QUERY_FILTER_OPERATOR' }]
    });
});

test.each([
    'SELECT Id FROM Account',
    'SELECT Id, Origin FROM MessagingSession',
    'SELECT Id, Conversation FROM MessagingSession',
    'SELECT Id, Owner.Name FROM MessagingSession',
    'SELECT Id, Status.Id FROM MessagingSession'
])('A name that the catalog lacks throws: %s', (query) => {
    expect(() => run(query)).toThrow("The org's catalog has no");
});

test.each([
    'DELETE FROM User',
    "SELECT Id FROM User WHERE Name LIKE 'a'",
    "SELECT Id FROM User WHERE Id = '1' OR Id = '2'",
    "SELECT Id FROM User WHERE NOT Id = '1'",
    "SELECT Id FROM User WHERE (Id = '1')",
    "SELECT Id FROM User WHERE Id NOT IN ('1')",
    'SELECT Id FROM User WHERE Id IN ()',
    'SELECT Id FROM User WHERE Id NOT IN (SELECT Id FROM Group)',
    'SELECT Id FROM User WHERE Id IN (SELECT Id FROM Group LIMIT 1)',
    "SELECT Id FROM User WHERE Name = 'a\\n'",
    'SELECT Id FROM User ORDER BY Name, Id',
    'SELECT Id FROM User ORDER BY Name NULLS LAST',
    'SELECT Id FROM User WITH SECURITY_ENFORCED',
    'SELECT Id FROM User LIMIT 1 OFFSET 1',
    'SELECT Id FROM User FOR VIEW',
    'SELECT Id FROM User u',
    'SELECT Id, (SELECT Id FROM Cases) FROM User',
    'SELECT Id FROM User WHERE Id = 1',
    'SELECT Id FROM User LIMIT x',
    'SELECT Id FROM User; SELECT Id FROM User',
    'SELECT COUNT() FROM User',
    "SELECT Id FROM User WHERE Name = 'open",
    'SELECT Id FROM'
])('SOQL outside of the subset throws: %s', (query) => {
    expect(() => run(query)).toThrow("The org's SOQL");
});

describe('A semi-join', () => {
    const ofContact = `SELECT Id FROM MessagingSession WHERE EndUserContactId IN (SELECT ContactId FROM Case WHERE Id = '${CASE_ID}')`;

    const withContacts: SmallWorldOptions = {
        more: ({ org, agent, onCase, chat }) => {
            const ofOther = { owner: agent, startAt: STARTED_AT + 7_200_000 };
            const details = { contactId: onCase.contactId };
            chat.session({ ...ofOther, onCase: null, details }, '12:00:00 ada: me again');
            org.openCase({ subject: 'Other', contactName: 'Ada Sample' });
        }
    };

    test('finds the records whose field is among the values of the inner query', () => {
        expect(run(ofContact, withContacts).body).toMatchObject({ totalSize: 1 });
    });

    test('finds nothing where the user may not see what the inner query asks for', () => {
        expect(run(ofContact, { ...withContacts, viewer: { cannotSee: [CASE_ID] } }).body).toMatchObject({
            totalSize: 0
        });
        const switches = { fields: { 'Case.ContactId': 'hidden' } } as const;
        expect(run(ofContact, { ...withContacts, switches })).toMatchObject({ body: [{ errorCode: 'INVALID_FIELD' }] });
    });
});
