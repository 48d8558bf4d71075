import fc from 'fast-check';
import { START_AT } from '../fixtures/fakeClock';
import { joined } from './joined';
import { EMPTY_LEDGER, type CallMade, type Ledger } from './ledger';

const time = fc.integer({ min: START_AT, max: START_AT + 5 });
const until = fc.option(fc.record({ at: time, until: time }));

/** The same id always means the same line, but for what was learned of it later. */
const calls = fc
    .uniqueArray(fc.record({ number: fc.nat(9), isRefused: fc.boolean() }), { selector: ({ number }) => number })
    .map((drawn): readonly CallMade[] =>
        drawn
            .sort((a, b) => a.number - b.number)
            .map(({ number, isRefused }) => ({
                id: String(number),
                at: START_AT + number,
                name: isRefused ? null : `conversation ${number}`
            }))
    );

const ledgers: fc.Arbitrary<Ledger> = fc.record({
    calls,
    others: fc.constant([]),
    answers: fc.constant([]),
    entriesStop: until,
    allStop: until,
    pause: until,
    daily: fc.option(time.map((at) => ({ used: at - START_AT, allowed: 10, at })))
});

test('what a store lost is brought back by what a page has seen', () => {
    const line = (id: string) => ({ id, at: START_AT, name: id });
    const stored: Ledger = { ...EMPTY_LEDGER, calls: [line('theirs')] };
    const seen: Ledger = {
        ...EMPTY_LEDGER,
        calls: [line('ours'), line('theirs')],
        entriesStop: { at: START_AT, until: START_AT + 1 }
    };
    expect(joined(stored, seen)).toEqual(seen);
});

test('that a call was refused stays known', () => {
    const made: CallMade = { id: 'call', at: START_AT, name: 'kettle' };
    const refused: CallMade = { ...made, name: null };
    for (const [one, other] of [
        [made, refused],
        [refused, made]
    ] as const) {
        expect(joined({ ...EMPTY_LEDGER, calls: [one] }, { ...EMPTY_LEDGER, calls: [other] }).calls).toEqual([refused]);
    }
});

test('that Salesforce answers again is learned later than the pause, and ends it', () => {
    const paused: Ledger = { ...EMPTY_LEDGER, pause: { at: START_AT, until: START_AT + 60_000 } };
    const well: Ledger = { ...EMPTY_LEDGER, pause: { at: START_AT + 1, until: START_AT + 1 } };
    expect(joined(paused, well).pause).toEqual(well.pause);
    expect(joined(well, paused).pause).toEqual(well.pause);
});

test('in whatever order and however often ledgers are joined, the result is the same and nothing is lost', () => {
    fc.assert(
        fc.property(ledgers, ledgers, ledgers, (a, b, c) => {
            const all = joined(joined(a, b), c);
            expect(joined(c, joined(b, a))).toEqual(all);
            expect(joined(all, b)).toEqual(all);
            const ids = new Set([a, b, c].flatMap((ledger) => ledger.calls.map(({ id }) => id)));
            expect(new Set(all.calls.map(({ id }) => id))).toEqual(ids);
        })
    );
});
