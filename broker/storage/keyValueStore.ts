/**
 * Storage of encrypted records and of the call log: a few operations over keys and values. Every operation says whether
 * it failed: a store that can't be read is not an empty store.
 */

/** Failure and emptiness are two values: an absent key is `{ ok: true, value: undefined }`. */
export type StoreResult<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false }>;

/** `full`: the browser grants this origin no more space; nothing was written then. `failed`: nobody knows what was. */
export type WriteResult = 'written' | 'full' | 'failed';

export type KeyValueStore = Readonly<{
    keys(): Promise<StoreResult<readonly string[]>>;
    get(key: string): Promise<StoreResult<unknown>>;
    set(key: string, value: unknown): Promise<WriteResult>;
    /** Reads, changes and writes in one step, so that no other tab comes in between. Gives the new value. */
    update(key: string, change: (old: unknown) => unknown): Promise<StoreResult<unknown>>;
    /** All of them or none. */
    removeMany(keys: readonly string[]): Promise<void>;
}>;

export function succeed<T>(value: T): StoreResult<T> {
    return { ok: true, value };
}

/** A store that lives as long as the page. Each operation completes before the next begins, as in a database. */
export function createMemoryStore(): KeyValueStore {
    const values = new Map<string, unknown>();
    const run = <T>(operation: () => T): Promise<T> => Promise.resolve().then(operation);
    return {
        keys: () => run(() => succeed([...values.keys()])),
        get: (key) => run(() => succeed(values.get(key))),
        set: (key, value) =>
            run(() => {
                values.set(key, value);
                return 'written';
            }),
        update: (key, change) =>
            run(() => {
                const value = change(values.get(key));
                values.set(key, value);
                return succeed(value);
            }),
        removeMany: (keys) => run(() => keys.forEach((key) => values.delete(key)))
    };
}
