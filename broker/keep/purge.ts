/** Which records go: what nobody here may keep, or can read, or has used for longest where space is short. Pure. */
import { isFresh } from './age';
import type { Listed } from './listing';
import type { Place } from './place';

/** `readable`: fingerprints that some live page reads under; `null` where that can't be known: then age alone decides. */
export type Rules = Readonly<{
    owner: string;
    readable: ReadonlySet<string> | null;
    maxAgeMs: number;
    nowMs: number;
}>;

/** How often a page that stays open looks again. Unit: milliseconds. Source: our choice. */
export const PURGE_EVERY_MS = 10 * 60_000;

/**
 * The most that is kept, over all conversations. Unit: bytes. Source: our choice; a thousand entries are about
 * 300 KB, most conversations a tenth of that: room for more Cases than an agent opens in a day, and little beside
 * what browsers grant an origin. Two pages that write at once may pass it until the next one writes.
 */
export const MAX_KEPT_BYTES = 20_000_000;

/** Paths of what must go whether there is room or not. */
export function condemned(records: readonly Listed[], rules: Rules): readonly string[] {
    return records.filter((record) => !mayStay(record, rules)).map(({ path }) => path);
}

/** Another user's go at once, whatever their age. */
function mayStay({ place, head }: Listed, { owner, readable, maxAgeMs, nowMs }: Rules): boolean {
    if (place.owner !== owner || head === null) return false;
    return isFresh(head.at, nowMs, maxAgeMs) && (readable?.has(place.fingerprint) ?? true);
}

/**
 * May a secret that was passed to pages of the key `fingerprint` stay? Another user's goes at once. Ours stays as long as
 * a page lives that bears that key, since the ring may go on keeping for it, and for the maximum age after that.
 */
export function mayPassedStay(passed: Readonly<Omit<Place, 'name'> & { at: number }>, rules: Rules): boolean {
    if (passed.owner !== rules.owner) return false;
    const isBorne = rules.readable?.has(passed.fingerprint) ?? false;
    return isBorne || isFresh(passed.at, rules.nowMs, rules.maxAgeMs);
}

/** Paths of the least recently used, until what stays takes at most `maxBytes`. */
export function leastUsed(records: readonly Listed[], maxBytes: number): readonly string[] {
    const order = [...records].sort((a, b) => usedAtOf(a) - usedAtOf(b));
    let left = bytesOf(records);
    return order
        .filter((record) => {
            if (left <= maxBytes) return false;
            left -= record.head?.bytes ?? 0;
            return true;
        })
        .map(({ path }) => path);
}

export function bytesOf(records: readonly Listed[]): number {
    return records.reduce((sum, { head }) => sum + (head?.bytes ?? 0), 0);
}

function usedAtOf({ head }: Listed): number {
    return head?.usedAt ?? -Infinity;
}
