/** A store that fails, forgets or is damaged: what that may cost, and what it must not. */
import { START_AT } from 'support/fakeClock';
import { createCachePages, KEY, transcriptAt, type CachePages } from '../fixtures/cachePages';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';
import { EVICTION_INTERVAL_MS } from './eviction';
import { REOPEN_MS } from './transcriptCache';

type Operation = keyof KeyValueStore;

/** A store of which a test can let operations fail: so many times from now on. */
function createFlakyStore() {
    const inner = createMemoryStore();
    const failures = new Map<Operation, number>();
    const step =
        <Args extends readonly unknown[], Result>(operation: Operation, run: (...args: Args) => Promise<Result>) =>
        (...args: Args): Promise<Result> => {
            const left = failures.get(operation) ?? 0;
            failures.set(operation, left - 1);
            return left > 0 ? Promise.reject(new Error('UnknownError')) : run(...args);
        };
    const store: KeyValueStore = {
        keys: step('keys', inner.keys),
        get: step('get', inner.get),
        getMany: step('getMany', inner.getMany),
        set: step('set', inner.set),
        setMany: step('setMany', inner.setMany),
        update: step('update', inner.update),
        removeMany: step('removeMany', inner.removeMany)
    };
    const fail = (operation: Operation, times = 1) => void failures.set(operation, times);
    return { store, fail };
}

function setUp() {
    const { store, fail } = createFlakyStore();
    return { ...createCachePages({ store }), fail };
}

const other = (name: string) => ({ ...KEY, name });

