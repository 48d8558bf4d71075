import { buildRows, type LinkedRecord, type Loads, type Row } from '../chatHistoryCore';
import {
    AGENT_ID,
    call,
    CALL_ID,
    CONVERSATION_ID,
    entry,
    loaded,
    MINUTE_MS,
    MORNING_AT,
    SECOND_SESSION_ID,
    session,
    SESSION_ID
} from './builders';

const HOUR_MS = 60 * MINUTE_MS;
const secondSession = session({
    id: SECOND_SESSION_ID,
    startAt: MORNING_AT + HOUR_MS,
    endAt: MORNING_AT + 2 * HOUR_MS
});

function rowsOf(records: readonly LinkedRecord[], loads: Loads = {}, timeZone = 'UTC'): readonly Row[] {
    return buildRows({ records, loads, timeZone });
}

/** One word per row: what a reader meets, in order. */
function outline(rows: readonly Row[]): readonly string[] {
    return rows.map((row) => {
        if (row.kind === 'message') return row.text;
        if (row.kind === 'day') return row.day;
        return row.kind === 'omission' ? row.omission.kind : row.kind;
    });
}

function messages(rows: readonly Row[]) {
    return rows.flatMap((row) => (row.kind === 'message' ? [row] : []));
}

test('a session with its transcript has a start, its day, its messages and an end', () => {
    const entries = [entry({ text: 'Hi' }), entry({ text: 'Hello!', role: 'agent', at: MORNING_AT + 1 })];
    const rows = rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) });
    expect(outline(rows)).toEqual(['start', '2026-03-02', 'Hi', 'Hello!', 'end']);
    expect(rows[0]).toMatchObject({ covered: true, loadable: true });
});

test('a session whose transcript was not fetched is its bookend alone', () => {
    const [start, ...rest] = rowsOf([session()]);
    expect(start).toMatchObject({
        kind: 'start',
        covered: false,
        loadable: true,
        load: { transcript: null, activity: 'idle' }
    });
    expect(rest).toEqual([]);
});

test('what is going on with a conversation stands at the start of each of its records', () => {
    const load = { transcript: null, activity: 'reading', problem: null } as const;
    expect(rowsOf([session(), secondSession], { [CONVERSATION_ID]: load })).toMatchObject([{ load }, { load }]);
});

test('where there is no conversation there is nothing to load, and the timeline says why', () => {
    const rows = rowsOf([session({ conversation: { state: 'none' } })]);
    expect(rows[0]).toMatchObject({ loadable: false, covered: false });
    expect(outline(rows)).toEqual(['start', 'no-transcript']);
});

test('a session that is not over ends with the age of its words, and the load that can renew them', () => {
    const load = loaded({ readAt: MORNING_AT + MINUTE_MS });
    const rows = rowsOf([session({ status: 'active', endAt: null })], { [CONVERSATION_ID]: load });
    expect(outline(rows)).toEqual(['start', 'end']);
    expect(rows[1]).toMatchObject({
        key: `${SESSION_ID}/end`,
        since: 'open',
        readAt: MORNING_AT + MINUTE_MS,
        load,
        loadKey: CONVERSATION_ID,
        problem: null
    });
});

test('a session that is not over and was not read has no age to tell', () => {
    expect(outline(rowsOf([session({ status: 'active', endAt: null })]))).toEqual(['start']);
});

test('of a record whose status is not known neither an end nor an open end is told', () => {
    const rows = rowsOf([session({ status: 'unknown', endAt: null })], { [CONVERSATION_ID]: loaded() });
    expect(outline(rows)).toEqual(['start']);
});

test.each([
    ['before its end', MORNING_AT + 30 * MINUTE_MS - 1, 'ended-since'],
    ['at its end', MORNING_AT + 30 * MINUTE_MS, 'nothing'],
    ['after its end', MORNING_AT + HOUR_MS, 'nothing']
])('a session that has ended and was read %s may lack words accordingly', (_, readAt, since) => {
    const rows = rowsOf([session()], { [CONVERSATION_ID]: loaded({ readAt }) });
    expect(rows.at(-1)).toMatchObject({ kind: 'end', since });
});

test('a session that ended at no known time is taken for whole as it was read', () => {
    const rows = rowsOf([session({ endAt: null })], { [CONVERSATION_ID]: loaded() });
    expect(rows.at(-1)).toMatchObject({ kind: 'end', since: 'nothing' });
});

