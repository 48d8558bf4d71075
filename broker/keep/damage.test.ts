import { START_AT } from '../fixtures/fakeClock';
import { createKeepBrowser, keptAt, OF } from '../fixtures/keepBrowser';
import type { Store } from './store';

type Record = { at: number; iv: Uint8Array; bytes: ArrayBuffer };

async function soleRecord(store: Store) {
    const path = (await store.names()).find((name) => name.startsWith('kept/')) ?? '';
    return { path, record: (await store.get(path)) as Record };
}

describe('damage', () => {
    test.each<[string, (record: Record) => unknown]>([
        ['cut short', (record) => ({ ...record, bytes: record.bytes.slice(0, 20) })],
        ['empty', (record) => ({ ...record, bytes: new ArrayBuffer(0) })],
        ['changed', (record) => ({ ...record, bytes: flipped(record.bytes) })],
        ['made younger', (record) => ({ ...record, at: record.at + 1 })],
        ['without an age', (record) => ({ ...record, at: 'today' })],
        ['with a foreign iv', (record) => ({ ...record, iv: new Uint8Array(12) })],
        ['with an iv that is none', (record) => ({ ...record, iv: new Uint8Array(0) })],
        ['a word', () => 'rubbish'],
        ['null', () => null]
    ])('a record that is %s is dropped without a crash', async (_what, damage) => {
        const { open, store, names } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt());
        const { path, record } = await soleRecord(store);
        await store.set(path, damage(record));
        expect(await page.read()).toBeUndefined();
        expect(await names()).toEqual([]);
        await page.write(OF, keptAt());
        expect((await page.read())?.kept).toEqual(keptAt());
    });

    test('a record that was moved to another place does not open', async () => {
        const { open, store } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt());
        const { path, record } = await soleRecord(store);
        await store.remove(path);
        const other = { identifier: 'other', window: OF.window };
        await page.write(other, keptAt());
        await store.set((await soleRecord(store)).path, record);
        expect(await page.read(other)).toBeUndefined();
    });

    test('what another version of this page kept is removed', async () => {
        const { open, store, names } = createKeepBrowser();
        await store.set('kept/0123/4567/89ab', { at: START_AT, iv: new Uint8Array(12), bytes: new ArrayBuffer(8) });
        await open().keep.nameOf('x');
        expect(await names()).toEqual([]);
    });

    test.each([[undefined], ['rubbish'], [new Uint8Array(3)]])(
        'a salt that is missing or damaged is replaced: what was kept is lost, nothing else: %j',
        async (salt) => {
            const { open, store, names } = createKeepBrowser();
            await open().write(OF, keptAt());
            await (salt === undefined ? store.remove('salt') : store.set('salt', salt));
            expect(await open().read()).toBeUndefined();
            expect(await names()).toEqual([]);
            await open().write(OF, keptAt());
            expect((await open().read())?.kept).toEqual(keptAt());
        }
    );
});

function flipped(bytes: ArrayBuffer): ArrayBuffer {
    const copy = new Uint8Array(bytes.slice(0));
    copy[5] = (copy[5] ?? 0) ^ 1;
    return copy.buffer;
}
