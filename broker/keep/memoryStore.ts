/** A store that lives as long as the page. */
import type { Store } from './store';

/** Each step is taken whole before the next begins, as in a database. */
export function createMemoryStore(): Store {
    const values = new Map<string, unknown>();
    return {
        names: () => inOneStep(() => [...values.keys()]),
        get: (name) => inOneStep(() => values.get(name)),
        getMany: (names) => inOneStep(() => names.map((name) => values.get(name))),
        set: (name, value) => inOneStep(() => void values.set(name, value)),
        setMany: (entries) =>
            inOneStep(() => {
                entries.forEach(([name, value]) => values.set(name, value));
                return 'written';
            }),
        update: (name, change) =>
            inOneStep(() => {
                const value = change(values.get(name));
                values.set(name, value);
                return value;
            }),
        remove: (name) => inOneStep(() => void values.delete(name)),
        removeMany: (names) =>
            inOneStep(() => {
                names.forEach((name) => values.delete(name));
            })
    };
}

/** What `step` throws becomes a rejection, as with every other store. */
function inOneStep<T>(step: () => T): Promise<T> {
    return new Promise((resolve) => {
        resolve(step());
    });
}
