/** Which keys of the store are removed: what nobody may use any more, and the least recently used where space is short. Pure. */
import { MAX_LIMITS } from 'c/chatHistoryCore';
import { isAccessPath, isOwnKey, keysOf, pathOf } from '../storage/storeKeys';
import type { CacheIndex, IndexedRecord } from './cacheIndex';

export type EvictionRules = Readonly<{ owner: string; maxAgeMs: number; nowMs: number }>;

/** How often a page that stays open evicts. Unit: ms. Source: our choice. */
export const EVICTION_INTERVAL_MS = 10 * 60_000;

/**
 * The bound of the cache, over all conversations. Unit: bytes. Source: our choice; a thousand entries are about 300 KB,
 * most conversations a tenth of that: room for more Cases than an agent opens in a day, and little beside what browsers
 * grant an origin. Two pages that write at once may pass it until the next write.
 */
export const MAX_CACHE_BYTES = 20_000_000;

/**
 * A record from further in the future than this was written before the clock was put back; its age is unknown.
 * Unit: ms. Source: our choice; clocks are corrected by less.
 */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** `at`: when the oldest text was fetched, epoch ms. `maxAgeMs` 0: nothing may be reused, however young. */
export function isFresh(at: number, nowMs: number, maxAgeMs: number): boolean {
    return maxAgeMs > 0 && nowMs - at <= maxAgeMs && at - nowMs <= CLOCK_SLACK_MS;
}

/**
 * Another user's records go at once, with everything that this version of the page doesn't know. The same user's, under
 * whatever session id, go when they are too old or damaged.
 */
export function expiredKeys({ keys, records }: CacheIndex, rules: EvictionRules): readonly string[] {
    const foreign = keys.filter((key) => !isOwnKey(key, rules.owner));
    const expired = records.filter((record) => isExpired(record, rules)).flatMap(({ path }) => keysOf(path));
    return [...new Set([...foreign, ...expired])];
}

/** Every key of the cache, of all users. */
export function cachedKeys(keys: readonly string[]): readonly string[] {
    return keys.filter((key) => pathOf(key) !== null);
}

/** Paths of the least recently used records, until what remains takes at most `maxBytes`. */
export function leastRecentlyUsed(records: readonly IndexedRecord[], maxBytes: number): readonly string[] {
    const oldestUseFirst = [...records].sort((a, b) => usedAt(a) - usedAt(b));
    let remainingBytes = totalBytes(records);
    return oldestUseFirst
        .filter(({ entry }) => {
            if (remainingBytes <= maxBytes) return false;
            remainingBytes -= entry?.bytes ?? 0;
            return true;
        })
        .map(({ path }) => path);
}

export function totalBytes(records: readonly IndexedRecord[]): number {
    return records.reduce((sum, { entry }) => sum + (entry?.bytes ?? 0), 0);
}

function isExpired({ path, entry }: IndexedRecord, { maxAgeMs, nowMs }: EvictionRules): boolean {
    // Access checks say themselves how old each of them is; the record only has to go at some time.
    const limitMs = isAccessPath(path) ? Math.max(maxAgeMs, MAX_LIMITS.accessCheckMs) : maxAgeMs;
    return entry === null || !isFresh(entry.at, nowMs, limitMs);
}

function usedAt({ entry }: IndexedRecord): number {
    return entry?.usedAt ?? -Infinity;
}
