/**
 * Where sealed records lie: a handful of verbs over names and values. The real one is IndexedDB (`idbStore.ts`);
 * whatever is wrong with it (blocked, broken, full, hanging), memory takes its place without a word to the agent:
 * the cost is a call more after a reload, never a transcript less.
 */
import type { Clock } from '../parts';
import { inTime, LateError } from './inTime';
import { createMemoryStore } from './memoryStore';

export type Store = Readonly<{
    names(): Promise<readonly string[]>;
    get(name: string): Promise<unknown>;
    /** In the order of `names`; `undefined` where nothing lies. */
    getMany(names: readonly string[]): Promise<readonly unknown[]>;
    set(name: string, value: unknown): Promise<void>;
    /** All of them or, where there is no room, none. */
    setMany(entries: readonly (readonly [name: string, value: unknown])[]): Promise<Written>;
    /** Reads, changes and writes in one step, so that no other tab comes in between; gives the new value. */
    update(name: string, change: (old: unknown) => unknown): Promise<unknown>;
    remove(name: string): Promise<void>;
    /** All of them or none. */
    removeMany(names: readonly string[]): Promise<void>;
}>;

/** `no-room`: the browser grants this origin no more space. */
export type Written = 'written' | 'no-room';

/** How long a store may take for one step before it counts as broken. Unit: milliseconds. Source: our choice. */
export const STORE_WAIT_MS = 3_000;

/** `first`, and memory for every step that `first` fails at. Never rejects. */
export function withMemoryFallback(first: Store, clock: Clock): Store {
    const memory = createMemoryStore();
    const attempt = attemptsOn(first, clock);
    return { ...reading(memory, attempt), ...writing(memory, attempt), ...removing(memory, attempt) };
}

type Attempt = <T>(step: (store: Store) => Promise<T>, otherwise: () => T | Promise<T>) => Promise<T>;

/** Tries a step; one that hangs is waited for once, and then the store is left alone for good. */
function attemptsOn(store: Store, clock: Clock): Attempt {
    let hangs = false;
    return async (step, otherwise) => {
        if (hangs) return otherwise();
        try {
            return await inTime(clock, STORE_WAIT_MS, step(store));
        } catch (error) {
            hangs ||= error instanceof LateError;
            return otherwise();
        }
    };
}

/** What fell back to memory is newer than what lies in the store under the same name. */
function reading(memory: Store, attempt: Attempt): Pick<Store, 'names' | 'get' | 'getMany'> {
    return {
        names: async () => {
            const stored = await attempt<readonly string[]>(
                (store) => store.names(),
                () => []
            );
            return [...new Set([...stored, ...(await memory.names())])];
        },
        get: async (name) => (await memory.get(name)) ?? attempt((store) => store.get(name), nothing),
        getMany: async (names) => {
            const newer = await memory.getMany(names);
            const stored = await attempt<readonly unknown[]>(
                (store) => store.getMany(names),
                () => []
            );
            return names.map((_, index) => newer[index] ?? stored[index]);
        }
    };
}

function writing(memory: Store, attempt: Attempt): Pick<Store, 'set' | 'setMany' | 'update'> {
    return {
        set: async (name, value) => {
            await memory.remove(name);
            await attempt(
                (store) => store.set(name, value),
                () => memory.set(name, value)
            );
        },
        setMany: async (entries) => {
            await memory.removeMany(entries.map(([name]) => name));
            return attempt(
                (store) => store.setMany(entries),
                () => memory.setMany(entries)
            );
        },
        update: async (name, change) => {
            const newer = await memory.get(name);
            return attempt(
                async (store) => {
                    const value = await store.update(name, (old) => change(newer ?? old));
                    await memory.remove(name);
                    return value;
                },
                () => memory.update(name, change)
            );
        }
    };
}

function removing(memory: Store, attempt: Attempt): Pick<Store, 'remove' | 'removeMany'> {
    return {
        remove: async (name) => {
            await memory.remove(name);
            await attempt((store) => store.remove(name), nothing);
        },
        removeMany: async (names) => {
            await memory.removeMany(names);
            await attempt((store) => store.removeMany(names), nothing);
        }
    };
}

function nothing(): undefined {
    return undefined;
}
