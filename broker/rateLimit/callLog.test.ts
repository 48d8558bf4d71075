import fc from 'fast-check';
import { MAX_STATED_WAIT_MS, MAX_TIME_MS } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import {
    ACTIVE_MS,
    activeNames,
    addAnswer,
    addCall,
    addOther,
    autoActiveNames,
    EMPTY_LOG,
    entriesStoppedUntil,
    HOUR_MS,
    LIMIT_JITTER_MS,
    logAt,
    markRefused,
    MAX_LINES,
    mergeLogs,
    withdrawLine,
    type CallLine,
    type CallLog
} from './callLog';
import { decodeCallLog, encodeCallLog } from './callLogCodec';

const aCall = (fields: Partial<CallLine> = {}): CallLine => ({
    id: `${fields.at ?? START_AT} ${fields.name ?? 'kettle'}`,
    at: START_AT,
    name: 'kettle',
    isAuto: false,
    ...fields
});

const aLog = (fields: Partial<CallLog>): CallLog => ({ ...EMPTY_LOG, ...fields });

describe('as time passes', () => {
    test('a line counts for an hour', () => {
        const log = addAnswer(addOther(addCall(EMPTY_LOG, aCall()), { id: '1', at: START_AT }), {
            id: '2',
            at: START_AT,
            origin: 'cache'
        });
        expect(logAt(log, START_AT + HOUR_MS - 1)).toEqual(log);
        expect(logAt(log, START_AT + HOUR_MS)).toEqual(EMPTY_LOG);
    });

    test('a line from the future, written before the clock was put back, counts from now', () => {
        const log = aLog({
            calls: [aCall({ at: START_AT + HOUR_MS })],
            others: [{ id: '1', at: START_AT + 1 }],
            daily: { used: 1, allowed: 2, at: START_AT + 3 }
        });
        expect(logAt(log, START_AT)).toEqual({
            ...log,
            calls: [{ ...log.calls[0], at: START_AT }],
            others: [{ id: '1', at: START_AT }],
            daily: { used: 1, allowed: 2, at: START_AT }
        });
    });

    test('a stop lasts until its time, and a stop of all calls stops entries calls, too', () => {
        const entriesStop = { at: START_AT, until: START_AT + HOUR_MS };
        const allStop = { at: START_AT, until: START_AT + 5 };
        expect(entriesStoppedUntil(aLog({ entriesStop, allStop }))).toBe(START_AT + HOUR_MS);
        expect(entriesStoppedUntil(aLog({ allStop }))).toBe(START_AT + 5);
        expect(entriesStoppedUntil(EMPTY_LOG)).toBeNull();
        expect(logAt(aLog({ entriesStop, allStop }), START_AT + 4).allStop).toEqual(allStop);
        expect(logAt(aLog({ entriesStop, allStop }), START_AT + 5)).toEqual(aLog({ entriesStop }));
    });

    test('a stop that is absurdly far ahead ends when the longest wait that Salesforce can state does', () => {
        const stop = { at: START_AT, until: MAX_TIME_MS };
        const endAt = START_AT + MAX_STATED_WAIT_MS + LIMIT_JITTER_MS;
        const stopped = aLog({ entriesStop: stop, allStop: stop, pause: { ...stop, code: 'busy' } });
        expect(logAt(stopped, START_AT).allStop?.until).toBe(endAt);
        expect(logAt(stopped, START_AT).pause?.until).toBe(endAt);
        expect(logAt(stopped, endAt)).toEqual(EMPTY_LOG);
    });

    test('a stop that was learned in the future is dropped, since nobody knows when it ends', () => {
        const stop = { at: START_AT + 12 * HOUR_MS, until: START_AT + 13 * HOUR_MS };
        const stopped = aLog({ entriesStop: stop, allStop: stop, pause: { ...stop, code: 'unavailable' } });
        expect(logAt(stopped, START_AT)).toEqual(EMPTY_LOG);
    });

    test('a pause that is over is remembered for an hour, or a page that still sees it last would restore it', () => {
        const pause = { at: START_AT, until: START_AT, code: 'busy' } as const;
        expect(logAt(aLog({ pause }), START_AT + HOUR_MS - 1).pause).toEqual(pause);
        expect(logAt(aLog({ pause }), START_AT + HOUR_MS).pause).toBeNull();
    });

    test('a pause that lasts longer than an hour lasts until its time', () => {
        const pause = { at: START_AT, until: START_AT + 2 * HOUR_MS, code: 'unavailable' } as const;
        expect(logAt(aLog({ pause }), START_AT + 2 * HOUR_MS - 1).pause).toEqual(pause);
        expect(logAt(aLog({ pause }), START_AT + 2 * HOUR_MS).pause).toBeNull();
    });
});

