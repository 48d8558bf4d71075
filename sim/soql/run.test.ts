import { recordId } from '../ids';
import { smallWorld, STARTED_AT, type SmallWorld } from '../fixtures';
import type { Answer } from '../http';
import { listAt, valueAt } from '../requests';
import { viewerOf } from '../world';
import { runSoql } from './run';

function run(text: string, wish: SmallWorld = {}): Answer {
    const world = smallWorld(wish);
    return runSoql(world, viewerOf(world), text);
}

const [CASE_ID, SESSION_ID] = [smallWorld().cases[0]?.id ?? '', smallWorld().sessions[0]?.id ?? ''];

const [AT_10, AT_11] = ['2026-11-03T10:00:00.000+0000', '2026-11-03T11:00:00.000+0000'];

const twoMore: SmallWorld = {
    more: ({ onCase, agent, chat }) => {
        chat.session({ onCase: null, owner: agent, startAt: STARTED_AT + 3_600_000 }, '11:00:00 ada: again');
        chat.session({ onCase, owner: agent, startAt: STARTED_AT, endAt: null, details: { startAt: null } }, '');
    }
};

test('a session is found by its id and Case, with 15 or 18 characters, and its conversation is followed', () => {
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

test('a session on another Case is not found', () => {
    const query = `SELECT Id FROM MessagingSession WHERE Id = '${SESSION_ID}' AND CaseId = '${recordId('500', 'other', 1)}'`;
    expect(run(query).body).toEqual({ totalSize: 0, done: true, records: [] });
});

test('records are ordered, nulls first either way, and limited', () => {
    const startsOf = (order: string) =>
        listAt(run(`SELECT StartTime FROM MessagingSession ORDER BY StartTime ${order}`, twoMore).body, 'records').map(
            (record) => valueAt(record, 'StartTime')
        );
    expect(startsOf('DESC')).toEqual([null, AT_11, AT_10]);
    expect(startsOf('ASC')).toEqual([null, AT_10, AT_11]);
    expect(startsOf('DESC LIMIT 2')).toEqual([null, AT_11]);
});

test('a record that sharing hides is absent', () => {
    expect(run('SELECT Id FROM MessagingSession', { viewer: { cannotSee: [SESSION_ID] } }).body).toMatchObject({
        totalSize: 0
    });
});

test('participants can be asked for', () => {
    const conversationId = smallWorld().conversations[0]?.id ?? '';
    const query = `SELECT ParticipantRole, AppType FROM ConversationParticipant WHERE ConversationId = '${conversationId}' LIMIT 2000`;
    expect(listAt(run(query, { bot: 'Bo' }).body, 'records')).toMatchObject([
        { ParticipantRole: 'EndUser', AppType: 'iamessage' },
        { ParticipantRole: 'Agent', AppType: 'agent' },
        { ParticipantRole: 'Chatbot', AppType: 'chatbot' }
    ]);
});

test.each(['absent', 'hidden'] as const)('an object that is %s is no type, a field none either', (visibility) => {
    const noObject = run('SELECT Id FROM VoiceCall', { switches: { objects: { VoiceCall: visibility } } });
    expect(noObject).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_TYPE' }] });
    expect(valueAt(noObject.body, 0, 'message')).toContain("sObject type 'VoiceCall' is not supported");
    const switches = { fields: { 'MessagingSession.EndTime': visibility } } as const;
    const noField = run('SELECT Id, EndTime FROM MessagingSession', { switches });
    expect(noField).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    expect(valueAt(noField.body, 0, 'message')).toContain(
        "ERROR at Row:1:Column:12\nNo such column 'EndTime' on entity 'MessagingSession'"
    );
});

test.each([
    [{ objects: { Conversation: 'hidden' } }, /Didn't understand relationship 'Conversation'/],
    [{ fields: { 'MessagingSession.ConversationId': 'hidden' } }, /Didn't understand relationship 'Conversation'/],
    [{ fields: { 'Conversation.ConversationIdentifier': 'hidden' } }, /No such column 'ConversationIdentifier'/]
] as const)('a conversation that can not be followed fails the query: %j', (switches, message) => {
    const answer = run('SELECT Id, Conversation.ConversationIdentifier FROM MessagingSession', { switches });
    expect(answer).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    expect(valueAt(answer.body, 0, 'message')).toMatch(message);
});

test('a hidden field fails the query also where it only filters or orders', () => {
    const switches = {
        fields: { 'MessagingSession.StartTime': 'hidden', 'MessagingSession.CaseId': 'hidden' }
    } as const;
    expect(run('SELECT Id FROM MessagingSession ORDER BY StartTime DESC', { switches }).status).toBe(400);
    expect(run(`SELECT Id FROM MessagingSession WHERE CaseId = '${CASE_ID}'`, { switches }).status).toBe(400);
});

test('a filter that is no id is refused', () => {
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
])('what the catalog does not know throws: %s', (query) => {
    expect(() => run(query)).toThrow("The org's catalog has no");
});

test.each([
    'DELETE FROM User',
    "SELECT Id FROM User WHERE Name LIKE 'a'",
    "SELECT Id FROM User WHERE Id = '1' OR Id = '2'",
    'SELECT Id FROM User WHERE Id = 1',
    'SELECT Id FROM User LIMIT x',
    'SELECT Id FROM User; SELECT Id FROM User',
    'SELECT COUNT() FROM User',
    "SELECT Id FROM User WHERE Name = 'open",
    'SELECT Id FROM'
])('what is outside of the subset throws: %s', (query) => {
    expect(() => run(query)).toThrow("The org's SOQL");
});
