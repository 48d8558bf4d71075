import fc from 'fast-check';
import {
    decodeCalls,
    decodeOtherCalls,
    decodeOtherSessions,
    decodeSessions,
    type LinkedRecords,
    type Outcome
} from '../chatHistoryCore';
import {
    AGENT_ID,
    anId,
    CALL_ID,
    CASE_ID,
    CONVERSATION_ID,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';

const START = '2026-03-02T09:00:00.000Z';
const START_AT = Date.UTC(2026, 2, 2, 9);

function fields(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

function response(object: string, nodes: readonly unknown[], hasNextPage = false): { data: unknown } {
    const connection = { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage } };
    return { data: { uiapi: { query: { [object]: connection } } } };
}

function sessions(...nodes: readonly unknown[]): Outcome<LinkedRecords> {
    return decodeSessions(response('MessagingSession', nodes));
}

const sessionNode = {
    Id: `${SESSION_ID}EAK`,
    ...fields({
        Name: '00001742',
        Status: 'Ended',
        AgentType: 'BotToAgent',
        ChannelType: 'EmbeddedMessaging',
        ChannelName: 'Web chat',
        StartTime: START,
        EndTime: '2026-03-02T10:30:00+01:00',
        AcceptTime: '2026-03-02T10:01:00+01:00',
        EndedByType: 'Agent',
        AgentMessageCount: 4,
        EndUserMessageCount: 0,
        PreviewDetails: 'Thanks, bye',
        ConversationId: `${CONVERSATION_ID}GAK`,
        OwnerId: `${AGENT_ID}AAA`
    }),
    Owner: fields({ Name: 'Ines Feld' }),
    MessagingEndUser: fields({ Name: 'Tomas Birk' })
};

test('A session is decoded with every field', () => {
    expect(sessions(sessionNode)).toEqual({
        ok: true,
        value: {
            hasMore: false,
            records: [
                {
                    kind: 'session',
                    id: SESSION_ID,
                    name: '00001742',
                    conversation: { state: 'linked', conversationId: CONVERSATION_ID },
                    startAt: START_AT,
                    endAt: START_AT + 30 * 60_000,
                    acceptedAt: START_AT + 60_000,
                    endedBy: 'Agent',
                    messageCounts: { agent: 4, customer: 0 },
                    status: 'ended',
                    servedBy: 'bot-to-agent',
                    channel: 'web',
                    channelName: 'Web chat',
                    preview: 'Thanks, bye',
                    ownerId: AGENT_ID,
                    ownerName: 'Ines Feld',
                    customerName: 'Tomas Birk'
                }
            ]
        }
    });
});

test('A call is decoded with every field', () => {
    const node = {
        Id: CALL_ID,
        ...fields({
            CallDisposition: 'in-progress',
            CallType: 'Inbound',
            CallStartDateTime: START,
            CallEndDateTime: null,
            CallDurationInSeconds: 61,
            FromPhoneNumber: '+4930000001',
            ToPhoneNumber: '+4930000002',
            TranscribedLanguage: 'en-US',
            ConversationId: null
        })
    };
    expect(decodeCalls(response('VoiceCall', [node], true))).toEqual({
        ok: true,
        value: {
            hasMore: true,
            records: [
                {
                    kind: 'call',
                    id: CALL_ID,
                    name: null,
                    conversation: { state: 'none' },
                    startAt: START_AT,
                    endAt: null,
                    status: 'in-progress',
                    callType: 'Inbound',
                    durationS: 61,
                    fromNumber: '+4930000001',
                    toNumber: '+4930000002',
                    language: 'en-US'
                }
            ]
        }
    });
});

test.each([
    ['absent is hidden from this user', {}, 'hidden'],
    ['null does not exist', { ConversationId: { value: null } }, 'none'],
    ['no id is hidden', { ConversationId: { value: 'c-17' } }, 'hidden'],
    ['an id is linked', { ConversationId: { value: CONVERSATION_ID } }, 'linked']
])('A conversation that is %s', (_, field, state) => {
    expect(sessions({ Id: SESSION_ID, ...field })).toMatchObject({ value: { records: [{ conversation: { state } }] } });
});

test('A session with only its id visible is still a session', () => {
    expect(sessions({ Id: SESSION_ID })).toMatchObject({
        value: {
            records: [
                { id: SESSION_ID, name: null, startAt: null, status: 'unknown', channel: 'other', ownerName: null }
            ]
        }
    });
});

test.each([
    ['Status', 'Daydreaming', { status: 'unknown' }],
    ['ChannelType', 'Telegram', { channel: 'other' }],
    ['AgentType', 'Human', { servedBy: 'unknown' }],
    ['StartTime', 'yesterday', { startAt: null }],
    ['StartTime', '2026-03-02T09:00:00', { startAt: null }],
    ['StartTime', 1_772_442_000_000, { startAt: null }],
    ['Name', { nested: true }, { name: null }],
    ['Name', '', { name: null }]
])('The %s %j is decoded neutrally', (name, value, expected) => {
    expect(sessions({ Id: SESSION_ID, [name]: { value } })).toMatchObject({ value: { records: [expected] } });
});

test('A malformed record costs only itself, and the list says that there are more', () => {
    expect(sessions(null, { Id: 'nonsense' }, { Id: CALL_ID }, { Id: SECOND_SESSION_ID })).toMatchObject({
        value: { records: [{ id: SECOND_SESSION_ID }], hasMore: true }
    });
});

test('A Case without records has an empty list and no problem', () => {
    expect(sessions()).toEqual({ ok: true, value: { records: [], hasMore: false } });
});

test.each([
    ['Cannot query field "VoiceCall" on type "RecordQuery".', 'not-available'],
    ['Validation error of type FieldUndefined: Field VoiceCall is undefined', 'not-available'],
    ['TypeError: Failed to fetch', 'unavailable'],
    ['503 Service Unavailable', 'unavailable'],
    ['REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.', 'limit-reached'],
    ['REQUEST_LIMIT_EXCEEDED: ConcurrentRequests (Concurrent API Requests) Limit exceeded.', 'busy'],
    ['', 'not-available']
])('The GraphQL error "%s" is %s', (message, code) => {
    expect(decodeCalls({ data: undefined, errors: [{ message }] })).toEqual({ ok: false, problem: { code } });
});

test('A result without an object and without errors is malformed', () => {
    expect(decodeCalls({ data: {}, errors: [] })).toEqual({ ok: false, problem: { code: 'malformed' } });
    expect(decodeCalls({})).toEqual({ ok: false, problem: { code: 'malformed' } });
});

test('An endless duration of a call is not given', () => {
    const node = { Id: CALL_ID, CallDurationInSeconds: { value: Infinity } };
    expect(decodeCalls(response('VoiceCall', [node]))).toMatchObject({ value: { records: [{ durationS: null }] } });
});

test('An object that arrived is decoded even where errors came with it', () => {
    const result = { ...response('MessagingSession', [sessionNode]), errors: [{ message: 'some other object' }] };
    expect(decodeSessions(result)).toMatchObject({ ok: true, value: { records: [{ id: SESSION_ID }] } });
});

test('Any response is decoded without an exception', () => {
    fc.assert(
        fc.property(fc.anything(), fc.anything(), (data, errors) => {
            expect(decodeSessions({ data, errors })).toMatchObject({ ok: false });
            expect(sessions(data, { Id: SESSION_ID, Status: data, Owner: errors }).ok).toBe(true);
        })
    );
});

describe('Other conversations of the contact', () => {
    const nodes = [
        { Id: anId('0Mw', 1), CaseId: { value: `${CASE_ID}AAA` } },
        { Id: anId('0Mw', 2), CaseId: { value: null } },
        { Id: anId('0Mw', 3), CaseId: { value: `${OTHER_CASE_ID}AAA` }, Case: fields({ CaseNumber: '00001742' }) },
        { Id: anId('0Mw', 4), CaseId: { value: `${OTHER_CASE_ID}AAA` }, Case: null },
        { Id: anId('0Mw', 5) }
    ];
    const linksIn = (outcome: Outcome<LinkedRecords>) =>
        outcome.ok ? outcome.value.records.map(({ id, link }) => [id.slice(-1), link]) : outcome;
    const none = ['2', 'none'];
    const numbered = ['3', { caseId: OTHER_CASE_ID, caseNumber: '00001742' }];
    const unnumbered = ['4', { caseId: OTHER_CASE_ID, caseNumber: null }];

    test.each([
        ['unlinked', [none]],
        ['customer', [none, numbered, unnumbered]],
        ['case', []]
    ] as const)(
        'within %s are those in scope, never this Case’s, and none of which nobody knows',
        (scope, expected) => {
            const outcome = decodeOtherSessions(response('MessagingSession', nodes), CASE_ID, scope);
            expect(linksIn(outcome)).toEqual(expected);
            // The last one is left out.
            expect(outcome).toMatchObject({ value: { hasMore: true } });
        }
    );

    test('are all there where the link of each is known', () => {
        const outcome = decodeOtherSessions(response('MessagingSession', nodes.slice(0, 4)), CASE_ID, 'customer');
        expect(outcome).toMatchObject({ value: { hasMore: false } });
    });

    test('hold calls that are related to the contact itself', () => {
        const outcome = decodeOtherCalls(response('VoiceCall', [{ Id: CALL_ID }]));
        expect(linksIn(outcome)).toEqual([[CALL_ID.slice(-1), 'none']]);
    });

    test('fail as the others do', () => {
        const errors = [{ message: "Field 'EndUserContactId' in type 'MessagingSession_Filter' is undefined" }];
        expect(decodeOtherSessions({ errors }, CASE_ID, 'customer')).toMatchObject({
            problem: { code: 'not-available' }
        });
    });
});
