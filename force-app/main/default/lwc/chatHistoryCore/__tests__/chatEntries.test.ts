/** Legacy chats in the timeline: who wrote, when, what is missing, and what is proved. */
import {
    buildRows,
    chatEntries,
    chatOmissions,
    decodeChats,
    isWholeChat,
    judge,
    MAX_BODY_CHARS
} from 'c/chatHistoryCore';
import type { LegacyChat } from 'c/chatHistoryCore';
import { aChat, aSession, HOUR_MS, MORNING_AT } from 'support/builders';

const HEAD =
    '<p align="center">Chat Started: Monday, March 02, 2026, 09:00:05 (+0000)</p><p align="center">Agent Jane D</p>';

const saidBy = (chat: LegacyChat) => chatEntries(chat).map(({ sender, body }) => [sender.role, sender.subject, body]);
const rolesOf = (chat: LegacyChat) =>
    Object.fromEntries(chatEntries(chat).map(({ sender }) => [sender.subject, sender.role]));

it('has the entries of its text, each with where it comes from', () => {
    const chat = aChat({ body: `${HEAD}( 10s ) Jane D: Hello<br>( 1m 1s ) Visitor: Hi<br>` });
    expect(saidBy(chat)).toEqual([
        ['system', '', { kind: 'text', text: 'Chat Started: Monday, March 02, 2026, 09:00:05 (+0000)\nAgent Jane D' }],
        ['agent', 'Jane D', { kind: 'text', text: 'Hello' }],
        ['customer', 'Visitor', { kind: 'text', text: 'Hi' }]
    ]);
    expect(chatEntries(chat).map(({ at }) => at! - MORNING_AT)).toEqual([5_000, 15_000, 66_000]);
    for (const entry of chatEntries(chat)) {
        expect(entry).toMatchObject({ source: 'chat-body', recordId: chat.id, relatedRecordIds: [chat.id] });
    }
});

it('reads a text once', () => {
    const chat = aChat({ body: HEAD });
    expect(chatEntries(chat)).toBe(chatEntries(chat));
});

it.each<[string, Partial<LegacyChat>, string, Record<string, string>]>([
    [
        'the announced',
        {},
        `${HEAD}( 1s ) Jane D: x<br>( 2s ) Visitor: y`,
        { '': 'system', 'Jane D': 'agent', Visitor: 'customer' }
    ],
    [
        'the owner',
        { ownerName: 'Jane Doe' },
        '( 1s ) jane doe: x<br>( 2s ) Bo: y',
        { 'jane doe': 'agent', Bo: 'customer' }
    ],
    ['the contact', { customerName: 'Bo' }, '( 1s ) Al: x<br>( 2s ) Bo: y', { Al: 'unknown', Bo: 'customer' }],
    ['two others', {}, `${HEAD}( 1s ) Al: x<br>( 2s ) Bo: y`, { '': 'system', Al: 'unknown', Bo: 'unknown' }],
    [
        'a bot beside the contact',
        { hadBot: true, customerName: 'Bo' },
        `${HEAD}( 1s ) Al: x<br>( 2s ) Bo: y<br>( 3s ) Jane D: z`,
        { '': 'system', Al: 'bot', Bo: 'customer', 'Jane D': 'agent' }
    ],
    [
        'a bot and nobody named',
        { hadBot: true },
        `${HEAD}( 1s ) Al: x<br>( 3s ) Jane D: z`,
        { '': 'system', Al: 'unknown', 'Jane D': 'agent' }
    ],
    ['a line that is not understood', {}, 'x<br>( 3s ) Bo: z', { '': 'unknown', Bo: 'customer' }]
])('tells who is who: %s', (_, fields, body, roles) => {
    expect(rolesOf(aChat({ ownerName: null, customerName: null, ...fields, body }))).toEqual(roles);
});

it.each([
    ['in the text', MORNING_AT, '09:00:05', MORNING_AT + 5_000],
    ['in the record, where the text is a day off', MORNING_AT - 25 * HOUR_MS, '09:00:05', MORNING_AT - 25 * HOUR_MS],
    ['in the text, where the record has none', null, '09:00:05', MORNING_AT + 5_000],
    ['in the record, where the text has none', MORNING_AT, 'soon', MORNING_AT],
    ['nowhere', null, 'soon', null]
])('takes the start that stands %s', (_, startAt, time, expected) => {
    const body = `<p align="center">Chat Started: Monday, March 2, 2026, ${time} (+0000)</p>`;
    expect(chatEntries(aChat({ startAt, body }))[0]?.at).toBe(expected);
});

