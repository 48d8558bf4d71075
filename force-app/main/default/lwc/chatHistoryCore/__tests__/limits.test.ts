import fc from 'fast-check';
import {
    decodeLimits,
    decodeOrgLimits,
    DEFAULT_LIMITS,
    MAX_LIMITS,
    strictest,
    type Limits,
    type SettingTexts
} from '../chatHistoryCore';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const AMOUNTS = ['maxAgeMs', 'hourlyBudget', 'dailyShare', 'activeBudget', 'accessCheckMs'] as const;
const NOT_SET = textsOf(() => '');

const anyLimits: fc.Arbitrary<Limits> = fc.record({
    maxAgeMs: fc.nat(),
    memoryOnly: fc.boolean(),
    hourlyBudget: fc.nat(2_000),
    dailyShare: fc.double({ min: 0, max: 2, noNaN: true }),
    activeBudget: fc.nat(2_000),
    accessCheckMs: fc.nat()
});

/** Does `a` allow nothing that `b` forbids? */
function isAsStrict(a: Limits, b: Limits): boolean {
    const isNoMore = AMOUNTS.every((name) => a[name] <= b[name]);
    return isNoMore && (a.memoryOnly || !b.memoryOnly);
}

/** Every setting, each with a text of its own. */
function textsOf(next: () => string): SettingTexts {
    return {
        maxAgeHours: next(),
        memoryOnly: next(),
        hourlyBudget: next(),
        dailyShare: next(),
        activeBudget: next(),
        accessCheckMinutes: next()
    };
}

test('An org that sets nothing has the default limits', () => {
    expect(decodeOrgLimits(NOT_SET)).toEqual(DEFAULT_LIMITS);
});

test('An org sets its limits in hours, calls, percent and minutes, as Visualforce writes them', () => {
    const texts = {
        maxAgeHours: '2.0',
        memoryOnly: 'true',
        hourlyBudget: '1.0E2',
        dailyShare: '75',
        activeBudget: '20.0',
        accessCheckMinutes: '5.0'
    };
    expect(decodeOrgLimits(texts)).toEqual({
        maxAgeMs: 2 * HOUR_MS,
        memoryOnly: true,
        hourlyBudget: 100,
        dailyShare: 0.75,
        activeBudget: 20,
        accessCheckMs: 5 * MINUTE_MS
    });
});

test('An org may be laxer than the defaults, but not laxer than the maximum', () => {
    const texts = { ...textsOf(() => '99999'), memoryOnly: 'false' };
    expect(decodeOrgLimits(texts)).toEqual(MAX_LIMITS);
});

test('Zero is a setting: nothing is reused, and every call is confirmed', () => {
    expect(decodeOrgLimits({ ...NOT_SET, maxAgeHours: '0', activeBudget: '0', accessCheckMinutes: '0' })).toMatchObject(
        {
            maxAgeMs: 0,
            activeBudget: 0,
            accessCheckMs: 0
        }
    );
});

test.each(['-1', 'twelve', 'NaN', '12,5', '<b>', 'Infinity', '1e999'])(
    'The setting "%s" is no number, so that the default holds',
    (text) => {
        expect(decodeOrgLimits(textsOf(() => text))).toEqual(DEFAULT_LIMITS);
    }
);

test('The stricter of each limit of org and component wins', () => {
    const component = fc.record({ maxAgeMs: fc.nat(), hourlyBudget: fc.nat(2_000) });
    fc.assert(
        fc.property(anyLimits, component, (org, added) => {
            const held = strictest(org, added);
            expect(isAsStrict(held, org)).toBe(true);
            expect(isAsStrict(held, { ...org, ...added })).toBe(true);
        })
    );
});

test('A component without limits leaves those of the org', () => {
    expect(strictest(DEFAULT_LIMITS, {})).toEqual(DEFAULT_LIMITS);
});

test('Any texts of an org give limits within the maximum', () => {
    const text = fc.oneof(fc.string(), fc.double().map(String));
    fc.assert(
        fc.property(fc.array(text, { minLength: 6, maxLength: 6 }), (texts) => {
            const remaining = [...texts];
            const limits = decodeOrgLimits(textsOf(() => remaining.pop() ?? ''));
            expect(isAsStrict(limits, MAX_LIMITS)).toBe(true);
            for (const name of AMOUNTS) expect(limits[name]).toBeGreaterThanOrEqual(0);
        })
    );
});

test('A component’s limits are decoded, and unknown fields are left out', () => {
    expect(decodeLimits(undefined)).toEqual({});
    expect(decodeLimits({ hourlyBudget: 5, wish: 1, maxAgeMs: undefined })).toEqual({ hourlyBudget: 5 });
    expect(decodeLimits({ hourlyBudget: '5' })).toBeNull();
    expect(decodeLimits([])).toBeNull();
});

test.each(['maxAgeMs', 'hourlyBudget'])('A component’s %s must be a finite amount from 0 on', (name) => {
    expect(decodeLimits({ [name]: 0 })).toEqual({ [name]: 0 });
    for (const bad of [-1, NaN, Infinity, '5', null]) expect(decodeLimits({ [name]: bad })).toBeNull();
});
