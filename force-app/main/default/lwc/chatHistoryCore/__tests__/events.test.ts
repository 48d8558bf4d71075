import fc from 'fast-check';
import {
    aCall,
    AGENT_ID,
    aLoadOf,
    anEntry,
    anId,
    anOpenSession,
    aSession,
    CONVERSATION_ID,
    HOUR_MS,
    MINUTE_MS,
    MORNING_AT
} from 'support/builders';
import {
    buildRows,
    EDGE_MS,
    eventsOf,
    TAKEOVER_MS,
    type ConversationLoad,
    type LinkedRecord,
    type OwnedEntry,
    type Participant,
    type Row,
    type SenderRole
} from '../chatHistoryCore';
import { messagesOf } from './outline';

const END_AT = MORNING_AT + 30 * MINUTE_MS;
const SECOND_ID = anId('005', 2);

const lena: Participant = { key: AGENT_ID, name: 'Lena', role: 'agent', joinedAt: null, leftAt: null };
const bea: Participant = { ...lena, key: SECOND_ID, name: 'Bea' };
const rolf: Participant = { ...lena, key: '0Xx000000000001', name: 'Rolf', role: 'bot' };

/** Minutes after the start. */
const minute = (minutes: number) => MORNING_AT + minutes * MINUTE_MS;

/** `minutes kind name[<from]` of each event. */
function said(record: LinkedRecord, participants: readonly Participant[]): readonly string[] {
    return eventsOf(record, participants).map(({ at, kind, name, role, from }) => {
        const minutes = Math.floor((at - MORNING_AT) / MINUTE_MS);
        return `${minutes} ${kind} ${name ?? role}${from === null ? '' : `<${from}`}`;
    });
}

describe('the events of a record', () => {
    test('are joins and leaves, by time', () => {
        const there = { ...bea, joinedAt: minute(10), leftAt: minute(20) };
        expect(said(aSession(), [there, { ...lena, joinedAt: minute(5) }])).toEqual([
            '5 joined Lena',
            '10 joined Bea',
            '20 left Bea'
        ]);
    });

    test.each<[SenderRole, number]>([
        ['customer', 1],
        ['agent', 1],
        ['bot', 1],
        ['supervisor', 1],
        ['system', 0],
        ['unknown', 0]
    ])('of a participant in the role %s are %j', (role, count) => {
        expect(said(aSession(), [{ ...lena, role, joinedAt: minute(1) }])).toHaveLength(count);
    });

    test('have no name where the participant has none', () => {
        expect(said(aSession(), [{ ...lena, name: AGENT_ID, joinedAt: minute(1) }])).toEqual(['1 joined agent']);
    });

    test.each([
        ['at the start', EDGE_MS, 0],
        ['just after the start', EDGE_MS + 1, 1],
        ['just before the end', END_AT - MORNING_AT - EDGE_MS - 1, 1],
        ['at the end', END_AT - MORNING_AT - EDGE_MS, 0],
        ['before the start', -HOUR_MS, 0],
        ['after the end', HOUR_MS, 0]
    ])('leave out what happened %s', (_, afterMs, count) => {
        expect(said(aSession(), [{ ...lena, joinedAt: MORNING_AT + afterMs }])).toHaveLength(count);
    });

    test.each<[string, LinkedRecord, number]>([
        ['that is open', anOpenSession(), 1],
        ['that ended nobody knows when', aSession({ status: 'error', endAt: null }), 0],
        ['that began nobody knows when', aSession({ startAt: null }), 0],
        ['that is a call', aCall(), 1]
    ])('of a record %s', (_, record, count) => {
        expect(said(record, [{ ...lena, joinedAt: minute(5) }])).toHaveLength(count);
    });

    test.each([
        ['one after the other', minute(10), minute(10) + TAKEOVER_MS, ['11 took-over Bea<Lena']],
        ['first joined', minute(10), minute(10) - TAKEOVER_MS + 1_000, ['9 took-over Bea<Lena']],
        ['too late', minute(10), minute(10) + TAKEOVER_MS + 1_000, ['10 left Lena', '11 joined Bea']]
    ])('are one where an agent took over from another: %s', (_, leftAt, joinedAt, events) => {
        expect(
            said(aSession(), [
                { ...lena, leftAt },
                { ...bea, joinedAt }
            ])
        ).toEqual(events);
    });

    test('are one where an agent took over from a bot, and two where the bot came after the agent', () => {
        const relieved = [
            { ...rolf, leftAt: minute(2) },
            { ...lena, joinedAt: minute(2) }
        ];
        expect(said(aSession(), relieved)).toEqual(['2 took-over Lena<Rolf']);
        const [left, joined] = [
            { ...lena, leftAt: minute(2) },
            { ...rolf, joinedAt: minute(2) }
        ];
        expect(said(aSession(), [left, joined])).toEqual(['2 joined Rolf', '2 left Lena']);
    });

    test.each([
        ['without a name', { name: null }],
        ['who only came back', { name: 'Lena' }],
        ['who is a supervisor', { role: 'supervisor' } as const]
    ])('are two where nobody knows that it was a transfer: to somebody %s', (_, fields) => {
        const participants = [
            { ...lena, leftAt: minute(10) },
            { ...bea, joinedAt: minute(10), ...fields }
        ];
        expect(
            eventsOf(aSession(), participants)
                .map(({ kind }) => kind)
                .sort()
        ).toEqual(['joined', 'left']);
    });

    test('use each leave and each join for one transfer only', () => {
        const participants = [
            { ...lena, leftAt: minute(10) },
            { ...bea, joinedAt: minute(10) },
            { ...bea, key: anId('005', 3), name: 'Cem', joinedAt: minute(10) }
        ];
        expect(said(aSession(), participants)).toEqual(['10 joined Cem', '10 took-over Bea<Lena']);
    });

    test('say that the session was accepted, unless an agent joined at that moment', () => {
        const session = aSession({ acceptedAt: minute(3) });
        expect(said(session, [])).toEqual(['3 accepted agent']);
        expect(said(session, [{ ...lena, joinedAt: minute(3) - EDGE_MS }])).toEqual(['2 joined Lena']);
        expect(said(session, [{ ...lena, joinedAt: minute(4) }])).toEqual(['3 accepted agent', '4 joined Lena']);
        expect(said(aSession({ acceptedAt: MORNING_AT }), [])).toEqual([]);
    });

    test('are said once where two parts of a transcript tell the same', () => {
        const twice = [
            { ...lena, leftAt: minute(5) },
            { ...lena, joinedAt: MORNING_AT, leftAt: minute(5) }
        ];
        expect(said(aSession(), twice)).toEqual(['5 left Lena']);
    });
});