test('a running call says that more will come, read or not', () => {
    const running = call({ status: 'in-progress', endAt: null });
    expect(outline(rowsOf([running]))).toEqual(['start', 'still-open']);
    const entries = [entry({ recordId: CALL_ID, text: 'Good morning' })];
    const loads = { '0dw000000000009': loaded({ recordIds: [CALL_ID], entries }) };
    expect(outline(rowsOf([running], loads))).toEqual(['start', '2026-03-02', 'Good morning', 'still-open', 'end']);
});

test('records stand by start, then by id; without a start they stand last', () => {
    const records = [session({ startAt: null }), secondSession, call(), session({ id: '0Mw000000000000' })];
    expect(rowsOf(records).map((row) => (row.kind === 'start' ? row.record.id : ''))).toEqual([
        CALL_ID,
        '0Mw000000000000',
        SECOND_SESSION_ID,
        SESSION_ID
    ]);
});

test('two sessions at once are told one after the other', () => {
    const entries = [
        entry({ text: 'web 1', at: MORNING_AT }),
        entry({ text: 'phone 1', at: MORNING_AT + 1, recordId: SECOND_SESSION_ID }),
        entry({ text: 'web 2', at: MORNING_AT + 2 })
    ];
    const records = [session(), session({ id: SECOND_SESSION_ID })];
    const loads = { [CONVERSATION_ID]: loaded({ recordIds: [SESSION_ID, SECOND_SESSION_ID], entries }) };
    expect(outline(rowsOf(records, loads))).toEqual([
        'start',
        '2026-03-02',
        'web 1',
        'web 2',
        'end',
        'start',
        '2026-03-02',
        'phone 1',
        'end'
    ]);
});

test('a new day is a row, in the user’s own time zone', () => {
    const entries = [
        entry({ text: 'late', at: Date.parse('2026-03-02T22:59:59Z') }),
        entry({ text: 'later', at: Date.parse('2026-03-02T23:00:00Z') })
    ];
    const loads = { [CONVERSATION_ID]: loaded({ entries }) };
    expect(outline(rowsOf([session()], loads, 'UTC'))).toEqual(['start', '2026-03-02', 'late', 'later', 'end']);
    expect(outline(rowsOf([session()], loads, 'Europe/Berlin'))).toEqual([
        'start',
        '2026-03-02',
        'late',
        '2026-03-03',
        'later',
        'end'
    ]);
});

test('a day is one row, even where clocks were put back from a minute past midnight', () => {
    const entries = [
        entry({ text: '23:59', at: Date.parse('2010-11-07T02:29:00Z') }),
        entry({ text: '00:00', at: Date.parse('2010-11-07T02:30:30Z') }),
        entry({ text: '23:01 again', at: Date.parse('2010-11-07T02:31:30Z') })
    ];
    const rows = rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) }, 'America/St_Johns');
    expect(outline(rows)).toEqual(['start', '2010-11-06', '23:59', '2010-11-07', '00:00', '23:01 again', 'end']);
});

test('what stood here without text, or could not be read, is said at its place', () => {
    const entries = [
        entry({ text: 'Look:', at: MORNING_AT }),
        entry({ at: MORNING_AT + 1, body: { kind: 'non-text' } }),
        entry({ at: MORNING_AT + 2, body: { kind: 'non-text' } }),
        entry({ at: MORNING_AT + 3, body: { kind: 'unreadable' } }),
        entry({ text: 'See?', at: MORNING_AT + 4 }),
        entry({ text: 'when?', at: null })
    ];
    expect(outline(rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) }))).toEqual([
        'start',
        '2026-03-02',
        'Look:',
        'non-text',
        'non-text',
        'unreadable',
        'See?',
        'when?',
        'end'
    ]);
});

test('earlier entries can be asked for right after the first start, and a missing bot’s part stands before the words', () => {
    const older = { state: 'possible', before: MORNING_AT + 10 } as const;
    const entries = [
        entry({ text: 'one' }),
        entry({ text: 'two', recordId: SECOND_SESSION_ID, at: MORNING_AT + HOUR_MS })
    ];
    const loads = { [CONVERSATION_ID]: loaded({ recordIds: [SESSION_ID, SECOND_SESSION_ID], entries, older }) };
    const records = [session({ servedBy: 'bot' }), { ...secondSession, servedBy: 'bot' as const }];
    const rows = rowsOf(records, loads);
    expect(outline(rows)).toEqual([
        'start',
        'older',
        '2026-03-02',
        'one',
        'end',
        'start',
        'bot',
        '2026-03-02',
        'two',
        'end'
    ]);
    expect(rows[1]).toMatchObject({ loadKey: CONVERSATION_ID, omission: { recordId: SESSION_ID } });
});

