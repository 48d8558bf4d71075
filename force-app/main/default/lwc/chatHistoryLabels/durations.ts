/** How long something took, in the user's locale: "2 hr 5 min". The two largest units, never more. */
import { LOCALE } from './locale';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
    [DAY_MS, unit('day')],
    [HOUR_MS, unit('hour')],
    [MINUTE_MS, unit('minute')],
    [SECOND_MS, unit('second')]
] as const;

const list = new Intl.ListFormat(LOCALE, { type: 'unit', style: 'narrow' });

export function durationText(durationMs: number): string {
    const largest = UNITS.findIndex(([unitMs]) => durationMs >= unitMs);
    if (largest === -1) return unit('second').format(0);
    return list.format(parts(durationMs, UNITS.slice(largest, largest + 2)));
}

function parts(durationMs: number, units: readonly (typeof UNITS)[number][]): readonly string[] {
    let rest = durationMs;
    const texts: string[] = [];
    for (const [unitMs, format] of units) {
        const count = Math.floor(rest / unitMs);
        rest -= count * unitMs;
        if (count > 0) texts.push(format.format(count));
    }
    return texts;
}

function unit(name: string): Intl.NumberFormat {
    return new Intl.NumberFormat(LOCALE, { style: 'unit', unit: name, unitDisplay: 'short' });
}