describe('active conversations', () => {
    test('count once each, for half an hour after the last call', () => {
        const log = aLog({
            calls: [aCall(), aCall({ at: START_AT + 1 }), aCall({ at: START_AT + 2, name: 'invoice', isAuto: true })]
        });
        expect(activeNames(log, START_AT + 2)).toEqual(new Set(['kettle', 'invoice']));
        expect(activeNames(log, START_AT + ACTIVE_MS)).toEqual(new Set(['kettle', 'invoice']));
        expect(activeNames(log, START_AT + 1 + ACTIVE_MS)).toEqual(new Set(['invoice']));
        expect(activeNames(log, START_AT + 2 + ACTIVE_MS)).toEqual(new Set());
    });

    test('are automatic where an automatic call keeps them active', () => {
        const log = aLog({ calls: [aCall({ id: '1' }), aCall({ id: '2', name: 'invoice', isAuto: true })] });
        expect(autoActiveNames(log, START_AT)).toEqual(new Set(['invoice']));
    });

    test('do not include one whose call was refused, although the call counts', () => {
        const log = aLog({ calls: [aCall({ id: '1' }), aCall({ id: '2', name: 'invoice' })] });
        const refused = markRefused(log, '1');
        expect(refused.calls).toHaveLength(2);
        expect(activeNames(refused, START_AT)).toEqual(new Set(['invoice']));
    });
});

describe('a withdrawn call', () => {
    test('does not count, also when another page’s copy of the log still has it', () => {
        const log = addOther(addCall(EMPTY_LOG, aCall({ id: '1' })), { id: '2', at: START_AT });
        const withdrawn = withdrawLine(withdrawLine(log, '1', START_AT), '2', START_AT);
        expect([withdrawn.calls, withdrawn.others]).toEqual([[], []]);
        expect(mergeLogs(log, withdrawn)).toEqual(withdrawn);
        expect(mergeLogs(withdrawn, log)).toEqual(withdrawn);
    });

    test('takes no place among the counted calls, so that no number of them pushes a counted one out', () => {
        let log = addCall(EMPTY_LOG, aCall({ id: 'counted' }));
        for (let count = 0; count < 50; count += 1) {
            const id = `withdrawn ${count}`;
            log = withdrawLine(addCall(log, aCall({ id, at: START_AT + count })), id, START_AT + count);
        }
        expect(log.calls.map(({ id }) => id)).toEqual(['counted']);
    });
});

test('a log stays small whatever happens, and its newest lines stay', () => {
    const others = Array.from({ length: MAX_LINES }, (_, index) => ({ id: String(index), at: START_AT + index }));
    const log = addOther(aLog({ others }), { id: 'last', at: START_AT + MAX_LINES });
    expect(log.others).toHaveLength(MAX_LINES);
    expect(log.others.at(-1)?.id).toBe('last');
});

