import fc from 'fast-check';
import { dayOf } from '../chatHistoryCore';

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
])('in %s, %s is in %s', (timeZone, instant, day) => {
    expect(dayOf(Date.parse(instant), timeZone)).toBe(day);
});

test('the night on which the clocks change has its midnight at the right instant', () => {
    // Berlin, 29 March 2026: UTC+1 until 01:00 UTC, then UTC+2; the next midnight is at 22:00 UTC.
    expect(dayOf(Date.parse('2026-03-28T22:59:59.999Z'), 'Europe/Berlin')).toBe('2026-03-28');
    expect(dayOf(Date.parse('2026-03-28T23:00:00.000Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-03-29T21:59:59.999Z'), 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf(Date.parse('2026-03-29T22:00:00.000Z'), 'Europe/Berlin')).toBe('2026-03-30');
});

test('a day that was left out at the date line is left out', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(dayOf(Date.parse('2011-12-30T09:59:59.999Z'), 'Pacific/Apia')).toBe('2011-12-29');
    expect(dayOf(Date.parse('2011-12-30T10:00:00.000Z'), 'Pacific/Apia')).toBe('2011-12-31');
});

test('any instant is on the day that Intl says, in any zone', () => {
    const since1970 = fc.integer({ min: 0, max: Date.UTC(2040, 0) });
    fc.assert(
        fc.property(since1970, fc.constantFrom(...ZONES), (at, timeZone) => {
            expect(dayOf(at, timeZone)).toBe(dayByIntl(at, timeZone));
        }),
        { numRuns: 2_000 }
    );
});

test.each(ZONES)('every half hour of 2010 and 2011 in %s is on the day that Intl says', (timeZone) => {
    const wrong: string[] = [];
    for (let at = Date.UTC(2010, 0); at < Date.UTC(2012, 0); at += 30 * 60_000) {
        if (dayOf(at, timeZone) !== dayByIntl(at, timeZone)) wrong.push(new Date(at).toISOString());
    }
    expect(wrong).toEqual([]);
});

test('a zone that the browser does not know counts as UTC', () => {
    expect(dayOf(Date.parse('2026-03-02T00:00:00.000Z'), 'Europe/Atlantis')).toBe('2026-03-02');
    expect(dayOf(0, '')).toBe('1970-01-01');
});

test.each([8.64e15, 8.64e15 + 1, Infinity, NaN, -1e20])('the time %p costs nothing', (at) => {
    expect(dayOf(at, 'Pacific/Kiritimati')).toEqual(expect.any(String));
});
