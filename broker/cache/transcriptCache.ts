/**
 * Encrypted cache of transcripts, by conversation and time window, and of the remembered access checks. Nothing in here
 * rejects: a cache failure costs one more API call.
 */
import type { Diagnostics, Limits, TimeWindow } from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import { decodeAccessMemory, EMPTY_ACCESS_MEMORY, type AccessMemory } from '../salesforce/accessMemory';
import type { KeyValueStore } from '../storage/keyValueStore';
import { accessPath, isUnderKey, keysOf, recordPath } from '../storage/storeKeys';
import type { CachedTranscript } from '../transcripts/transcriptPages';
import { createCacheStorage, type CacheStorage } from './cacheStorage';
import {
    createSalt,
    decodeRecord,
    decrypt,
    deriveKeys,
    encrypt,
    loadSalt,
    nameFor,
    type CacheKeys,
    type EncryptedRecord
} from './encryption';
import { EVICTION_INTERVAL_MS, expiredKeys, isFresh } from './eviction';

/** A conversation, by its name (`nameOf`), in a time window. */
export type CacheKey = Readonly<{ name: string; window: TimeWindow }>;

export type TranscriptCache = Readonly<{
    /** A name that says nothing about the conversation; the same in every page of this user. `any` without keys. */
    nameOf(identifier: string): Promise<string>;
    /** An opaque name of this user that all their pages agree on; null where they can't (no cryptography, no storage). */
    owner(): Promise<string | null>;
    /** Null for what is absent, unreadable, or older than `maxAgeMs` or the org's maximum age. */
    read(key: CacheKey, maxAgeMs: number): Promise<CachedTranscript | null>;
    /** Into this page's memory only, where `limits` or the org's say so. */
    write(key: CacheKey, transcript: CachedTranscript, limits: Limits): Promise<void>;
    /** Access checks remembered under this session id. `EMPTY_ACCESS_MEMORY` where there are none. */
    readAccess(): Promise<AccessMemory>;
    /** Reads, changes and writes in one step over all tabs: `change` may run more than once. */
    writeAccess(change: (memory: AccessMemory) => AccessMemory): Promise<void>;
    /** After a 401: drops the keys and evicts everything that was cached under this session id. For good. */
    forget(): Promise<void>;
    /** The cache is empty from then on; what is stored stays for the next page. */
    close(): void;
}>;

/** `store`: a safe store. `limits`: the org's. */
export type TranscriptCacheDeps = Pick<Environment, 'clock' | 'crypto' | 'limits' | 'session'> &
    Readonly<{ store: KeyValueStore; diagnostics: Diagnostics }>;

/** `isShared`: the keys are those of every page of this user; else nothing is stored, and nothing stored is evicted. */
type OpenCache = Readonly<{ deps: TranscriptCacheDeps; keys: CacheKeys; storage: CacheStorage; isShared: boolean }>;

/** How long a page works without shared keys before it tries again to get them. Unit: ms. Source: our choice. */
export const REOPEN_MS = 60_000;

/** Without keys no conversation can be told from another. */
const ANY_CONVERSATION = 'any';

/** Opens at once, so that another user's records are gone before anything is requested. */
export function createTranscriptCache(deps: TranscriptCacheDeps): TranscriptCache {
    const { clock, crypto, diagnostics } = deps;
    const opener = createOpener(deps);
    let owner: string | null = null;
    let evictedAt = clock.now();
    let state: 'open' | 'forgotten' | 'closed' = 'open';

    async function attempt<T>(place: string, step: (cache: OpenCache) => Promise<T>, otherwise: T): Promise<T> {
        if (state !== 'open') return otherwise;
        try {
            const cache = await opener.open();
            if (cache.isShared) owner = cache.keys.owner;
            if (Math.abs(clock.now() - evictedAt) >= EVICTION_INTERVAL_MS) {
                evictedAt = clock.now();
                await evict(cache);
            }
            const result = await step(cache);
            // A step that was under way when the keys were dropped must leave nothing behind.
            if (isForgotten()) await evictOwn(cache);
            return isForgotten() ? otherwise : result;
        } catch {
            diagnostics.note('cache-failed', place);
            return otherwise;
        }
    }

    /** A function of its own: the state changes while a step is awaited. */
    function isForgotten(): boolean {
        return state === 'forgotten';
    }

    const ready = () => attempt('cache-open', () => Promise.resolve(), undefined);
    void ready();
    return {
        nameOf: (identifier) =>
            attempt('cache-name', ({ keys }) => nameFor(crypto, keys.nameKey, identifier), ANY_CONVERSATION),
        owner: async () => {
            await ready();
            return owner;
        },
        read: (key, maxAgeMs) => attempt('cache-read', (cache) => readTranscript(cache, key, maxAgeMs), null),
        write: (key, transcript, limits) =>
            attempt(
                'cache-write',
                async (cache) => writeTranscript(cache, await pathFor(cache, key), transcript, limits),
                undefined
            ),
        readAccess: () => attempt('access-read', readAccess, EMPTY_ACCESS_MEMORY),
        writeAccess: (change) => attempt('access-write', (cache) => writeAccess(cache, change), undefined),
        forget: async () => {
            // `attempt` evicts when it finds the state changed.
            const change = () => Promise.resolve((state = 'forgotten'));
            await attempt('cache-forget', change, null);
            state = 'forgotten';
            opener.drop();
        },
        close: () => {
            state = 'closed';
            opener.drop();
        }
    };
}

