/**
 * Where sealed records lie: a handful of verbs over names and values. The real one is IndexedDB (`idbStore.ts`).
 * Whatever is wrong with it (blocked, broken, full, hanging) costs a call more after a reload, never a transcript less:
 * records go to the page's memory then (`shelves.ts`), and the budget goes on from what the page has seen of it.
 */
import type { Clock } from '../parts';
import { inTime, LateError } from './inTime';

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

/** How long a store that hung is left alone, so that not every step is waited for. Unit: milliseconds. Source: our choice. */
export const LEFT_ALONE_MS = 60_000;

/**
 * The store without its failures: a step that fails is as if nothing lay there and nothing could be written. It remembers
 * nothing by itself, since what it remembered would stand against what other tabs write meanwhile. Never rejects.
 */
export function withoutFailures(store: Store, clock: Clock): Store {
    const attempt = attemptsOn(store, clock);
    return {
        names: () => attempt((inner) => inner.names(), []),
        get: (name) => attempt<unknown>((inner) => inner.get(name), undefined),
        getMany: (names) => attempt<readonly unknown[]>((inner) => inner.getMany(names), []),
        set: (name, value) => attempt((inner) => inner.set(name, value), undefined),
        setMany: (entries) => attempt<Written>((inner) => inner.setMany(entries), 'no-room'),
        update: async (name, change) => {
            const made: { value?: unknown } = {};
            const keepMade = (old: unknown) => (made.value = change(old));
            const value = await attempt<unknown>((inner) => inner.update(name, keepMade), FAILED);
            if (value !== FAILED) return value;
            return 'value' in made ? made.value : change(undefined);
        },
        remove: (name) => attempt((inner) => inner.remove(name), undefined),
        removeMany: (names) => attempt((inner) => inner.removeMany(names), undefined)
    };
}

const FAILED = Symbol('failed');

type Attempt = <T>(step: (store: Store) => Promise<T>, otherwise: T) => Promise<T>;

function attemptsOn(store: Store, clock: Clock): Attempt {
    let leftAloneAt: number | null = null;
    return async (step, otherwise) => {
        if (leftAloneAt !== null && Math.abs(clock.now() - leftAloneAt) < LEFT_ALONE_MS) return otherwise;
        try {
            const value = await inTime(clock, STORE_WAIT_MS, step(store));
            leftAloneAt = null;
            return value;
        } catch (error) {
            if (error instanceof LateError) leftAloneAt = clock.now();
            return otherwise;
        }
    };
}
