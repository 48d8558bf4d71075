/** Points in time, in the user's locale and Salesforce time zone. Formatters are dear, so each is made once per zone. */
import { LOCALE } from './locale';

type Formatters = Readonly<{ short: Format; medium: Format; full: Format; day: Format }>;
type Format = Intl.DateTimeFormat;

/** The largest distance from the epoch that a Date can hold; epoch ms. Source: ECMAScript, "Time Values and Time Range". */
const MAX_TIME_MS = 8.64e15;

const MINUTE_MS = 60_000;

const formattersByZone = new Map<string, Formatters>();

/** "10:42 AM" */
export function shortTime(at: number, timeZone: string): string {
    return written(formattersOf(timeZone).short, at);
}

/** Today (by `nowMs`) "10:42 AM"; on another day with the date, so that nobody takes it for today's. */
export function nearTime(at: number, timeZone: string, nowMs = Date.now()): string {
    const isToday = dayHeading(at, timeZone) === dayHeading(nowMs, timeZone);
    return isToday ? shortTime(at, timeZone) : mediumTime(at, timeZone);
}

/** A time from which on something can be done. Rounded down, the time told would come before the time meant. */
export function timeToWaitFor(at: number, timeZone: string, nowMs = Date.now()): string {
    return nearTime(Math.ceil(at / MINUTE_MS) * MINUTE_MS, timeZone, nowMs);
}

/** "Nov 10, 2026, 10:42 AM" */
export function mediumTime(at: number, timeZone: string): string {
    return written(formattersOf(timeZone).medium, at);
}

/** "Tuesday, November 10, 2026 at 10:42:05 AM GMT+1": for hover and screen readers. */
export function fullTime(at: number, timeZone: string): string {
    return written(formattersOf(timeZone).full, at);
}

/** "Tuesday, November 10, 2026" */
export function dayHeading(at: number, timeZone: string): string {
    return written(formattersOf(timeZone).day, at);
}

/** For the `datetime` attribute of `<time>`. */
export function machineTime(at: number): string {
    return isTime(at) ? new Date(at).toISOString() : '';
}

function formattersOf(timeZone: string): Formatters {
    const known = formattersByZone.get(timeZone);
    if (known !== undefined) return known;
    const made = createFormatters(timeZone);
    formattersByZone.set(timeZone, made);
    return made;
}

function createFormatters(timeZone: string): Formatters {
    const create = (style: Intl.DateTimeFormatOptions): Format =>
        new Intl.DateTimeFormat(LOCALE, { ...style, timeZone });
    return {
        short: create({ timeStyle: 'short' }),
        medium: create({ dateStyle: 'medium', timeStyle: 'short' }),
        full: create({ dateStyle: 'full', timeStyle: 'long' }),
        day: create({ dateStyle: 'full' })
    };
}

/** Formatting throws on what is no time; one odd number must not cost the whole timeline. */
function written(format: Format, at: number): string {
    return isTime(at) ? format.format(at) : '';
}

function isTime(at: number): boolean {
    return Math.abs(at) <= MAX_TIME_MS;
}
