import fc from 'fast-check';
import { START_AT } from '../fixtures/fakeClock';
import { decodeLedger, encodeLedger } from './decodeLedger';
import { EMPTY_LEDGER, MOST_COUNTED, type Ledger } from './ledger';

const LEDGER: Ledger = {
    calls: [
        { at: START_AT, name: 'kettle' },
        { at: START_AT, name: null }
    ],
    others: [START_AT],
    answers: [{ at: START_AT, origin: 'other-tab' }],
    stop: { until: START_AT, scope: 'entries' },
    pausedUntil: START_AT,
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
        calls: [...LEDGER.calls, { at: 'today', name: 'x' }, null, { at: START_AT, name: 5 }],
        answers: [{ at: START_AT, origin: 'elsewhere' }],
        stop: { until: START_AT, scope: 'everything' },
        daily: { used: -1, allowed: 2, at: START_AT }
    };
    expect(decodeLedger(broken)).toEqual({ ...LEDGER, answers: [], stop: null, daily: null });
});

test('whatever lies in the store, there is a ledger, and a small one', () => {
    const part = fc.oneof(fc.anything(), fc.array(fc.anything()));
    const anyLedger = fc.record({
        version: fc.constant(1),
        calls: part,
        others: part,
        answers: part,
        stop: part,
        pausedUntil: part,
        daily: part
    });
    fc.assert(
        fc.property(fc.oneof(fc.anything(), anyLedger), (value) => {
            const { calls, others, answers } = decodeLedger(value);
            expect(Math.max(calls.length, others.length, answers.length)).toBeLessThanOrEqual(MOST_COUNTED);
        })
    );
});
