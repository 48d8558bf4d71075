import type { Entry } from 'c/chatHistoryCore';
import type { Kept } from '../conversation/pages';
import { createFakeClock, START_AT } from '../fixtures/fakeClock';
import { createFakeOrg, IDENTIFIER } from '../fixtures/fakeOrg';
import { createParts, pageSession, SESSION_SECRET } from '../fixtures/parts';
import type { Parts } from '../parts';
import { createKeep } from './kept';
import { CLOCK_SLACK_MS, MAX_AGE_MS } from './place';
import { PURGE_EVERY_MS } from './purge';
import { createMemoryStore, type Store } from './store';

const WORDS = 'My parcel went to the lighthouse again';
const OF = { identifier: IDENTIFIER, window: { from: 1, to: 2 } };

const ENTRY: Entry = {
    id: 'connect:1',
    at: START_AT,
    sentAt: null,
    sender: { role: 'customer', appType: 'messaging', subject: 'v2/web/lighthouse' },
    body: { kind: 'text', text: WORDS },
    relatedRecordIds: ['0Mwxx0000000001']
};

function keptAt(at: number): Kept {
    return { entries: [ENTRY], older: { state: 'none' }, readAt: at, oldestReadAt: at };
}

function setUp(given: Partial<Parts> = {}) {
    const clock = createFakeClock();
    const parts = createParts({ fetch: createFakeOrg().fetch, clock, store: createMemoryStore(), ...given });
    /** Another page (a reload, a tab, a login) over the same storage. */
    const load = (session = pageSession()) => createKeep({ ...parts, session });
    return {
        clock,
        store: parts.store,
        load,
        recordPaths: async () => (await parts.store.names()).filter((name) => name !== 'salt')
    };
}

async function soleRecord(store: Store) {
    const path = (await store.names()).find((name) => name.startsWith('kept/')) ?? '';
    return { path, record: (await store.get(path)) as { at: number; iv: Uint8Array; bytes: ArrayBuffer } };
}

test('what is kept is there after a reload', async () => {
    const { load } = setUp();
    await load().write(OF, keptAt(START_AT));
    expect(await load().read(OF)).toEqual(keptAt(START_AT));
});

test('another window or another conversation is another record', async () => {
    const { load } = setUp();
    const keep = load();
    await keep.write(OF, keptAt(START_AT));
    expect(await keep.read({ ...OF, window: { from: 1, to: null } })).toBeUndefined();
    expect(await keep.read({ ...OF, identifier: 'other' })).toBeUndefined();
});

test('nothing that lies in storage can be read: no word, no identifier, no id, no session', async () => {
    const { load, store } = setUp();
    await load().write(OF, keptAt(START_AT));
    const names = await store.names();
    const values = await Promise.all(names.map((name) => store.get(name)));
    const bytes = values.map((value) =>
        JSON.stringify(value, (_key, part: unknown) => (part instanceof ArrayBuffer ? textOf(part) : part))
    );
    const everything = [...names, ...bytes].join('\n');
    [
        WORDS,
        'lighthouse',
        IDENTIFIER,
        SESSION_SECRET,
        pageSession().userId,
        pageSession().orgId,
        '0Mwxx0000000001'
    ].forEach((secret) => expect(everything).not.toContain(secret));
});

test('another login of the same user reads nothing, and leaves young records alone', async () => {
    const { load, recordPaths } = setUp();
    await load().write(OF, keptAt(START_AT));
    expect(await load(pageSession({ id: 'another login' })).read(OF)).toBeUndefined();
    expect(await recordPaths()).toHaveLength(1);
    expect(await load().read(OF)).toEqual(keptAt(START_AT));
});

test('the same user under another key: older than twelve hours is removed', async () => {
    const { load, recordPaths, clock } = setUp();
    await load().write(OF, keptAt(START_AT));
    clock.advance(MAX_AGE_MS + 1);
    await load(pageSession({ id: 'another login' })).nameOf('x');
    expect(await recordPaths()).toEqual([]);
});

