/**
 * The cache index: what is cached, without reading a record. A day's transcripts are megabytes; opening a page, or making
 * room, reads none of them.
 */
import { asObject, isAmount, isTime } from 'c/chatHistoryCore';
import type { KeyValueStore, StoreResult } from '../storage/keyValueStore';
import { indexKey, isAccessPath, pathOf } from '../storage/storeKeys';
import { decodeRecord } from './encryption';

/**
 * `at`: when the oldest text inside was fetched; `usedAt`: when it was last written or read, to about a minute; both epoch
 * ms. `bytes`: size of the encrypted text.
 */
export type IndexEntry = Readonly<{ at: number; usedAt: number; bytes: number }>;

/** `entry` is null where record or index entry is missing, or the entry is damaged: the pair is of no use then. */
export type IndexedRecord = Readonly<{ path: string; entry: IndexEntry | null }>;

export type CacheIndex = Readonly<{ keys: readonly string[]; records: readonly IndexedRecord[] }>;

/** A failure is not an empty index: who can't see what is cached evicts nothing. */
export async function readIndex(store: KeyValueStore): Promise<StoreResult<CacheIndex>> {
    const keys = await store.keys();
    if (!keys.ok) return keys;
    const paths = [...new Set(keys.value.map(pathOf))].filter((path) => path !== null);
    const values = await store.getMany(paths.map((path) => (isAccessPath(path) ? path : indexKey(path))));
    if (!values.ok) return values;
    const stored = new Set(keys.value);
    const records = paths.map((path, position) => {
        const value = values.value[position];
        const entry = isAccessPath(path) ? accessEntry(value) : decodeIndexEntry(value);
        return { path, entry: stored.has(path) ? entry : null };
    });
    return { ok: true, value: { keys: keys.value, records } };
}

export function decodeIndexEntry(value: unknown): IndexEntry | null {
    const { at, usedAt, bytes } = asObject(value);
    return isTime(at) && isTime(usedAt) && isAmount(bytes) ? { at, usedAt, bytes } : null;
}

/** The access checks are small and always in use: they make no room for transcripts. */
function accessEntry(value: unknown): IndexEntry | null {
    const record = decodeRecord(value);
    return record === null ? null : { at: record.at, usedAt: Infinity, bytes: 0 };
}
