import fc from 'fast-check';
import { decodeEntries, mergeEntries, type Entry } from '../chatHistoryCore';
import { anyNumber, connectEntry, MORNING_AT, SESSION_ID } from './builders';

function decoded(...conversationEntries: readonly unknown[]): readonly Entry[] {
    const outcome = decodeEntries({ conversationEntries });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    return outcome.value;
}

function only(raw: unknown): Entry {
    const [entry] = decoded(raw);
    if (entry === undefined) throw new Error('an entry was lost');
    return entry;
}

test('an entry is decoded with its ids at 15 characters', () => {
    expect(only(connectEntry({ relatedRecords: [`${SESSION_ID}EAK`, SESSION_ID] }))).toEqual({
        id: 'connect:b7c0',
        at: MORNING_AT + 40,
        sentAt: MORNING_AT,
        sender: { role: 'customer', appType: 'iamessage', subject: 'v2/iamessage/UNAUTH/NA/uid:17' },
        body: { kind: 'text', text: 'My boiler shows E4 again.' },
        relatedRecordIds: [SESSION_ID]
    });
});

test.each([
    ['EndUser', 'customer'],
    ['END_USER', 'customer'],
    ['end user', 'customer'],
    ['Agent', 'agent'],
    ['Chatbot', 'bot'],
    ['DigitalWorker', 'bot'],
    ['DIGITAL_WORKER', 'bot'],
    ['System', 'system'],
    ['Router', 'system'],
    ['Supervisor', 'supervisor'],
    ['Overseer', 'unknown'],
    ['constructor', 'unknown'],
    [7, 'unknown'],
    [undefined, 'unknown']
])('the role %s is a %s', (role, expected) => {
    expect(only(connectEntry({ sender: { role } })).sender.role).toBe(expected);
});

test.each([[undefined], [null], [[]], ['EndUser']])('words of the sender %j are kept', (sender) => {
    const entry = only(connectEntry({ sender }));
    expect(entry.sender).toEqual({ role: 'unknown', appType: '', subject: '' });
    expect(entry.body.kind).toBe('text');
});

test.each([[undefined], [null], ['']])('the text %j stands for something that was not text', (messageText) => {
    expect(only(connectEntry({ messageText })).body).toEqual({ kind: 'non-text' });
});

test('a message of spaces was sent by somebody and stays a message', () => {
    expect(only(connectEntry({ messageText: '  ' })).body).toEqual({ kind: 'text', text: '  ' });
});

test.each([[7], [{}], [['a']], [true]])('the text %j can not be read, and says so under its own id', (messageText) => {
    expect(only(connectEntry({ messageText }))).toMatchObject({ id: 'connect:b7c0', body: { kind: 'unreadable' } });
});

test('a long text is kept whole', () => {
    const text = 'a'.repeat(200_000);
    expect(only(connectEntry({ messageText: text })).body).toEqual({ kind: 'text', text });
});

test('entities are taken back only where raw text was not asked for', () => {
    const body = { conversationEntries: [connectEntry({ messageText: 'I&#39;m' })] };
    const texts = [{ encoded: true }, { encoded: false }].map((options) => decodeEntries(body, options));
    expect(texts).toMatchObject([{ value: [{ body: { text: "I'm" } }] }, { value: [{ body: { text: 'I&#39;m' } }] }]);
});

test('without the time of receipt an entry stands where it was sent', () => {
    const sentOnly = only(connectEntry({ serverReceivedTimestamp: undefined }));
    expect(sentOnly).toMatchObject({ at: MORNING_AT, sentAt: MORNING_AT });
    const receivedOnly = only(connectEntry({ clientTimestamp: undefined }));
    expect(receivedOnly).toMatchObject({ at: MORNING_AT + 40, sentAt: null });
});

test.each([0, -1, 8.64e15 + 2, NaN, Infinity, 1.5, '1736508081161', null, {}])('%p is no time', (time) => {
    const entry = only(connectEntry({ clientTimestamp: time, serverReceivedTimestamp: time }));
    expect(entry).toMatchObject({ at: null, sentAt: null, body: { kind: 'text' } });
});

test.each([[null], ['text'], [7], [[]], [[connectEntry()]], [{}]])('%j is an entry that can not be read', (raw) => {
    expect(only(raw).body).toEqual({ kind: 'unreadable' });
});

