/**
 * Encrypted cache of transcripts, by conversation and time window, and of the remembered access checks. Nothing in here
 * rejects: a cache failure costs one more API call.
 */
import type { Diagnostics, TimeWindow } from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import { createMemoryStore } from '../storage/keyValueStore';
import { accessPath, recordPath } from '../storage/storeKeys';
import type { CachedTranscript } from '../transcripts/transcriptPages';
import { createSalt, deriveKeys, loadSalt, nameFor, type CacheKeys } from './encryption';
import { createRecords, isFresh, type Records } from './records';

/** A conversation, by its name (`nameOf`), in a time window. */
export type CacheKey = Readonly<{ name: string; window: TimeWindow }>;

export type TranscriptCache = Readonly<{
    /** A name that says nothing about the conversation; the same in every page of this user. `any` without keys. */
    nameOf(identifier: string): Promise<string>;
    /** An opaque name of this user that all their pages agree on; null where they can't (no cryptography, no storage). */
    owner(): Promise<string | null>;
    /** Null for what is absent, unreadable, or older than `maxAgeMs`, `MAX_EMPTY_AGE_MS` or the org's maximum age. */
    read(key: CacheKey, maxAgeMs: number): Promise<CachedTranscript | null>;
    /** Into this page's memory only, where the org's limits say so. */
    write(key: CacheKey, transcript: CachedTranscript): Promise<void>;
    /** What `writeAccess` remembered last under this session id, in whatever tab; null where there is nothing. */
    readAccess(): Promise<unknown>;
    writeAccess(checks: unknown): Promise<void>;
    /** After a 401: drops the keys and evicts everything that was cached under this session id. For good. */
    forget(): Promise<void>;
}>;

/** `store`: a safe store. `limits`: the org's. */
export type TranscriptCacheDeps = Pick<Environment, 'clock' | 'crypto' | 'limits' | 'session' | 'store'> &
    Readonly<{ diagnostics: Diagnostics }>;

type OpenCache = Readonly<{ keys: CacheKeys; records: Records }>;

/**
 * How long an answer without any entry may be reused. Unit: ms. Source: our choice; the words of a call come up to a day
 * later, so the next visit has to ask again, but tabs and reloads within minutes need not.
 */
export const MAX_EMPTY_AGE_MS = 5 * 60_000;

/** Without keys no conversation can be told from another. */
const ANY_CONVERSATION = 'any';

/** Opens at once, so that another user's records are gone before anything is requested. */
export function createTranscriptCache(deps: TranscriptCacheDeps): TranscriptCache {
    const { clock, crypto, session, store, diagnostics } = deps;
    const memory = createMemoryStore();
    const ownSalt = createSalt(crypto);
    let owner: string | null = null;
    let opening: Promise<OpenCache> | null = null;
    let isForgotten = false;

    async function open(): Promise<OpenCache> {
        const { text, isShared } = await loadSalt(store, ownSalt);
        const keys = await deriveKeys(crypto, session, text);
        if (isShared) owner = keys.owner;
        const records = createRecords({ ...deps, memory, keys, isShared });
        await records.evict();
        return { keys, records };
    }

    /** Opens again with each step until this page has the keys that all pages share. */
    function opened(): Promise<OpenCache> {
        opening ??= open().finally(() => {
            if (owner === null) opening = null;
        });
        return opening;
    }

    async function attempt<T>(step: (cache: OpenCache) => Promise<T>, otherwise: T): Promise<T> {
        try {
            const cache = isForgotten ? null : await opened();
            if (cache === null) return otherwise;
            const result = await step(cache);
            if (!isForgotten) return result;
            // A step that was under way when the keys were dropped must leave nothing behind.
            await cache.records.evictOwn();
        } catch {
            diagnostics.note('cache-failed', 'cache');
        }
        return otherwise;
    }

    async function pathOf(keys: CacheKeys, { name, window }: CacheKey): Promise<string> {
        return recordPath(keys, await nameFor(crypto, keys.nameKey, JSON.stringify([name, window.from, window.to])));
    }

    const ready = () => attempt(() => Promise.resolve(), undefined);
    void ready();
    return {
        nameOf: (identifier) => attempt(({ keys }) => nameFor(crypto, keys.nameKey, identifier), ANY_CONVERSATION),
        owner: async () => {
            await ready();
            return owner;
        },
        read: (key, maxAgeMs) =>
            attempt(async ({ keys, records }) => {
                // Authenticated by our own key, and the schema version is part of that key: the shape is what was encrypted.
                const transcript = (await records.read(await pathOf(keys, key))) as CachedTranscript | null;
                if (transcript === null) return null;
                const maxMs = transcript.entries.length > 0 ? maxAgeMs : Math.min(maxAgeMs, MAX_EMPTY_AGE_MS);
                return isFresh(transcript.oldestFetchedAt, clock.now(), maxMs) ? transcript : null;
            }, null),
        write: (key, transcript) =>
            attempt(async ({ keys, records }) => {
                await records.write(await pathOf(keys, key), transcript, transcript.oldestFetchedAt);
            }, undefined),
        readAccess: () => attempt(({ keys, records }) => records.read(accessPath(keys)), null),
        writeAccess: (checks) =>
            attempt(({ keys, records }) => records.write(accessPath(keys), checks, clock.now()), undefined),
        forget: () => {
            // Begins before the gate shuts, and evicts when it finds it shut.
            const evicting = ready();
            isForgotten = true;
            opening = null;
            return evicting;
        }
    };
}
