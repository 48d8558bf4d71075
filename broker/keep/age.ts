/** How old a kept text may be, by a clock that can jump. */

/**
 * A record from further in the future than this was written before the clock was put back; its age can't be told.
 * Unit: milliseconds. Source: our choice; clocks are corrected by less.
 */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** `at`: when the oldest text was read, epoch ms. `maxAgeMs` 0: nothing may be reused, however young. */
export function isFresh(at: number, nowMs: number, maxAgeMs: number): boolean {
    return maxAgeMs > 0 && nowMs - at <= maxAgeMs && at - nowMs <= CLOCK_SLACK_MS;
}