test.each([{ userId: '005xx0000000002AAA' }, { orgId: '00Dxx0000000002AAA' }])(
    'what another user kept is removed at once: %j',
    async (other) => {
        const { load, recordPaths } = setUp();
        await load().write(OF, keptAt(START_AT));
        expect(await load(pageSession(other)).read(OF)).toBeUndefined();
        expect(await recordPaths()).toEqual([]);
    }
);

test.each([
    ['too old', MAX_AGE_MS + 1],
    ['from the future, since the clock was put back', -CLOCK_SLACK_MS - 1]
])('our own record that is %s is not read and is removed', async (_what, ms) => {
    const { load, recordPaths, clock } = setUp();
    const keep = load();
    await keep.write(OF, keptAt(START_AT));
    clock.set(START_AT + ms);
    expect(await keep.read(OF)).toBeUndefined();
    expect(await recordPaths()).toEqual([]);
});

test('a page that stays open purges again', async () => {
    const { load, recordPaths, clock } = setUp();
    const keep = load();
    await keep.write(OF, keptAt(START_AT - MAX_AGE_MS + PURGE_EVERY_MS / 2));
    clock.advance(PURGE_EVERY_MS);
    await keep.nameOf('x');
    expect(await recordPaths()).toEqual([]);
});

test.each<[string, (record: { at: number; iv: Uint8Array; bytes: ArrayBuffer }) => unknown]>([
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
    const { load, store, recordPaths } = setUp();
    const keep = load();
    await keep.write(OF, keptAt(START_AT));
    const { path, record } = await soleRecord(store);
    await store.set(path, damage(record));
    expect(await keep.read(OF)).toBeUndefined();
    expect(await recordPaths()).toEqual([]);
    await keep.write(OF, keptAt(START_AT));
    expect(await keep.read(OF)).toEqual(keptAt(START_AT));
});

test('a record that was moved to another place does not open', async () => {
    const { load, store } = setUp();
    const keep = load();
    await keep.write(OF, keptAt(START_AT));
    const { path, record } = await soleRecord(store);
    await store.remove(path);
    const other = { identifier: 'other', window: OF.window };
    await keep.write(other, keptAt(START_AT));
    await store.set((await soleRecord(store)).path, record);
    expect(await keep.read(other)).toBeUndefined();
});

test('a damaged salt is replaced: what was kept is lost, nothing else', async () => {
    const { load, store, recordPaths } = setUp();
    await load().write(OF, keptAt(START_AT));
    await store.set('salt', 'rubbish');
    expect(await load().read(OF)).toBeUndefined();
    expect(await recordPaths()).toEqual([]);
    await load().write(OF, keptAt(START_AT));
    expect(await load().read(OF)).toEqual(keptAt(START_AT));
});

test('names of conversations are the same in every tab of a login and say nothing', async () => {
    const { load } = setUp();
    const name = await load().nameOf(IDENTIFIER);
    expect(await load().nameOf(IDENTIFIER)).toBe(name);
    expect(await load(pageSession({ id: 'another login' })).nameOf(IDENTIFIER)).not.toBe(name);
    expect(name).toMatch(/^[0-9a-f]{64}$/);
});

test('without cryptography nothing is kept and nothing breaks', async () => {
    const subtle = { importKey: () => Promise.reject(new Error('insecure context')) } as unknown as SubtleCrypto;
    const { load, store } = setUp({ crypto: { subtle, getRandomValues: (array) => array } });
    const keep = load();
    await keep.write(OF, keptAt(START_AT));
    expect(await keep.read(OF)).toBeUndefined();
    expect(await keep.nameOf(IDENTIFIER)).toBe('any');
    expect((await store.names()).filter((name) => name !== 'salt')).toEqual([]);
});

function textOf(bytes: ArrayBuffer): string {
    return new TextDecoder('latin1').decode(bytes);
}

function flipped(bytes: ArrayBuffer): ArrayBuffer {
    const copy = new Uint8Array(bytes.slice(0));
    copy[5] = (copy[5] ?? 0) ^ 1;
    return copy.buffer;
}
