/** How many distinct conversations reads hold active at the same time. */
import { ACTIVE_MS } from '../sim/org/calls';

/** A read in a form that sorts fast: one number, by conversation and then by time. */
export type ReadKey = number;

/** More than a day of ms, as a power of two: ids up to 2^25 fit beside it. */
const TIME_RANGE = 2 ** 28;

/** `id`: whole, 0 to 2^25. `at`: ms since the day began. */
export function readKey(id: number, at: number): ReadKey {
    return id * TIME_RANGE + at;
}

/** The most conversations that are active at the same time. A further read of one that is active prolongs it. */
export function peakOf(...reads: readonly (readonly ReadKey[])[]): number {
    const { starts, ends } = activePeriods(Float64Array.from(reads.flat()).sort());
    let [active, peak, ended] = [0, 0, 0];
    for (const startAt of starts) {
        // A period that ends when another one starts does not overlap with it.
        for (; (ends[ended] ?? Infinity) <= startAt; ended++) active -= 1;
        active += 1;
        peak = Math.max(peak, active);
    }
    return peak;
}

/** Each list in order of time; a period is not the same number in both. */
function activePeriods(keys: Float64Array): Readonly<{ starts: Float64Array; ends: Float64Array }> {
    const starts: number[] = [];
    const ends: number[] = [];
    let [lastId, endAt] = [-1, -1];
    for (const key of keys) {
        const id = Math.floor(key / TIME_RANGE);
        const at = key - id * TIME_RANGE;
        if (id !== lastId || at >= endAt) {
            if (lastId >= 0) ends.push(endAt);
            starts.push(at);
            lastId = id;
        }
        endAt = at + ACTIVE_MS;
    }
    if (lastId >= 0) ends.push(endAt);
    return { starts: Float64Array.from(starts).sort(), ends: Float64Array.from(ends).sort() };
}
