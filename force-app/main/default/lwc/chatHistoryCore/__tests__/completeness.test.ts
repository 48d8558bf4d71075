import {
    NOTHING_WITHHELD,
    buildRows,
    judge,
    type LinkedRecord,
    type Loads,
    type Transcript,
    type CaseCompleteness
} from '../chatHistoryCore';
import {
    aCall,
    aLoadOf,
    anEntry,
    aSession,
    CALL_CONVERSATION_ID,
    CALL_ID,
    CONVERSATION_ID,
    HOUR_MS,
    MORNING_AT,
    SECOND_SESSION_ID
} from 'support/builders';

/** A session of people: two messages of the customer, one of the agent, all of them counted. */
const session = aSession({ servedBy: 'agent', messageCounts: { customer: 2, agent: 1 } });
const messages = [
    anEntry({ id: 'c1', at: MORNING_AT }),
    anEntry({ id: 'a1', at: MORNING_AT + 1, role: 'agent' }),
    anEntry({ id: 'c2', at: MORNING_AT + 2 })
];
const whole = { entries: messages, bot: 'none-listed', fetchedAt: MORNING_AT + HOUR_MS } as const;

function judged(record: LinkedRecord, transcript: Partial<Transcript> | null, load = {}): CaseCompleteness {
    const key = record.kind === 'call' ? CALL_CONVERSATION_ID : CONVERSATION_ID;
    const loads: Loads = transcript === null ? {} : { [key]: aLoadOf({ recordIds: [record.id], ...transcript }, load) };
    const records = [record];
    return judge(buildRows({ records, loads, timeZone: 'UTC' }));
}

/** What is said of it, and what is missing. */
function saidOf(...args: Parameters<typeof judged>): readonly string[] {
    const { completeness, records } = judged(...args);
    return [completeness, ...records.flatMap(({ missing }) => missing.map(({ omission }) => omission.kind))];
}

test('A session of people is complete when as many messages are here as Salesforce counted', () => {
    expect(saidOf(session, whole)).toEqual(['complete']);
});

test.each([
    ['nothing was counted', { messageCounts: { customer: null, agent: null } }],
    ['only one side was counted', { messageCounts: { customer: 2, agent: null } }],
    [
        'fewer were counted than are here, as where counts are not calculated',
        { messageCounts: { customer: 0, agent: 0 } }
    ],
    ['nobody says who served it', { servedBy: 'unknown' }],
    ['its end is not known', { endAt: null, status: 'unknown' }]
] as const)('Nothing is claimed of a session where %s', (_, fields) => {
    expect(saidOf({ ...session, ...fields }, whole)).toEqual(['unchecked']);
});

test.each([
    [
        'a bot took part nobody knows when',
        { participants: [{ key: 'b', name: null, role: 'bot', joinedAt: null, leftAt: null }] }
    ],
    ['it was fetched before its end', { fetchedAt: MORNING_AT }],
    ['a bot speaks in it', { entries: [...messages, anEntry({ id: 'b', at: MORNING_AT + 3, role: 'bot' })] }]
] as const)('Nothing is claimed of a session whose counts agree where %s', (_, fields) => {
    expect(saidOf(session, { ...whole, ...(fields as Partial<Transcript>) })[0]).toBe('unchecked');
});

test('A bot that joined a session of people, and of which nothing is here, is probably missing although counts agree', () => {
    const participants = [{ key: 'b', name: null, role: 'bot', joinedAt: MORNING_AT, leftAt: null }] as const;
    expect(saidOf(session, { ...whole, participants })).toEqual(['parts-missing', 'bot']);
});

test.each([
    ['a message of the customer', 'customer-messages', [messages[0]!, messages[1]!], 1],
    ['messages of the agent and the customer', 'customer-messages', [messages[0]!], 1],
    ['two messages of the customer', 'customer-messages', [messages[1]!], 2]
] as const)('Salesforce counted %s that did not come: they are missing', (_, kind, entries, count) => {
    const { records } = judged(session, { ...whole, entries });
    expect(records[0]?.completeness).toBe('parts-missing');
    const found = records[0]?.missing.find(({ omission }) => omission.kind === kind);
    expect(found?.omission).toMatchObject({ count, evidence: 'message-count' });
});

