import fc from 'fast-check';
import { START_AT } from 'support/fakeClock';
import {
    ACTIVE_MS,
    activeNames,
    addLine,
    changeLine,
    EMPTY_LOG,
    HOUR_MS,
    isCallLog,
    linesOf,
    logAt,
    MAX_UNCOUNTED,
    mergeLogs,
    stoppedUntil,
    type CallLog,
    type Line
} from './callLog';

const aLine = (fields: Partial<Line> = {}): Line => ({
    id: `${fields.at ?? START_AT} ${fields.name ?? 'kettle'}`,
    at: START_AT,
    kind: 'entries',
    name: 'kettle',
    isAuto: false,
    ...fields
});

const aLog = (fields: Partial<CallLog>): CallLog => ({ ...EMPTY_LOG, ...fields });

describe('as time passes', () => {
    test('a line counts for an hour', () => {
        const log = addLine(aLog({ lines: [aLine()] }), { id: '1', at: START_AT, kind: 'cache' });
        expect(logAt(log, START_AT + HOUR_MS - 1)).toEqual(log);
        expect(logAt(log, START_AT + HOUR_MS)).toEqual(EMPTY_LOG);
    });

    test('a line from the future, written before the clock was put back, counts from now', () => {
        const log = aLog({
            lines: [aLine({ at: START_AT + HOUR_MS }), aLine({ id: '1', at: START_AT + 1, kind: 'other' })]
        });
        expect(logAt(log, START_AT).lines.map(({ at }) => at)).toEqual([START_AT, START_AT]);
    });

    test('a stop lasts until its time, and a stop of all calls stops entries calls, too', () => {
        const entriesStop = { at: START_AT, until: START_AT + HOUR_MS, code: 'limit-reached' } as const;
        const allStop = { ...entriesStop, until: START_AT + 5 };
        const both = aLog({ entriesStop, allStop });
        expect(stoppedUntil(both, 'entries', START_AT)).toBe(START_AT + HOUR_MS);
        expect(stoppedUntil(both, 'entries', START_AT + HOUR_MS)).toBeNull();
        expect(stoppedUntil(both, 'other', START_AT + 4)).toBe(START_AT + 5);
        expect(stoppedUntil(both, 'other', START_AT + 5)).toBeNull();
        expect(stoppedUntil(aLog({ allStop }), 'entries', START_AT)).toBe(START_AT + 5);
        expect(stoppedUntil(EMPTY_LOG, 'entries', START_AT)).toBeNull();
    });

    test('what was learned in the future is dropped, since nobody knows when it ends', () => {
        const at = START_AT + 12 * HOUR_MS;
        const stop = { at, until: at + HOUR_MS, code: 'limit-reached' } as const;
        const daily = { used: 1, allowed: 2, at };
        const log = aLog({ entriesStop: stop, allStop: stop, pause: stop, daily });
        expect(logAt(log, START_AT)).toEqual(EMPTY_LOG);
        expect(logAt(log, at)).toEqual(log);
    });
});

describe('active conversations', () => {
    test('count once each, for half an hour after the last call', () => {
        const invoice = aLine({ at: START_AT + 2, name: 'invoice', isAuto: true });
        const log = aLog({ lines: [aLine(), aLine({ at: START_AT + 1 }), invoice] });
        expect(activeNames(log, START_AT + 2, 'all')).toEqual(new Set(['kettle', 'invoice']));
        expect(activeNames(log, START_AT + ACTIVE_MS, 'all')).toEqual(new Set(['kettle', 'invoice']));
        expect(activeNames(log, START_AT + 1 + ACTIVE_MS, 'all')).toEqual(new Set(['invoice']));
        expect(activeNames(log, START_AT + 2 + ACTIVE_MS, 'all')).toEqual(new Set());
    });

    test('are automatic where an automatic call keeps them active', () => {
        const log = aLog({ lines: [aLine({ id: '1' }), aLine({ id: '2', name: 'invoice', isAuto: true })] });
        expect(activeNames(log, START_AT, 'auto')).toEqual(new Set(['invoice']));
    });

    test('do not include one whose call was refused, although the call counts', () => {
        const log = aLog({ lines: [aLine({ id: '1' }), aLine({ id: '2', name: 'invoice' })] });
        const refused = changeLine(log, '1', { name: null });
        expect(linesOf(refused, 'entries')).toHaveLength(2);
        expect(activeNames(refused, START_AT, 'all')).toEqual(new Set(['invoice']));
    });
});

describe('a withdrawn call', () => {
    test('does not count, also when another page’s copy of the log still has it', () => {
        const log = aLog({ lines: [aLine({ id: '1' }), aLine({ id: '2', kind: 'other' })] });
        const withdrawn = ['1', '2'].reduce((each, id) => changeLine(each, id, { kind: 'withdrawn' }), log);
        for (const merged of [withdrawn, mergeLogs(log, withdrawn), mergeLogs(withdrawn, log)]) {
            expect([linesOf(merged, 'entries'), linesOf(merged, 'other')]).toEqual([[], []]);
            expect(activeNames(merged, START_AT, 'all').size).toBe(0);
        }
    });
});

