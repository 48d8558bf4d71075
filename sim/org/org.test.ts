import { ACTIVE_MS } from './calls';
import { smallOrg, type SmallWorldOptions } from '../support/smallWorld';
import { DATA_PATH } from '../routes/http';
import { askComposite, askEntries, askGraphql, jsonOf, LATER_AT } from '../support/requests';

const USERS = 'SELECT Id FROM User LIMIT 1';
const USERS_GRAPHQL = '{ uiapi { query { User { edges { node { Id } } } } } }';

function refusalOf(world: SmallWorldOptions, headers: Readonly<Record<string, string>> = {}): readonly unknown[] {
    const { org, identifier } = smallOrg(world);
    const response = askEntries(org, { identifier, headers });
    const [error] = jsonOf(response) as { errorCode: string; message: string }[];
    return [response.status, error?.errorCode];
}

describe('The caller of a request', () => {
    test.each(['', 'Bearer ', 'Bearer nobody'])('The Authorization "%s" is an invalid session', (authorization) => {
        const { org, identifier } = smallOrg();
        const headers = authorization === '' ? {} : { Authorization: authorization };
        const path = `${DATA_PATH}/connect/conversation/${identifier}/entries`;
        const response = org.handle({ method: 'GET', path, headers, body: null, at: LATER_AT });
        expect([response.status, response.body]).toEqual([
            401,
            '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]'
        ]);
        expect(org.log()[0]).toMatchObject({ status: 401, userId: null });
        expect(org.counts().activeEver).toBe(0);
    });

    test.each([
        ['refused', 'Session expired or invalid'],
        ['not-for-rest', 'This session is not valid for use with the REST API']
    ] as const)('An org whose page sessions are "%s" answers 401 to a fresh one: %s', (pageSessions, message) => {
        const { org, identifier } = smallOrg({ switches: { pageSessions } });
        const response = askEntries(org, { identifier });
        expect(response.status).toBe(401);
        expect(jsonOf(response)).toEqual([{ errorCode: 'INVALID_SESSION_ID', message }]);
    });

    test.each(['API_DISABLED_FOR_ORG', 'API_CURRENTLY_DISABLED', 'API_DISABLED'] as const)(
        'A user without API access gets a 403 with %s',
        (apiDisabledCode) => {
            const permissions = { apiEnabled: false, chatHistory: true, pageAccess: true };
            expect(refusalOf({ viewer: { permissions }, switches: { apiDisabledCode } })).toEqual([
                403,
                apiDisabledCode
            ]);
        }
    );

    test('Lightning Data Service needs no API access and no token, and a wrong token is refused', () => {
        const { org } = smallOrg({
            viewer: { permissions: { apiEnabled: false, chatHistory: true, pageAccess: true } }
        });
        expect(askGraphql(org, USERS_GRAPHQL).status).toBe(200);
        const request = { method: 'POST', path: `${DATA_PATH}/graphql`, body: '{}', at: LATER_AT };
        const headers = { Authorization: 'Bearer nobody', 'Content-Type': 'application/json' };
        expect(org.handle({ ...request, headers }).status).toBe(401);
    });

    test('A page session sees what its own user may see', () => {
        const { sessionId } = smallOrg();
        const { org, identifier } = smallOrg({
            more: ({ org: builder }) => void builder.agent('Cy Other', { cannotSee: [sessionId] })
        });
        const other = org.newPageSession({ userId: org.world.users[1]?.id ?? '' });
        const response = askEntries(org, { identifier, headers: { Authorization: `Bearer ${other}` } });
        expect(response.status).toBe(403);
        expect(org.log()[0]?.userId).toBe(org.world.users[1]?.id);
    });
});