/** Gives the keys; tries again from time to time where they are missing or not shared with other pages. */
function createOpener(deps: TranscriptCacheDeps) {
    const { clock, crypto, session, store, diagnostics, limits } = deps;
    const storage = createCacheStorage(store, diagnostics);
    const ownSalt = createSalt(crypto);
    let current: Promise<OpenCache> | null = null;
    let retryFrom: number | null = null;

    async function open(): Promise<OpenCache> {
        retryFrom = clock.now();
        // Needs no keys, and must not fail for want of them.
        if (limits.memoryOnly) await storage.clearStore();
        const { bytes, isShared } = await loadSalt(store, ownSalt);
        if (!isShared) diagnostics.note('salt-not-shared', 'cache-open');
        const cache = { deps, storage, isShared, keys: await deriveKeys(crypto, session, bytes) };
        await evict(cache);
        if (isShared) retryFrom = null;
        return cache;
    }

    return {
        open: (): Promise<OpenCache> => {
            const isDue = retryFrom !== null && Math.abs(clock.now() - retryFrom) >= REOPEN_MS;
            if (current === null || isDue) current = open();
            return current;
        },
        drop: () => (current = null)
    };
}

/** Another user's records, and what is too old. A page that was opened before the setting changed may still be storing. */
async function evict({ deps, keys, storage, isShared }: OpenCache): Promise<void> {
    if (deps.limits.memoryOnly) await storage.clearStore();
    if (!isShared) return;
    const { maxAgeMs } = deps.limits;
    await storage.evict((index) => expiredKeys(index, { owner: keys.owner, maxAgeMs, nowMs: deps.clock.now() }));
}

function evictOwn({ keys, storage }: OpenCache): Promise<void> {
    return storage.evict(({ records }) =>
        records.filter(({ path }) => isUnderKey(path, keys)).flatMap(({ path }) => keysOf(path))
    );
}

async function pathFor({ deps, keys }: OpenCache, { name, window }: CacheKey): Promise<string> {
    return recordPath(keys, await nameFor(deps.crypto, keys.nameKey, JSON.stringify([name, window.from, window.to])));
}

async function readTranscript(cache: OpenCache, key: CacheKey, maxAgeMs: number): Promise<CachedTranscript | null> {
    const { storage, deps } = cache;
    const path = await pathFor(cache, key);
    const stored = await storage.find(path);
    const usable = await Promise.all(stored.map((value) => decryptTranscript(cache, path, value)));
    if (usable.includes(null)) await storage.remove([path]);
    const transcript = usable.reduce(newer, null);
    const nowMs = deps.clock.now();
    if (transcript === null || !isFresh(transcript.oldestFetchedAt, nowMs, maxAgeMs)) return null;
    await storage.touch(path, nowMs);
    return transcript;
}

function newer(one: CachedTranscript | null, other: CachedTranscript | null): CachedTranscript | null {
    if (one === null || other === null) return one ?? other;
    return one.fetchedAt > other.fetchedAt ? one : other;
}

/** Null for what nobody may use any more: too old for this org, damaged, moved or made younger. */
async function decryptTranscript(cache: OpenCache, path: string, stored: unknown): Promise<CachedTranscript | null> {
    const { clock, limits } = cache.deps;
    const record = decodeRecord(stored);
    if (record !== null && !isFresh(record.at, clock.now(), limits.maxAgeMs)) return null;
    // Authenticated by our own key, and the schema version is part of that key: the shape is what was encrypted.
    return (await decryptRecord(cache, path, record, 'cache-read')) as CachedTranscript | null;
}

async function decryptRecord(
    { deps, keys }: OpenCache,
    path: string,
    record: EncryptedRecord | null,
    place: string
): Promise<unknown> {
    const context = { key: keys.encryptionKey, path };
    const value = record === null ? null : await decrypt(deps.crypto, context, record).catch(() => null);
    if (value === null) deps.diagnostics.note('record-unreadable', place);
    return value;
}

async function writeTranscript(
    { deps, keys, storage, isShared }: OpenCache,
    path: string,
    transcript: CachedTranscript,
    limits: Limits
): Promise<void> {
    const { oldestFetchedAt } = transcript;
    const nowMs = deps.clock.now();
    if (!isFresh(oldestFetchedAt, nowMs, deps.limits.maxAgeMs)) return;
    const record = await encrypt(deps.crypto, { key: keys.encryptionKey, path }, transcript, oldestFetchedAt);
    const isPersistent = isShared && !deps.limits.memoryOnly && !limits.memoryOnly;
    await storage.put(path, record, { nowMs, isPersistent });
}

async function readAccess(cache: OpenCache): Promise<AccessMemory> {
    const path = accessPath(cache.keys);
    const records = (await cache.storage.find(path)).map(decodeRecord);
    const latest = records.reduce((one, other) => ((other?.at ?? 0) > (one?.at ?? 0) ? other : one), null);
    return latest === null ? EMPTY_ACCESS_MEMORY : decryptAccess(cache, path, latest);
}

async function writeAccess(cache: OpenCache, change: (memory: AccessMemory) => AccessMemory): Promise<void> {
    const { deps, keys, storage, isShared } = cache;
    const path = accessPath(keys);
    const replace = async (before: EncryptedRecord | null) => {
        const memory = before === null ? EMPTY_ACCESS_MEMORY : await decryptAccess(cache, path, before);
        return encrypt(deps.crypto, { key: keys.encryptionKey, path }, change(memory), deps.clock.now());
    };
    await storage.replace(path, replace, { isPersistent: isShared && !deps.limits.memoryOnly });
}

/** How old each check is, is said by the check itself. */
async function decryptAccess(cache: OpenCache, path: string, record: EncryptedRecord): Promise<AccessMemory> {
    return decodeAccessMemory(await decryptRecord(cache, path, record, 'access-read'));
}
