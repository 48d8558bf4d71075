import { START_AT } from '../fixtures/fakeClock';
import { CLOCK_SLACK_MS } from './age';
import type { Head, Listed } from './listing';
import { headPathOf, passedPathOf, passedTo, pathOf, placeOf, recordPathOf } from './place';
import { condemned, leastUsed, mayPassedStay, type Rules } from './purge';

const MAX_AGE_MS = 60_000;
const RULES: Rules = { owner: 'us', readable: new Set(['now']), maxAgeMs: MAX_AGE_MS, nowMs: START_AT };
const OURS = { owner: 'us', fingerprint: 'now', name: 'n' };

const headAt = (at: number): Head => ({ at, usedAt: at, bytes: 10 });

function used(name: string, usedAt: number, bytes: number): Listed {
    const place = { ...OURS, name };
    return { path: name, place, head: { at: START_AT, usedAt, bytes } };
}

test('a place can be told from its path, and the record from its head', () => {
    const path = pathOf(OURS);
    expect(placeOf(path)).toEqual(OURS);
    expect(recordPathOf(headPathOf(path))).toBe(path);
    expect(recordPathOf(path)).toBe(path);
    expect(recordPathOf('salt')).toBeNull();
    const passed = passedPathOf(OURS);
    expect(recordPathOf(passed)).toBeNull();
    expect(passedTo(passed)).toEqual({ owner: 'us', fingerprint: 'now' });
    ['passed/', 'passed/us', 'passed/us/', `${passed}/x`].forEach((broken) => expect(passedTo(broken)).toBeNull());
});

test.each<[string, Partial<typeof OURS>, Head | null, boolean]>([
    ['ours, young', {}, headAt(START_AT), true],
    ['ours, as old as may be', {}, headAt(START_AT - MAX_AGE_MS), true],
    ['ours, older', {}, headAt(START_AT - MAX_AGE_MS - 1), false],
    ['ours, a little ahead', {}, headAt(START_AT + CLOCK_SLACK_MS), true],
    ['ours, far ahead', {}, headAt(START_AT + CLOCK_SLACK_MS + 1), false],
    ['ours, without a head', {}, null, false],
    ['under a key that nobody here has', { fingerprint: 'before' }, headAt(START_AT), false],
    ['of another user, under whatever key', { owner: 'them' }, headAt(START_AT), false]
])('%s: may it stay? %#', (_what, place, head, stays) => {
    const record = { path: 'p', place: { ...OURS, ...place }, head };
    expect(condemned([record], RULES)).toEqual(stays ? [] : ['p']);
});

test('where it is not known who is live, a key that we have not decides nothing', () => {
    const record = { path: 'p', place: { ...OURS, fingerprint: 'before' }, head: headAt(START_AT) };
    expect(condemned([record], { ...RULES, readable: null })).toEqual([]);
});

test.each<[string, Partial<Parameters<typeof mayPassedStay>[0]>, ReadonlySet<string> | null, boolean]>([
    ['for a live page, however old', { at: START_AT - MAX_AGE_MS - 1 }, RULES.readable, true],
    ['for none, as old as may be', { at: START_AT - MAX_AGE_MS }, new Set(), true],
    ['for none, older', { at: START_AT - MAX_AGE_MS - 1 }, new Set(), false],
    ['for nobody knows whom, young', {}, null, true],
    ['for nobody knows whom, older', { at: START_AT - MAX_AGE_MS - 1 }, null, false],
    ['for another user', { owner: 'them' }, RULES.readable, false]
])('a secret that was passed on %s: may it stay?', (_what, fields, readable, stays) => {
    const passed = { owner: 'us', fingerprint: 'now', at: START_AT, ...fields };
    expect(mayPassedStay(passed, { ...RULES, readable })).toBe(stays);
});

test('where space is short the least recently used go, and no more than must', () => {
    const records = [used('b', 2, 40), used('a', 1, 30), used('c', 3, 50)];
    expect(leastUsed(records, 120)).toEqual([]);
    expect(leastUsed(records, 119)).toEqual(['a']);
    expect(leastUsed(records, 60)).toEqual(['a', 'b']);
    expect(leastUsed(records, 0)).toEqual(['a', 'b', 'c']);
});