describe('a failed read of the store', () => {
    test.each(['getMany', 'keys'] as const)('evicts nothing when %s fails while a page opens', async (operation) => {
        const { open, keys, fail } = setUp();
        const page = open();
        for (const name of ['a', 'b', 'c']) await page.write(other(name), transcriptAt());
        fail(operation);
        const opening = open();
        await opening.cache.nameOf('x');
        expect(await keys()).toHaveLength(6);
        expect(opening.diagnostics.list()).toContainEqual({ code: 'eviction-skipped', place: 'cache', count: 1 });
        for (const name of ['a', 'b', 'c']) expect(await opening.read(other(name))).toEqual(transcriptAt());
    });

    test.each(['getMany', 'keys'] as const)('evicts nothing when %s fails while a page writes', async (operation) => {
        const { open, keys, fail } = setUp();
        const page = open();
        for (const name of ['a', 'b']) await page.write(other(name), transcriptAt());
        fail(operation);
        await page.write(other('c'), transcriptAt());
        expect(await keys()).toHaveLength(6);
    });

    test('leaves the next round to evict what is too old', async () => {
        const { open, keys, clock, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        clock.advance(24 * 60 * 60_000);
        fail('keys');
        await page.cache.nameOf('x');
        expect(await keys()).toHaveLength(2);
        clock.advance(EVICTION_INTERVAL_MS);
        await page.cache.nameOf('x');
        expect(await keys()).toEqual([]);
    });

    test('of one record is a miss, and the record is read the next time', async () => {
        const { open, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        fail('get');
        expect(await page.read()).toBeNull();
        expect(await page.read()).toEqual(transcriptAt());
    });

    test('of the access checks forgets none of them', async () => {
        const { open, fail } = setUp();
        const page = open();
        await page.cache.writeAccess((memory) => ({ ...memory, hiddenFieldsAt: { session: 1 } }));
        fail('get');
        await page.cache.readAccess();
        expect((await open().cache.readAccess()).hiddenFieldsAt).toEqual({ session: 1 });
    });
});

describe('a failed write', () => {
    test.each(['setMany', 'update'] as const)('by %s leaves the page with its memory', async (operation) => {
        const { open, keys, fail } = setUp();
        const page = open();
        await page.cache.owner();
        fail(operation);
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess((memory) => ({ ...memory, hiddenFieldsAt: { call: 7 } }));
        expect(await page.read()).toEqual(transcriptAt());
        expect((await page.cache.readAccess()).hiddenFieldsAt).toEqual({ call: 7 });
        expect(await keys()).toHaveLength(operation === 'setMany' ? 1 : 2);
        expect(page.diagnostics.list()).toContainEqual({ code: 'not-stored', place: 'cache', count: 1 });
    });

    test('of a newer text removes the older one, so that no page reads it again', async () => {
        const { open, keys, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        fail('setMany');
        await page.write(KEY, transcriptAt(START_AT + 1, 'redacted'));
        expect(await keys()).toEqual([]);
        expect(await page.read()).toEqual(transcriptAt(START_AT + 1, 'redacted'));
    });
});

describe('a page that can not read the salt when it opens', () => {
    test('evicts nothing, stores nothing, and shares no owner with other pages', async () => {
        const { open, keys, fail } = setUp();
        await open().write(KEY, transcriptAt());
        fail('update');
        const page = open();
        await page.write(other('mine'), transcriptAt());
        expect(await page.read(other('mine'))).toEqual(transcriptAt());
        expect(await page.cache.owner()).toBeNull();
        expect(await keys()).toHaveLength(2);
        expect(page.diagnostics.list()).toContainEqual({ code: 'salt-not-shared', place: 'cache-open', count: 1 });
    });

    test('joins the others after a while', async () => {
        const { open, clock, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        fail('update');
        const late = open();
        await late.cache.owner();
        clock.advance(REOPEN_MS);
        expect(await late.cache.owner()).toBe(await page.cache.owner());
        expect(await late.read()).toEqual(transcriptAt());
    });

    test('keeps its own memory for as long as the store is missing', async () => {
        const { open, clock, fail } = setUp();
        fail('update', Infinity);
        const page = open();
        await page.write(KEY, transcriptAt());
        clock.advance(3 * REOPEN_MS);
        expect(await page.read()).toEqual(transcriptAt());
    });
});

describe('damage', () => {
    type Stored = { at: number; iv: Uint8Array; bytes: ArrayBuffer };

    async function soleRecord({ keys, store }: Pick<CachePages, 'keys' | 'store'>) {
        const path = (await keys()).find((key) => key.startsWith('record/')) ?? '';
        const stored = await store.get(path);
        return { path, record: (stored.ok ? stored.value : null) as Stored };
    }

    test.each<[string, (record: Stored) => unknown]>([
        ['cut short', (record) => ({ ...record, bytes: record.bytes.slice(0, 20) })],
        ['empty', (record) => ({ ...record, bytes: new ArrayBuffer(0) })],
        ['made younger', (record) => ({ ...record, at: record.at + 1 })],
        ['without a time', (record) => ({ ...record, at: 'today' })],
        ['with another iv', (record) => ({ ...record, iv: new Uint8Array(12) })],
        ['with an empty iv', (record) => ({ ...record, iv: new Uint8Array(0) })],
        ['a string', () => 'rubbish'],
        ['null', () => null]
    ])('a record that is %s is removed with a diagnostic, and can be written again', async (_what, damage) => {
        const pages = createCachePages();
        const page = pages.open();
        await page.write(KEY, transcriptAt());
        const { path, record } = await soleRecord(pages);
        await pages.store.set(path, damage(record));
        expect(await page.read()).toBeNull();
        expect(await pages.keys()).toEqual([]);
        expect(page.diagnostics.list()).toEqual([{ code: 'record-unreadable', place: 'cache-read', count: 1 }]);
        await page.write(KEY, transcriptAt());
        expect(await page.read()).toEqual(transcriptAt());
    });

    test('a record that was moved to another conversation’s path is not read', async () => {
        const pages = createCachePages();
        const page = pages.open();
        await page.write(KEY, transcriptAt());
        const { path, record } = await soleRecord(pages);
        await pages.store.removeMany([path]);
        await page.write(other('other'), transcriptAt());
        await pages.store.set((await soleRecord(pages)).path, record);
        expect(await page.read(other('other'))).toBeNull();
    });

    test.each(['record/', 'index/'])('a record without its other half is removed: %s', async (half) => {
        const { open, store, keys } = createCachePages();
        await open().write(KEY, transcriptAt());
        await store.removeMany((await keys()).filter((key) => key.startsWith(half)));
        await open().cache.nameOf('x');
        expect(await keys()).toEqual([]);
    });

    test.each([['rubbish'], [null], [{ at: 'x' }], [{ at: 1, usedAt: NaN, bytes: 1 }]])(
        'a damaged index entry costs its record: %j',
        async (entry) => {
            const { open, store, keys } = createCachePages();
            await open().write(KEY, transcriptAt());
            const [key = ''] = (await keys()).filter((stored) => stored.startsWith('index/'));
            await store.set(key, entry);
            await open().cache.nameOf('x');
            expect(await keys()).toEqual([]);
        }
    );

    test.each([[undefined], ['rubbish'], [new Uint8Array(3)]])(
        'a salt that is missing or damaged costs what was cached, and nothing else: %j',
        async (salt) => {
            const { open, store, keys } = createCachePages();
            await open().write(KEY, transcriptAt());
            await store.set('salt', salt);
            expect(await open().read()).toBeNull();
            expect(await keys()).toEqual([]);
            await open().write(KEY, transcriptAt());
            expect(await open().read()).toEqual(transcriptAt());
        }
    );
});
