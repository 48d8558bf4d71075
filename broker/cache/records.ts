/**
 * The encrypted records of a user: in the store that all pages share, or in this page's memory, which takes what may not,
 * or can not, be stored. Looking for a record removes what nobody may use any more.
 */
import { MAX_LIMITS, type Diagnostics, type Limits } from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import type { KeyValueStore } from '../storage/keyValueStore';
import { isAccessPath, isRecordKey, parseRecordKey, recordKey, type RecordKey } from '../storage/storeKeys';
import { decrypt, encodeText, encrypt, type CacheKeys, type EncryptedRecord } from './encryption';

export type Records = Readonly<{
    /** What was written last at `path`; null where nothing usable was. */
    read(path: string): Promise<unknown>;
    /** `at`: when the oldest text in `value` was fetched, epoch ms. What is too old already is not written. */
    write(path: string, value: unknown, at: number): Promise<void>;
    /** Removes another user's records at once, and what is too old. */
    evict(): Promise<void>;
    /** Removes every record of this session id. */
    evictOwn(): Promise<void>;
}>;

/**
 * `store`: a safe store. `memory`: of this page. `limits`: the org's. `isShared`: the keys are those of every page of this
 * user; else the store is left alone.
 */
export type RecordsDeps = Pick<Environment, 'clock' | 'crypto' | 'limits' | 'store'> &
    Readonly<{ memory: KeyValueStore; diagnostics: Diagnostics; keys: CacheKeys; isShared: boolean }>;

type StoredRecord = RecordKey & Readonly<{ tier: KeyValueStore }>;

type NewRecord = Readonly<{ key: string; bytes: number; value: EncryptedRecord }>;

/**
 * The bound of each tier, over all conversations. Unit: bytes. Source: our choice; a thousand entries are about 300 KB,
 * most conversations a tenth of that: room for more Cases than an agent opens in a day, and little beside what browsers
 * grant an origin. Two pages that write at once may pass it until the next write.
 */
export const MAX_CACHE_BYTES = 20_000_000;

/**
 * A record from further in the future than this was written before the clock was put back; its age is unknown.
 * Unit: ms. Source: our choice; clocks are corrected by less.
 */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** `maxAgeMs` 0: nothing may be reused, however young. False for a time that is no number. */
export function isFresh(at: number, nowMs: number, maxAgeMs: number): boolean {
    return maxAgeMs > 0 && nowMs - at <= maxAgeMs && at - nowMs <= CLOCK_SLACK_MS;
}

export function createRecords(deps: RecordsDeps): Records {
    const { clock, crypto, limits, store, memory, diagnostics, keys, isShared } = deps;
    const { encryptionKey } = keys;
    return {
        read: async (path) => {
            const record = (await list(deps)).find((each) => each.path === path);
            const stored = await record?.tier.get(record.key);
            if (record === undefined || !stored?.ok || stored.value === undefined) return null;
            try {
                return await decrypt(crypto, { encryptionKey, key: record.key }, stored.value as EncryptedRecord);
            } catch {
                diagnostics.note('record-unreadable', 'cache');
                await remove([record]);
                return null;
            }
        },
        write: async (path, value, at) => {
            const nowMs = clock.now();
            if (!isFresh(at, nowMs, maxAgeOf(path, limits))) return;
            const text = encodeText(JSON.stringify(value));
            const bytes = text.byteLength;
            const key = recordKey(path, { at, writtenAt: nowMs, bytes });
            const record = { key, bytes, value: await encrypt(crypto, { encryptionKey, key }, text) };
            const listed = await list(deps);
            const others = listed.filter((other) => other.path !== path);
            const before = listed.filter((each) => each.path === path && each.key !== key);
            const mayStore = isShared && !limits.memoryOnly;
            const isStored = mayStore && bytes <= MAX_CACHE_BYTES && (await put(store, record, { others, before }));
            if (mayStore && !isStored) diagnostics.note('not-stored', 'cache');
            if (!isStored) await put(memory, record, { others, before });
            // An older text must not remain, whatever became of this one. Last, or other pages would find nothing meanwhile.
            await remove(before);
        },
        evict: async () => {
            await list(deps);
        },
        evictOwn: async () => remove((await list(deps)).filter(({ keyId }) => keyId === keys.keyId))
    };
}

/** What is usable, the latest first. A tier that can't be read is not an empty one: nothing of it is removed. */
async function list(deps: RecordsDeps): Promise<readonly StoredRecord[]> {
    const { store, memory, isShared } = deps;
    const tiers = isShared ? [memory, store] : [memory];
    const lists = tiers.map(async (tier) => {
        const names = await tier.keys();
        return names.ok ? names.value.filter(isRecordKey).map((key) => ({ ...parseRecordKey(key), tier })) : [];
    });
    const records = (await Promise.all(lists)).flat();
    await remove(records.filter((record) => !isUsable(record, deps)));
    const usable = records.filter((record) => isUsable(record, deps));
    return usable.sort((one, other) => other.writtenAt - one.writtenAt);
}

function isUsable({ owner, path, at, tier }: StoredRecord, { keys, limits, clock, store }: RecordsDeps): boolean {
    if (owner !== keys.owner || (limits.memoryOnly && tier === store)) return false;
    return isFresh(at, clock.now(), maxAgeOf(path, limits));
}

/** Access checks say themselves how old each of them is; their record only has to go at some time. */
function maxAgeOf(path: string, { maxAgeMs }: Limits): number {
    return isAccessPath(path) ? Math.max(maxAgeMs, MAX_LIMITS.accessCheckMs) : maxAgeMs;
}

async function remove(records: readonly StoredRecord[]): Promise<void> {
    for (const tier of new Set(records.map((record) => record.tier))) {
        await tier.removeMany(records.filter((record) => record.tier === tier).map(({ key }) => key));
    }
}

/** `others`: what was written first makes room. `before`: what the record takes the place of. Both of both tiers. */
type Neighbours = Readonly<{ others: readonly StoredRecord[]; before: readonly StoredRecord[] }>;

/** False where the tier did not take it. */
async function put(tier: KeyValueStore, record: NewRecord, { others, before }: Neighbours): Promise<boolean> {
    const { key, value, bytes } = record;
    const neighbours = others.filter((other) => other.tier === tier);
    await remove(beyond(neighbours, MAX_CACHE_BYTES - bytes));
    const cachedBytes = neighbours.reduce((sum, neighbour) => sum + neighbour.bytes, 0);
    // The browser doesn't say how much is missing: half of what is cached is a fair offer, once.
    for (const room of [[], before, beyond(neighbours, cachedBytes / 2)]) {
        await remove(room);
        const result = await tier.set(key, value);
        if (result !== 'full') return result === 'written';
    }
    return false;
}

/** The earliest records: those for which no room is left when the latest take up to `maxBytes`. */
function beyond(latestFirst: readonly StoredRecord[], maxBytes: number): readonly StoredRecord[] {
    let bytes = 0;
    return latestFirst.filter((record) => {
        bytes += record.bytes;
        return bytes > maxBytes;
    });
}