test('what was withheld is said once, at the end of the last record it was received with', () => {
    const withheld = { otherCases: 2, notLinked: 1, unassigned: 1 };
    const loads = { [CONVERSATION_ID]: loaded({ recordIds: [SESSION_ID, SECOND_SESSION_ID], withheld }) };
    expect(outline(rowsOf([session(), secondSession], loads))).toEqual([
        'start',
        'end',
        'start',
        'other-cases',
        'not-linked',
        'unassigned',
        'end'
    ]);
});

test('a session whose conversation may not be seen is covered by the load that brought its words', () => {
    const hidden = { ...secondSession, conversation: { state: 'hidden' } as const };
    const entries = [entry({ text: 'second', recordId: SECOND_SESSION_ID })];
    const older = { state: 'possible', before: 1 } as const;
    const load = loaded({ recordIds: [SECOND_SESSION_ID], entries, older });
    const rows = rowsOf([session(), hidden], { [CONVERSATION_ID]: load });
    expect(outline(rows)).toEqual(['start', 'start', 'older', '2026-03-02', 'second', 'end']);
    expect(rows[1]).toMatchObject({ covered: true, load, record: { id: SECOND_SESSION_ID } });
    // Asking for more, or again, must ask the load that these words came with.
    expect(rows[2]).toMatchObject({ loadKey: CONVERSATION_ID, omission: { recordId: SECOND_SESSION_ID } });
    expect([rows[1], rows.at(-1)]).toMatchObject([{ loadKey: CONVERSATION_ID }, { loadKey: CONVERSATION_ID }]);
});

test('what two loads bring is shown once, as the newer one has it', () => {
    const hidden = { state: 'hidden' } as const;
    const records = [session({ conversation: hidden }), { ...secondSession, conversation: hidden }];
    const recordIds = [SESSION_ID, SECOND_SESSION_ID];
    const withheld = { otherCases: 2, notLinked: 0, unassigned: 0 };
    const loads = {
        [SESSION_ID]: loaded({
            recordIds,
            withheld,
            readAt: 2,
            entries: [entry({ id: 'a', text: 'redacted' })]
        }),
        [SECOND_SESSION_ID]: loaded({ recordIds, withheld, readAt: 1, entries: [entry({ id: 'a', text: 'secret' })] })
    };
    expect(outline(rowsOf(records, loads))).toEqual([
        'start',
        '2026-03-02',
        'redacted',
        'end',
        'start',
        'other-cases',
        'end'
    ]);
});

test('one entry id in two records is two rows with two keys', () => {
    const entries = [entry({ id: 'a', text: 'one' }), entry({ id: 'a', text: 'two', recordId: SECOND_SESSION_ID })];
    const rows = rowsOf([session(), secondSession], { [CONVERSATION_ID]: loaded({ entries }) });
    expect(messages(rows).map(({ text }) => text)).toEqual(['one', 'two']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('words of a record that the list does not name are shown where they belong', () => {
    const entries = [entry({ text: 'old words', at: MORNING_AT - HOUR_MS, recordId: SECOND_SESSION_ID })];
    const rows = rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) });
    expect(outline(rows)).toEqual(['start', '2026-03-02', 'old words', 'start', 'end']);
    const record = { id: SECOND_SESSION_ID, name: null, startAt: null, status: 'unknown' };
    expect(rows[0]).toMatchObject({ record, covered: true, load: { transcript: { entries } } });
});

test('a call that the list does not name is a call', () => {
    const rows = rowsOf([], { [CONVERSATION_ID]: loaded({ recordIds: [], entries: [entry({ recordId: CALL_ID })] }) });
    expect(rows[0]).toMatchObject({ kind: 'start', record: { kind: 'call', id: CALL_ID } });
});

test('a problem does not wipe what was loaded before it', () => {
    const load = { ...loaded({ entries: [entry({ text: 'still here' })] }), problem: { code: 'unavailable' } as const };
    const rows = rowsOf([session()], { [CONVERSATION_ID]: load });
    expect(outline(rows)).toContain('still here');
    expect(rows[0]).toMatchObject({ load: { problem: { code: 'unavailable' } } });
});

