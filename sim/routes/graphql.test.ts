import { smallOrg, STARTED_AT, type SmallWorldOptions } from '../support/smallWorld';
import { askGraphql, jsonOf, listAt, valueAt } from '../support/requests';

// The component's own two queries, but for fields that say nothing new here.
const SESSIONS = `
query sessions($caseId: ID) { uiapi { query {
    MessagingSession(where: { CaseId: { eq: $caseId } }, first: 200, orderBy: { StartTime: { order: DESC } }) {
        edges { node {
            Id
            Name @optional { value }
            Status @optional { value }
            StartTime @optional { value }
            EndTime @optional { value }
            ConversationId @optional { value }
            OwnerId @optional { value }
            Owner @optional { ... on User { Name @optional { value } } }
            MessagingEndUser @optional { Name @optional { value } }
        } }
        pageInfo { hasNextPage }
    }
} } }`;

const CALLS = `
query calls($caseId: ID) { uiapi { query {
    VoiceCall(where: { RelatedRecordId: { eq: $caseId } }, first: 200, orderBy: { CallStartDateTime: { order: DESC } }) {
        edges { node { Id CallDisposition @optional { value } CallDurationInSeconds @optional { value } FromPhoneNumber @optional { value } } }
        pageInfo { hasNextPage }
    }
} } }`;

function ask(query: string, world: SmallWorldOptions = {}): unknown {
    const { org, caseId } = smallOrg(world);
    const response = askGraphql(org, query, { caseId });
    expect(response.status).toBe(200);
    return jsonOf(response);
}

function connectionOf(body: unknown, object: string): unknown {
    return valueAt(body, 'data', 'uiapi', 'query', object);
}

function nodesOf(body: unknown, object: string): readonly unknown[] {
    return listAt(connectionOf(body, object), 'edges').map((edge) => valueAt(edge, 'node'));
}

test("A Case's sessions come with their values, owner and customer", () => {
    const { sessionId, org } = smallOrg();
    const body = ask(SESSIONS);
    expect(valueAt(body, 'errors')).toEqual([]);
    expect(valueAt(connectionOf(body, 'MessagingSession'), 'pageInfo')).toEqual({ hasNextPage: false });
    expect(nodesOf(body, 'MessagingSession')).toEqual([
        {
            Id: sessionId,
            Name: { value: 'MS-00004100' },
            Status: { value: 'Ended' },
            StartTime: { value: '2026-11-03T10:00:00.000Z' },
            EndTime: { value: '2026-11-03T10:00:50.000Z' },
            ConversationId: { value: org.world.conversations[0]?.id },
            OwnerId: { value: org.world.viewerId },
            Owner: { Name: { value: 'Ben Example' } },
            MessagingEndUser: { Name: { value: 'Ada Sample' } }
        }
    ]);
});

test('Calls come with numbers as numbers', () => {
    const body = ask(CALLS, {
        more: ({ org, onCase, agent }) =>
            void org.call({ onCase, agent, startAt: STARTED_AT, endAt: STARTED_AT + 61_000 })
    });
    expect(nodesOf(body, 'VoiceCall')).toMatchObject([
        {
            CallDisposition: { value: 'completed' },
            CallDurationInSeconds: { value: 61 },
            FromPhoneNumber: { value: '+49 30 23125 142' }
        }
    ]);
});

test('Sessions of other Cases, of none, and hidden by sharing stay out; the newest is first', () => {
    const { sessionId } = smallOrg();
    const body = ask(SESSIONS, {
        viewer: { cannotSee: [sessionId] },
        more: ({ org, onCase, agent, chat }) => {
            const other = org.openCase({ subject: 'Other' });
            chat.session({ onCase: other, owner: agent, startAt: STARTED_AT + 1_000 }, '');
            chat.session({ onCase: null, owner: agent, startAt: STARTED_AT + 2_000 }, '');
            chat.session({ onCase, owner: agent, startAt: STARTED_AT + 3_000 }, '');
            chat.session({ onCase, owner: agent, startAt: STARTED_AT + 4_000 }, '');
        }
    });
    const starts = nodesOf(body, 'MessagingSession').map((node) => valueAt(node, 'StartTime', 'value'));
    expect(starts).toEqual(['2026-11-03T10:00:04.000Z', '2026-11-03T10:00:03.000Z']);
});

