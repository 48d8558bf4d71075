import { START_AT } from '../fixtures/fakeClock';
import {
    ACTIVE_MS,
    EMPTY_LEDGER,
    HOUR_MS,
    ledgerAt,
    LONGEST_STOP_MS,
    MOST_COUNTED,
    withAnswer,
    withCall,
    withOther,
    withoutWaking,
    withStop,
    wokenCount,
    type Ledger
} from './ledger';

const call = (at: number, name: string | null = 'kettle') => ({ at, name });

function ledger(fields: Partial<Ledger>): Ledger {
    return { ...EMPTY_LEDGER, ...fields };
}

test('what is an hour old is over', () => {
    const old = withAnswer(withOther(withCall(EMPTY_LEDGER, call(START_AT)), START_AT), {
        at: START_AT,
        origin: 'stored'
    });
    expect(ledgerAt(old, START_AT + HOUR_MS - 1)).toEqual(old);
    expect(ledgerAt(old, START_AT + HOUR_MS)).toEqual(EMPTY_LEDGER);
});

test('what lies in the future, because the clock was put back, counts from now', () => {
    const future = ledger({
        calls: [call(START_AT + HOUR_MS)],
        others: [START_AT + 1],
        answers: [{ at: START_AT + 2, origin: 'salesforce' }],
        daily: { used: 1, allowed: 2, at: START_AT + 3 }
    });
    expect(ledgerAt(future, START_AT)).toEqual(
        ledger({
            calls: [call(START_AT)],
            others: [START_AT],
            answers: [{ at: START_AT, origin: 'salesforce' }],
            daily: { used: 1, allowed: 2, at: START_AT }
        })
    );
});

test('a stop and a pause last until their time', () => {
    const stopped = ledger({ stop: { until: START_AT + 10, scope: 'all' }, pausedUntil: START_AT + 10 });
    expect(ledgerAt(stopped, START_AT + 9)).toEqual(stopped);
    expect(ledgerAt(stopped, START_AT + 10)).toEqual(EMPTY_LEDGER);
});

test('a stop that seems to last for days is one of a clock that was put back', () => {
    const until = START_AT + LONGEST_STOP_MS + 1;
    expect(ledgerAt(ledger({ stop: { until, scope: 'all' }, pausedUntil: until }), START_AT)).toEqual(EMPTY_LEDGER);
});

test('of two stops the longer and the wider holds', () => {
    const wide = withStop(EMPTY_LEDGER, { until: START_AT + 5, scope: 'all' });
    expect(withStop(wide, { until: START_AT + 9, scope: 'entries' }).stop).toEqual({
        until: START_AT + 9,
        scope: 'all'
    });
    expect(withStop(wide, { until: START_AT + 1, scope: 'entries' }).stop).toEqual({
        until: START_AT + 5,
        scope: 'all'
    });
});

test('a conversation is woken once, however often it is read, for half an hour', () => {
    const read = ledger({
        calls: [
            call(START_AT),
            call(START_AT + 1),
            call(START_AT + 2, 'invoice'),
            // A retry wakes what its first try woke.
            call(START_AT + 3, null)
        ]
    });
    expect(wokenCount(read, START_AT + 3)).toBe(2);
    expect(wokenCount(read, START_AT + 1 + ACTIVE_MS)).toBe(1);
    expect(wokenCount(read, START_AT + 2 + ACTIVE_MS)).toBe(0);
});

test('a call that was refused counts, but woke nothing', () => {
    const read = ledger({ calls: [call(START_AT, 'invoice'), call(START_AT + 1), call(START_AT + 2)] });
    const refused = withoutWaking(withoutWaking(read, 'invoice'), 'kettle');
    expect(refused.calls).toHaveLength(3);
    expect(wokenCount(refused, START_AT + 2)).toBe(1);
    expect(refused.calls.map(({ name }) => name)).toEqual([null, 'kettle', null]);
});

test('a ledger stays small, whatever happens; what came last stays', () => {
    const full = ledger({ others: Array.from({ length: MOST_COUNTED }, (_, index) => START_AT + index) });
    const next = withOther(full, START_AT + MOST_COUNTED);
    expect(next.others).toHaveLength(MOST_COUNTED);
    expect(next.others.at(-1)).toBe(START_AT + MOST_COUNTED);
});
