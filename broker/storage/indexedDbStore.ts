/*! Built with idb-keyval, Copyright 2016 Jake Archibald, Apache License 2.0: github.com/jakearchibald/idb-keyval */

/** The store in IndexedDB, in a database of its own. Every operation rejects where IndexedDB is missing or blocked. */
import { createStore, delMany, get, getMany, keys, set, update, type UseStore } from 'idb-keyval';
import type { KeyValueStore, StoreResult, WriteResult } from './keyValueStore';

/** All unpackaged Visualforce pages of an org share one origin; hence a name that no other page will use. */
const DATABASE = 'chat-history-for-cases';

/** Opens lazily: nothing is created before the first operation. */
export function createIndexedDbStore(): KeyValueStore {
    let opened: UseStore | undefined;
    const open = () => (opened ??= createStore(DATABASE, 'records'));
    return {
        keys: async () => succeed((await keys(open())).filter((key) => typeof key === 'string')),
        get: async (key) => succeed(await get<unknown>(key, open())),
        getMany: async (names) => succeed(await getMany<unknown>([...names], open())),
        set: async (key, value) => {
            await set(key, value, open());
            return 'written';
        },
        setMany: async (entries) =>
            open()('readwrite', (store) => {
                entries.forEach(([key, value]) => store.put(value, key));
                return endOf(store.transaction);
            }),
        update: async (key, change) => {
            let value: unknown;
            await update<unknown>(key, (old) => (value = change(old)), open());
            return succeed(value);
        },
        removeMany: async (names) => {
            await delMany([...names], open());
            return 'written';
        }
    };
}

function succeed<T>(value: T): StoreResult<T> {
    return { ok: true, value };
}

/**
 * Not idb-keyval's `setMany`: where a request meets the end of the space, that rejects with null, before the
 * transaction knows why it was aborted. Source: W3C Indexed Database API 3.0, "QuotaExceededError"; nothing is written then.
 */
function endOf(transaction: IDBTransaction): Promise<WriteResult> {
    return new Promise((resolve, reject) => {
        transaction.oncomplete = () => {
            resolve('written');
        };
        transaction.onabort = () => {
            const { error } = transaction;
            if (error?.name === 'QuotaExceededError') resolve('full');
            else reject(error ?? new Error('aborted'));
        };
    });
}
