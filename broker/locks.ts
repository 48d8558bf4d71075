/** Mutual exclusion by name: over all tabs where the browser has Web Locks, otherwise within this page. */
import type { Diagnostics } from 'c/chatHistoryCore';

/** The part of `navigator.locks` that we use. */
export type Locks = Readonly<{
    /** Rejects with the signal's reason when aborted while waiting. */
    request<T>(name: string, options: Readonly<{ signal: AbortSignal }>, task: () => Promise<T>): Promise<T>;
}>;

export type Lock = Readonly<{
    /** Runs `task` while nothing else holds `name`. Rejects with the task's error, or when aborted while waiting. */
    hold<T>(name: string, signal: AbortSignal, task: () => Promise<T>): Promise<T>;
}>;

/** All scripts of the origin share one set of lock names; hence the prefix. */
const PREFIX = 'chat-history:';

/** Uses `locks`; falls back to locks of this page where the browser refuses them. */
export function createLock(locks: Locks, diagnostics: Diagnostics): Lock {
    const pageLocks = createPageLocks();
    return {
        hold: async (name, signal, task) => {
            const lockName = PREFIX + name;
            const state = { isGranted: false };
            try {
                return await locks.request(lockName, { signal }, () => {
                    state.isGranted = true;
                    return task();
                });
            } catch (error) {
                if (state.isGranted || signal.aborted) throw error;
                diagnostics.note('locks-refused', 'lock');
                return pageLocks.request(lockName, { signal }, task);
            }
        }
    };
}

/** Web Locks of one page: a queue per name. A waiting request that was aborted is skipped. */
export function createPageLocks(): Locks {
    const lastRequests = new Map<string, Promise<unknown>>();
    return {
        request: (name, { signal }, task) => {
            const request = (lastRequests.get(name) ?? Promise.resolve()).then(() => {
                signal.throwIfAborted();
                return task();
            });
            // The task's error belongs to its caller; the queue only waits for the end.
            const ended = request
                .catch(() => undefined)
                .then(() => {
                    if (lastRequests.get(name) === ended) lastRequests.delete(name);
                });
            lastRequests.set(name, ended);
            return request;
        }
    };
}
