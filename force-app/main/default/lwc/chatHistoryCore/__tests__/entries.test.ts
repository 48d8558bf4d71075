import fc from 'fast-check';
import { decodeEntries, isBotName, mergeEntries, type Entry } from '../chatHistoryCore';
import { aConnectEntry, anyNumber, MORNING_AT, SESSION_ID } from 'support/builders';

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

test('An entry is decoded with ids of 15 characters', () => {
    expect(only(aConnectEntry({ relatedRecords: [`${SESSION_ID}EAK`, SESSION_ID] }))).toEqual({
        id: 'connect:b7c0',
        at: MORNING_AT + 40,
        sentAt: MORNING_AT,
        sender: { role: 'customer', subject: 'v2/iamessage/UNAUTH/NA/uid:17' },
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
    ['VoiceBot', 'bot'],
    ['System', 'system'],
    ['Router', 'system'],
    ['Supervisor', 'supervisor'],
    ['Overseer', 'unknown'],
    ['constructor', 'unknown'],
    [7, 'unknown'],
    [undefined, 'unknown']
])('The role %s is decoded as %s', (role, expected) => {
    expect(only(aConnectEntry({ sender: { role } })).sender.role).toBe(expected);
});

test.each([[undefined], [null], [[]], ['EndUser']])('An entry with the sender %j is shown without one', (sender) => {
    const entry = only(aConnectEntry({ sender }));
    expect(entry.sender).toEqual({ role: 'unknown', subject: '' });
    expect(entry.body.kind).toBe('text');
});

test.each([[undefined], [null], ['']])('An entry with the text %j is something that was not text', (messageText) => {
    expect(only(aConnectEntry({ messageText })).body).toEqual({ kind: 'non-text' });
});

test('A message of spaces was sent by somebody and stays a message', () => {
    expect(only(aConnectEntry({ messageText: '  ' })).body).toEqual({ kind: 'text', text: '  ' });
});

test.each([[7], [{}], [['a']], [true]])('An entry with the text %j is unreadable under its own id', (messageText) => {
    expect(only(aConnectEntry({ messageText }))).toMatchObject({ id: 'connect:b7c0', body: { kind: 'unreadable' } });
});

test('A long text is never shortened', () => {
    const text = 'a'.repeat(200_000);
    expect(only(aConnectEntry({ messageText: text })).body).toEqual({ kind: 'text', text });
});

test('An entry without the time of receipt stands at the time of sending', () => {
    const sentOnly = only(aConnectEntry({ serverReceivedTimestamp: undefined }));
    expect(sentOnly).toMatchObject({ at: MORNING_AT, sentAt: MORNING_AT });
    const receivedOnly = only(aConnectEntry({ clientTimestamp: undefined }));
    expect(receivedOnly).toMatchObject({ at: MORNING_AT + 40, sentAt: null });
});

test.each([0, -1, 8.64e15 + 2, NaN, Infinity, 1.5, '', '1.5', '-1', '12e3', '99999999999999999', ' 7', null, {}])(
    'An entry with the times %p has no time',
    (time) => {
        const entry = only(aConnectEntry({ clientTimestamp: time, serverReceivedTimestamp: time }));
        expect(entry).toMatchObject({ at: null, sentAt: null, body: { kind: 'text' } });
    }
);

test('Times that are whole numbers written as strings are times', () => {
    const times = { clientTimestamp: '1736508081161', serverReceivedTimestamp: '1736508081203' };
    expect(only(aConnectEntry(times))).toMatchObject({ at: 1_736_508_081_203, sentAt: 1_736_508_081_161 });
});

test.each([[null], ['text'], [7], [[]], [[aConnectEntry()]], [{}]])('A list item %j is an unreadable entry', (raw) => {
    expect(only(raw).body).toEqual({ kind: 'unreadable' });
});

describe('Entries without an identifier', () => {
    const nameless = aConnectEntry({ identifier: undefined });
    const other = { ...nameless, messageText: 'Anyone there?' };

    test('An entry without an identifier is shown and named by its content', () => {
        const [first, second] = decoded(nameless, other);
        expect(first?.body.kind).toBe('text');
        expect(first?.id).not.toBe(second?.id);
    });

    test('Two entries that look the same are two entries', () => {
        const entries = decoded(nameless, other, { ...nameless }, { ...nameless });
        expect(mergeEntries([], entries)).toHaveLength(4);
    });

    test('Two unreadable entries that look the same are two entries', () => {
        expect(mergeEntries([], decoded(null, null, 7, 7))).toHaveLength(4);
    });

    test('A second read of the same list, in any order, names the entries alike', () => {
        const raws = fc.array(fc.constantFrom(nameless, other, null, 7, 'text'), { maxLength: 8 });
        const reads = raws.chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))
        );
        fc.assert(
            fc.property(reads, ([first, again]) => {
                const merged = mergeEntries(decoded(...first), decoded(...again));
                expect(merged).toHaveLength(first.length);
            })
        );
    });
});

test('Related records that are no record ids are left out', () => {
    const relatedRecords = [SESSION_ID, 'nonsense', null, { id: SESSION_ID }, `${SESSION_ID}'`];
    expect(only(aConnectEntry({ relatedRecords })).relatedRecordIds).toEqual([SESSION_ID]);
    expect(only(aConnectEntry({ relatedRecords: SESSION_ID })).relatedRecordIds).toEqual([]);
});

test('A prototype in the response is a field like any other', () => {
    const [entry] = decoded(JSON.parse('{"identifier":"x","__proto__":{"messageText":"never said"}}'));
    expect(entry?.body).toEqual({ kind: 'non-text' });
});

test.each([
    [null],
    [undefined],
    ['<html>'],
    [[]],
    [{}],
    [{ conversationEntries: {} }],
    [{ conversationEntries: null }]
])('A response %j without a list of entries is malformed', (body) => {
    expect(decodeEntries(body)).toEqual({ ok: false, problem: { code: 'malformed' } });
});

const anyField = fc.oneof(fc.jsonValue(), anyNumber);
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

test('Any list is decoded without an exception, item by item in its order', () => {
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

test('A readable entry is decoded and merged, whatever stands beside it', () => {
    fc.assert(
        fc.property(fc.array(anyRaw), fc.array(anyRaw), (before, after) => {
            const readable = aConnectEntry({ identifier: 'readable', messageText: 'Still here.' });
            const entries = mergeEntries([], decoded(...before, readable, ...after));
            expect(entries.find(({ id }) => id === 'connect:readable')?.body).toEqual({
                kind: 'text',
                text: 'Still here.'
            });
        })
    );
});

test('The same response is decoded to the same entries', () => {
    fc.assert(
        fc.property(fc.array(anyRaw), (raws) => {
            expect(decoded(...raws)).toEqual(decoded(...raws));
        })
    );
});

test.each(['bot', 'Chatbot', 'CHAT_BOT', 'digital_worker', 'voice_bot'])('The participant name %s is a bot', (name) => {
    expect(isBotName(name)).toBe(true);
});

test.each(['Agent', 'iamessage', '', null, undefined])('The participant name %j is no bot', (name) => {
    expect(isBotName(name)).toBe(false);
});
