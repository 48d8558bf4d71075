import fc from 'fast-check';
import { DEFAULT_LIMITS, limitsIn, limitsOfOrg, MOST_LIMITS, strictest, type Limits } from '../chatHistoryCore';

const HOUR_MS = 60 * 60_000;
const NOT_SET = { maxAgeHours: '', memoryOnly: '', hourlyBudget: '', dailyShare: '' };

const anyLimits: fc.Arbitrary<Limits> = fc.record({
    maxAgeMs: fc.nat(),
    memoryOnly: fc.boolean(),
    hourlyBudget: fc.nat(2_000),
    dailyShare: fc.double({ min: 0, max: 2, noNaN: true })
});

/** Is nothing allowed by `a` that `b` forbids? */
function isAsStrict(a: Limits, b: Limits): boolean {
    const isNoMore = a.maxAgeMs <= b.maxAgeMs && a.hourlyBudget <= b.hourlyBudget && a.dailyShare <= b.dailyShare;
    return isNoMore && (a.memoryOnly || !b.memoryOnly);
}

test('where the org sets nothing, the defaults hold', () => {
    expect(limitsOfOrg(NOT_SET)).toEqual(DEFAULT_LIMITS);
});

test('an org sets its own, in hours, calls and percent, as Visualforce writes them', () => {
    const texts = { maxAgeHours: '2.0', memoryOnly: 'true', hourlyBudget: '1.0E2', dailyShare: '75' };
    expect(limitsOfOrg(texts)).toEqual({
        maxAgeMs: 2 * HOUR_MS,
        memoryOnly: true,
        hourlyBudget: 100,
        dailyShare: 0.75
    });
});

test('an org may be laxer than the defaults, but not than what is reasonable', () => {
    const texts = { ...NOT_SET, maxAgeHours: '999', hourlyBudget: '99999', dailyShare: '400' };
    expect(limitsOfOrg(texts)).toEqual(MOST_LIMITS);
});

test('zero is a setting: nothing is reused, nothing is read without a question', () => {
    expect(limitsOfOrg({ ...NOT_SET, maxAgeHours: '0', hourlyBudget: '0' })).toMatchObject({
        maxAgeMs: 0,
        hourlyBudget: 0
    });
});

test.each(['-1', 'twelve', 'NaN', '12,5', '<b>', 'Infinity', '1e999'])(
    '"%s" is no setting: the default holds',
    (text) => {
        const texts = { maxAgeHours: text, memoryOnly: text, hourlyBudget: text, dailyShare: text };
        expect(limitsOfOrg(texts)).toEqual(DEFAULT_LIMITS);
    }
);

test('whatever org and component say, the strictest of each wins', () => {
    fc.assert(
        fc.property(anyLimits, anyLimits, (org, component) => {
            const held = strictest(org, component);
            expect(isAsStrict(held, org)).toBe(true);
            expect(isAsStrict(held, component)).toBe(true);
            expect(strictest(component, org)).toEqual(held);
        })
    );
});

test('a component that says nothing changes nothing', () => {
    expect(strictest(DEFAULT_LIMITS, {})).toEqual(DEFAULT_LIMITS);
});

test('whatever text the org holds, its limits are no laxer than the laxest', () => {
    const text = fc.oneof(fc.string(), fc.double().map(String));
    const texts = fc.record({ maxAgeHours: text, memoryOnly: text, hourlyBudget: text, dailyShare: text });
    fc.assert(fc.property(texts, (given) => expect(isAsStrict(limitsOfOrg(given), MOST_LIMITS)).toBe(true)));
});

test('a component’s limits are taken as they are, and nothing beside them', () => {
    expect(limitsIn(undefined)).toEqual({});
    expect(limitsIn({ hourlyBudget: 5, wish: 1, maxAgeMs: undefined })).toEqual({ hourlyBudget: 5 });
    expect(limitsIn({ hourlyBudget: '5' })).toBeNull();
    expect(limitsIn([])).toBeNull();
});
