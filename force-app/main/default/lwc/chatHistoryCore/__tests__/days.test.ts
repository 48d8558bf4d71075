import fc from 'fast-check';
import { dayOf, zoneNameAt } from '../chatHistoryCore';

// Clock changes of every kind: at midnight, a minute past it, by half an hour, across the date line, by odd offsets.
const ZONES = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'America/St_Johns',
    'America/Havana',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Africa/Monrovia',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Antarctica/Troll'
];

const formats = new Map(
    ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })])
);

function dayByIntl(at: number, timeZone: string): string | undefined {
    return formats.get(timeZone)?.format(at);
}

test.each([
    ['UTC', '2026-03-01T23:59:59.999Z', '2026-03-01'],
    ['UTC', '2026-03-02T00:00:00.000Z', '2026-03-02'],
    ['Asia/Tokyo', '2026-03-01T15:00:00.000Z', '2026-03-02'],
    ['America/Los_Angeles', '2026-03-02T07:59:59.999Z', '2026-03-01']
])('In %s the instant %s is on the day %s', (timeZone, instant, day) => {
    expect(dayOf(Date.parse(instant), timeZone)).toBe(day);
});

test('A day on which the clocks change begins and ends at the right instants', () => {
    // Berlin, 29 March 2026: UTC+1 until 01:00 UTC, then UTC+2; the next midnight is at 22:00 UTC.
    expect(dayOf(Date.parse('2026-03-28T22:59:59.999Z'), 'Europe/Berlin')).toBe('2026-03-28');
    expect(dayOf(Date.parse('2026-03-28T23:00:00.000Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-03-29T21:59:59.999Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-03-29T22:00:00.000Z'), 'Europe/Berlin')).toBe('2026-03-30');
});

test('A day that was skipped at the date line is skipped', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(dayOf(Date.parse('2011-12-30T09:59:59.999Z'), 'Pacific/Apia')).toBe('2011-12-29');
    expect(dayOf(Date.parse('2011-12-30T10:00:00.000Z'), 'Pacific/Apia')).toBe('2011-12-31');
});

test('Any instant is on the day that Intl names, in any zone', () => {
    const since1970 = fc.integer({ min: 0, max: Date.UTC(2040, 0) });
    fc.assert(
        fc.property(since1970, fc.constantFrom(...ZONES), (at, timeZone) => {
            expect(dayOf(at, timeZone)).toBe(dayByIntl(at, timeZone));
        }),
        { numRuns: 2_000 }
    );
});

test.each(ZONES)('Every half hour of 2010 and 2011 in %s is on the day that Intl names', (timeZone) => {
    const wrong: string[] = [];
    for (let at = Date.UTC(2010, 0); at < Date.UTC(2012, 0); at += 30 * 60_000) {
        if (dayOf(at, timeZone) !== dayByIntl(at, timeZone)) wrong.push(new Date(at).toISOString());
    }
    expect(wrong).toEqual([]);
});

test('A zone that the browser does not know counts as UTC', () => {
    expect(dayOf(Date.parse('2026-03-02T00:00:00.000Z'), 'Europe/Atlantis')).toBe('2026-03-02');
    expect(dayOf(0, '')).toBe('1970-01-01');
});

test.each([8.64e15, 8.64e15 + 1, Infinity, NaN, -1e20])('The time %p has a day', (at) => {
    expect(dayOf(at, 'Pacific/Kiritimati')).toEqual(expect.any(String));
});

describe('zoneNameAt', () => {
    const nameAt = (instant: string, timeZone: string) => zoneNameAt(Date.parse(instant), timeZone);

    test('Times that come twice on the day on which the clocks go back have different zone names', () => {
        // Berlin, 25 October 2026: at 01:00 UTC 03:00 CEST becomes 02:00 CET.
        expect(nameAt('2026-10-25T00:58:00Z', 'Europe/Berlin')).toBe('CEST');
        expect(nameAt('2026-10-25T01:04:00Z', 'Europe/Berlin')).toBe('CET');
    });

    test('The whole day has zone names, and the days around it have none', () => {
        expect(nameAt('2026-10-24T21:59:59Z', 'Europe/Berlin')).toBeNull();
        expect(nameAt('2026-10-24T22:00:00Z', 'Europe/Berlin')).toBe('CEST');
        expect(nameAt('2026-10-25T22:59:59Z', 'Europe/Berlin')).toBe('CET');
        expect(nameAt('2026-10-25T23:00:00Z', 'Europe/Berlin')).toBeNull();
    });

    test('A day on which the clocks go forward has no zone names', () => {
        expect(nameAt('2026-03-29T00:59:00Z', 'Europe/Berlin')).toBeNull();
        expect(nameAt('2026-03-29T01:01:00Z', 'Europe/Berlin')).toBeNull();
    });

    test('Clocks that go back at midnight repeat the hour of the day before', () => {
        // São Paulo, 18 February 2018: at 02:00 UTC midnight became 23:00 of 17 February.
        expect(nameAt('2018-02-18T01:30:00Z', 'America/Sao_Paulo')).toBe('GMT-2');
        expect(nameAt('2018-02-18T02:30:00Z', 'America/Sao_Paulo')).toBe('GMT-3');
        expect(nameAt('2018-02-18T03:30:00Z', 'America/Sao_Paulo')).toBeNull();
    });

    test.each([
        ['America/New_York', '2026-11-01T06:30:00Z', 'EST'],
        ['America/St_Johns', '2026-11-01T12:00:00Z', 'NST'],
        ['Australia/Sydney', '2026-04-04T15:30:00Z', 'AEDT'],
        ['Europe/London', '2026-10-25T00:30:00Z', 'BST']
    ])('The zone %s at %s is named %s', (timeZone, instant, name) => {
        expect(nameAt(instant, timeZone)).toBe(name);
    });

    test('UTC, an unknown zone and an absurd time have no zone name', () => {
        expect(zoneNameAt(0, 'UTC')).toBeNull();
        expect(zoneNameAt(0, 'Europe/Atlantis')).toBeNull();
        expect(zoneNameAt(Infinity, 'Europe/Berlin')).toBeNull();
    });

    test.each(ZONES)(
        'The days with zone names of 2010 and 2011 in %s are those that repeat a local time',
        (timeZone) => {
            const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
            const repeated = new Set<string>();
            const named = new Set<string>();
            let latest = '';
            for (let at = Date.UTC(2010, 0); at < Date.UTC(2012, 0); at += 30 * 60_000) {
                const day = dayOf(at, timeZone);
                const local = `${day} ${clock.format(at)}`;
                if (local <= latest) repeated.add(day);
                else latest = local;
                if (zoneNameAt(at, timeZone) !== null) named.add(day);
            }
            expect([...named].filter((day) => !repeated.has(day) && timeZone !== 'America/St_Johns')).toEqual([]);
            expect([...repeated].filter((day) => !named.has(day))).toEqual([]);
        }
    );
});
