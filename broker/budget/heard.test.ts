import type { Problem } from 'c/chatHistoryCore';
import { START_AT } from '../fixtures/fakeClock';
import type { Heard } from '../salesforce/rest';
import { LIMIT_JITTER_MS, noted, PAUSE_JITTER_MS } from './heard';
import { EMPTY_LEDGER, ledgerAt, type Ledger } from './ledger';

const MOMENT = { nowMs: START_AT, chance: 0.5, id: 'line' };

function hear(fields: Partial<Heard>, ledger: Ledger = EMPTY_LEDGER, chance = MOMENT.chance) {
    return noted(
        ledger,
        { kind: 'entries', attempts: 1, limitInfo: null, problem: null, ...fields },
        { ...MOMENT, chance }
    );
}

const limit: Problem = { code: 'limit-reached', status: 403, retryAt: START_AT + 1_000 };

test('an entries call was counted when it was admitted, only its retry is one more', () => {
    expect(hear({}).ledger.calls).toEqual([]);
    expect(hear({ attempts: 2 }).ledger.calls).toEqual([{ id: 'line/0', at: START_AT, name: null }]);
});

test('every try of another call counts', () => {
    expect(hear({ kind: 'other', attempts: 2 }).ledger.others).toEqual([
        { id: 'line/0', at: START_AT },
        { id: 'line/1', at: START_AT }
    ]);
});

test('the org’s own count is taken from each answer, and kept where an answer has none', () => {
    const known = hear({ limitInfo: 'api-usage=5/100' }).ledger;
    expect(known.daily).toEqual({ used: 5, allowed: 100, at: START_AT });
    expect(hear({ limitInfo: null }, known).ledger.daily).toEqual(known.daily);
});

test.each([
    ['entries', 'entriesStop'],
    ['other', 'allStop']
] as const)('a limit that %s calls meet is an %s, a little longer by chance, and says so', (kind, stop) => {
    const { ledger, told } = hear({ kind, problem: limit });
    const until = START_AT + 1_000 + LIMIT_JITTER_MS / 2;
    expect(ledger).toEqual({ ...EMPTY_LEDGER, others: ledger.others, [stop]: { at: START_AT, until } });
    expect(told).toEqual({ ...limit, retryAt: until });
});

test('a stop that is known already is not made longer by chance', () => {
    const { ledger } = hear({ problem: limit });
    const again = hear({ problem: limit }, ledger, 1);
    expect(again.ledger.entriesStop).toEqual(ledger.entriesStop);
    expect(again.told?.retryAt).toBe(ledger.entriesStop?.until);
});

test('an org that is down is left alone for a while, until one answer is good', () => {
    const problem: Problem = { code: 'unavailable', status: 503, retryAt: START_AT + 60_000 };
    const { ledger, told } = hear({ problem });
    expect(ledger.pause?.until).toBe(START_AT + 60_000 + PAUSE_JITTER_MS / 2);
    expect(told?.retryAt).toBe(ledger.pause?.until);
    expect(ledgerAt(hear({}, ledger).ledger, START_AT).pause).toEqual({ at: START_AT, until: START_AT });
});

test('other problems change nothing', () => {
    const problem: Problem = { code: 'no-access', status: 403 };
    expect(hear({ problem })).toEqual({ ledger: EMPTY_LEDGER, told: problem });
});
