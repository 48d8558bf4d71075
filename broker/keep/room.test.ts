import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { createKeepBrowser, keptAt, OF } from '../fixtures/keepBrowser';
import { ledgerPath } from '../budget/place';
import { createMemoryStore } from './memoryStore';
import { MAX_KEPT_BYTES } from './purge';
import type { Store } from './store';

const MINUTE_MS = 60_000;
const THIRD = 'x'.repeat(MAX_KEPT_BYTES / 3 + 1);
const memoryOnly = { limits: { ...DEFAULT_LIMITS, memoryOnly: true } };

const of = (identifier: string) => ({ ...OF, identifier });

async function bytesIn(store: Store): Promise<number> {
    const records = (await store.names()).filter((name) => name.startsWith('kept/'));
    const sizes = await Promise.all(records.map((name) => store.get(name)));
    return sizes.reduce<number>((sum, record) => sum + (record as { bytes: ArrayBuffer }).bytes.byteLength, 0);
}

describe('of what is kept', () => {
    test('the least recently used goes when space is short; reading counts as use', async () => {
        const { open, store, clock } = createKeepBrowser();
        const page = open();
        for (const name of ['a', 'b']) {
            await page.write(of(name), keptAt(clock.now(), THIRD));
            clock.advance(MINUTE_MS);
        }
        await page.read(of('a'));
        clock.advance(MINUTE_MS);
        await page.write(of('c'), keptAt(clock.now(), THIRD));
        expect(await page.read(of('b'))).toBeUndefined();
        expect(await page.read(of('a'))).toBeDefined();
        expect(await page.read(of('c'))).toBeDefined();
        expect(await bytesIn(store)).toBeLessThanOrEqual(MAX_KEPT_BYTES);
    });

    test('a record takes no more room when it is written again', async () => {
        const { open } = createKeepBrowser();
        const page = open();
        for (const name of ['a', 'b', 'a', 'b']) await page.write(of(name), keptAt(undefined, THIRD));
        expect(await page.read(of('a'))).toBeDefined();
        expect(await page.read(of('b'))).toBeDefined();
    });

    test('one that is too large stays with the page that read it, and what it replaces is gone', async () => {
        const { open, names } = createKeepBrowser();
        const [page, other] = [open(), open()];
        await page.write(of('small'), keptAt());
        await page.write(OF, keptAt());
        await page.write(OF, keptAt(undefined, 'x'.repeat(MAX_KEPT_BYTES)));
        expect((await page.read())?.kept.entries[0]?.body).toMatchObject({ text: 'x'.repeat(MAX_KEPT_BYTES) });
        expect(await other.read()).toBeUndefined();
        expect(await other.read(of('small'))).toBeDefined();
        expect(await names()).toHaveLength(2);
    });

    test('the use is marked once a minute at most, and opening a page reads heads alone', async () => {
        const touched: string[] = [];
        const inner = createMemoryStore();
        const store: Store = {
            ...inner,
            get: (name) => (touched.push(`get ${name}`), inner.get(name)),
            getMany: (names) => (touched.push(...names.map((name) => `get ${name}`)), inner.getMany(names)),
            update: (name, change) => (touched.push(`update ${name}`), inner.update(name, change))
        };
        const { open, clock } = createKeepBrowser({ store });
        const page = open();
        await page.write(OF, keptAt());
        for (let second = 0; second < 120; second++) {
            clock.advance(1_000);
            await page.read();
        }
        expect(touched.filter((step) => step.startsWith('update head/'))).toHaveLength(2);
        touched.length = 0;
        await open().keep.nameOf('x');
        expect(touched.filter((step) => step.startsWith('get head/'))).toHaveLength(1);
        expect(touched.filter((step) => step.includes('kept/'))).toEqual([]);
    });

    test.each([['kept/'], ['head/']])('what has lost its other half is removed: %s', async (half) => {
        const { open, store, names } = createKeepBrowser();
        await open().write(OF, keptAt());
        await store.removeMany((await names()).filter((name) => name.startsWith(half)));
        await open().keep.nameOf('x');
        expect(await names()).toEqual([]);
    });

    test.each([['rubbish'], [null], [{ at: 'x' }], [{ at: 1, usedAt: NaN, bytes: 1 }]])(
        'a head that is damaged costs its record: %j',
        async (head) => {
            const { open, store, names } = createKeepBrowser();
            await open().write(OF, keptAt());
            const [path = ''] = (await names()).filter((name) => name.startsWith('head/'));
            await store.set(path, head);
            await open().keep.nameOf('x');
            expect(await names()).toEqual([]);
        }
    );
});

describe('where the browser grants no more space', () => {
    /** Takes so many records. */
    function narrow(room: number): Store {
        const inner = createMemoryStore();
        const setMany: Store['setMany'] = async (entries) => {
            const taken = new Set([...(await inner.names()), ...entries.map(([name]) => name)]);
            return [...taken].filter((name) => name.startsWith('kept/')).length > room
                ? 'no-room'
                : inner.setMany(entries);
        };
        return { ...inner, setMany };
    }

    test('the least recently used make room', async () => {
        const { open, clock } = createKeepBrowser({ store: narrow(2) });
        const page = open();
        for (const name of ['a', 'b', 'c']) {
            await page.write(of(name), keptAt());
            clock.advance(MINUTE_MS);
        }
        page.die();
        const next = open();
        expect(await next.read(of('a'))).toBeUndefined();
        expect(await next.read(of('b'))).toBeDefined();
        expect(await next.read(of('c'))).toBeDefined();
    });

    test('and never had any, the page keeps it for itself', async () => {
        const { open, names } = createKeepBrowser({ store: narrow(0) });
        const page = open();
        await page.write(OF, keptAt());
        expect(await page.read()).toEqual({ kept: keptAt(), origin: 'this-tab' });
        expect(await names()).toEqual([]);
    });
});

describe('in memory only', () => {
    test('the page remembers, and nothing of a transcript is written', async () => {
        const { open, names } = createKeepBrowser();
        const page = open(memoryOnly);
        await page.write(OF, keptAt());
        expect(await page.read()).toEqual({ kept: keptAt(), origin: 'this-tab' });
        expect(await names()).toEqual([]);
        page.die();
        expect(await open(memoryOnly).read()).toBeUndefined();
    });

    test('what was kept before is removed at once; the ledger stays, unless it is another user’s', async () => {
        const { open, store, names } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt());
        const own = ledgerPath((await page.ring.keys()).owner);
        await store.set(own, 1);
        await store.set(ledgerPath('another'), 1);
        await open(memoryOnly).keep.nameOf('x');
        expect(await names()).toEqual([own]);
    });

    test('what was kept before is removed even without cryptography', async () => {
        const { open, names } = createKeepBrowser();
        await open().write(OF, keptAt());
        const subtle = {} as SubtleCrypto;
        await open({ ...memoryOnly, crypto: { subtle, getRandomValues: (array) => array } }).keep.nameOf('x');
        expect(await names()).toEqual([]);
    });
});