describe('The log of an org', () => {
    test('Every call is recorded with its kind, conversation, status, time and user', () => {
        const { org, identifier } = smallOrg();
        askGraphql(org, USERS_GRAPHQL, {}, LATER_AT);
        askComposite(org, { users: USERS }, LATER_AT + 1);
        askEntries(org, { identifier, at: LATER_AT + 2 });
        const userId = org.world.viewerId;
        expect(org.log()).toEqual([
            {
                method: 'POST',
                path: `${DATA_PATH}/graphql`,
                kind: 'graphql',
                conversationIdentifier: null,
                status: 200,
                at: LATER_AT,
                userId
            },
            {
                method: 'POST',
                path: `${DATA_PATH}/composite`,
                kind: 'composite',
                conversationIdentifier: null,
                status: 200,
                at: LATER_AT + 1,
                userId
            },
            {
                method: 'GET',
                path: `${DATA_PATH}/connect/conversation/${identifier}/entries`,
                kind: 'entries',
                conversationIdentifier: identifier,
                status: 200,
                at: LATER_AT + 2,
                userId
            }
        ]);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, recordReads: 1, activeEver: 1 });
    });

    test('A read marks its conversation active for half an hour, and the next read starts a new one', () => {
        const { org, identifier } = smallOrg();
        const activeNow = (afterMs: number) => org.counts().activeNow(LATER_AT + afterMs);
        askEntries(org, { identifier });
        expect([activeNow(-1), activeNow(0), activeNow(ACTIVE_MS - 1), activeNow(ACTIVE_MS)]).toEqual([0, 1, 1, 0]);
        askEntries(org, { identifier, at: LATER_AT + ACTIVE_MS - 1 });
        expect([activeNow(ACTIVE_MS), org.counts().activeEver]).toEqual([1, 1]);
    });

    test('A refused read marks nothing active', () => {
        const { org } = smallOrg();
        askEntries(org, { identifier: 'unknown' });
        expect(org.counts()).toMatchObject({ entriesCalls: 1, activeEver: 0 });
    });
});

test('Responses carry the headers of real ones', () => {
    const { org, identifier } = smallOrg();
    askGraphql(org, USERS_GRAPHQL);
    expect(askEntries(org, { identifier }).headers).toEqual({
        'Content-Type': 'application/json;charset=UTF-8',
        'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
        'Sforce-Limit-Info': 'api-usage=246/15000'
    });
});

test('A change of the world keeps the log and the sessions', () => {
    const { org, identifier } = smallOrg();
    askEntries(org, { identifier });
    org.setWorld({ ...org.world, entries: [] });
    expect(jsonOf(askEntries(org, { identifier }))).toEqual({ conversationEntries: [] });
    expect(org.counts().entriesCalls).toBe(2);
});

test('The same requests get the same responses', () => {
    const answers = () => {
        const { org, identifier } = smallOrg();
        return [askEntries(org, { identifier }), askComposite(org, { users: USERS }), org.log(), org.newPageSession()];
    };
    expect(answers()).toEqual(answers());
});

describe('A mistake of ours throws', () => {
    const at = LATER_AT;
    const entries = `${DATA_PATH}/connect/conversation/x/entries`;

    test.each([
        ['another path', { method: 'GET', path: `${DATA_PATH}/limits`, headers: {} }],
        ['another version', { method: 'GET', path: entries.replace('66', '65'), headers: {} }],
        ['another method', { method: 'PATCH', path: entries, headers: {} }],
        ['a query on a POST', { method: 'POST', path: `${DATA_PATH}/composite?x=1`, headers: {} }],
        ['a parameter twice', { method: 'GET', path: `${entries}?recordLimit=1&recordLimit=2`, headers: {} }],
        ['an Accept that is not JSON', { method: 'GET', path: entries, headers: { accept: 'text/html' } }],
        ['an Authorization of another kind', { method: 'GET', path: entries, headers: { authorization: 'Basic x' } }],
        ['a body that says nothing of its type', { method: 'POST', path: `${DATA_PATH}/graphql`, headers: {} }]
    ])('%s', (_what, request) => {
        const { org } = smallOrg();
        expect(() => org.handle({ ...request, body: null, at })).toThrow();
        expect(org.log()).toEqual([]);
    });

    test('switches for an object or a field that the catalog lacks', () => {
        const wrong: object = { objects: { Acount: 'hidden' } };
        const wrongToo: object = { fields: { 'MessagingSession.Foo': 'hidden' } };
        expect(() => smallOrg({ switches: wrong })).toThrow('unknown object: Acount');
        expect(() => smallOrg({ switches: wrongToo })).toThrow('unknown field: MessagingSession.Foo');
    });

    test('a viewer who is not in the world', () => {
        const { org } = smallOrg();
        expect(() => org.setWorld({ ...org.world, viewerId: '005' })).toThrow('holds no user 005');
    });
});
