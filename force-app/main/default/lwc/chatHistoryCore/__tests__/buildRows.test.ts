import { EMPTY_LOAD } from '../chatHistoryCore';
import {
    aCall,
    aLoad,
    aLoadOf,
    anEntry,
    anOpenSession,
    aSession,
    CALL_CONVERSATION_ID,
    CALL_ID,
    CONVERSATION_ID,
    HOUR_MS,
    MINUTE_MS,
    MORNING_AT,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { outline, rowsOf, secondSession } from './outline';

test('A session with its transcript has a start, its day, its messages and an end', () => {
    const entries = [anEntry({ text: 'Hi' }), anEntry({ text: 'Hello!', role: 'agent', at: MORNING_AT + 1 })];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) });
    expect(outline(rows)).toEqual(['start', '2026-03-02', 'Hi', 'Hello!', 'end']);
    expect(rows[0]).toMatchObject({ covered: true, loadable: true });
});

test('A session without a transcript has a start alone', () => {
    const [start, ...rest] = rowsOf([aSession()]);
    expect(start).toMatchObject({
        kind: 'start',
        covered: false,
        loadable: true,
        load: EMPTY_LOAD
    });
    expect(rest).toEqual([]);
});

test('The load of a conversation stands at the start of each of its records', () => {
    const load = aLoad({ fetchStatus: 'fetching' });
    expect(rowsOf([aSession(), secondSession], { [CONVERSATION_ID]: load })).toMatchObject([{ load }, { load }]);
});

test('A session without a conversation is not loadable, and an omission says why', () => {
    const rows = rowsOf([aSession({ conversation: { state: 'none' } })]);
    expect(rows[0]).toMatchObject({ loadable: false, covered: false });
    expect(outline(rows)).toEqual(['start', 'no-transcript']);
});

test('An open session ends with the time of its fetch and the load that can refresh it', () => {
    const load = aLoadOf({ fetchedAt: MORNING_AT + MINUTE_MS });
    const rows = rowsOf([anOpenSession()], { [CONVERSATION_ID]: load });
    expect(outline(rows)).toEqual(['start', 'end']);
    expect(rows[1]).toMatchObject({
        key: `${SESSION_ID}/end`,
        since: 'open',
        fetchedAt: MORNING_AT + MINUTE_MS,
        load,
        loadKey: CONVERSATION_ID,
        problem: null
    });
});

test('An open session without a transcript has no end', () => {
    expect(outline(rowsOf([anOpenSession()]))).toEqual(['start']);
});

test('A record of hidden status and end time claims neither an end nor an open end', () => {
    const rows = rowsOf([aSession({ status: 'unknown', endAt: null })], { [CONVERSATION_ID]: aLoadOf() });
    expect(outline(rows)).toEqual(['start']);
});

test.each([
    ['before its end may lack messages', MORNING_AT + 30 * MINUTE_MS - 1, 'ended-since'],
    ['at its end lacks none', MORNING_AT + 30 * MINUTE_MS, 'nothing'],
    ['after its end lacks none', MORNING_AT + HOUR_MS, 'nothing']
])('A session that has ended and was fetched %s', (_, fetchedAt, since) => {
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ fetchedAt }) });
    expect(rows.at(-1)).toMatchObject({ kind: 'end', since });
});

test('A session that ended at an unknown time lacks no messages', () => {
    const rows = rowsOf([aSession({ endAt: null })], { [CONVERSATION_ID]: aLoadOf() });
    expect(rows.at(-1)).toMatchObject({ kind: 'end', since: 'nothing' });
});

test('A running call says that more will come, with and without a transcript', () => {
    const running = aCall({ status: 'in-progress', endAt: null });
    expect(outline(rowsOf([running]))).toEqual(['start', 'still-open']);
    const entries = [anEntry({ recordId: CALL_ID, text: 'Good morning' })];
    const loads = { [CALL_CONVERSATION_ID]: aLoadOf({ recordIds: [CALL_ID], entries }) };
    expect(outline(rowsOf([running], loads))).toEqual(['start', '2026-03-02', 'Good morning', 'still-open', 'end']);
});

