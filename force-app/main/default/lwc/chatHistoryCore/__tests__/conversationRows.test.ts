/** Rows of sessions on standard channels: decoded, in the timeline, and what they prove. */
import {
    buildRows,
    decodeSessionRows,
    EMPTY_LOAD,
    judge,
    mayHaveRows,
    type Loads,
    type OwnedEntry
} from 'c/chatHistoryCore';
import {
    aCall,
    aChat,
    anEntry,
    aSession,
    aTranscript,
    CONVERSATION_ID,
    MINUTE_MS,
    MORNING_AT,
    SESSION_ID
} from 'support/builders';

const aRow = (fields: Readonly<Record<string, unknown>> = {}) => ({
    Id: '0ET000000000001AAA',
    ConversationId: `${SESSION_ID}AAA`,
    ActorId: '005000000000001AAA',
    ActorName: 'Ines Feld',
    ActorType: 'Agent',
    EntryTime: '2026-03-02T09:00:07.000+0000',
    EntryTimeMilliSecs: 123,
    EntryType: 'Text',
    Message: 'Hello',
    HasAttachments: false,
    ...fields
});

const decoded = (...rows: readonly Readonly<Record<string, unknown>>[]) => decodeSessionRows(rows, SESSION_ID);

it('decodes a row as an entry that names its session, and its sender as a participant', () => {
    expect(decoded(aRow())).toEqual({
        entries: [
            {
                id: 'row:0ET000000000001',
                at: MORNING_AT + 7_123,
                sentAt: null,
                sender: { role: 'agent', subject: '005000000000001' },
                body: { kind: 'text', text: 'Hello' },
                source: 'rows',
                relatedRecordIds: [SESSION_ID]
            }
        ],
        participants: [{ key: '005000000000001', name: 'Ines Feld', role: 'agent', joinedAt: null, leftAt: null }]
    });
});

it.each([
    ['Agent', 'agent'],
    ['Bot', 'bot'],
    ['EndUser', 'customer'],
    ['Supervisor', 'supervisor'],
    ['System', 'system'],
    ['Somebody', 'unknown']
])('knows an actor of type %s as %s', (ActorType, role) => {
    expect(decoded(aRow({ ActorType })).entries[0]?.sender.role).toBe(role);
});

it.each<[string, Readonly<Record<string, unknown>>, readonly unknown[]]>([
    ['a blank message', { Message: null }, [{ kind: 'non-text' }]],
    ['an empty message', { Message: '' }, [{ kind: 'non-text' }]],
    ['an attachment alone', { Message: null, HasAttachments: true }, [{ kind: 'non-text' }]],
    ['an attachment with words', { HasAttachments: true }, [{ kind: 'text', text: 'Hello' }, { kind: 'non-text' }]],
    ['an event', { EntryType: 'EndUserOptedIn', Message: null }, []],
    ['an event with words', { EntryType: 'AdminOptedOut', Message: 'Bye' }, [{ kind: 'text', text: 'Bye' }]],
    ['HTML', { Message: '<b>&amp;</b>' }, [{ kind: 'text', text: '<b>&amp;</b>' }]],
    ['a row of another session', { ConversationId: '0Mw000000000009AAA' }, []],
    ['a row of a conversation', { ConversationId: CONVERSATION_ID }, []],
    ['a row without an id', { Id: null }, []],
    ['a message that is none', { Message: 7 }, [{ kind: 'non-text' }]]
])('takes %s for what it is', (_, fields, bodies) => {
    expect(decoded(aRow(fields)).entries.map(({ body }) => body)).toEqual(bodies);
});

it.each([
    [{ EntryTimeMilliSecs: null }, 7_000],
    [{ EntryTimeMilliSecs: 1_000 }, 7_000],
    [{ EntryTime: '2026-03-02T09:00:07.500+0000' }, 7_500],
    [{ EntryTime: 'soon' }, null]
])('reads the time of %j', (fields, ms) => {
    expect(decoded(aRow(fields)).entries[0]?.at).toBe(ms === null ? null : MORNING_AT + ms);
});

it('knows people without an id by their name, and nobody without either', () => {
    const rows = [
        aRow({ ActorId: null, ActorName: 'Piet' }),
        aRow({ Id: '0ET000000000002', ActorId: null, ActorName: null })
    ];
    const { entries, participants } = decoded(...rows);
    expect(entries.map(({ sender }) => sender.subject)).toEqual(['Piet', '']);
    expect(participants.map(({ key, name }) => [key, name])).toEqual([['Piet', 'Piet']]);
});

describe('in the timeline', () => {
    const sms = aSession({
        conversation: { state: 'none' },
        channel: 'sms',
        messageCounts: { agent: 1, customer: 1 }
    });
    const entry = (role: OwnedEntry['sender']['role'], minutes: number) =>
        anEntry({ role, at: MORNING_AT + minutes * MINUTE_MS, id: `row:${role}${minutes}`, source: 'rows' });
    const loadsOf = (entries: readonly OwnedEntry[]): Loads => ({
        [SESSION_ID]: { ...EMPTY_LOAD, transcript: aTranscript({ recordIds: [SESSION_ID], entries }) }
    });
    const rowsOf = (loads: Loads, session = sms) => buildRows({ records: [session], loads, timeZone: 'UTC' });
    const kindsOf = (loads: Loads, session = sms) => rowsOf(loads, session).map(({ kind }) => kind);

    it('such a session can be loaded, and nothing is said to be missing before', () => {
        expect(rowsOf({})).toMatchObject([{ kind: 'start', loadable: true, covered: false }]);
        expect(judge(rowsOf({})).completeness).toBe('not-loaded');
    });

    it.each([
        ['a session of the web', aSession({ conversation: { state: 'none' }, channel: 'web' })],
        ['a session with a conversation', aSession({ channel: 'sms' })],
        ['a call', aCall({ conversation: { state: 'none' } })],
        ['a chat', aChat()]
    ])('no other is: %s', (_, record) => {
        expect(mayHaveRows(record)).toBe(false);
    });

    it('the messages take the place of the omission, and are complete where the counts agree', () => {
        const loads = loadsOf([entry('customer', 1), entry('agent', 2)]);
        expect(kindsOf(loads)).toEqual(
            ['start', 'day', 'message', 'event', 'message', 'end'].filter((kind) => kind !== 'event')
        );
        expect(judge(rowsOf(loads)).completeness).toBe('complete');
        expect(judge(rowsOf(loadsOf([entry('customer', 1)]))).completeness).toBe('parts-missing');
        expect(judge(rowsOf(loadsOf([entry('bot', 1), entry('customer', 1), entry('agent', 2)]))).completeness).toBe(
            'unchecked'
        );
    });

    it('where the rows were refused, or none came, it is said again that there is no transcript', () => {
        const refused: Loads = { [SESSION_ID]: { ...EMPTY_LOAD, problem: { code: 'not-available' } } };
        expect(kindsOf(refused)).toEqual(['start', 'omission']);
        const short = {
            ...sms,
            acceptedAt: null,
            preview: null,
            endAt: MORNING_AT + MINUTE_MS,
            messageCounts: { agent: null, customer: null }
        };
        expect(kindsOf(loadsOf([]), short)).toEqual(['start', 'omission', 'end']);
        // Once, where the session itself says that it should have some.
        expect(kindsOf(loadsOf([]))).toEqual(['start', 'empty', 'end']);
    });
});
