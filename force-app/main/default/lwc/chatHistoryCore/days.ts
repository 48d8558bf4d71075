/**
 * Local days, and days on which the clocks go back. Intl costs a microsecond for each entry and much more in some
 * browsers. Therefore it is asked twice for a day of UTC, at both ends: where the zone's offset is the same at both, it is
 * the same throughout and days follow by arithmetic. Only where it differs (the clocks change) Intl is asked for each entry.
 */
import { MAX_TIME_MS } from './checks';

type Zone = Readonly<{
    format: Intl.DateTimeFormat;
    /** By day of UTC; `null` where the offset changes. */
    offsetsMs: Map<number, number | null>;
    /** By local day: the zone's names by offset, on days on which the clocks go back; else `null`. */
    namesByOffset: Map<number, Map<number, string> | null>;
}>;

const DAY_MS = 24 * 60 * 60_000;

/** Local time differs from UTC by less than this, everywhere and always. */
const MAX_OFFSET_MS = 15 * 60 * 60_000;

/**
 * English has a name for a zone only in the regions that use it; elsewhere it writes `GMT+1`. The first of these that has
 * one is used: in order, American, European, Canadian, Australian and New Zealand zones.
 */
const NAMING_LOCALES = ['en-US', 'en-GB', 'en-CA', 'en-AU', 'en-NZ'];

// Memory changes no answer: the same arguments give the same result with or without it, see `remembered`.
const zones = new Map<string, Zone>();
const dayNames = new Map<number, string>();

/**
 * The day (`YYYY-MM-DD`, Gregorian) of an instant in an IANA time zone, e.g. `America/Sao_Paulo`. A zone that this
 * browser doesn't know counts as UTC. Years before 100 are not supported.
 */
export function dayOf(at: number, timeZone: string): string {
    return nameOfDay(localDay(zoneOf(timeZone), clamped(at)));
}

/**
 * The short English name of the zone at an instant (`CEST`, `GMT-3`), on days on which the clocks go back: there 02:04 can
 * follow 02:58. `null` on all other days.
 */
export function zoneNameAt(at: number, timeZone: string): string | null {
    const zone = zoneOf(timeZone);
    const instant = clamped(at);
    const names = namesOn(zone, localDay(zone, instant));
    if (names === null) return null;
    const { timeZone: name } = zone.format.resolvedOptions();
    return remembered(names, offsetAt(zone, instant), () => nameZone(instant, name));
}

function localDay(zone: Zone, instant: number): number {
    const offsetMs = steadyOffset(zone, Math.floor(instant / DAY_MS)) ?? offsetAt(zone, instant);
    return Math.floor((instant + offsetMs) / DAY_MS);
}

function namesOn(zone: Zone, day: number): Map<number, string> | null {
    return remembered(zone.namesByOffset, day, () => (hasRepeatedTime(zone, day) ? new Map() : null));
}

/** Is any local time of that day shown twice? No zone ever changed its clocks twice within three days. */
function hasRepeatedTime(zone: Zone, day: number): boolean {
    let before = clamped(day * DAY_MS - MAX_OFFSET_MS);
    let after = clamped((day + 1) * DAY_MS + MAX_OFFSET_MS);
    const offsetBeforeMs = offsetAt(zone, before);
    const offsetAfterMs = offsetAt(zone, after);
    if (offsetAfterMs >= offsetBeforeMs) return false;
    while (after - before > 1) {
        const middle = Math.floor((before + after) / 2);
        if (offsetAt(zone, middle) === offsetBeforeMs) before = middle;
        else after = middle;
    }
    // At the instant `after` the clocks go back: the local times from here on come for the second time.
    return after + offsetAfterMs < (day + 1) * DAY_MS && after + offsetBeforeMs > day * DAY_MS;
}

function nameZone(instant: number, timeZone: string): string {
    const names = NAMING_LOCALES.map((locale) => {
        const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
        return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
    });
    return names.find((name) => !/\d/.test(name)) ?? names[0] ?? timeZone;
}

/** The offset throughout a day of UTC; `null` where it changes. No zone ever changed its clocks and back within a day. */
function steadyOffset(zone: Zone, utcDay: number): number | null {
    return remembered(zone.offsetsMs, utcDay, () => {
        const first = offsetAt(zone, clamped(utcDay * DAY_MS));
        const last = offsetAt(zone, clamped((utcDay + 1) * DAY_MS - 1));
        return first === last ? first : null;
    });
}

/** How far local time is ahead of UTC at that instant, in ms. */
function offsetAt(zone: Zone, instant: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of zone.format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1_000) * 1_000;
}

function zoneOf(timeZone: string): Zone {
    return remembered(zones, timeZone, () => ({
        format: wallClock(timeZone),
        offsetsMs: new Map(),
        namesByOffset: new Map()
    }));
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

function nameOfDay(day: number): string {
    return remembered(dayNames, day, () => new Date(clamped(day * DAY_MS)).toISOString().split('T', 1)[0] ?? '');
}

/** Intl and Date throw beyond these bounds; an absurd time must not cost the timeline. */
function clamped(at: number): number {
    return Math.min(MAX_TIME_MS, Math.max(-MAX_TIME_MS, at)) || 0;
}

function remembered<K, V>(memory: Map<K, V>, key: K, work: () => V): V {
    const known = memory.get(key);
    if (known !== undefined) return known;
    const value = work();
    memory.set(key, value);
    return value;
}