test('a nameless entry keeps its words and is named by what it holds', () => {
    const nameless = connectEntry({ identifier: undefined });
    const [first, again, other] = decoded(nameless, { ...nameless }, { ...nameless, messageText: 'Anyone there?' });
    expect(first?.body.kind).toBe('text');
    expect(again?.id).toBe(first?.id);
    expect(other?.id).not.toBe(first?.id);
});

test('absurdly long identifiers are shortened and still told apart', () => {
    const [a, b] = decoded(
        connectEntry({ identifier: `${'x'.repeat(100_000)}a` }),
        connectEntry({ identifier: `${'x'.repeat(100_000)}b` })
    );
    expect(a?.id.length).toBeLessThan(100);
    expect(a?.id).not.toBe(b?.id);
});

test('related records that are no record ids are left out', () => {
    const relatedRecords = [SESSION_ID, 'nonsense', null, { id: SESSION_ID }, `${SESSION_ID}'`];
    expect(only(connectEntry({ relatedRecords })).relatedRecordIds).toEqual([SESSION_ID]);
    expect(only(connectEntry({ relatedRecords: SESSION_ID })).relatedRecordIds).toEqual([]);
});

test('fields that throw when read cost one entry and no more', () => {
    const trap = {
        get identifier(): string {
            throw new Error('trap');
        }
    };
    expect(decoded(connectEntry(), trap, connectEntry({ identifier: 'c8d1' })).map(({ body }) => body.kind)).toEqual([
        'text',
        'unreadable',
        'text'
    ]);
});

test('a prototype in the response is a field like any other', () => {
    const [entry] = decoded(JSON.parse('{"identifier":"x","__proto__":{"messageText":"never said"}}'));
    expect(entry?.body).toEqual({ kind: 'non-text' });
});

test('a hole in the list is an entry that can not be read', () => {
    const conversationEntries = [connectEntry()];
    conversationEntries[2] = connectEntry({ identifier: 'c8d1' });
    expect(decodeEntries({ conversationEntries })).toMatchObject({
        value: [{ body: { kind: 'text' } }, { body: { kind: 'unreadable' } }, { body: { kind: 'text' } }]
    });
});

test.each([
    [null],
    [undefined],
    ['<html>'],
    [[]],
    [{}],
    [{ conversationEntries: {} }],
    [{ conversationEntries: null }]
])('%j holds no list of entries', (body) => {
    expect(decodeEntries(body)).toEqual({ ok: false, problem: { code: 'malformed' } });
});

const anyField = fc.oneof(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), anyNumber);
const anyRaw = fc.oneof(
    anyField,
    fc.record(
        {
            identifier: fc.oneof(fc.string(), anyField),
            messageText: fc.oneof(fc.string({ unit: 'binary' }), anyField),
            clientTimestamp: anyNumber,
            serverReceivedTimestamp: anyNumber,
            relatedRecords: fc.oneof(fc.array(fc.oneof(fc.constant(SESSION_ID), anyField)), anyField),
            sender: fc.oneof(fc.record({ role: anyField, appType: anyField, subject: anyField }), anyField)
        },
        { requiredKeys: [] }
    )
);

test('whatever comes in: nothing throws, and every entry comes out at its place', () => {
    fc.assert(
        fc.property(fc.array(anyRaw), (raws) => {
            const entries = decoded(...raws);
            expect(entries).toHaveLength(raws.length);
            for (const { at, sentAt } of entries) {
                for (const time of [at, sentAt])
                    expect(time === null || !Number.isNaN(new Date(time).getTime())).toBe(true);
            }
        })
    );
});

test('whatever stands beside it, a readable entry is decoded and survives the merge', () => {
    fc.assert(
        fc.property(fc.array(anyRaw), fc.array(anyRaw), (before, after) => {
            const words = connectEntry({ identifier: 'the one to keep', messageText: 'Still here.' });
            const entries = mergeEntries([], decoded(...before, words, ...after));
            expect(entries.find(({ id }) => id === 'connect:the one to keep')?.body).toEqual({
                kind: 'text',
                text: 'Still here.'
            });
        })
    );
});

test('the same response decodes to the same entries', () => {
    fc.assert(
        fc.property(fc.array(anyRaw), (raws) => {
            expect(decoded(...raws)).toEqual(decoded(...raws));
        })
    );
});