describe('two copies of a log', () => {
    const time = fc.integer({ min: START_AT, max: START_AT + 5 });
    const id = fc.constantFrom('1', '2', '3', '4', '5');
    const line = fc.record({ id, at: time });
    const until = fc.option(fc.record({ at: time, until: time }));
    const name = fc.option(fc.constantFrom('kettle', 'invoice'));
    const logs: fc.Arbitrary<CallLog> = fc.record({
        calls: fc.array(fc.record({ id, at: time, name, isAuto: fc.boolean() }), { maxLength: 5 }),
        others: fc.array(line, { maxLength: 5 }),
        answers: fc.array(
            fc.record({ id, at: time, origin: fc.constantFrom('salesforce' as const, 'cache' as const) }),
            { maxLength: 5 }
        ),
        withdrawn: fc.array(line, { maxLength: 2 }),
        entriesStop: until,
        allStop: until,
        pause: fc.option(
            fc.record({ at: time, until: time, code: fc.constantFrom('busy' as const, 'unavailable' as const) })
        ),
        daily: fc.option(fc.record({ used: fc.nat(3), allowed: fc.constantFrom(3, 4), at: time }))
    });

    test('merge to the same log in any order and any grouping, however often, and lose nothing', () => {
        fc.assert(
            fc.property(logs, logs, logs, (a, b, c) => {
                const all = mergeLogs(mergeLogs(a, b), c);
                expect(mergeLogs(a, mergeLogs(b, c))).toEqual(all);
                expect(mergeLogs(mergeLogs(c, b), a)).toEqual(all);
                expect(mergeLogs(all, b)).toEqual(all);
                expect(mergeLogs(all, all)).toEqual(all);
                const withdrawn = new Set([a, b, c].flatMap((log) => log.withdrawn.map((line) => line.id)));
                const admitted = new Set([a, b, c].flatMap((log) => log.calls.map((line) => line.id)));
                const counted = new Set(all.calls.map((line) => line.id));
                for (const each of admitted) expect(counted.has(each)).toBe(!withdrawn.has(each));
            }),
            { numRuns: 300 }
        );
    });

    test('make up for what either of them lost', () => {
        const stored = aLog({ calls: [aCall({ id: 'theirs' })] });
        const seen = aLog({
            calls: [aCall({ id: 'ours' }), aCall({ id: 'theirs' })],
            entriesStop: { at: START_AT, until: START_AT + 1 }
        });
        expect(mergeLogs(stored, seen)).toEqual(seen);
    });

    test('agree that a call was refused when one of them knows it', () => {
        const [admitted, refused] = [
            aLog({ calls: [aCall()] }),
            aLog({ calls: [aCall({ name: null, id: aCall().id })] })
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

describe('a stored log', () => {
    const LOG: CallLog = {
        calls: [aCall({ id: '1', isAuto: true }), aCall({ id: '2', name: null })],
        others: [{ id: '3', at: START_AT }],
        answers: [{ id: '4', at: START_AT, origin: 'cache' }],
        withdrawn: [{ id: '5', at: START_AT }],
        entriesStop: { at: START_AT, until: START_AT + 1 },
        allStop: { at: START_AT, until: START_AT + 2 },
        pause: { at: START_AT, until: START_AT + 3, code: 'busy' },
        daily: { used: 1, allowed: 2, at: START_AT }
    };

    test('is read as it was written', () => {
        expect(decodeCallLog(structuredClone(encodeCallLog(LOG)))).toEqual(LOG);
    });

    test('of another version is not read', () => {
        expect(decodeCallLog({ ...encodeCallLog(LOG), version: 0 })).toEqual(EMPTY_LOG);
    });

    test('without the parts that can not be read still has the others', () => {
        const damaged = {
            ...encodeCallLog(LOG),
            calls: [
                ...LOG.calls,
                null,
                aCall({ at: NaN }),
                { id: '6', at: START_AT, name: 5, isAuto: true },
                { id: '7', at: START_AT, name: 'x' }
            ],
            others: [...LOG.others, START_AT, { at: START_AT }],
            answers: [{ id: '7', at: START_AT, origin: 'elsewhere' }],
            allStop: { until: 'never' },
            pause: { ...LOG.pause, code: 'forever' },
            daily: { used: -1, allowed: 2, at: START_AT }
        };
        expect(decodeCallLog(damaged)).toEqual({ ...LOG, answers: [], allStop: null, pause: null, daily: null });
    });

    test('is a small log whatever is in the store', () => {
        const part = fc.oneof(fc.anything(), fc.array(fc.anything()));
        const parts = Object.fromEntries(Object.keys(EMPTY_LOG).map((name) => [name, part]));
        const version = fc.constant(encodeCallLog(EMPTY_LOG).version);
        fc.assert(
            fc.property(fc.oneof(fc.anything(), fc.record({ ...parts, version })), (stored) => {
                const log = logAt(mergeLogs(decodeCallLog(stored), EMPTY_LOG), START_AT);
                expect(Object.keys(log)).toEqual(Object.keys(EMPTY_LOG));
            })
        );
        const many = Array.from({ length: MAX_LINES + 1 }, (_, index) => ({ id: String(index), at: START_AT }));
        expect(decodeCallLog({ ...encodeCallLog(LOG), others: many }).others).toHaveLength(MAX_LINES);
    });
});