/** One string a row: texts of messages, kinds of events in brackets, days and kinds of the rest. */
function outline(rows: readonly Row[]): readonly string[] {
    return rows.map((row) => {
        if (row.kind === 'message') return row.text;
        if (row.kind === 'event') return `[${row.events.map(({ kind }) => kind).join(' ')}]`;
        return row.kind === 'day' ? row.day : row.kind;
    });
}

function rowsWith(
    entries: readonly OwnedEntry[],
    participants: readonly Participant[],
    load: Partial<ConversationLoad['transcript']> = {},
    showsEvents = true
): readonly Row[] {
    const loads = { [CONVERSATION_ID]: aLoadOf({ entries, participants, ...load }) };
    return buildRows({ records: [aSession()], loads, timeZone: 'UTC', showsEvents });
}

const one = anEntry({ text: 'one', at: minute(1) });
const two = anEntry({ text: 'two', at: minute(2) });

describe('an event row', () => {
    const participants = [
        { ...lena, joinedAt: minute(1) + 30_000 },
        { ...rolf, leftAt: minute(1) + 50_000 }
    ];

    test('stands in its place by time, one for all events between two messages', () => {
        const rows = rowsWith([one, two], [...participants, { ...bea, joinedAt: minute(9) }]);
        expect(outline(rows)).toEqual(['start', '2026-03-02', 'one', '[took-over]', 'two', '[joined]', 'end']);
        const nameless = participants.map((each) => ({ ...each, name: null }));
        expect(outline(rowsWith([one, two], nameless))).toEqual([
            'start',
            '2026-03-02',
            'one',
            '[joined left]',
            'two',
            'end'
        ]);
    });

    test('ends a group of messages', () => {
        const rows = rowsWith([one, two], participants);
        expect(messagesOf(rows).map(({ opensGroup }) => opensGroup)).toEqual([true, true]);
    });

    test('of a leave stands after what was said in that second, since the time is cut to it', () => {
        const last = anEntry({ text: 'bye', at: minute(5) + 800 });
        expect(outline(rowsWith([last], [{ ...lena, leftAt: minute(5) }]))).toEqual([
            'start',
            '2026-03-02',
            'bye',
            '[left]',
            'end'
        ]);
    });

    test('begins a day, and is split by one', () => {
        const night = aSession({ startAt: Date.UTC(2026, 2, 2, 23), endAt: Date.UTC(2026, 2, 3, 1) });
        const there = { ...lena, joinedAt: Date.UTC(2026, 2, 2, 23, 59), leftAt: Date.UTC(2026, 2, 3, 0, 1) };
        const loads = { [CONVERSATION_ID]: aLoadOf({ participants: [there] }) };
        expect(outline(buildRows({ records: [night], loads, timeZone: 'UTC' })).slice(1, 5)).toEqual([
            '2026-03-02',
            '[joined]',
            '2026-03-03',
            '[left]'
        ]);
    });

    test('is missing where the admin wants none, but the names stay', () => {
        const entries = [anEntry({ text: 'one', role: 'agent', subject: `${AGENT_ID}AAA` })];
        const rows = rowsWith(entries, participants, {}, false);
        expect(outline(rows)).toEqual(['start', '2026-03-02', 'one', 'end']);
        expect(messagesOf(rows).map(({ senderName }) => senderName)).toEqual(['Lena']);
    });

    test.each([
        [{ state: 'none' } as const, ['[joined]', 'two']],
        [{ state: 'possible', before: minute(2) } as const, ['two']]
    ])('before the first message is shown only where no earlier message can come between: %j', (older, rest) => {
        const rows = outline(rowsWith([two], [{ ...lena, joinedAt: minute(1) }], { older }));
        expect(rows.filter((row) => /\[|two/.test(row))).toEqual(rest);
    });

    test('leaves the order of messages alone, whatever the times are, and every event of the record is shown once', () => {
        const anyTime = fc.option(fc.integer({ min: -5, max: 40 }).map((minutes) => minute(minutes)));
        const anyParticipant = fc.record<Participant>({
            key: fc.constantFrom(AGENT_ID, SECOND_ID, '0Xx000000000001'),
            name: fc.constantFrom('Lena', 'Bea', null),
            role: fc.constantFrom('agent', 'bot', 'supervisor', 'customer'),
            joinedAt: anyTime,
            leftAt: anyTime
        });
        const anyEntries = fc.uniqueArray(
            anyTime.map((at) => anEntry({ at, id: `${at}` })),
            { selector: ({ id }) => id, maxLength: 12 }
        );
        fc.assert(
            fc.property(anyEntries, fc.array(anyParticipant, { maxLength: 6 }), (entries, people) => {
                const rows = rowsWith(entries, people);
                const without = rowsWith(entries, people, {}, false);
                expect(messagesOf(rows).map(({ key }) => key)).toEqual(messagesOf(without).map(({ key }) => key));
                const shown = rows.flatMap((row) => (row.kind === 'event' ? row.events : []));
                expect(shown).toEqual(eventsOf(aSession(), people));
                const keys = rows.map(({ key }) => key);
                expect(new Set(keys).size).toBe(keys.length);
                const kinds = rows.map(({ kind }) => kind).join(' ');
                expect(kinds).not.toContain('event event');
            })
        );
    });
});

describe('a sender', () => {
    const nameOfSender = (fields: Partial<OwnedEntry['sender']>, participants: readonly Participant[]) => {
        const entry = anEntry({ role: fields.role ?? 'agent', subject: fields.subject ?? AGENT_ID });
        return messagesOf(rowsWith([entry], participants))[0]?.senderName;
    };

    test.each([
        ['the agent before a transfer', { subject: `${SECOND_ID}AAA` }, 'Bea'],
        ['the owner', {}, 'Lena'],
        ['a bot', { role: 'bot', subject: '0Xx000000000001' } as const, 'Rolf'],
        ['somebody who is no participant', { subject: anId('005', 9) }, null],
        ['nobody', { subject: '' }, null]
    ])('has the name of the participant with that key: %s', (_, fields, name) => {
        expect(nameOfSender(fields, [lena, bea, rolf])).toBe(name);
    });

    test('has the name that the record gives where the participant has none', () => {
        expect(nameOfSender({}, [{ ...lena, name: null }])).toBe('Ines Feld');
        expect(nameOfSender({ role: 'customer', subject: 'v2/x' }, [{ ...lena, key: 'v2/x', name: 'v2/x' }])).toBe(
            'Tomas Birk'
        );
    });
});
