/**
 * Where sealed records lie: a handful of verbs over names and values. The real one is IndexedDB (`idbStore.ts`);
 * whatever is wrong with it (blocked, broken, full, hanging), memory takes its place without a word to the agent:
 * the cost is a call more after a reload, never a transcript less.
 */
import type { Clock } from '../parts';

export type Store = Readonly<{
    names(): Promise<readonly string[]>;
    get(name: string): Promise<unknown>;
    set(name: string, value: unknown): Promise<void>;
    remove(name: string): Promise<void>;
    /** In one step, so that two tabs agree: gives the value that lies there afterwards. */
    setIfAbsent(name: string, value: unknown): Promise<unknown>;
}>;

/** How long a store may take for one step before it counts as broken. Unit: milliseconds. Source: our choice. */
export const STORE_WAIT_MS = 3_000;

/** A store that lives as long as the page. */
export function createMemoryStore(): Store {
    const values = new Map<string, unknown>();
    return {
        names: () => Promise.resolve([...values.keys()]),
        get: (name) => Promise.resolve(values.get(name)),
        set: (name, value) => {
            values.set(name, value);
            return Promise.resolve();
        },
        remove: (name) => {
            values.delete(name);
            return Promise.resolve();
        },
        setIfAbsent: (name, value) => {
            if (!values.has(name)) values.set(name, value);
            return Promise.resolve(values.get(name));
        }
    };
}

/** `first`, and memory for every step that `first` fails at. Never rejects. */
export function withMemoryFallback(first: Store, clock: Clock): Store {
    const memory = createMemoryStore();
    const attempt = attemptsOn(first, clock);
    return {
        names: async () => {
            const stored = await attempt<readonly string[]>(
                (store) => store.names(),
                () => []
            );
            return [...new Set([...stored, ...(await memory.names())])];
        },
        // What fell back to memory is newer than what lies in the store under the same name.
        get: async (name) => (await memory.get(name)) ?? attempt((store) => store.get(name), nothing),
        set: async (name, value) => {
            await memory.remove(name);
            await attempt(
                (store) => store.set(name, value),
                () => memory.set(name, value)
            );
        },
        remove: async (name) => {
            await memory.remove(name);
            await attempt((store) => store.remove(name), nothing);
        },
        setIfAbsent: (name, value) =>
            attempt(
                (store) => store.setIfAbsent(name, value),
                () => memory.setIfAbsent(name, value)
            )
    };
}

type Attempt = <T>(step: (store: Store) => Promise<T>, otherwise: () => T | Promise<T>) => Promise<T>;

/** Tries a step; one that hangs is waited for once, and then the store is left alone for good. */
function attemptsOn(store: Store, clock: Clock): Attempt {
    let hangs = false;
    const onLate = () => (hangs = true);
    return async (step, otherwise) => {
        if (hangs) return otherwise();
        try {
            return await inTime(clock, step(store), onLate);
        } catch {
            return otherwise();
        }
    };
}

function nothing(): undefined {
    return undefined;
}

function inTime<T>(clock: Clock, step: Promise<T>, onLate: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
        const stopTimer = clock.after(STORE_WAIT_MS, () => {
            onLate();
            reject(new Error('store hangs'));
        });
        step.then(resolve, reject).finally(stopTimer);
    });
}
