import { MINUTE_MS, MORNING, ZONE } from './samples';
import { dayHeading, fullTime, machineTime, mediumTime, nearTime, shortTime } from 'c/chatHistoryLabels';
import { usable } from '../locale';

// Intl puts a narrow no-break space before AM and PM.
const plain = (text: string): string => text.replace(/\u202f/g, ' ');

describe('times', () => {
    it('are in the time zone of the user, not of the browser', () => {
        expect(plain(shortTime(MORNING, ZONE))).toBe('10:42 AM');
        expect(plain(shortTime(MORNING, 'Asia/Tokyo'))).toBe('6:42 PM');
    });

    it('give the full date and the zone where asked', () => {
        expect(plain(fullTime(MORNING, ZONE))).toBe('Tuesday, November 10, 2026 at 10:42:05 AM GMT+1');
        expect(plain(mediumTime(MORNING, ZONE))).toBe('Nov 10, 2026, 10:42 AM');
        expect(dayHeading(MORNING, ZONE)).toBe('Tuesday, November 10, 2026');
        expect(machineTime(MORNING)).toBe('2026-11-10T09:42:05.000Z');
    });

    it('leave out the date where that is today in the time zone of the user', () => {
        const midnight = Date.UTC(2026, 10, 10, 23);
        expect(plain(nearTime(MORNING, ZONE, midnight - MINUTE_MS))).toBe('10:42 AM');
        expect(plain(nearTime(MORNING, ZONE, midnight))).toBe('Nov 10, 2026, 10:42 AM');
        expect(plain(nearTime(midnight + MINUTE_MS, ZONE, midnight - MINUTE_MS))).toBe('Nov 11, 2026, 12:01 AM');
    });

    it('stay silent about what is no time', () => {
        for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
            expect([shortTime(at, ZONE), fullTime(at, ZONE), machineTime(at)]).toEqual(['', '', '']);
        }
    });
});

describe('locales', () => {
    it('fall back to the part that is a language tag', () => {
        expect(usable('de_AT_EURO')).toBe('de-AT');
        expect(usable('ar')).toBe('ar');
        expect(usable('??')).toBe('en-US');
    });
});
