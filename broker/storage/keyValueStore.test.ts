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
    getMany: blocked,
    set: blocked,
    setMany: blocked,
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
        expect(await store.removeMany(['a'])).toBe('written');
        expect(await store.get('a')).toEqual({ ok: true, value: undefined });
        expect(await store.keys()).toEqual({ ok: true, value: [] });
    });

    test('several values are set, read in the order of their keys, and removed in one step', async () => {
        const store = create();
        const entries = [
            ['a', 1],
            ['b', 2],
            ['c', 3]
        ] as const;
        expect(await store.setMany(entries)).toBe('written');
        expect(await store.getMany(['c', 'x', 'a'])).toEqual({ ok: true, value: [3, undefined, 1] });
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
        expect(await store.getMany(['a'])).toEqual({ ok: false });
        expect(await store.update('a', addOne)).toEqual({ ok: false });
        expect([await store.set('a', 1), await store.setMany([['a', 1]]), await store.removeMany(['a'])]).toEqual([
            'failed',
            'failed',
            'failed'
        ]);
    });

    test('notes each failure with the operation that failed', async () => {
        const diagnostics = createDiagnostics();
        const store = createSafeStore(broken, createFakeClock(), diagnostics);
        await store.keys();
        await store.getMany(['a']);
        await store.getMany(['a']);
        expect(diagnostics.list()).toEqual([
            { code: 'store-failed', place: 'store-keys', count: 1 },
            { code: 'store-failed', place: 'store-getMany', count: 2 }
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

describe('where the browser grants no more space', () => {
    const put = IDBObjectStore.prototype.put;
    afterEach(() => {
        IDBObjectStore.prototype.put = put;
    });

    test('IndexedDB reports that it is full, and nothing of the write remains', async () => {
        IDBObjectStore.prototype.put = function (value, key) {
            const request = put.call(this, value, key);
            if (key === 'b') abortForQuota(this.transaction);
            return request;
        };
        const store = createIndexedDbStore();
        const entries = [['a', 1] as const, ['b', 2] as const];
        expect(await store.setMany(entries)).toBe('full');
        expect(await store.keys()).toEqual({ ok: true, value: [] });
        expect(await safe(store).setMany(entries)).toBe('full');
    });
});

/** As a browser does: the transaction ends with the reason, and no request of it fails. */
function abortForQuota(transaction: IDBTransaction): void {
    Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
    transaction.abort();
}
