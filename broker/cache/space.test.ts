import { START_AT } from 'support/fakeClock';
import { createCachePages, KEY, transcriptAt, type CachePages } from '../fixtures/cachePages';
import { createMemoryStore, type KeyValueStore } from '../storage/keyValueStore';
import { MAX_CACHE_BYTES } from './records';

const MINUTE_MS = 60_000;
const THIRD = 'x'.repeat(MAX_CACHE_BYTES / 3 + 1);

const key = (name: string) => ({ ...KEY, name });

async function storedBytes({ keys, store }: CachePages): Promise<number> {
    const records = await Promise.all((await keys()).map((name) => store.get(name)));
    return records.reduce((sum, record) => {
        const { bytes } = (record.ok ? record.value : null) as { bytes: ArrayBuffer };
        return sum + bytes.byteLength;
    }, 0);
}

test('where space is short the transcript goes that was written earliest', async () => {
    const pages = createCachePages();
    const { clock } = pages;
    const page = pages.open();
    for (const name of ['a', 'b', 'a', 'c']) {
        await page.write(key(name), transcriptAt(START_AT, THIRD));
        clock.advance(MINUTE_MS);
    }
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
    expect(await keys()).toHaveLength(1);
});

test('opening a page and making room read no record', async () => {
    const inner = createMemoryStore();
    const gets: string[] = [];
    const store: KeyValueStore = { ...inner, get: (name) => (gets.push(name), inner.get(name)) };
    const { open } = createCachePages({ store });
    await open().write(KEY, transcriptAt());
    await open().write(key('other'), transcriptAt());
    expect(gets).toEqual([]);
});

describe('where the browser grants no more space', () => {
    /** Takes so many records. */
    function createNarrowStore(recordCount: number): KeyValueStore {
        const inner = createMemoryStore();
        const set: KeyValueStore['set'] = async (name, value) => {
            const stored = await inner.keys();
            const records = (stored.ok ? stored.value : []).filter((other) => other.startsWith('record/'));
            return records.length >= recordCount ? 'full' : inner.set(name, value);
        };
        return { ...inner, set };
    }

    test('the transcripts that were written earliest make room', async () => {
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

    test('a transcript that is written again takes the room of the one before', async () => {
        const { open, keys } = createCachePages({ store: createNarrowStore(1) });
        const page = open();
        await page.write(KEY, transcriptAt());
        await page.write(KEY, transcriptAt(START_AT + 1));
        expect(await keys()).toHaveLength(1);
        expect(await open().read()).toEqual(transcriptAt(START_AT + 1));
    });

    test('and never granted any, the page caches in its memory', async () => {
        const { open, keys } = createCachePages({ store: createNarrowStore(0) });
        const page = open();
        await page.write(KEY, transcriptAt());
        expect(await page.read()).toEqual(transcriptAt());
        expect(await keys()).toEqual([]);
    });
});
