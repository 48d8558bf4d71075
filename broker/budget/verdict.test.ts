import { DEFAULT_LIMITS, WANTED_BY, type Limits, type WantedBy } from 'c/chatHistoryCore';
import { START_AT } from '../fixtures/fakeClock';
import { EMPTY_LEDGER, type Ledger } from './ledger';
import { DAILY_VALID_MS, refusalOfEntries, refusalOfOther } from './verdict';

const BUDGET = 10;

function ledger(fields: Partial<Ledger> & Readonly<{ callCount?: number }>): Ledger {
    const { callCount = 0, ...others } = fields;
    const calls = Array.from({ length: callCount }, (_, index) => ({
        id: String(index),
        at: START_AT,
        name: 'kettle'
    }));
    return { ...EMPTY_LEDGER, calls, ...others };
}

function entries(by: WantedBy, given: Parameters<typeof ledger>[0], limits: Partial<Limits> = {}) {
    const wish = { by, limits: { ...DEFAULT_LIMITS, hourlyBudget: BUDGET, ...limits } };
    return refusalOfEntries(ledger(given), wish, START_AT)?.code ?? null;
}

function other(by: WantedBy, given: Parameters<typeof ledger>[0], nowMs = START_AT) {
    return refusalOfOther(ledger(given), { by, limits: DEFAULT_LIMITS }, nowMs)?.code ?? null;
}

test.each([
    ['itself', 7, null],
    ['itself', 8, 'held-back-hourly'],
    ['agent', 9, null],
    ['agent', 10, 'over-budget'],
    ['confirmed', 10, null],
    ['confirmed', 1_000, null]
] as const)('wanted by %s after %i of 10 calls: %s', (by, callCount, code) => {
    expect(entries(by, { callCount })).toBe(code);
});

test('a budget of nothing is asked for at each call', () => {
    expect(entries('itself', {}, { hourlyBudget: 0 })).toBe('held-back-hourly');
    expect(entries('agent', {}, { hourlyBudget: 0 })).toBe('over-budget');
    expect(entries('confirmed', {}, { hourlyBudget: 0 })).toBeNull();
});

test.each([...WANTED_BY])('a limit of Salesforce stops what is wanted by %s, and says until when', (by) => {
    const stopped = ledger({ entriesStop: { at: START_AT, until: START_AT + 9 } });
    expect(refusalOfEntries(stopped, { by, limits: DEFAULT_LIMITS }, START_AT)).toEqual({
        code: 'limit-reached',
        retryAt: START_AT + 9
    });
});

test('a limit that entries calls met leaves the other calls alone: what is kept can still be shown', () => {
    expect(other('agent', { entriesStop: { at: START_AT, until: START_AT + 9 } })).toBeNull();
    expect(other('agent', { allStop: { at: START_AT, until: START_AT + 9 } })).toBe('limit-reached');
});

test('while Salesforce is unavailable nothing is asked that nobody asked for', () => {
    const pause = { at: START_AT, until: START_AT + 9 };
    expect([entries('itself', { pause }), other('itself', { pause })]).toEqual(['unavailable', 'unavailable']);
    expect([entries('agent', { pause }), other('agent', { pause })]).toEqual([null, null]);
});

test.each([
    [89, null],
    [90, 'held-back-daily']
])('at %i %% of the org’s daily calls, what loads by itself is answered %s', (used, code) => {
    const daily = { used, allowed: 100, at: START_AT };
    expect([entries('itself', { daily }), other('itself', { daily })]).toEqual([code, code]);
    expect([entries('agent', { daily }), other('agent', { daily })]).toEqual([null, null]);
});

test('the org’s daily count is forgotten after a while, else nobody would learn that it is a new day', () => {
    const daily = { used: 100, allowed: 100, at: START_AT };
    expect(other('itself', { daily }, START_AT + DAILY_VALID_MS - 1)).toBe('held-back-daily');
    expect(other('itself', { daily }, START_AT + DAILY_VALID_MS)).toBeNull();
});
