import 'fake-indexeddb/auto';
import { createFakeClock } from '../fixtures/fakeClock';
import { createIdbStore } from './idbStore';
import { createMemoryStore, STORE_WAIT_MS, withMemoryFallback, type Store } from './store';

const broken: Store = {
    names: () => Promise.reject(new Error('blocked')),
    get: () => Promise.reject(new Error('blocked')),
    set: () => Promise.reject(new Error('blocked')),
    remove: () => Promise.reject(new Error('blocked')),
    setIfAbsent: () => Promise.reject(new Error('blocked'))
};

describe.each([
    ['memory', createMemoryStore],
    ['IndexedDB', createIdbStore],
    ['memory behind a broken store', () => withMemoryFallback(broken, createFakeClock())]
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

    test('of several that set the same name if absent, one wins and all learn which', async () => {
        const store = create();
        const given = await Promise.all([1, 2, 3].map((value) => store.setIfAbsent('salt', value)));
        expect(new Set(given).size).toBe(1);
        expect(await store.get('salt')).toBe(given[0]);
        await store.remove('salt');
    });
});

test('a store that is full keeps what it has, and memory takes the new', async () => {
    const full = createMemoryStore();
    await full.set('old', 1);
    const store = withMemoryFallback({ ...full, set: () => Promise.reject(new Error('quota')) }, createFakeClock());
    await store.set('new', 2);
    await store.set('old', 3);
    expect([await store.get('old'), await store.get('new')]).toEqual([3, 2]);
    expect(await store.names()).toEqual(['old', 'new']);
});

test('a store that hangs is waited for once and then never again', async () => {
    const clock = createFakeClock();
    let asked = 0;
    const hanging = () => {
        asked += 1;
        return new Promise<never>(() => undefined);
    };
    const store = withMemoryFallback({ ...broken, get: hanging, set: hanging }, clock);
    const got = store.get('a');
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(STORE_WAIT_MS);
    expect(await got).toBeUndefined();
    await store.set('a', 1);
    expect(await store.get('a')).toBe(1);
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
