/*! Built with idb-keyval, Copyright 2016 Jake Archibald, Apache License 2.0: github.com/jakearchibald/idb-keyval */

/** The store in IndexedDB, in a database of its own. Every step rejects where IndexedDB is missing or blocked. */
import { createStore, del, delMany, get, getMany, keys, set, update, type UseStore } from 'idb-keyval';
import type { Store, Written } from './store';

/** All unpackaged Visualforce pages of an org share one origin; hence a name that nobody else will use. */
const DATABASE = 'chat-history-for-cases';

/** Opens lazily: nothing is created before the first step. */
export function createIdbStore(): Store {
    let opened: UseStore | undefined;
    const open = () => (opened ??= createStore(DATABASE, 'records'));
    return {
        names: async () => (await keys(open())).filter((name) => typeof name === 'string'),
        get: async (name) => get<unknown>(name, open()),
        getMany: async (names) => getMany<unknown>([...names], open()),
        set: async (name, value) => set(name, value, open()),
        setMany: async (entries) =>
            open()('readwrite', (store) => {
                entries.forEach(([name, value]) => store.put(value, name));
                return endOf(store.transaction);
            }),
        update: async (name, change) => {
            let value: unknown;
            await update<unknown>(name, (old) => (value = change(old)), open());
            return value;
        },
        remove: async (name) => del(name, open()),
        removeMany: async (names) => delMany([...names], open())
    };
}

/**
 * Not idb-keyval's `setMany`: where a request meets the end of the space, that rejects with null, before the
 * transaction knows why it is aborted. Source: W3C Indexed Database API 3.0, "QuotaExceededError"; nothing is written then.
 */
function endOf(transaction: IDBTransaction): Promise<Written> {
    return new Promise((resolve, reject) => {
        transaction.oncomplete = () => {
            resolve('written');
        };
        transaction.onabort = () => {
            const { error } = transaction;
            if (error?.name === 'QuotaExceededError') resolve('no-room');
            else reject(error ?? new Error('aborted'));
        };
    });
}
