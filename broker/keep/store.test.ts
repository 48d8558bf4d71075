import 'fake-indexeddb/auto';
import { createFakeClock } from '../fixtures/fakeClock';
import { createIdbStore } from './idbStore';
import { createMemoryStore } from './memoryStore';
import { STORE_WAIT_MS, withMemoryFallback, type Store } from './store';

const blocked = () => Promise.reject(new Error('blocked'));
const broken: Store = {
    names: blocked,
    get: blocked,
    getMany: blocked,
    set: blocked,
    setMany: blocked,
    update: blocked,
    remove: blocked,
    removeMany: blocked
};

const oneMore = (old: unknown) => (typeof old === 'number' ? old : 0) + 1;

describe.each([
    ['memory', createMemoryStore],
    ['IndexedDB', createIdbStore],
    ['memory behind a broken store', () => withMemoryFallback(broken, createFakeClock())],
    ['IndexedDB with memory behind it', () => withMemoryFallback(createIdbStore(), createFakeClock())]
])('in %s', (_what, create) => {
    test('what is set is there until it is removed', async () => {
        const store = create();
        await store.set('a', { bytes: new Uint8Array([1, 2]) });
        expect(await store.get('a')).toEqual({ bytes: new Uint8Array([1, 2]) });
        expect(await store.names()).toEqual(['a']);
        await store.remove('a');
        expect(await store.get('a')).toBeUndefined();
        expect(await store.names()).toEqual([]);
    });

    test('several are set, got and removed in one step', async () => {
        const store = create();
        expect(
            await store.setMany([
                ['a', 1],
                ['b', 2],
                ['c', 3]
            ])
        ).toBe('written');
        expect(await store.getMany(['c', 'x', 'a'])).toEqual([3, undefined, 1]);
        await store.removeMany(['a', 'c', 'x']);
        expect(await store.names()).toEqual(['b']);
        await store.remove('b');
    });

    test('of changes at once none is lost, and each learns what it made', async () => {
        const store = create();
        const made = await Promise.all([1, 2, 3, 4].map(() => store.update('count', oneMore)));
        expect([...made].sort()).toEqual([1, 2, 3, 4]);
        expect(await store.get('count')).toBe(4);
        await store.remove('count');
    });
});

test('a store that is full keeps what it has, and memory takes the new', async () => {
    const full = createMemoryStore();
    await full.set('old', 1);
    const store = withMemoryFallback({ ...full, set: blocked, update: blocked }, createFakeClock());
    await store.set('new', 2);
    await store.set('old', 3);
    expect(await store.update('new', oneMore)).toBe(3);
    expect(await store.getMany(['old', 'new'])).toEqual([3, 3]);
    expect(await store.names()).toEqual(['old', 'new']);
});

test('a change goes on from what fell back to memory, once the store works again', async () => {
    const inner = createMemoryStore();
    await inner.set('count', 1);
    let works = false;
    const flaky: Store = { ...inner, set: (...args) => (works ? inner.set(...args) : blocked()) };
    const store = withMemoryFallback(flaky, createFakeClock());
    await store.set('count', 5);
    works = true;
    expect(await store.update('count', oneMore)).toBe(6);
    expect([await store.get('count'), await inner.get('count')]).toEqual([6, 6]);
});

describe('where the browser grants no more space', () => {
    const put = IDBObjectStore.prototype.put;
    afterEach(() => {
        IDBObjectStore.prototype.put = put;
    });

    test('IndexedDB says so, and nothing of what was to be written lies there', async () => {
        IDBObjectStore.prototype.put = function (value, key) {
            const request = put.call(this, value, key);
            if (key === 'b') abortForQuota(this.transaction);
            return request;
        };
        const store = createIdbStore();
        const entries = [['a', 1] as const, ['b', 2] as const];
        expect(await store.setMany(entries)).toBe('no-room');
        expect(await store.names()).toEqual([]);
        expect(await withMemoryFallback(store, createFakeClock()).setMany(entries)).toBe('no-room');
    });
});

test('a store that hangs is waited for once and then never again', async () => {
    const clock = createFakeClock();
    let asked = 0;
    const hanging = () => {
        asked += 1;
        return new Promise<never>(() => undefined);
    };
    const store = withMemoryFallback({ ...broken, get: hanging, set: hanging, update: hanging }, clock);
    const got = store.get('a');
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(STORE_WAIT_MS);
    expect(await got).toBeUndefined();
    await store.set('a', 1);
    expect(await store.update('a', oneMore)).toBe(2);
    expect(await store.get('a')).toBe(2);
    expect(asked).toBe(1);
});

test('a store that throws at once is no worse than one that rejects', async () => {
    const throwing: Store = {
        ...broken,
        get: () => {
            throw new Error('SecurityError');
        }
    };
    expect(await withMemoryFallback(throwing, createFakeClock()).get('a')).toBeUndefined();
});

/** As a browser does: the transaction ends with the reason, nobody's request fails. */
function abortForQuota(transaction: IDBTransaction): void {
    Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
    transaction.abort();
}