test('Older entries are offered after the first start, and a bot omission stands before the messages', () => {
    const older = { state: 'possible', before: MORNING_AT + 10 } as const;
    const entries = [
        anEntry({ text: 'one' }),
        anEntry({ text: 'two', recordId: SECOND_SESSION_ID, at: MORNING_AT + HOUR_MS })
    ];
    const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds: [SESSION_ID, SECOND_SESSION_ID], entries, older }) };
    const records = [aSession({ servedBy: 'bot' }), { ...secondSession, servedBy: 'bot' as const }];
    const rows = rowsOf(records, loads);
    expect(outline(rows)).toEqual([
        'start',
        'older',
        '2026-03-02',
        'one',
        'end',
        'start',
        '2026-03-02',
        'bot',
        'two',
        'end'
    ]);
    expect(rows[1]).toMatchObject({ loadKey: CONVERSATION_ID, omission: { recordId: SESSION_ID } });
});

test('Withheld counts stand once, at the end of the last record of their transcript', () => {
    const withheld = { otherCases: 2, notLinked: 1, hidden: 0, notListed: 0, unassigned: 1, bots: 0 };
    const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds: [SESSION_ID, SECOND_SESSION_ID], withheld }) };
    expect(outline(rowsOf([aSession(), secondSession], loads))).toEqual([
        'start',
        'end',
        'start',
        'other-cases',
        'not-linked',
        'unassigned',
        'end'
    ]);
});

test('A problem leaves the messages that were loaded before it', () => {
    const load = aLoadOf({ entries: [anEntry({ text: 'still here' })] }, { problem: { code: 'timed-out' } });
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: load });
    expect(outline(rows)).toContain('still here');
    expect(rows[0]).toMatchObject({ load: { problem: { code: 'timed-out' } } });
});

test('A record of hidden status with an end time has ended (fault 4)', () => {
    const rows = rowsOf([aSession({ status: 'unknown' })], { [CONVERSATION_ID]: aLoadOf() });
    expect(rows.at(-1)).toMatchObject({ kind: 'end', since: 'nothing' });
});

describe('Messages that are too old to be shown without asking', () => {
    const entries = [anEntry({ text: 'one' }), anEntry({ text: 'two', recordId: SECOND_SESSION_ID })];
    const recordIds = [SESSION_ID, SECOND_SESSION_ID];
    const withheld = { otherCases: 2, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 };
    const transcript = { entries, recordIds, withheld, older: { state: 'possible', before: 1 } } as const;

    test('Expired messages and omissions of a transcript are covered by one row per record', () => {
        const load = aLoadOf(transcript, { expiry: 'expired' });
        const rows = rowsOf([aSession({ servedBy: 'bot' }), secondSession], { [CONVERSATION_ID]: load });
        expect(outline(rows)).toEqual(['start', 'expired', 'end', 'start', 'expired', 'end']);
        expect(rows[1]).toMatchObject({
            key: `${SESSION_ID}/expired`,
            load,
            loadKey: CONVERSATION_ID,
            fetchedAt: MORNING_AT + HOUR_MS,
            problem: null
        });
    });

    test('An expired transcript leaves what the record itself says is missing', () => {
        const load = aLoadOf({ recordIds: [CALL_ID] }, { expiry: 'expired' });
        const rows = rowsOf([aCall({ status: 'in-progress', endAt: null })], { [CALL_CONVERSATION_ID]: load });
        expect(outline(rows)).toEqual(['start', 'expired', 'still-open', 'end']);
    });

    test.each(['fresh', 'accepted'] as const)('A transcript that is %s shows its messages', (expiry) => {
        const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf(transcript, { expiry }) });
        expect(outline(rows)).toContain('one');
        expect(outline(rows)).not.toContain('expired');
    });

    test('A newer transcript of the same record is shown without any text of the expired one', () => {
        const hidden = aSession({ conversation: { state: 'hidden' } });
        const old = aLoadOf(
            { entries: [anEntry({ id: 'a', text: 'expired text' })], fetchedAt: 1 },
            { expiry: 'expired' }
        );
        const fresh = aLoadOf({ entries: [anEntry({ id: 'b', text: 'fresh text' })], fetchedAt: 2 });
        const rows = rowsOf([hidden], { [SECOND_SESSION_ID]: old, [SESSION_ID]: fresh });
        expect(outline(rows)).toEqual(['start', '2026-03-02', 'fresh text', 'end']);
    });
});
