/** The store as the broker uses it: it neither rejects nor hangs. */
import type { Diagnostics } from 'c/chatHistoryCore';
import type { Clock } from '../environment';
import type { KeyValueStore, StoreResult, WriteResult } from './keyValueStore';

/** How long one operation may take. A blocked database opens never, and reports nothing. Unit: ms. Source: our choice. */
export const STORE_TIMEOUT_MS = 3_000;

/** How long a store that timed out is left alone, so that not every operation waits for it. Unit: ms. Source: our choice. */
export const STORE_BACK_OFF_MS = 60_000;

const FAILED = { ok: false } as const;

/**
 * A store whose operations never reject and never hang: a rejection or a time-out becomes a failed result and a
 * diagnostic. It caches nothing, because other tabs write to the same store.
 */
export function createSafeStore(store: KeyValueStore, clock: Clock, diagnostics: Diagnostics): KeyValueStore {
    let timedOutAt: number | null = null;

    async function attempt<T>(place: string, operation: () => Promise<T>, failure: T): Promise<T> {
        if (timedOutAt !== null && Math.abs(clock.now() - timedOutAt) < STORE_BACK_OFF_MS) return failure;
        try {
            return await withTimeout(clock, operation);
        } catch (error) {
            const isTimeout = error instanceof StoreTimeout;
            if (isTimeout) timedOutAt = clock.now();
            diagnostics.note(isTimeout ? 'store-timeout' : 'store-failed', place);
            return failure;
        }
    }

    return {
        keys: () => attempt<StoreResult<readonly string[]>>('store-keys', () => store.keys(), FAILED),
        get: (key) => attempt<StoreResult<unknown>>('store-get', () => store.get(key), FAILED),
        set: (key, value) => attempt<WriteResult>('store-set', () => store.set(key, value), 'failed'),
        update: (key, change) => attempt<StoreResult<unknown>>('store-update', () => store.update(key, change), FAILED),
        removeMany: (keys) => attempt('store-remove', () => store.removeMany(keys), undefined)
    };
}

class StoreTimeout extends Error {}

function withTimeout<T>(clock: Clock, operation: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        const cancelTimer = clock.after(STORE_TIMEOUT_MS, () => reject(new StoreTimeout()));
        Promise.resolve().then(operation).then(resolve, reject).finally(cancelTimer);
    });
}
