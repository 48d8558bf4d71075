import fc from 'fast-check';
import { decodeCalls, decodeSessions, type LinkedRecords, type Outcome } from '../chatHistoryCore';
import { AGENT_ID, CALL_ID, CONVERSATION_ID, SECOND_SESSION_ID, SESSION_ID } from './builders';

const START = '2026-03-02T09:00:00.000Z';
const START_AT = Date.UTC(2026, 2, 2, 9);

function fields(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

function answer(object: string, nodes: readonly unknown[], hasNextPage = false): { data: unknown } {
    const connection = { edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage } };
    return { data: { uiapi: { query: { [object]: connection } } } };
}

function sessions(...nodes: readonly unknown[]): Outcome<LinkedRecords> {
    return decodeSessions(answer('MessagingSession', nodes));
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
        AcceptTime: '2026-03-02T09:01:00.000+0000',
        EndTime: '2026-03-02T10:30:00+01:00',
        EndedByType: 'Agent',
        PreviewDetails: 'Thanks, bye',
        ConversationId: `${CONVERSATION_ID}GAK`,
        OwnerId: `${AGENT_ID}AAA`
    }),
    Owner: fields({ Name: 'Ines Feld' }),
    MessagingEndUser: fields({ Name: 'Tomas Birk' })
};

test('a session is read with every field', () => {
    expect(sessions(sessionNode)).toEqual({
        ok: true,
        value: {
            more: false,
            records: [
                {
                    kind: 'session',
                    id: SESSION_ID,
                    name: '00001742',
                    conversation: { state: 'linked', conversationId: CONVERSATION_ID },
                    startAt: START_AT,
                    acceptAt: START_AT + 60_000,
                    endAt: START_AT + 30 * 60_000,
                    endedBy: 'Agent',
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

test('a call is read with every field', () => {
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
            ConversationId: null
        })
    };
    expect(decodeCalls(answer('VoiceCall', [node], true))).toEqual({
        ok: true,
        value: {
            more: true,
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
                    toNumber: '+4930000002'
                }
            ]
        }
    });
});

test.each([
    ['absent: this user may not see it', {}, 'hidden'],
    ['null: there is none', { ConversationId: { value: null } }, 'none'],
    ['no id', { ConversationId: { value: 'c-17' } }, 'hidden'],
    ['an id', { ConversationId: { value: CONVERSATION_ID } }, 'linked']
])('a conversation that is %s', (_, field, state) => {
    expect(sessions({ Id: SESSION_ID, ...field })).toMatchObject({ value: { records: [{ conversation: { state } }] } });
});

test('a session of which only the id may be seen is still a session', () => {
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
    ['Name', { nested: true }, { name: null }]
])('the %s %j is shown neutrally', (name, value, expected) => {
    expect(sessions({ Id: SESSION_ID, [name]: { value } })).toMatchObject({ value: { records: [expected] } });
});

test('a record that can not be read costs itself only, and the list says that there are more', () => {
    expect(sessions(null, { Id: 'nonsense' }, { Id: CALL_ID }, { Id: SECOND_SESSION_ID })).toMatchObject({
        value: { records: [{ id: SECOND_SESSION_ID }], more: true }
    });
});

test('nothing linked is an empty list and no problem', () => {
    expect(sessions()).toEqual({ ok: true, value: { records: [], more: false } });
});

test.each([
    ['Cannot query field "VoiceCall" on type "RecordQuery".', 'not-available'],
    ['Validation error of type FieldUndefined: Field VoiceCall is undefined', 'not-available'],
    ['TypeError: Failed to fetch', 'unavailable'],
    ['503 Service Unavailable', 'unavailable'],
    ['REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.', 'limit-reached']
])('the GraphQL error %j is %s', (message, code) => {
    expect(decodeCalls({ data: undefined, errors: [{ message }] })).toEqual({ ok: false, problem: { code } });
});

test('an object that did come is read even where errors came beside it', () => {
    const result = { ...answer('MessagingSession', [sessionNode]), errors: [{ message: 'some other object' }] };
    expect(decodeSessions(result)).toMatchObject({ ok: true, value: { records: [{ id: SESSION_ID }] } });
});

test('whatever comes in, nothing throws', () => {
    fc.assert(
        fc.property(fc.anything(), fc.anything(), (data, errors) => {
            expect(decodeSessions({ data, errors })).toMatchObject({ ok: false });
            expect(sessions(data, { Id: SESSION_ID, Status: data, Owner: errors }).ok).toBe(true);
        })
    );
});