describe('a problem of one conversation', () => {
    const problem = { code: 'over-budget' } as const;
    const recordIds = [SESSION_ID, SECOND_SESSION_ID];
    const open = { ...secondSession, status: 'active' as const, endAt: null };
    const older = { state: 'possible', before: MORNING_AT } as const;

    /** Kind and record of the rows at which it is said. */
    function placesOf(records: readonly LinkedRecord[], load: Loads[string]): readonly string[] {
        const rows = rowsOf(records, { [CONVERSATION_ID]: load });
        return rows.flatMap(({ key, ...row }) => ('problem' in row && row.problem === problem ? [key] : []));
    }

    test('stands at each start, where each offers the transcript', () => {
        const load = { transcript: null, activity: 'idle', asked: 'reading', problem } as const;
        expect(placesOf([session(), open], load)).toEqual([`${SESSION_ID}/start`, `${SECOND_SESSION_ID}/start`]);
    });

    test('stands where older messages were asked for, and only there', () => {
        const load = { ...loaded({ recordIds, older }), asked: 'reading-older', problem } as const;
        expect(placesOf([session(), open], load)).toEqual([`${SESSION_ID}/older`]);
    });

    test('stands at the open end, where the refresh is offered', () => {
        const load = { ...loaded({ recordIds, older }), asked: 'refreshing', problem } as const;
        expect(placesOf([session(), open], load)).toEqual([`${SECOND_SESSION_ID}/end`]);
    });

    test('of a refresh stands at the start of the last record, where nothing is open', () => {
        const readAt = MORNING_AT + 3 * HOUR_MS;
        const load = { ...loaded({ recordIds, readAt }), asked: 'refreshing', problem } as const;
        expect(placesOf([session(), secondSession], load)).toEqual([`${SECOND_SESSION_ID}/start`]);
    });

    test('is said somewhere even where it is not known what was asked', () => {
        expect(placesOf([session()], { ...loaded({ readAt: MORNING_AT + HOUR_MS }), problem })).toEqual([
            `${SESSION_ID}/start`
        ]);
    });

    test('is not said at a row where the whole connection has it', () => {
        const load = { transcript: null, activity: 'idle', problem: { code: 'held-back-hourly' } } as const;
        expect(rowsOf([session()], { [CONVERSATION_ID]: load })[0]).toMatchObject({ load, problem: null });
    });
});

test.each([
    ['within five minutes', { at: MORNING_AT + 5 * MINUTE_MS }, false],
    ['after more than five minutes', { at: MORNING_AT + 5 * MINUTE_MS + 1 }, true],
    ['of another sender in the same role', { subject: 'somebody else' }, true],
    ['of the same subject in another role', { role: 'system', subject: 'customer' } as const, true],
    ['at no known time', { at: null }, true]
])('a message %s opens a group: %s', (_, fields, opens) => {
    const entries = [entry({ id: 'a' }), entry({ id: 'b', at: MORNING_AT + 1, ...fields })];
    const rows = messages(rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) }));
    expect(rows.map(({ opensGroup }) => opensGroup)).toEqual([true, opens]);
});

test('a group does not reach across an omission or a new day', () => {
    const midnightAt = Date.UTC(2026, 2, 3);
    const entries = [
        entry({ id: 'a', at: midnightAt - 2 }),
        entry({ id: 'b', at: midnightAt - 1 }),
        entry({ id: 'c', at: midnightAt }),
        entry({ id: 'd', at: midnightAt + 1, body: { kind: 'non-text' } }),
        entry({ id: 'e', at: midnightAt + 2 })
    ];
    const rows = messages(rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) }));
    expect(rows.map(({ opensGroup }) => opensGroup)).toEqual([true, false, true, true]);
});

test('names are those that the session itself gives, and nobody else’s', () => {
    const entries = [
        entry({ id: 'a', role: 'customer' }),
        entry({ id: 'b', role: 'agent', subject: `${AGENT_ID}AAA`, at: MORNING_AT + 1 }),
        entry({ id: 'c', role: 'agent', subject: '005000000000002', at: MORNING_AT + 2 }),
        entry({ id: 'd', role: 'bot', subject: AGENT_ID, at: MORNING_AT + 3 })
    ];
    const rows = rowsOf([session()], { [CONVERSATION_ID]: loaded({ entries }) });
    expect(messages(rows).map(({ senderName }) => senderName)).toEqual(['Tomas Birk', 'Ines Feld', null, null]);
});

test('no name is claimed where sender and owner are both unknown', () => {
    const entries = [entry({ role: 'agent', subject: '' })];
    const rows = rowsOf([session({ ownerId: null })], { [CONVERSATION_ID]: loaded({ entries }) });
    expect(messages(rows).map(({ senderName }) => senderName)).toEqual([null]);
});