test('A message without text counts as sent, and is missing itself', () => {
    const picture = { ...messages[2]!, body: { kind: 'non-text' } as const };
    expect(saidOf(session, { ...whole, entries: [messages[0]!, messages[1]!, picture] })).toEqual([
        'parts-missing',
        'non-text'
    ]);
});

test.each([
    ['older messages may follow', { older: { state: 'possible', before: MORNING_AT + 1 } }, ['parts-missing', 'older']],
    [
        'messages of people were withheld that may be its own',
        { withheld: { ...NOTHING_WITHHELD, unassigned: 2, bots: 1 } },
        ['unchecked', 'unassigned']
    ]
] as const)('No count is claimed to be missing where %s', (_, fields, said) => {
    expect(saidOf(session, { ...whole, entries: [messages[0]!], ...fields })).toEqual(said);
});

test('Messages of other Cases, of none and of sessions that nobody sees here are no part of this transcript', () => {
    const withheld = { ...NOTHING_WITHHELD, otherCases: 3, notLinked: 2, hidden: 1 };
    expect(saidOf(session, { ...whole, withheld })).toEqual(['complete']);
});

test('Other conversations of the customer are no part of the Case, loaded or not', () => {
    const other = aSession({ id: SECOND_SESSION_ID, link: 'none' });
    const rows = buildRows({
        records: [session, other],
        loads: { [CONVERSATION_ID]: aLoadOf({ ...whole, recordIds: [session.id] }) },
        timeZone: 'UTC'
    });
    expect(rows.filter(({ kind }) => kind === 'start')).toHaveLength(2);
    expect(judge(rows)).toMatchObject({ completeness: 'complete', records: [{ record: { id: session.id } }] });
});

test('A session may be complete although a bot’s messages could not be assigned, and then the Case may lack them', () => {
    const { completeness, records } = judged(session, {
        ...whole,
        withheld: { ...NOTHING_WITHHELD, unassigned: 1, bots: 1 }
    });
    expect(records[0]?.completeness).toBe('complete');
    expect(completeness).toBe('unchecked');
});

test('Nothing is claimed of a session that a bot served and whose bot speaks in it, since its menus may be missing', () => {
    const entries = [...messages, anEntry({ id: 'b', at: MORNING_AT + 3, role: 'bot' })];
    expect(saidOf({ ...session, servedBy: 'bot-to-agent' }, { ...whole, entries })).toEqual(['unchecked']);
});

test('What was not loaded is said to be that, and what has expired as well', () => {
    expect(saidOf(session, null)).toEqual(['not-loaded']);
    expect(saidOf(session, whole, { expiry: 'expired' })).toEqual(['not-loaded']);
});

test('A running call is missing its end, and of a finished one nothing is claimed', () => {
    const word = anEntry({ recordId: CALL_ID, relatedRecordIds: [CALL_ID] });
    expect(saidOf(aCall({ status: 'in-progress', endAt: null }), { ...whole, entries: [word] })).toEqual([
        'parts-missing',
        'still-open'
    ]);
    expect(saidOf(aCall(), { ...whole, entries: [word] })).toEqual(['unchecked']);
});

test('A Case is as complete as the least complete of its records, and not complete while one was not loaded', () => {
    const second = aSession({
        id: '0Mw000000000002',
        conversation: { state: 'linked', conversationId: '0dw000000000002' },
        servedBy: 'unknown'
    });
    const own = { [CONVERSATION_ID]: aLoadOf({ recordIds: [session.id], ...whole }) };
    const both = { ...own, '0dw000000000002': aLoadOf({ ...whole, recordIds: [second.id], entries: [] }) };
    const judgedWith = (loads: Loads) => {
        const records = [session, second];
        return judge(buildRows({ records, loads, timeZone: 'UTC' }));
    };
    expect(judgedWith(own).completeness).toBe('unchecked');
    expect(judgedWith(own).records.map(({ completeness }) => completeness)).toEqual(['complete', 'not-loaded']);
    expect(judgedWith(both).completeness).not.toBe('complete');
});

test('What is missing leads to the row that says so', () => {
    const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds: [session.id], ...whole, entries: [messages[1]!] }) };
    const rows = buildRows({ records: [session], loads, timeZone: 'UTC' });
    const keys = judge(rows).records.flatMap(({ key, missing }) => [key, ...missing.map((part) => part.key)]);
    expect(keys.length).toBeGreaterThan(1);
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
});
