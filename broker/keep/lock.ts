/** One at a time per name, over all tabs where the browser has Web Locks, else within this page. */

/** The part of `navigator.locks` that we use. */
export type Locks = Readonly<{
    /** Rejects with the signal's reason when aborted while waiting. */
    request<T>(name: string, options: Readonly<{ signal: AbortSignal }>, task: () => Promise<T>): Promise<T>;
    /** Names of the locks that any page of this origin holds now. */
    held(): Promise<readonly string[]>;
}>;

export type Lock = Readonly<{
    hold<T>(name: string, signal: AbortSignal, task: () => Promise<T>): Promise<T>;
}>;

/** Locks are shared by everything on the origin; hence the prefix. */
const PREFIX = 'chat-history:';

/** Takes turns by `locks`; by the page alone where there are none or the browser refuses them. */
export function createLock(locks: Locks | null): Lock {
    const pageLocks = createPageLocks();
    return {
        hold: async (name, signal, task) => {
            if (locks === null) return pageLocks.request(PREFIX + name, { signal }, task);
            const turn: { granted: boolean } = { granted: false };
            const onGranted = () => {
                turn.granted = true;
                return task();
            };
            try {
                return await locks.request(PREFIX + name, { signal }, onGranted);
            } catch (error) {
                if (turn.granted || signal.aborted) throw error;
                return pageLocks.request(PREFIX + name, { signal }, task);
            }
        }
    };
}

/** Web Locks of one page: a queue per name. A waiting one that was aborted is passed over. */
export function createPageLocks(): Locks {
    const tails = new Map<string, Promise<unknown>>();
    const held = new Set<string>();
    return {
        held: () => Promise.resolve([...held]),
        request: (name, { signal }, task) => {
            const turn = (tails.get(name) ?? Promise.resolve()).then(async () => {
                signal.throwIfAborted();
                held.add(name);
                try {
                    return await task();
                } finally {
                    held.delete(name);
                }
            });
            const tail = turn
                .catch(() => undefined)
                .then(() => {
                    if (tails.get(name) === tail) tails.delete(name);
                });
            tails.set(name, tail);
            return turn;
        }
    };
}
