/** The store in IndexedDB, in a database of its own. Every operation rejects where IndexedDB is missing or blocked. */
import { asObject } from 'c/chatHistoryCore';
import { succeed, type KeyValueStore } from './keyValueStore';

/** All unpackaged Visualforce pages of an org share one origin; hence a name that no other page will use. */
const DATABASE = 'chat-history-for-cases';
const RECORDS = 'records';

/** Opens lazily: nothing is created before the first operation. */
export function createIndexedDbStore(): KeyValueStore {
    let opened: Promise<IDBDatabase> | null = null;
    const forget = () => {
        opened = null;
    };

    /** One transaction. What `begin` gives has its `result` when the transaction has ended. */
    async function transact<T>(
        mode: IDBTransactionMode,
        begin: (records: IDBObjectStore) => Readonly<{ result: T }>
    ): Promise<T> {
        opened ??= openDatabase(forget);
        const database = await opened.catch((error: unknown) => {
            forget();
            throw error;
        });
        return new Promise((resolve, reject) => {
            const transaction = database.transaction(RECORDS, mode);
            const begun = begin(transaction.objectStore(RECORDS));
            transaction.oncomplete = () => {
                resolve(begun.result);
            };
            transaction.onabort = () => {
                reject(transaction.error ?? new Error('aborted'));
            };
        });
    }

    return {
        keys: async () => succeed((await transact('readonly', (records) => records.getAllKeys())).map(String)),
        get: async (key) => succeed(await transact<unknown>('readonly', (records) => records.get(key))),
        set: async (key, value) => {
            try {
                await transact('readwrite', (records) => records.put(value, key));
                return 'written';
            } catch (error) {
                // Source: W3C Indexed Database API 3.0, "QuotaExceededError"; nothing is written then.
                if (asObject(error)['name'] === 'QuotaExceededError') return 'full';
                throw error;
            }
        },
        update: async (key, change) => {
            const changed = { result: undefined as unknown };
            await transact('readwrite', (records) => {
                const reading = records.get(key);
                reading.onsuccess = () => {
                    changed.result = change(reading.result);
                    records.put(changed.result, key);
                };
                return changed;
            });
            return succeed(changed.result);
        },
        removeMany: (keys) =>
            transact('readwrite', (records) => {
                keys.forEach((key) => records.delete(key));
                return { result: undefined };
            })
    };
}

/** `onClosed`: browsers close a connection under memory pressure or when the user clears the site's data. */
function openDatabase(onClosed: () => void): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open(DATABASE);
        request.onupgradeneeded = () => request.result.createObjectStore(RECORDS);
        request.onsuccess = () => {
            request.result.onclose = onClosed;
            resolve(request.result);
        };
        request.onerror = () => {
            reject(request.error ?? new Error('not opened'));
        };
    });
}