test('A page that is full says whether there is more', () => {
    const query =
        '{ uiapi { query { User(first: 1) { edges { node { Id } } pageInfo { hasNextPage } totalCount } } } }';
    const more: SmallWorldOptions['more'] = ({ org }) => void org.agent('Cy Second');
    expect(connectionOf(ask(query), 'User')).toMatchObject({ pageInfo: { hasNextPage: false } });
    expect(connectionOf(ask(query, { more }), 'User')).toMatchObject({
        pageInfo: { hasNextPage: true },
        totalCount: 1
    });
});

test('A session that a queue owns has an owner without the fields of a user', () => {
    const { org } = smallOrg();
    const queue = { id: '00GSM0000000001AAA', name: 'Web' };
    const [session] = org.world.sessions;
    org.setWorld({ ...org.world, queues: [queue], sessions: session ? [{ ...session, ownerId: queue.id }] : [] });
    const body = jsonOf(askGraphql(org, SESSIONS, { caseId: org.world.cases[0]?.id }));
    expect(valueAt(nodesOf(body, 'MessagingSession')[0], 'Owner')).toEqual({});
});

test.each(['absent', 'hidden'] as const)('An optional field that is %s is left out', (visibility) => {
    const fields = { 'MessagingSession.EndTime': visibility, 'MessagingSession.OwnerId': visibility } as const;
    const [node] = nodesOf(ask(SESSIONS, { switches: { fields } }), 'MessagingSession');
    expect(node).toHaveProperty('StartTime');
    expect(['EndTime', 'OwnerId', 'Owner'].map((field) => valueAt(node, field))).toEqual([
        undefined,
        undefined,
        undefined
    ]);
});

test('A relationship to an object that can not be seen is left out, and so is one left without fields', () => {
    const hidden = { switches: { objects: { MessagingEndUser: 'hidden', User: 'hidden' } } } as const;
    const [node] = nodesOf(ask(SESSIONS, hidden), 'MessagingSession');
    expect(node).not.toHaveProperty('MessagingEndUser');
    expect(node).not.toHaveProperty('Owner');
    const nameless = { switches: { fields: { 'MessagingEndUser.Name': 'hidden' } } } as const;
    expect(nodesOf(ask(SESSIONS, nameless), 'MessagingSession')[0]).not.toHaveProperty('MessagingEndUser');
});

test('A hidden field that is not optional fails the whole query', () => {
    const query = '{ uiapi { query { MessagingSession { edges { node { Id EndTime { value } } } } } } }';
    const body = ask(query, { switches: { fields: { 'MessagingSession.EndTime': 'hidden' } } });
    expect(valueAt(body, 'data')).toBeNull();
    expect(valueAt(body, 'errors', 0, 'message')).toBe(
        "Validation error of type FieldUndefined: Field 'EndTime' in type 'MessagingSession' is undefined @ 'uiapi/query/EndTime'"
    );
});

test.each(['absent', 'hidden'] as const)('An object that is %s fails its query, and only its own', (visibility) => {
    const world: SmallWorldOptions = { switches: { objects: { VoiceCall: visibility } } };
    const calls = ask(CALLS, world);
    expect(valueAt(calls, 'data')).toBeNull();
    expect(valueAt(calls, 'errors', 0, 'message')).toContain("'VoiceCall'");
    expect(nodesOf(ask(SESSIONS, world), 'MessagingSession')).toHaveLength(1);
});

test('A hidden field that filters fails the whole query', () => {
    const body = ask(SESSIONS, { switches: { fields: { 'MessagingSession.CaseId': 'hidden' } } });
    expect(valueAt(body, 'data')).toBeNull();
    expect(valueAt(body, 'errors', 0, 'message')).toMatch(/^Validation error/);
});

test.each([
    '{ uiapi { query { Account { edges { node { Id } } } } } }',
    '{ uiapi { query { Conversation { edges { node { Id } } } } } }',
    '{ uiapi { query { VoiceCall { edges { node { Id Name @optional { value } } } } } } }',
    '{ uiapi { query { User(after: "x") { edges { node { Id } } } } } }',
    '{ uiapi { query { User { edges { node { Id @optionl } } } } } }',
    '{ uiapi {'
])('what UI API or the catalog does not know throws: %s', (query) => {
    expect(() => ask(query)).toThrow();
});

test('A number of records out of range throws', () => {
    expect(() => ask('{ uiapi { query { User(first: 2001) { edges { node { Id } } } } } }')).toThrow(
        'first is 1 to 2000'
    );
});
