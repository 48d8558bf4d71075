import 'fake-indexeddb/auto';
import { createDiagnostics } from 'c/chatHistoryCore';
import { createFakeClock } from 'support/fakeClock';
import { settled } from 'support/settled';
import { createIndexedDbStore } from './indexedDbStore';
import { createMemoryStore, type KeyValueStore } from './keyValueStore';
import { createSafeStore, STORE_BACK_OFF_MS, STORE_TIMEOUT_MS } from './safeStore';

const blocked = () => Promise.reject(new Error('blocked'));
const broken: KeyValueStore = {
    keys: blocked,
    get: blocked,
    set: blocked,
    update: blocked,
    removeMany: blocked
};

const addOne = (old: unknown) => (typeof old === 'number' ? old : 0) + 1;
const safe = (store: KeyValueStore) => createSafeStore(store, createFakeClock(), createDiagnostics());

const KINDS: readonly (readonly [string, () => KeyValueStore])[] = [
    ['a memory store', createMemoryStore],
    ['an IndexedDB store', createIndexedDbStore],
    ['a safe IndexedDB store', () => safe(createIndexedDbStore())]
];

describe.each(KINDS)('in %s', (_kind, create) => {
    test('a value is there from when it is set until it is removed', async () => {
        const store = create();
        expect(await store.set('a', { bytes: new Uint8Array([1, 2]) })).toBe('written');
        expect(await store.get('a')).toEqual({ ok: true, value: { bytes: new Uint8Array([1, 2]) } });
        expect(await store.keys()).toEqual({ ok: true, value: ['a'] });
        await store.removeMany(['a']);
        expect(await store.get('a')).toEqual({ ok: true, value: undefined });
        expect(await store.keys()).toEqual({ ok: true, value: [] });
    });

    test('several values are removed in one step, whether they are there or not', async () => {
        const store = create();
        await Promise.all(['a', 'b', 'c'].map((key) => store.set(key, key)));
        await store.removeMany(['a', 'c', 'x']);
        expect(await store.keys()).toEqual({ ok: true, value: ['b'] });
        await store.removeMany(['b']);
    });

    test('of updates at the same time none is lost, and each gives the value that it made', async () => {
        const store = create();
        const results = await Promise.all([1, 2, 3, 4].map(() => store.update('count', addOne)));
        expect(results.map((result) => result.ok && result.value).sort()).toEqual([1, 2, 3, 4]);
        expect(await store.get('count')).toEqual({ ok: true, value: 4 });
        await store.removeMany(['count']);
    });
});

describe('a safe store', () => {
    test('whose store rejects gives failures, which are no empty results', async () => {
        const store = safe(broken);
        expect(await store.keys()).toEqual({ ok: false });
        expect(await store.get('a')).toEqual({ ok: false });
        expect(await store.update('a', addOne)).toEqual({ ok: false });
        expect(await store.set('a', 1)).toBe('failed');
        await store.removeMany(['a']);
    });

    test('notes each failure with the operation that failed', async () => {
        const diagnostics = createDiagnostics();
        const store = createSafeStore(broken, createFakeClock(), diagnostics);
        await store.keys();
        await store.removeMany(['a']);
        await store.removeMany(['a']);
        expect(diagnostics.list()).toEqual([
            { code: 'store-failed', place: 'store-keys', count: 1 },
            { code: 'store-failed', place: 'store-remove', count: 2 }
        ]);
    });

    test('whose store throws before it returns a promise gives a failure, too', async () => {
        const throwing = () => {
            throw new Error('SecurityError');
        };
        expect(await safe({ ...broken, get: throwing }).get('a')).toEqual({ ok: false });
    });

    test('whose store hangs waits once, leaves it alone for a while, and then tries it again', async () => {
        const clock = createFakeClock();
        const diagnostics = createDiagnostics();
        let callCount = 0;
        const hanging = () => {
            callCount += 1;
            return new Promise<never>(() => undefined);
        };
        const store = createSafeStore({ ...broken, get: hanging, set: hanging }, clock, diagnostics);
        const reading = store.get('a');
        await settled();
        clock.advance(STORE_TIMEOUT_MS);
        expect(await reading).toEqual({ ok: false });
        expect(await store.set('a', 1)).toBe('failed');
        expect(callCount).toBe(1);
        expect(diagnostics.list()).toEqual([{ code: 'store-timeout', place: 'store-get', count: 1 }]);
        clock.advance(STORE_BACK_OFF_MS);
        void store.get('a');
        await settled();
        expect(callCount).toBe(2);
    });
});

describe('an IndexedDB store', () => {
    const open = indexedDB.open.bind(indexedDB);
    afterEach(() => {
        indexedDB.open = open;
    });

    test('that the browser did not open is opened by the next operation', async () => {
        const store = createIndexedDbStore();
        indexedDB.open = () => {
            throw new DOMException('Denied.', 'SecurityError');
        };
        await expect(store.keys()).rejects.toThrow('Denied.');
        indexedDB.open = open;
        expect(await store.keys()).toEqual({ ok: true, value: [] });
    });

    test('whose connection the browser closed opens another', async () => {
        const requests: IDBOpenDBRequest[] = [];
        indexedDB.open = (name) => {
            const request = open(name);
            requests.push(request);
            return request;
        };
        const store = createIndexedDbStore();
        await Promise.all([store.keys(), store.get('a')]);
        expect(requests).toHaveLength(1);
        const database = requests[0]?.result;
        database?.close();
        database?.onclose?.(new Event('close'));
        expect(await store.keys()).toEqual({ ok: true, value: [] });
        expect(requests).toHaveLength(2);
    });

    test('rejects a value that can not be stored, and holds nothing of it', async () => {
        const store = createIndexedDbStore();
        await expect(store.set('a', () => undefined)).rejects.toThrow();
        expect(await store.keys()).toEqual({ ok: true, value: [] });
    });
});

describe('where the browser grants no more space', () => {
    const put = IDBObjectStore.prototype.put;
    afterEach(() => {
        IDBObjectStore.prototype.put = put;
    });

    test('IndexedDB reports that it is full, and nothing of the write remains', async () => {
        IDBObjectStore.prototype.put = function (value, key) {
            const request = put.call(this, value, key);
            abortForQuota(this.transaction);
            return request;
        };
        const store = createIndexedDbStore();
        expect(await store.set('a', 1)).toBe('full');
        expect(await store.keys()).toEqual({ ok: true, value: [] });
        expect(await safe(store).set('a', 1)).toBe('full');
    });
});

/** As a browser does: the transaction ends with the reason, and no request of it fails. */
function abortForQuota(transaction: IDBTransaction): void {
    Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
    transaction.abort();
}