describe('completeness', () => {
    const body = `${HEAD}( 10s ) Jane D: Hello<br>( 61s ) Visitor: Hi<br>( 62s ) Visitor: Ho<br>`;
    const judged = (fields: Partial<LegacyChat>) =>
        judge(buildRows({ records: [aChat({ body, ...fields })], loads: {}, timeZone: 'UTC' }));

    it('is said where Salesforce counted as many messages of each side', () => {
        const messageCounts = { agent: 1, customer: 2 };
        expect(isWholeChat(aChat({ body, messageCounts }))).toBe(true);
        expect(judged({ messageCounts }).completeness).toBe('complete');
    });

    it.each<[string, Partial<LegacyChat>]>([
        ['nobody counted', { messageCounts: { agent: null, customer: null } }],
        ['one side was not counted', { messageCounts: { agent: 1, customer: null } }],
        ['the text has more', { messageCounts: { agent: 1, customer: 1 } }],
        ['the sides differ', { messageCounts: { agent: 2, customer: 1 } }],
        ['a line is not understood', { body: `by hand<br>${body}`, messageCounts: { agent: 1, customer: 2 } }],
        ['a bot took part', { messageCounts: { agent: 1, customer: 2 }, hadBot: true }],
        ['nobody knows of a bot', { messageCounts: { agent: 1, customer: 2 }, hadBot: null }],
        ['the chat runs', { messageCounts: { agent: 1, customer: 2 }, status: 'in-progress', endAt: null }]
    ])('is left open where %s', (_, fields) => {
        expect(judged(fields).completeness).toBe('unchecked');
    });

    it.each<[string, number, number, readonly (readonly [string, number])[]]>([
        ['of the agent', 3, 2, [['agent-messages', 2]]],
        ['of the customer', 1, 3, [['customer-messages', 1]]],
        [
            'of both',
            2,
            3,
            [
                ['customer-messages', 1],
                ['agent-messages', 1]
            ]
        ],
        ['of the agent, as far as they are too few in all', 3, 1, [['agent-messages', 1]]]
    ])('is denied where messages are too few: %s', (_, agent, customer, missing) => {
        const messageCounts = { agent, customer };
        expect(chatOmissions(aChat({ body, messageCounts })).map(({ kind, count }) => [kind, count])).toEqual(missing);
        expect(judged({ messageCounts }).completeness).toBe('parts-missing');
    });

    it('is left open, and said, where the text has more of the agent: somebody may have made lines look like theirs', () => {
        const messageCounts = { agent: 1, customer: 1 };
        const imitated = `${HEAD}( 10s ) Jane D: Hello<br>( 61s ) Visitor: Hi<br>( 62s ) Jane D: I'll pay you back<br>`;
        expect(chatOmissions(aChat({ body: imitated, messageCounts }))).toMatchObject([{ kind: 'surplus', count: 1 }]);
        expect(judged({ body: imitated, messageCounts }).completeness).toBe('unchecked');
        expect(chatOmissions(aChat({ body: imitated, messageCounts: { agent: 0, customer: 0 } }))).toEqual([]);
    });

    it('is denied where there is no text', () => {
        expect(chatOmissions(aChat({ body: null }))).toMatchObject([
            { kind: 'no-transcript', evidence: 'chat-without-text' }
        ]);
        expect(judged({ body: '<p></p>' }).completeness).toBe('parts-missing');
    });

    it('is denied where the text fills its field', () => {
        const full = `( 1s ) A: ${'x'.repeat(MAX_BODY_CHARS - 30)}`;
        expect(chatOmissions(aChat({ body: full }))).toMatchObject([{ kind: 'cut-off', evidence: 'text-was-full' }]);
        expect(chatOmissions(aChat({ body: full.slice(2_000) }))).toEqual([]);
    });

    it('of a Case is open while its session is not loaded, whatever its chat proves', () => {
        const messageCounts = { agent: 1, customer: 2 };
        const records = [aSession(), aChat({ body, messageCounts })];
        expect(judge(buildRows({ records, loads: {}, timeZone: 'UTC' })).completeness).toBe('unchecked');
    });
});

describe('rows', () => {
    const kindsOf = (chat: LegacyChat) =>
        buildRows({ records: [chat], loads: {}, timeZone: 'UTC' }).map(({ kind }) => kind);

    it('stand between its start and its end', () => {
        expect(kindsOf(aChat({ body: '( 1s ) A: x' }))).toEqual(['start', 'day', 'message', 'end']);
    });

    it('have no end while it runs, and none where nothing came', () => {
        expect(kindsOf(aChat({ body: '( 1s ) A: x', endAt: null, status: 'in-progress' }))).toEqual([
            'start',
            'day',
            'message'
        ]);
        expect(kindsOf(aChat({ body: null }))).toEqual(['start', 'omission']);
    });

    it('never offer to load anything', () => {
        const [start] = buildRows({ records: [aChat({ body: null })], loads: {}, timeZone: 'UTC' });
        expect(start).toMatchObject({ loadable: false, covered: false });
    });
});

it('decodes the record as Lightning Data Service gives it', () => {
    const node = {
        Id: '570000000000001AAA',
        Name: { value: '00000012' },
        Status: { value: 'Completed' },
        StartTime: { value: '2026-03-02T09:00:00.000Z' },
        EndTime: { value: '2026-03-02T09:10:00.000Z' },
        EndedBy: { value: 'Visitor' },
        IsChatbotSession: { value: false },
        OperatorMessageCount: { value: 1 },
        VisitorMessageCount: { value: 2 },
        Body: { value: '<b>x' },
        Owner: { Name: { value: 'Ines Feld' } },
        Contact: { Name: { value: 'Tomas Birk' } }
    };
    const edges = [{ node }, { node: { Id: '0Mw000000000001AAA' } }];
    const result = decodeChats({ data: { uiapi: { query: { LiveChatTranscript: { edges } } } } });
    expect(result).toEqual({
        ok: true,
        value: {
            hasMore: true,
            records: [aChat({ body: '<b>x', messageCounts: { agent: 1, customer: 2 } })]
        }
    });
});
