import {
    aCall,
    aLoadOf,
    anEntry,
    aSession,
    CALL_ID,
    CONVERSATION_ID,
    HOUR_MS,
    MORNING_AT,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import type { OwnedEntry } from '../chatHistoryCore';
import { messagesOf, outline, rowsOf, secondSession } from './outline';

test('Records stand by start, then by id, and those without a start stand last', () => {
    const records = [aSession({ startAt: null }), secondSession, aCall(), aSession({ id: '0Mw000000000000' })];
    expect(rowsOf(records).map((row) => (row.kind === 'start' ? row.record.id : ''))).toEqual([
        CALL_ID,
        '0Mw000000000000',
        SECOND_SESSION_ID,
        SESSION_ID
    ]);
});

test('Two sessions at the same time stand one after the other', () => {
    const entries = [
        anEntry({ text: 'web 1', at: MORNING_AT }),
        anEntry({ text: 'phone 1', at: MORNING_AT + 1, recordId: SECOND_SESSION_ID }),
        anEntry({ text: 'web 2', at: MORNING_AT + 2 })
    ];
    const records = [aSession(), aSession({ id: SECOND_SESSION_ID })];
    const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds: [SESSION_ID, SECOND_SESSION_ID], entries }) };
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

test('A session of a hidden conversation is covered by the load that brought its entries', () => {
    const hidden = { ...secondSession, conversation: { state: 'hidden' } as const };
    const entries = [anEntry({ text: 'second', recordId: SECOND_SESSION_ID })];
    const older = { state: 'possible', before: 1 } as const;
    const load = aLoadOf({ recordIds: [SECOND_SESSION_ID], entries, older });
    const rows = rowsOf([aSession(), hidden], { [CONVERSATION_ID]: load });
    expect(outline(rows)).toEqual(['start', 'start', 'older', '2026-03-02', 'second', 'end']);
    expect(rows[1]).toMatchObject({ covered: true, load, record: { id: SECOND_SESSION_ID } });
    // Older pages and refreshes must use the load that these entries came with.
    expect(rows[2]).toMatchObject({ loadKey: CONVERSATION_ID, omission: { recordId: SECOND_SESSION_ID } });
    expect([rows[1], rows.at(-1)]).toMatchObject([{ loadKey: CONVERSATION_ID }, { loadKey: CONVERSATION_ID }]);
});