test('a log stays small whatever happens, the newest lines stay, and no number of them pushes a counted one out', () => {
    const kinds = ['withdrawn', 'cache', 'salesforce'] as const;
    const uncounted = kinds.flatMap((kind) =>
        Array.from({ length: MAX_UNCOUNTED }, (_, index) => aLine({ id: `${kind} ${index}`, kind }))
    );
    const lines = [aLine({ id: 'first' }), aLine({ id: 'second', kind: 'other' }), ...uncounted];
    const log = logAt(aLog({ lines }), START_AT);
    expect(log.lines).toHaveLength(MAX_UNCOUNTED + 2);
    expect(log.lines.slice(0, 2).map(({ id }) => id)).toEqual(['first', 'second']);
    expect(linesOf(log, 'salesforce')).toHaveLength(MAX_UNCOUNTED);
});

describe('two copies of a log', () => {
    // What is known of a line when it is written is the same in every copy; what is learned later may differ.
    const line = fc.record({
        number: fc.nat(4),
        at: fc.integer({ min: START_AT, max: START_AT + 5 }),
        isWithdrawn: fc.boolean(),
        isRefused: fc.boolean()
    });
    const lines = fc.array(line, { maxLength: 5 }).map((each) =>
        each.map(({ number, at, isWithdrawn, isRefused }): Line => {
            const kind = number % 2 === 0 ? 'entries' : 'other';
            const name = isRefused || kind === 'other' ? null : 'kettle';
            return { id: String(number), at, kind: isWithdrawn ? 'withdrawn' : kind, name, isAuto: number > 2 };
        })
    );
    // Each thing is learned at a time of its own: of two that are learned at once any may win.
    const learned = fc.option(fc.nat(5));
    const logs: fc.Arbitrary<CallLog> = fc
        .record({ lines, entries: learned, all: learned, pause: learned, daily: learned })
        .map(({ lines: own, entries, all, pause, daily }) => ({
            ...mergeLogs(EMPTY_LOG, aLog({ lines: own })),
            entriesStop: entries === null ? null : { at: entries, until: entries + 7, code: 'limit-reached' },
            allStop: all === null ? null : { at: all, until: all + 7, code: 'limit-reached' },
            pause: pause === null ? null : { at: pause, until: pause + 7, code: 'busy' },
            daily: daily === null ? null : { at: daily, used: daily, allowed: 9 }
        }));
    const sorted = (log: CallLog): CallLog => ({
        ...log,
        lines: [...log.lines].sort((a, b) => (a.id < b.id ? -1 : 1))
    });

    test('merge to the same log in any order and any grouping, however often, and lose nothing', () => {
        fc.assert(
            fc.property(logs, logs, logs, (a, b, c) => {
                const all = sorted(mergeLogs(mergeLogs(a, b), c));
                expect(sorted(mergeLogs(a, mergeLogs(b, c)))).toEqual(all);
                expect(sorted(mergeLogs(mergeLogs(c, b), a))).toEqual(all);
                expect(sorted(mergeLogs(all, b))).toEqual(all);
                const lines = [a, b, c].flatMap((log) => log.lines);
                const withdrawn = new Set(lines.filter(({ kind }) => kind === 'withdrawn').map(({ id }) => id));
                for (const { id } of lines) {
                    const merged = all.lines.filter((line) => line.id === id);
                    expect(merged.map(({ kind }) => kind === 'withdrawn')).toEqual([withdrawn.has(id)]);
                }
            }),
            { numRuns: 300 }
        );
    });

    test('make up for what either of them lost', () => {
        const stored = aLog({ lines: [aLine({ id: 'theirs' })] });
        const entriesStop = { at: START_AT, until: START_AT + 1, code: 'limit-reached' } as const;
        const seen = aLog({ lines: [aLine({ id: 'theirs' }), aLine({ id: 'ours' })], entriesStop });
        expect(mergeLogs(stored, seen)).toEqual(seen);
    });

    test('agree that a call was refused when one of them knows it', () => {
        const [admitted, refused] = [
            aLog({ lines: [aLine()] }),
            aLog({ lines: [aLine({ name: null, id: aLine().id })] })
        ];
        expect(mergeLogs(admitted, refused)).toEqual(refused);
        expect(mergeLogs(refused, admitted)).toEqual(refused);
    });

    test('agree that a pause has ended when one of them learned it later', () => {
        const paused = aLog({ pause: { at: START_AT, until: START_AT + 60_000, code: 'unavailable' } });
        const ended = aLog({ pause: { at: START_AT + 1, until: START_AT + 1, code: 'unavailable' } });
        expect(mergeLogs(paused, ended)).toEqual(ended);
        expect(mergeLogs(ended, paused)).toEqual(ended);
    });
});

test.each([undefined, null, 'x', [], {}, { version: 3, calls: [] }, { ...EMPTY_LOG, version: '4' }])(
    'what is stored and is no log of this version is not taken for one: %j',
    (stored) => {
        expect(isCallLog(stored)).toBe(false);
        expect(isCallLog(structuredClone(EMPTY_LOG))).toBe(true);
    }
);
