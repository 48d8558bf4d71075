import { START_AT } from 'support/fakeClock';
import { createCachePages, KEY, transcriptAt, type CachePages } from '../fixtures/cachePages';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';
import { MAX_CACHE_BYTES } from './eviction';

const MINUTE_MS = 60_000;
const THIRD = 'x'.repeat(MAX_CACHE_BYTES / 3 + 1);

const key = (name: string) => ({ ...KEY, name });

async function storedBytes({ keys, store }: CachePages): Promise<number> {
    const values = await store.getMany((await keys()).filter((stored) => stored.startsWith('record/')));
    const records = values.ok ? values.value : [];
    return records.reduce<number>((sum, record) => sum + (record as { bytes: ArrayBuffer }).bytes.byteLength, 0);
}

test('where space is short the least recently used transcript goes, and reading counts as use', async () => {
    const pages = createCachePages();
    const { clock } = pages;
    const page = pages.open();
    for (const name of ['a', 'b']) {
        await page.write(key(name), transcriptAt(clock.now(), THIRD));
        clock.advance(MINUTE_MS);
    }
    await page.read(key('a'));
    clock.advance(MINUTE_MS);
    await page.write(key('c'), transcriptAt(clock.now(), THIRD));
    expect(await page.read(key('b'))).toBeNull();
    expect(await page.read(key('a'))).not.toBeNull();
    expect(await page.read(key('c'))).not.toBeNull();
    expect(await storedBytes(pages)).toBeLessThanOrEqual(MAX_CACHE_BYTES);
});

test('a transcript that is written again takes no more space and evicts nothing', async () => {
    const { open, clock } = createCachePages();
    const page = open();
    for (const name of ['a', 'b', 'b', 'b']) {
        await page.write(key(name), transcriptAt(clock.now(), THIRD));
        clock.advance(MINUTE_MS);
    }
    expect(await page.read(key('a'))).not.toBeNull();
    expect(await page.read(key('b'))).not.toBeNull();
});

test('a transcript that is larger than the bound stays in the page’s memory, and what it replaces is gone', async () => {
    const { open, keys } = createCachePages();
    const [page, other] = [open(), open()];
    const tooLarge = transcriptAt(START_AT, 'x'.repeat(MAX_CACHE_BYTES));
    await page.write(key('small'), transcriptAt());
    await page.write(KEY, transcriptAt());
    await page.write(KEY, tooLarge);
    expect(await page.read()).toEqual(tooLarge);
    expect(await other.read()).toBeNull();
    expect(await other.read(key('small'))).not.toBeNull();
    expect(await keys()).toHaveLength(2);
});

test('a use is marked once a minute at most, and opening a page reads no record', async () => {
    const steps: string[] = [];
    const inner = createMemoryStore();
    const store: KeyValueStore = {
        ...inner,
        get: (name) => (steps.push(`get ${name}`), inner.get(name)),
        getMany: (names) => (steps.push(...names.map((name) => `get ${name}`)), inner.getMany(names)),
        update: (name, change) => (steps.push(`update ${name}`), inner.update(name, change))
    };
    const { open, clock } = createCachePages({ store });
    const page = open();
    await page.write(KEY, transcriptAt());
    for (let second = 0; second < 120; second += 1) {
        clock.advance(1_000);
        await page.read();
    }
    expect(steps.filter((step) => step.startsWith('update index/'))).toHaveLength(2);
    steps.length = 0;
    await open().cache.nameOf('x');
    expect(steps.filter((step) => step.startsWith('get index/'))).toHaveLength(1);
    expect(steps.filter((step) => step.includes('record/'))).toEqual([]);
});

describe('where the browser grants no more space', () => {
    /** Takes so many records. */
    function createNarrowStore(recordCount: number): KeyValueStore {
        const inner = createMemoryStore();
        const setMany: KeyValueStore['setMany'] = async (entries) => {
            const stored = await inner.keys();
            const after = new Set([...(stored.ok ? stored.value : []), ...entries.map(([name]) => name)]);
            const isFull = [...after].filter((name) => name.startsWith('record/')).length > recordCount;
            return isFull ? 'full' : inner.setMany(entries);
        };
        return { ...inner, setMany };
    }

    test('the least recently used transcripts make room', async () => {
        const { open, clock } = createCachePages({ store: createNarrowStore(2) });
        const page = open();
        for (const name of ['a', 'b', 'c']) {
            await page.write(key(name), transcriptAt());
            clock.advance(MINUTE_MS);
        }
        const next = open();
        expect(await next.read(key('a'))).toBeNull();
        expect(await next.read(key('b'))).not.toBeNull();
        expect(await next.read(key('c'))).not.toBeNull();
    });

    test('and never granted any, the page caches in its memory', async () => {
        const { open, keys } = createCachePages({ store: createNarrowStore(0) });
        const page = open();
        await page.write(KEY, transcriptAt());
        expect(await page.read()).toEqual(transcriptAt());
        expect(await keys()).toEqual([]);
    });
});
