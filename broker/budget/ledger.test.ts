import { START_AT } from '../fixtures/fakeClock';
import {
    ACTIVE_MS,
    EMPTY_LEDGER,
    entriesStoppedUntil,
    HOUR_MS,
    ledgerAt,
    MOST_COUNTED,
    withAnswer,
    withCall,
    withOther,
    withoutWaking,
    wokenCount,
    type Ledger
} from './ledger';

const call = (at: number, name: string | null = 'kettle') => ({ id: `${at}/${name}`, at, name });

function ledger(fields: Partial<Ledger>): Ledger {
    return { ...EMPTY_LEDGER, ...fields };
}

test('what is an hour old is over', () => {
    const other = withOther(withCall(EMPTY_LEDGER, call(START_AT)), { id: '1', at: START_AT });
    const old = withAnswer(other, { id: '2', at: START_AT, origin: 'stored' });
    expect(ledgerAt(old, START_AT + HOUR_MS - 1)).toEqual(old);
    expect(ledgerAt(old, START_AT + HOUR_MS)).toEqual(EMPTY_LEDGER);
});

test('what lies in the future, because the clock was put back, counts from now', () => {
    const future = ledger({
        calls: [call(START_AT + HOUR_MS)],
        others: [{ id: '1', at: START_AT + 1 }],
        daily: { used: 1, allowed: 2, at: START_AT + 3 }
    });
    expect(ledgerAt(future, START_AT)).toEqual(
        ledger({
            calls: [{ ...call(START_AT + HOUR_MS), at: START_AT }],
            others: [{ id: '1', at: START_AT }],
            daily: { used: 1, allowed: 2, at: START_AT }
        })
    );
});

test('stops last until their time', () => {
    const until = { at: START_AT, until: START_AT + 10 };
    const stopped = ledger({ entriesStop: until, allStop: until });
    expect(ledgerAt(stopped, START_AT + 9)).toEqual(stopped);
    expect(ledgerAt(stopped, START_AT + 10)).toEqual(EMPTY_LEDGER);
});

test('that a pause is over is remembered for a while, or a page that thinks it lasts would bring it back', () => {
    const pause = { at: START_AT, until: START_AT };
    expect(ledgerAt(ledger({ pause }), START_AT + HOUR_MS - 1).pause).toEqual(pause);
    expect(ledgerAt(ledger({ pause }), START_AT + HOUR_MS).pause).toBeNull();
});

test('a stop that was learned in the future is one of a clock that was put back: nobody knows when it ends', () => {
    const until = { at: START_AT + 12 * HOUR_MS, until: START_AT + 13 * HOUR_MS };
    expect(ledgerAt(ledger({ entriesStop: until, allStop: until, pause: until }), START_AT)).toEqual(EMPTY_LEDGER);
});

test('a stop of all calls stops entries calls too, and ends by itself', () => {
    const entriesStop = { at: START_AT, until: START_AT + HOUR_MS };
    const allStop = { at: START_AT, until: START_AT + 5 };
    expect(entriesStoppedUntil(ledger({ entriesStop, allStop }))).toBe(START_AT + HOUR_MS);
    expect(entriesStoppedUntil(ledger({ allStop }))).toBe(START_AT + 5);
    expect(entriesStoppedUntil(EMPTY_LEDGER)).toBeNull();
    expect(ledgerAt(ledger({ entriesStop, allStop }), START_AT + 5)).toEqual(ledger({ entriesStop }));
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
    const others = Array.from({ length: MOST_COUNTED }, (_, index) => ({ id: `${index}`, at: START_AT + index }));
    const next = withOther(ledger({ others }), { id: 'last', at: START_AT + MOST_COUNTED });
    expect(next.others).toHaveLength(MOST_COUNTED);
    expect(next.others.at(-1)?.id).toBe('last');
});
