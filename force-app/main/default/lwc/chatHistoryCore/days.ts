/**
 * Which day is it, there and then? Asking Intl costs about a microsecond for each entry and much more in some browsers,
 * so a day of UTC is asked about twice, at both ends: where the zone's offset is the same at both, it is the same all
 * along and days follow by arithmetic. Only where it differs (the clocks change that day) Intl is asked for each entry.
 */
import { MAX_TIME_MS } from './shape';

type Zone = Readonly<{ format: Intl.DateTimeFormat; offsetsMs: Map<number, number | null> }>;

const DAY_MS = 24 * 60 * 60_000;

/** Days of UTC remembered for a zone; nine years of conversations. Source: our choice. */
const MAX_REMEMBERED_DAYS = 3_300;

// Remembering changes no answer: the same arguments give the same day with or without it.
const zones = new Map<string, Zone>();
const dayNames = new Map<number, string>();

/**
 * The day (`YYYY-MM-DD`, Gregorian) of an instant in an IANA time zone, e.g. `America/Sao_Paulo`. A zone that this
 * browser doesn't know counts as UTC. Made for this era: years before 100 are not looked after.
 */
export function dayOf(at: number, timeZone: string): string {
    const zone = zoneOf(timeZone);
    const instant = clamped(at);
    const offsetMs = steadyOffset(zone, Math.floor(instant / DAY_MS)) ?? offsetAt(zone, instant);
    return nameOfDay(Math.floor((instant + offsetMs) / DAY_MS));
}

/** The offset throughout a day of UTC; `null` where it changes. No zone ever changed its clocks and back within a day. */
function steadyOffset(zone: Zone, utcDay: number): number | null {
    const known = zone.offsetsMs.get(utcDay);
    if (known !== undefined) return known;
    const first = offsetAt(zone, clamped(utcDay * DAY_MS));
    const last = offsetAt(zone, clamped((utcDay + 1) * DAY_MS - 1));
    const offsetMs = first === last ? first : null;
    if (zone.offsetsMs.size >= MAX_REMEMBERED_DAYS) zone.offsetsMs.clear();
    zone.offsetsMs.set(utcDay, offsetMs);
    return offsetMs;
}

/** What a clock on the wall there is ahead of UTC at that instant, in ms. */
function offsetAt(zone: Zone, instant: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of zone.format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1_000) * 1_000;
}

function zoneOf(timeZone: string): Zone {
    const known = zones.get(timeZone);
    if (known !== undefined) return known;
    const zone = { format: wallClock(timeZone), offsetsMs: new Map<number, number | null>() };
    zones.set(timeZone, zone);
    return zone;
}

function wallClock(timeZone: string): Intl.DateTimeFormat {
    const options = {
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric'
    } as const;
    try {
        return new Intl.DateTimeFormat('en-US', { ...options, timeZone });
    } catch {
        return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
    }
}

function nameOfDay(dayNumber: number): string {
    const known = dayNames.get(dayNumber);
    if (known !== undefined) return known;
    const name = new Date(clamped(dayNumber * DAY_MS)).toISOString().split('T', 1)[0] ?? '';
    if (dayNames.size >= MAX_REMEMBERED_DAYS) dayNames.clear();
    dayNames.set(dayNumber, name);
    return name;
}

/** Intl and Date throw beyond these bounds; an absurd time must not cost the timeline. */
function clamped(at: number): number {
    return Math.min(MAX_TIME_MS, Math.max(-MAX_TIME_MS, at)) || 0;
}
