/*! Built with idb-keyval, Copyright 2016 Jake Archibald, Apache License 2.0: github.com/jakearchibald/idb-keyval */

/** The store in IndexedDB, in a database of its own. Every step rejects where IndexedDB is missing or blocked. */
import { createStore, del, get, keys, set, update, type UseStore } from 'idb-keyval';
import type { Store } from './store';

/** All unpackaged Visualforce pages of an org share one origin; hence a name that nobody else will use. */
const DATABASE = 'chat-history-for-cases';

/** Opens lazily: nothing is created before the first step. */
export function createIdbStore(): Store {
    let opened: UseStore | undefined;
    const open = () => (opened ??= createStore(DATABASE, 'records'));
    return {
        names: async () => (await keys(open())).filter((name) => typeof name === 'string'),
        get: async (name) => get<unknown>(name, open()),
        set: async (name, value) => set(name, value, open()),
        remove: async (name) => del(name, open()),
        setIfAbsent: async (name, value) => {
            let there: unknown;
            await update<unknown>(name, (old) => (there = old ?? value), open());
            return there;
        }
    };
}
