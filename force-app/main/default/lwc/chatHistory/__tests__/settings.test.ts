import type { Given } from '../settings';
import { readSettings } from '../settings';

const NOTHING: Given = {
    height: undefined,
    autoLoad: undefined,
    maxAgeHours: undefined,
    hourlyBudget: undefined,
    brokerHost: undefined
};
const DEFAULTS = { heightPx: 480, autoLoad: 'newest', limits: {}, brokerHost: null, fellBack: [] };

describe('App Builder properties', () => {
    it.each([undefined, null, '', '  '])('have defaults, and %p is no mistake', (unset) => {
        const given = { height: unset, autoLoad: unset, maxAgeHours: unset, hourlyBudget: unset, brokerHost: unset };
        expect(readSettings(given)).toEqual(DEFAULTS);
    });

    it('are taken when they are right', () => {
        const given = {
            height: '300',
            autoLoad: 'all',
            maxAgeHours: 0,
            hourlyBudget: '1000',
            brokerHost: ' acme--c.visualforce.com.force.com '
        };
        expect(readSettings(given)).toEqual({
            heightPx: 300,
            autoLoad: 'all',
            limits: { maxAgeMs: 0, hourlyBudget: 1_000 },
            brokerHost: 'acme--c.visualforce.com.force.com',
            fellBack: []
        });
    });

    it('are hours for an admin and milliseconds for everyone else', () => {
        expect(readSettings({ ...NOTHING, maxAgeHours: 24 }).limits).toEqual({ maxAgeMs: 24 * 3_600_000 });
    });

    it.each([
        ['height', [159, 2001, 300.5, NaN, 'tall', {}, true, -1]],
        ['autoLoad', ['everything', 'Newest', 1, {}]],
        ['maxAgeHours', [-1, 25, 1.5, NaN, 'a day', {}, true]],
        ['hourlyBudget', [-1, 1001, 0.5, NaN, 'many', [], false]],
        ['brokerHost', ['evil.example', 'https://acme.force.com', 'acme.force.com/path', 'force.com', 7, {}]]
    ] as const)('fall back to their defaults where they are wrong, and say so: %s', (property, values) => {
        for (const value of values) {
            expect(readSettings({ ...NOTHING, [property]: value })).toEqual({ ...DEFAULTS, fellBack: [property] });
        }
    });
});
