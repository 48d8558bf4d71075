import {
    AGENT_ID,
    aLoadOf,
    anEntry,
    aSession,
    CONVERSATION_ID,
    MINUTE_MS,
    MORNING_AT,
    SESSION_ID
} from 'support/builders';
import { messagesOf, outline, rowsOf } from './outline';

test('A new day has a row, in the user’s time zone', () => {
    const entries = [
        anEntry({ text: 'late', at: Date.parse('2026-03-02T22:59:59Z') }),
        anEntry({ text: 'later', at: Date.parse('2026-03-02T23:00:00Z') })
    ];
    const loads = { [CONVERSATION_ID]: aLoadOf({ entries }) };
    const session = aSession({ startAt: Date.parse('2026-03-02T22:59:59Z') });
    expect(outline(rowsOf([session], loads, 'UTC'))).toEqual(['start', '2026-03-02', 'late', 'later', 'end']);
    expect(outline(rowsOf([session], loads, 'Europe/Berlin'))).toEqual([
        'start',
        '2026-03-02',
        'late',
        '2026-03-03',
        'later',
        'end'
    ]);
});

test('A day has one row, even where the clocks go back a minute past midnight', () => {
    const entries = [
        anEntry({ text: '23:59', at: Date.parse('2010-11-07T02:29:00Z') }),
        anEntry({ text: '00:00', at: Date.parse('2010-11-07T02:30:30Z') }),
        anEntry({ text: '23:01 again', at: Date.parse('2010-11-07T02:31:30Z') })
    ];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) }, 'America/St_Johns');
    expect(outline(rows)).toEqual(['start', '2010-11-06', '23:59', '2010-11-07', '00:00', '23:01 again', 'end']);
});

test('Entries without text and unreadable entries have omissions at their place', () => {
    const entries = [
        anEntry({ text: 'Look:', at: MORNING_AT }),
        anEntry({ at: MORNING_AT + 1, body: { kind: 'non-text' } }),
        anEntry({ at: MORNING_AT + 2, body: { kind: 'non-text' } }),
        anEntry({ at: MORNING_AT + 3, body: { kind: 'unreadable' } }),
        anEntry({ text: 'See?', at: MORNING_AT + 4 }),
        anEntry({ text: 'when?', at: null })
    ];
    expect(outline(rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) }))).toEqual([
        'start',
        '2026-03-02',
        'Look:',
        'non-text',
        'unreadable',
        'See?',
        'when?',
        'end'
    ]);
});

test('Ten pictures of one sender in a row are one row, under the key of the last, at the time of the first', () => {
    const pictures = Array.from({ length: 10 }, (_, index) =>
        anEntry({ at: MORNING_AT + index, body: { kind: 'non-text' } })
    );
    const entries = [...pictures, anEntry({ at: MORNING_AT + 20, role: 'agent', body: { kind: 'non-text' } })];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) });
    const [tenfold, single] = rows.filter((row) => row.kind === 'omission');
    expect(tenfold).toMatchObject({ omission: { count: 10 }, at: MORNING_AT, entries: pictures });
    expect(tenfold?.key).toBe(`${SESSION_ID}/entry/${pictures.at(-1)?.id ?? ''}`);
    expect(single).toMatchObject({ omission: { count: 1 }, at: MORNING_AT + 20 });
});

test('Pictures with a message, an event, a day or five minutes between them are rows of their own', () => {
    const entries = [0, 2, 10 * MINUTE_MS, 24 * 60 * MINUTE_MS].map((after) =>
        anEntry({ at: MORNING_AT + after, body: { kind: 'non-text' } })
    );
    const withText = [...entries, anEntry({ text: 'See?', at: MORNING_AT + 1 })];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries: withText }) });
    expect(rows.filter((row) => row.kind === 'omission')).toHaveLength(4);
});

test.each([
    ['within five minutes continues the group', { at: MORNING_AT + 5 * MINUTE_MS }, false],
    ['after more than five minutes opens a group', { at: MORNING_AT + 5 * MINUTE_MS + 1 }, true],
    ['of another sender in the same role opens a group', { subject: 'somebody else' }, true],
    ['of the same subject in another role opens a group', { role: 'system', subject: 'customer' } as const, true],
    ['without a time opens a group', { at: null }, true]
])('A message %s', (_, fields, opens) => {
    const entries = [anEntry({ id: 'a' }), anEntry({ id: 'b', at: MORNING_AT + 1, ...fields })];
    const rows = messagesOf(rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) }));
    expect(rows.map(({ opensGroup }) => opensGroup)).toEqual([true, opens]);
});

test('A group ends at an omission and at a new day', () => {
    const midnightAt = Date.UTC(2026, 2, 3);
    const entries = [
        anEntry({ id: 'a', at: midnightAt - 2 }),
        anEntry({ id: 'b', at: midnightAt - 1 }),
        anEntry({ id: 'c', at: midnightAt }),
        anEntry({ id: 'd', at: midnightAt + 1, body: { kind: 'non-text' } }),
        anEntry({ id: 'e', at: midnightAt + 2 })
    ];
    const rows = messagesOf(rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) }));
    expect(rows.map(({ opensGroup }) => opensGroup)).toEqual([true, false, true, true]);
});

test('Names are shown for the session’s customer and owner only', () => {
    const entries = [
        anEntry({ id: 'a', role: 'customer' }),
        anEntry({ id: 'b', role: 'agent', subject: `${AGENT_ID}AAA`, at: MORNING_AT + 1 }),
        anEntry({ id: 'c', role: 'agent', subject: '005000000000002', at: MORNING_AT + 2 }),
        anEntry({ id: 'd', role: 'bot', subject: AGENT_ID, at: MORNING_AT + 3 })
    ];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) });
    expect(messagesOf(rows).map(({ senderName }) => senderName)).toEqual(['Tomas Birk', 'Ines Feld', null, null]);
});

test('No name is shown where sender and owner are both unknown', () => {
    const entries = [anEntry({ role: 'agent', subject: '' })];
    const rows = rowsOf([aSession({ ownerId: null })], { [CONVERSATION_ID]: aLoadOf({ entries }) });
    expect(messagesOf(rows).map(({ senderName }) => senderName)).toEqual([null]);
});

test('Messages show their zone on a day on which the clocks go back, and on no other day', () => {
    const at = (instant: string) => Date.parse(instant);
    const entries = [
        anEntry({ at: at('2026-10-24T12:00:00Z') }),
        anEntry({ at: at('2026-10-25T00:58:00Z') }),
        anEntry({ at: at('2026-10-25T01:04:00Z') }),
        anEntry({ id: 'timeless', at: null })
    ];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) }, 'Europe/Berlin');
    expect(messagesOf(rows).map(({ zoneName }) => zoneName)).toEqual([null, 'CEST', 'CET', null]);
});
