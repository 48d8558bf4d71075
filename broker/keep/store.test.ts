import 'fake-indexeddb/auto';
import { createFakeClock } from '../fixtures/fakeClock';
import { createIdbStore } from './idbStore';
import { createMemoryStore } from './memoryStore';
import { LEFT_ALONE_MS, STORE_WAIT_MS, withoutFailures, type Store } from './store';

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
    ['IndexedDB without its failures', () => withoutFailures(createIdbStore(), createFakeClock())]
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

test('a store that fails is as if nothing lay there and nothing could be written', async () => {
    const store = withoutFailures(broken, createFakeClock());
    await store.set('a', 1);
    expect(await store.setMany([['a', 1]])).toBe('no-room');
    expect(await store.update('a', oneMore)).toBe(1);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.getMany(['a'])).toEqual([]);
    expect(await store.names()).toEqual([]);
    await store.remove('a');
    await store.removeMany(['a']);
});

test('a change that can not be written still says what it would have made of what lies there', async () => {
    const inner = createMemoryStore();
    await inner.set('count', 6);
    const full: Store = {
        ...inner,
        update: async (name, change) => {
            change(await inner.get(name));
            throw new Error('full');
        }
    };
    expect(await withoutFailures(full, createFakeClock()).update('count', oneMore)).toBe(7);
    expect(await inner.get('count')).toBe(6);
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
        expect(await withoutFailures(store, createFakeClock()).setMany(entries)).toBe('no-room');
    });
});

test('a store that hangs is waited for once, left alone for a while, and then tried again', async () => {
    const clock = createFakeClock();
    let asked = 0;
    const hanging = () => {
        asked += 1;
        return new Promise<never>(() => undefined);
    };
    const store = withoutFailures({ ...broken, get: hanging, set: hanging }, clock);
    const got = store.get('a');
    await Promise.resolve();
    clock.advance(STORE_WAIT_MS);
    expect(await got).toBeUndefined();
    await store.set('a', 1);
    expect(asked).toBe(1);
    clock.advance(LEFT_ALONE_MS);
    void store.get('a');
    expect(asked).toBe(2);
});

test('a store that throws at once is no worse than one that rejects', async () => {
    const throwing: Store = {
        ...broken,
        get: () => {
            throw new Error('SecurityError');
        }
    };
    expect(await withoutFailures(throwing, createFakeClock()).get('a')).toBeUndefined();
});

/** As a browser does: the transaction ends with the reason, nobody's request fails. */
function abortForQuota(transaction: IDBTransaction): void {
    Object.defineProperty(transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
    transaction.abort();
}
