import fc from 'fast-check';
import { START_AT } from '../fixtures/fakeClock';
import { decodeLedger, encodeLedger } from './decodeLedger';
import { EMPTY_LEDGER, MOST_COUNTED, type Ledger } from './ledger';

const LEDGER: Ledger = {
    calls: [
        { id: '1', at: START_AT, name: 'kettle' },
        { id: '2', at: START_AT, name: null }
    ],
    others: [{ id: '3', at: START_AT }],
    answers: [{ id: '4', at: START_AT, origin: 'other-tab' }],
    entriesStop: { at: START_AT, until: START_AT + 1 },
    allStop: { at: START_AT, until: START_AT + 2 },
    pause: { at: START_AT, until: START_AT + 3 },
    daily: { used: 1, allowed: 2, at: START_AT }
};

test('a ledger comes back as it was stored', () => {
    expect(decodeLedger(structuredClone(encodeLedger(LEDGER)))).toEqual(LEDGER);
});

test('a ledger of another version is not read', () => {
    expect(decodeLedger({ ...encodeLedger(LEDGER), version: 0 })).toEqual(EMPTY_LEDGER);
});

test('what can not be read is left out, the rest stays', () => {
    const broken = {
        ...encodeLedger(LEDGER),
        calls: [...LEDGER.calls, { id: '5', at: 'today', name: 'x' }, null, { id: '6', at: START_AT, name: 5 }],
        others: [...LEDGER.others, START_AT, { at: START_AT }],
        answers: [{ id: '7', at: START_AT, origin: 'elsewhere' }],
        allStop: { until: 'never' },
        daily: { used: -1, allowed: 2, at: START_AT }
    };
    expect(decodeLedger(broken)).toEqual({ ...LEDGER, answers: [], allStop: null, daily: null });
});

test('whatever lies in the store, there is a ledger, and a small one', () => {
    const part = fc.oneof(fc.anything(), fc.array(fc.anything()));
    const anyLedger = fc.record({
        version: fc.constant(2),
        calls: part,
        others: part,
        answers: part,
        entriesStop: part,
        allStop: part,
        pause: part,
        daily: part
    });
    fc.assert(
        fc.property(fc.oneof(fc.anything(), anyLedger), (value) => {
            const { calls, others, answers } = decodeLedger(value);
            expect(Math.max(calls.length, others.length, answers.length)).toBeLessThanOrEqual(MOST_COUNTED);
        })
    );
});
