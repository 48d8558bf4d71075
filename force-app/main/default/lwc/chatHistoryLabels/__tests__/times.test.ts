import './realLabels';
import { HOUR_MS, MINUTE_MS, MORNING_AT } from 'support/builders';
import { ZONE } from './rows';
import {
    LABELS,
    dayHeading,
    fullTime,
    machineTime,
    nearTime,
    shortTime,
    timeText,
    waitTime
} from 'c/chatHistoryLabels';
import type * as Times from '../times';
import { durationText } from '../times';

// Intl puts a narrow no-break space before AM and PM.
const plain = (text: string): string => text.replace(/\u202f/g, ' ');

describe('Times', () => {
    it('are in the time zone of the user, not of the browser', () => {
        expect(plain(shortTime(MORNING_AT, ZONE))).toBe('10:00 AM');
        expect(plain(shortTime(MORNING_AT, 'Asia/Tokyo'))).toBe('6:00 PM');
    });

    it('give the full date and the zone for tooltips', () => {
        expect(plain(fullTime(MORNING_AT, ZONE))).toBe('Monday, March 2, 2026 at 10:00:00 AM GMT+1');
        expect(dayHeading(MORNING_AT, ZONE)).toBe('Monday, March 2, 2026');
        expect(machineTime(MORNING_AT)).toBe('2026-03-02T09:00:00.000Z');
    });

    it.each([
        ['the same day', MORNING_AT + 13 * HOUR_MS, '10:00 AM'],
        ['another day', MORNING_AT + 14 * HOUR_MS, 'Mar 2, 10:00 AM'],
        ['another year', MORNING_AT + 320 * 24 * HOUR_MS, 'Mar 2, 2026, 10:00 AM']
    ])('say as much of the date as %s needs', (_, nearMs, text) => {
        expect(plain(nearTime(MORNING_AT, ZONE, nearMs))).toBe(text);
    });

    it.each([
        ['en-GB', '2 Mar, 09:05', '09:05'],
        ['en-US', 'Mar 2, 9:05 AM', '9:05 AM']
    ])('write hours with the date as they do without it, in %s', (locale, withDate, withoutDate) => {
        jest.isolateModules(() => {
            jest.doMock('@salesforce/i18n/locale', () => ({ default: locale }), { virtual: true });
            const times = jest.requireActual<typeof Times>('../times');
            const at = MORNING_AT - 55 * MINUTE_MS;
            expect(plain(times.nearTime(at, ZONE, at + 24 * HOUR_MS))).toBe(withDate);
            expect(plain(times.nearTime(at, ZONE, at))).toBe(withoutDate);
        });
        jest.dontMock('@salesforce/i18n/locale');
    });

    it('to wait for are rounded up to whole minutes', () => {
        expect(plain(waitTime(MORNING_AT + 1, ZONE, MORNING_AT))).toBe('10:01 AM');
        expect(plain(waitTime(MORNING_AT + MINUTE_MS, ZONE, MORNING_AT))).toBe('10:01 AM');
    });

    it('that are unknown are named so, without a machine-readable value', () => {
        expect(timeText(LABELS.Started, null, ZONE, MORNING_AT)).toEqual({
            text: 'Time unknown',
            title: null,
            machine: null
        });
    });

    it('are empty for what is no time', () => {
        for (const at of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
            expect([shortTime(at, ZONE), fullTime(at, ZONE), machineTime(at)]).toEqual(['', '', '']);
        }
    });
});

describe('Durations', () => {
    it.each([
        [0, '0 sec'],
        [65_000, '1 min 5 sec'],
        [5 * MINUTE_MS + 30_000, '5 min'],
        [65 * MINUTE_MS, '1 hr 5 min'],
        [26 * HOUR_MS, '1 day 2 hr']
    ])('of %i ms read "%s": two units at most, no seconds from two minutes on', (durationMs, text) => {
        expect(durationText(durationMs)).toBe(text);
    });
});