test('An entry of two loads is shown once, as the newer one has it', () => {
    const hidden = { state: 'hidden' } as const;
    const records = [aSession({ conversation: hidden }), { ...secondSession, conversation: hidden }];
    const recordIds = [SESSION_ID, SECOND_SESSION_ID];
    const withheld = { otherCases: 2, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 };
    const loads = {
        [SESSION_ID]: aLoadOf({
            recordIds,
            withheld,
            fetchedAt: 2,
            entries: [anEntry({ id: 'a', text: 'redacted' })]
        }),
        [SECOND_SESSION_ID]: aLoadOf({
            recordIds,
            withheld,
            fetchedAt: 1,
            entries: [anEntry({ id: 'a', text: 'secret' })]
        })
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

test('Entries of one record that came with two loads are shown together', () => {
    const loads = {
        [SECOND_SESSION_ID]: aLoadOf({ fetchedAt: 1, entries: [anEntry({ id: 'a', text: 'first' })] }),
        [SESSION_ID]: aLoadOf({ fetchedAt: 2, entries: [anEntry({ id: 'b', text: 'second' })] })
    };
    const rows = rowsOf([aSession({ conversation: { state: 'hidden' } })], loads);
    expect(messagesOf(rows).map(({ text }) => text)).toEqual(['first', 'second']);
});

test('One entry id in two records has two rows with two keys', () => {
    const entries = [anEntry({ id: 'a', text: 'one' }), anEntry({ id: 'a', text: 'two', recordId: SECOND_SESSION_ID })];
    const rows = rowsOf([aSession(), secondSession], { [CONVERSATION_ID]: aLoadOf({ entries }) });
    expect(messagesOf(rows).map(({ text }) => text)).toEqual(['one', 'two']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('Entries of an unlisted record are shown at their time', () => {
    const entries = [anEntry({ text: 'old text', at: MORNING_AT - HOUR_MS, recordId: SECOND_SESSION_ID })];
    const rows = rowsOf([aSession()], { [CONVERSATION_ID]: aLoadOf({ entries }) });
    expect(outline(rows)).toEqual(['start', '2026-03-02', 'old text', 'start', 'empty', 'end']);
    const record = { id: SECOND_SESSION_ID, name: null, startAt: null, status: 'unknown' };
    expect(rows[0]).toMatchObject({ record, covered: true, load: { transcript: { entries } } });
});

test('An unlisted record offers older pages and refreshes of the load that brought its entries', () => {
    const rows = rowsOf([], { [CONVERSATION_ID]: aLoadOf({ entries: [anEntry()] }) });
    expect(rows[0]).toMatchObject({ loadKey: CONVERSATION_ID, loadable: true, record: { id: SESSION_ID } });
});

test('An unlisted record without any entry is not shown', () => {
    expect(rowsOf([], { [CONVERSATION_ID]: aLoadOf({ recordIds: [SESSION_ID] }) })).toEqual([]);
});

test('An unlisted call is a call', () => {
    const rows = rowsOf([], {
        [CONVERSATION_ID]: aLoadOf({ recordIds: [], entries: [anEntry({ recordId: CALL_ID })] })
    });
    expect(rows[0]).toMatchObject({ kind: 'start', record: { kind: 'call', id: CALL_ID } });
});

test('A session’s text adds nothing that stands at another session: one of its messages names both', () => {
    const both = anEntry({
        text: 'both',
        recordId: SECOND_SESSION_ID,
        relatedRecordIds: [SESSION_ID, SECOND_SESSION_ID]
    });
    const one = anEntry({ text: 'one', at: MORNING_AT - 1 });
    const shown = (entries: readonly OwnedEntry[]) => {
        const sessionTexts = { [SESSION_ID]: '( 0s ) EndUser: one<br>( 1s ) EndUser: both' };
        const recordIds = [SESSION_ID, SECOND_SESSION_ID];
        const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds, entries, sessionTexts }) };
        return messagesOf(rowsOf([aSession(), secondSession], loads)).map(({ text }) => text);
    };
    expect(shown([one])).toEqual(['one', 'both']);
    expect(shown([one, both])).toEqual(['one', 'both']);
    expect(shown([one, { ...both, relatedRecordIds: [SECOND_SESSION_ID] }])).toEqual(['one', 'both', 'both']);
});

test.each<[string, Parameters<typeof aSession>[0], readonly OwnedEntry[]]>([
    ['bot', { servedBy: 'bot-to-agent' }, [anEntry({ role: 'agent' })]],
    ['opening', { acceptedAt: MORNING_AT + 1 }, [anEntry({ at: MORNING_AT + HOUR_MS / 4 })]],
    ['empty', { acceptedAt: MORNING_AT + 1 }, []]
])(
    'Nothing is said to be missing of a session while an entry that names it stands at another: %s',
    (kind, fields, own) => {
        const theirs = (relatedRecordIds: readonly string[]) =>
            anEntry({ id: 'theirs', at: MORNING_AT + HOUR_MS, recordId: SECOND_SESSION_ID, relatedRecordIds });
        const missing = (relatedRecordIds: readonly string[]) => {
            const entries = [...own, theirs(relatedRecordIds)];
            const recordIds = [SESSION_ID, SECOND_SESSION_ID];
            const loads = { [CONVERSATION_ID]: aLoadOf({ recordIds, entries, fetchedAt: MORNING_AT + 9 * HOUR_MS }) };
            const rows = rowsOf([aSession(fields), secondSession], loads);
            return rows.flatMap((row) =>
                'omission' in row && row.omission.recordId === SESSION_ID ? [row.omission.kind] : []
            );
        };
        expect(missing([SECOND_SESSION_ID])).toEqual([kind]);
        expect(missing([SESSION_ID, SECOND_SESSION_ID])).toEqual([]);
    }
);
