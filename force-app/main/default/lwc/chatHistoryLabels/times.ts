/**
 * Points in time and durations, in the user's locale and Salesforce time zone. All times are epoch ms, all zones IANA
 * names. Formatters are expensive, so each is made once per zone.
 */
import { isTime } from 'c/chatHistoryCore';
import { LABELS } from './labels';
import { LOCALE, fill } from './format';

/** What `<time>` shows and carries. */
export type TimeText = Readonly<{
    text: string;
    /** Full date, time and zone, for the tooltip; `null` where the time is unknown. */
    title: string | null;
    /** For `datetime`; `null` where the time is unknown. */
    machine: string | null;
}>;

type Formatter = Intl.DateTimeFormat;
type Formatters = Readonly<Record<'short' | 'sameYear' | 'medium' | 'full' | 'day' | 'year', Formatter>>;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Durations from here on are given without seconds. Unit: ms. Source: our choice. */
const WITHOUT_SECONDS_MS = 2 * MINUTE_MS;

/** As `timeStyle: 'short'` writes hours: "2:14 AM", but "02:14". */
const HOUR = isHourPadded() ? '2-digit' : 'numeric';

const formattersByZone = new Map<string, Formatters>();

const UNITS = [
    [DAY_MS, unitFormat('day')],
    [HOUR_MS, unitFormat('hour')],
    [MINUTE_MS, unitFormat('minute')],
    [SECOND_MS, unitFormat('second')]
] as const;

const unitList = new Intl.ListFormat(LOCALE, { type: 'unit', style: 'narrow' });

/** "10:42 AM" */
export function shortTime(at: number, timeZone: string): string {
    return format('short', at, timeZone);
}

/** "10:42 AM" on the day of `nearMs`, else with the date: "Nov 10, 10:42 AM", in another year "Nov 10, 2025, 10:42 AM". */
export function nearTime(at: number, timeZone: string, nearMs: number): string {
    if (format('day', at, timeZone) === format('day', nearMs, timeZone)) return shortTime(at, timeZone);
    const isSameYear = format('year', at, timeZone) === format('year', nearMs, timeZone);
    return format(isSameYear ? 'sameYear' : 'medium', at, timeZone);
}

/** A time from which on something works. Rounded up to whole minutes, since a time that comes too early is wrong. */
export function waitTime(at: number, timeZone: string, nowMs: number): string {
    return nearTime(Math.ceil(at / MINUTE_MS) * MINUTE_MS, timeZone, nowMs);
}

/** "Tuesday, November 10, 2026 at 10:42:05 AM GMT+1": for tooltips. */
export function fullTime(at: number, timeZone: string): string {
    return format('full', at, timeZone);
}

/** "Tuesday, November 10, 2026" */
export function dayHeading(at: number, timeZone: string): string {
    return format('day', at, timeZone);
}

/** For the `datetime` attribute of `<time>`. */
export function machineTime(at: number): string {
    return isTime(at) ? new Date(at).toISOString() : '';
}

/** A time in a sentence: `label` has one place for it. `nearMs`: the date is left out on that day. */
export function timeText(label: string, at: number | null, timeZone: string, nearMs: number): TimeText {
    if (at === null) return { text: LABELS.NoTime, title: null, machine: null };
    return {
        text: fill(label, nearTime(at, timeZone, nearMs)),
        title: fullTime(at, timeZone),
        machine: machineTime(at)
    };
}

/** "1 hr 5 min": the two largest units; no seconds from two minutes on. */
export function durationText(durationMs: number): string {
    const units = durationMs < WITHOUT_SECONDS_MS ? UNITS : UNITS.slice(0, 3);
    const largest = units.findIndex(([unitMs]) => durationMs >= unitMs);
    if (largest === -1) return unitFormat('second').format(0);
    let restMs = durationMs;
    const texts: string[] = [];
    for (const [unitMs, unit] of units.slice(largest, largest + 2)) {
        const count = Math.floor(restMs / unitMs);
        restMs -= count * unitMs;
        if (count > 0) texts.push(unit.format(count));
    }
    return unitList.format(texts);
}

/** Formatting throws on what is no time; one odd number must not cost the whole timeline. */
function format(style: keyof Formatters, at: number, timeZone: string): string {
    return isTime(at) ? formattersOf(timeZone)[style].format(at) : '';
}

function formattersOf(timeZone: string): Formatters {
    const known = formattersByZone.get(timeZone);
    if (known !== undefined) return known;
    const create = (options: Intl.DateTimeFormatOptions): Formatter =>
        new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
    const formatters: Formatters = {
        short: create({ timeStyle: 'short' }),
        sameYear: create({ month: 'short', day: 'numeric', hour: HOUR, minute: '2-digit' }),
        medium: create({ dateStyle: 'medium', timeStyle: 'short' }),
        full: create({ dateStyle: 'full', timeStyle: 'long' }),
        day: create({ dateStyle: 'full' }),
        year: create({ year: 'numeric' })
    };
    formattersByZone.set(timeZone, formatters);
    return formatters;
}

function isHourPadded(): boolean {
    const parts = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: 'UTC' }).formatToParts(2 * HOUR_MS);
    return parts.some(({ type, value }) => type === 'hour' && value.length === 2);
}

function unitFormat(unit: string): Intl.NumberFormat {
    return new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: 'short' });
}
