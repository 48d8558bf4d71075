/** A store that fails, forgets or is damaged: what that may cost, and what it must not. */
import { START_AT } from 'support/fakeClock';
import { createCachePages, KEY, transcriptAt, type CachePages } from '../fixtures/cachePages';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';

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
        set: step('set', inner.set),
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
    test('evicts nothing when it fails while a page opens', async () => {
        const { open, keys, fail } = setUp();
        const page = open();
        for (const name of ['a', 'b', 'c']) await page.write(other(name), transcriptAt());
        fail('keys');
        const opening = open();
        await opening.cache.nameOf('x');
        expect(await keys()).toHaveLength(3);
        expect(opening.diagnostics.list()).toEqual([{ code: 'store-failed', place: 'store-keys', count: 1 }]);
        for (const name of ['a', 'b', 'c']) expect(await opening.read(other(name))).toEqual(transcriptAt());
    });

    test('evicts nothing when it fails while a page writes', async () => {
        const { open, keys, fail } = setUp();
        const page = open();
        for (const name of ['a', 'b']) await page.write(other(name), transcriptAt());
        fail('keys');
        await page.write(other('c'), transcriptAt());
        expect(await keys()).toHaveLength(3);
    });

    test('leaves it to the next read or write to remove what is too old', async () => {
        const { open, keys, clock, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        clock.advance(24 * 60 * 60_000);
        fail('keys');
        expect(await page.read()).toBeNull();
        expect(await keys()).toHaveLength(1);
        expect(await page.read()).toBeNull();
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
        await page.cache.writeAccess('checks');
        fail('get');
        expect(await page.cache.readAccess()).toBeNull();
        expect(await open().cache.readAccess()).toBe('checks');
    });
});

describe('a failed write', () => {
    test('leaves the page with its memory', async () => {
        const { open, keys, fail } = setUp();
        const page = open();
        fail('set', 2);
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess('checks');
        expect(await page.read()).toEqual(transcriptAt());
        expect(await page.cache.readAccess()).toBe('checks');
        expect(await keys()).toEqual([]);
        expect(page.diagnostics.list()).toContainEqual({ code: 'not-stored', place: 'cache', count: 2 });
    });

    test('gives way to a newer text that another page stored', async () => {
        const { open, fail, clock } = setUp();
        const [page, another] = [open(), open()];
        fail('set');
        await page.write(KEY, transcriptAt());
        clock.advance(1);
        await another.write(KEY, transcriptAt(START_AT + 1, 'newer'));
        expect(await page.read()).toEqual(transcriptAt(START_AT + 1, 'newer'));
    });

    test('of a newer text removes the older one, so that no page reads it again', async () => {
        const { open, keys, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        fail('set');
        await page.write(KEY, transcriptAt(START_AT + 1, 'redacted'));
        expect(await keys()).toEqual([]);
        expect(await page.read()).toEqual(transcriptAt(START_AT + 1, 'redacted'));
    });
});

describe('a page that can not read the salt when it opens', () => {
    test('evicts nothing, stores nothing, and shares no owner with other pages', async () => {
        const { open, keys, fail } = setUp();
        await open().write(KEY, transcriptAt());
        fail('update', Infinity);
        const page = open();
        await page.write(other('mine'), transcriptAt());
        expect(await page.read(other('mine'))).toEqual(transcriptAt());
        expect(await page.cache.owner()).toBeNull();
        expect(await keys()).toHaveLength(1);
    });

    test('joins the others with a later request', async () => {
        const { open, fail } = setUp();
        const page = open();
        await page.write(KEY, transcriptAt());
        fail('update');
        const late = open();
        expect(await late.cache.owner()).toBeNull();
        expect(await late.cache.owner()).toBe(await page.cache.owner());
        expect(await late.read()).toEqual(transcriptAt());
    });

    test('keeps its own memory for as long as the store is missing', async () => {
        const { open, fail } = setUp();
        fail('update', Infinity);
        const page = open();
        await page.write(KEY, transcriptAt());
        await page.cache.owner();
        expect(await page.read()).toEqual(transcriptAt());
    });
});

describe('damage', () => {
    type Stored = { iv: Uint8Array; bytes: ArrayBuffer };

    async function soleRecord({ keys, store }: Pick<CachePages, 'keys' | 'store'>) {
        const [key = ''] = await keys();
        const stored = await store.get(key);
        return { key, record: (stored.ok ? stored.value : null) as Stored };
    }

    test.each<[string, (record: Stored) => unknown]>([
        ['cut short', (record) => ({ ...record, bytes: record.bytes.slice(0, 20) })],
        ['empty', (record) => ({ ...record, bytes: new ArrayBuffer(0) })],
        ['with another iv', (record) => ({ ...record, iv: new Uint8Array(12) })],
        ['with an empty iv', (record) => ({ ...record, iv: new Uint8Array(0) })],
        ['without an iv', ({ bytes }) => ({ bytes })],
        ['a string', () => 'rubbish'],
        ['null', () => null]
    ])('a record that is %s is removed with a diagnostic, and can be written again', async (_what, damage) => {
        const pages = createCachePages();
        const page = pages.open();
        await page.write(KEY, transcriptAt());
        const { key, record } = await soleRecord(pages);
        await pages.store.set(key, damage(record));
        expect(await page.read()).toBeNull();
        expect(await pages.keys()).toEqual([]);
        expect(page.diagnostics.list()).toEqual([{ code: 'record-unreadable', place: 'cache', count: 1 }]);
        await page.write(KEY, transcriptAt());
        expect(await page.read()).toEqual(transcriptAt());
    });

    test.each<[string, (key: string, otherKey: string) => string]>([
        ['moved to another conversation’s path', (_, otherKey) => otherKey],
        ['made younger', (key) => key.replace(`/${START_AT}/`, `/${START_AT + 1}/`)]
    ])('a record that was %s is not read, and removed', async (_what, move) => {
        const pages = createCachePages();
        const page = pages.open();
        await page.write(other('other'), transcriptAt());
        const { key: otherKey } = await soleRecord(pages);
        await pages.store.removeMany([otherKey]);
        await page.write(KEY, transcriptAt());
        const { key, record } = await soleRecord(pages);
        await pages.store.removeMany([key]);
        await pages.store.set(move(key, otherKey), record);
        expect([await page.read(other('other')), await page.read()]).toEqual([null, null]);
        expect(await pages.keys()).toEqual([]);
    });

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
