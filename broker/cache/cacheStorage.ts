/**
 * The two tiers of the cache: the store, which all pages share, and this page's memory, which takes what may not, or can
 * not, be stored. A record is in one of them: writing it to one removes it from the other.
 */
import type { Diagnostics } from 'c/chatHistoryCore';
import { createMemoryStore, type KeyValueStore, type WriteResult } from '../storage/keyValueStore';
import { indexKey, keysOf } from '../storage/storeKeys';
import { decodeIndexEntry, readIndex, type CacheIndex } from './cacheIndex';
import { decodeRecord, type EncryptedRecord } from './encryption';
import { cachedKeys, leastRecentlyUsed, MAX_CACHE_BYTES, totalBytes } from './eviction';

/** `isPersistent`: else the record goes to this page's memory only. */
export type WriteOptions = Readonly<{ nowMs: number; isPersistent: boolean }>;

export type CacheStorage = Readonly<{
    /** What is stored at `path`, in both tiers. A tier that can't be read gives nothing. */
    find(path: string): Promise<readonly unknown[]>;
    put(path: string, record: EncryptedRecord, options: WriteOptions): Promise<void>;
    /**
     * Reads, changes and writes the record at `path` in one step over all tabs; `change` runs again where another tab came
     * in between. For records without an index entry.
     */
    replace(path: string, change: Change, options: Pick<WriteOptions, 'isPersistent'>): Promise<void>;
    /** Records with their index entries. */
    remove(paths: readonly string[]): Promise<void>;
    /** Marks a record as used, so that it is among the last to be evicted. */
    touch(path: string, nowMs: number): Promise<void>;
    /** In each tier, removes the keys that `choose` names. A tier whose index can't be read is skipped. */
    evict(choose: (index: CacheIndex) => readonly string[]): Promise<void>;
    /** Removes every record from the store of all users. Memory stays. */
    clearStore(): Promise<void>;
}>;

type Change = (before: EncryptedRecord | null) => Promise<EncryptedRecord>;

/** How exactly the last use is known. Unit: ms. Source: our choice; each mark is a write. */
const TOUCH_INTERVAL_MS = 60_000;

/** How many other tabs may come in between before a change is given up. Source: our choice; a change takes milliseconds. */
const MAX_REPLACE_TRIES = 10;

/** `store`: a safe store. */
export function createCacheStorage(store: KeyValueStore, diagnostics: Diagnostics): CacheStorage {
    const memory = createMemoryStore();
    const tiers = [memory, store];
    const onEach = async (step: (tier: KeyValueStore) => Promise<void>) => {
        await Promise.all(tiers.map(step));
    };

    /** An older text must not remain in the tier that was not written. */
    async function removeOther(path: string, isStored: boolean, isPersistent: boolean): Promise<void> {
        if (isPersistent && !isStored) diagnostics.note('not-stored', 'cache');
        await removeFrom(isStored ? memory : store, [path]);
    }

    return {
        find: async (path) => {
            const results = await Promise.all(tiers.map((tier) => tier.get(path)));
            return results.flatMap((result) => (result.ok && result.value !== undefined ? [result.value] : []));
        },
        put: async (path, record, { nowMs, isPersistent }) => {
            const mayStore = isPersistent && record.bytes.byteLength <= MAX_CACHE_BYTES;
            const isStored = mayStore && (await putWithRoom(store, path, record, nowMs)) === 'written';
            await removeOther(path, isStored, isPersistent);
            if (!isStored) await putWithRoom(memory, path, record, nowMs);
        },
        replace: async (path, change, { isPersistent }) => {
            const isStored = isPersistent && (await replaceIn(store, path, change));
            await removeOther(path, isStored, isPersistent);
            if (!isStored) await replaceIn(memory, path, change);
        },
        remove: (paths) => onEach((tier) => removeFrom(tier, paths)),
        touch: (path, nowMs) => onEach((tier) => touchIn(tier, path, nowMs)),
        evict: (choose) =>
            onEach(async (tier) => {
                const index = await readIndex(tier);
                if (!index.ok) diagnostics.note('eviction-skipped', 'cache');
                const keys = index.ok ? choose(index.value) : [];
                if (keys.length > 0) await tier.removeMany(keys);
            }),
        clearStore: async () => {
            const keys = await store.keys();
            if (keys.ok) await store.removeMany(cachedKeys(keys.value));
        }
    };
}

async function removeFrom(tier: KeyValueStore, paths: readonly string[]): Promise<void> {
    if (paths.length > 0) await tier.removeMany(paths.flatMap(keysOf));
}

async function putWithRoom(
    tier: KeyValueStore,
    path: string,
    record: EncryptedRecord,
    nowMs: number
): Promise<WriteResult> {
    const index = await readIndex(tier);
    const others = index.ok ? index.value.records.filter((other) => other.path !== path) : [];
    await removeFrom(tier, leastRecentlyUsed(others, Math.max(0, MAX_CACHE_BYTES - record.bytes.byteLength)));
    const result = await putRecord(tier, path, record, nowMs);
    if (result !== 'full') return result;
    // The browser doesn't say how much is missing: half of what is cached is a fair offer, once.
    await removeFrom(tier, leastRecentlyUsed(others, totalBytes(others) / 2));
    return putRecord(tier, path, record, nowMs);
}

function putRecord(tier: KeyValueStore, path: string, record: EncryptedRecord, nowMs: number): Promise<WriteResult> {
    return tier.setMany([
        [path, record],
        [indexKey(path), { at: record.at, usedAt: nowMs, bytes: record.bytes.byteLength }]
    ]);
}

/** False where the tier failed, or other tabs came in between again and again. */
async function replaceIn(tier: KeyValueStore, path: string, change: Change): Promise<boolean> {
    for (let tries = 0; tries < MAX_REPLACE_TRIES; tries += 1) {
        const stored = await tier.get(path);
        if (!stored.ok) return false;
        const before = decodeRecord(stored.value);
        const after = await change(before);
        const written = await tier.update(path, (old) => (isSame(decodeRecord(old), before) ? after : old));
        if (!written.ok) return false;
        if (isSame(decodeRecord(written.value), after)) return true;
    }
    return false;
}

/** Each encryption has a random iv of its own. */
function isSame(one: EncryptedRecord | null, other: EncryptedRecord | null): boolean {
    return one?.iv.join() === other?.iv.join();
}

async function touchIn(tier: KeyValueStore, path: string, nowMs: number): Promise<void> {
    const stored = await tier.get(indexKey(path));
    const entry = stored.ok ? decodeIndexEntry(stored.value) : null;
    if (entry === null || Math.abs(nowMs - entry.usedAt) < TOUCH_INTERVAL_MS) return;
    // Another page may have written the record meanwhile: only the use is changed.
    await tier.update(indexKey(path), (old) => {
        const latest = decodeIndexEntry(old);
        return latest === null ? old : { ...latest, usedAt: nowMs };
    });
}
