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
    /** In the order of `keys`; `undefined` where a key is absent. */
    getMany(keys: readonly string[]): Promise<StoreResult<readonly unknown[]>>;
    set(key: string, value: unknown): Promise<WriteResult>;
    /** All of them or none. */
    setMany(entries: readonly (readonly [key: string, value: unknown])[]): Promise<WriteResult>;
    /** Reads, changes and writes in one step, so that no other tab comes in between. Gives the new value. */
    update(key: string, change: (old: unknown) => unknown): Promise<StoreResult<unknown>>;
    /** All of them or none. */
    removeMany(keys: readonly string[]): Promise<WriteResult>;
}>;

/** A store that lives as long as the page. Each operation completes before the next begins, as in a database. */
export function createMemoryStore(): KeyValueStore {
    const values = new Map<string, unknown>();
    const run = <T>(operation: () => T): Promise<T> => Promise.resolve().then(operation);
    const read = <T>(operation: () => T) => run((): StoreResult<T> => ({ ok: true, value: operation() }));
    const write = (operation: () => void) =>
        run((): WriteResult => {
            operation();
            return 'written';
        });
    return {
        keys: () => read(() => [...values.keys()]),
        get: (key) => read(() => values.get(key)),
        getMany: (keys) => read(() => keys.map((key) => values.get(key))),
        set: (key, value) => write(() => values.set(key, value)),
        setMany: (entries) => write(() => entries.forEach(([key, value]) => values.set(key, value))),
        update: (key, change) =>
            read(() => {
                const value = change(values.get(key));
                values.set(key, value);
                return value;
            }),
        removeMany: (keys) => write(() => keys.forEach((key) => values.delete(key)))
    };
}
