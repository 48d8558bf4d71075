import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { createCachePages, KEY, transcriptAt } from '../fixtures/cachePages';
import { aPageSession } from '../fixtures/environment';
import { callLogKey } from '../storage/storeKeys';
import { CLOCK_SLACK_MS } from './records';
import { MAX_EMPTY_AGE_MS } from './transcriptCache';

const MAX_AGE_MS = DEFAULT_LIMITS.maxAgeMs;
const ANOTHER_LOGIN = { session: aPageSession({ id: 'another login' }) };
const MEMORY_ONLY = { limits: { ...DEFAULT_LIMITS, memoryOnly: true } };
const NO_CRYPTO = {
    crypto: {
        subtle: { importKey: () => Promise.reject(new Error('insecure context')) } as unknown as SubtleCrypto,
        getRandomValues: <T>(array: T) => array
    }
};

test('a page that reads while another writes the same transcript anew finds the one before', async () => {
    const { open, store, clock } = createCachePages();
    await open().write(KEY, transcriptAt());
    let begin: () => void = () => undefined;
    let release: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begin = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const set: typeof store.set = async (key, value) => {
        begin();
        await released;
        return store.set(key, value);
    };
    clock.advance(1_000);
    const writing = open({ store: { ...store, set } }).write(KEY, transcriptAt(clock.now(), 'Anew'));
    await hasBegun;
    expect(await open().read()).toEqual(transcriptAt());
    release();
    await writing;
    expect(await open().read()).toEqual(transcriptAt(clock.now(), 'Anew'));
});

test('a cached transcript is read by later pages of the same session id', async () => {
    const { open } = createCachePages();
    await open().write(KEY, transcriptAt());
    expect(await open().read()).toEqual(transcriptAt());
});

test('another window and another conversation are other records', async () => {
    const page = createCachePages().open();
    await page.write(KEY, transcriptAt());
    expect(await page.read({ ...KEY, window: { from: 1, to: null } })).toBeNull();
    expect(await page.read({ ...KEY, name: 'other' })).toBeNull();
});

test('a transcript cached under one session id is not read under another, and both stay', async () => {
    const { open } = createCachePages();
    const page = open();
    await page.write(KEY, transcriptAt());
    const other = open(ANOTHER_LOGIN);
    expect(await other.read()).toBeNull();
    await other.write(KEY, transcriptAt(START_AT + 1));
    expect(await page.read()).toEqual(transcriptAt());
    expect(await other.read()).toEqual(transcriptAt(START_AT + 1));
});

test('names and owner are opaque and the same in all pages of a user, under every session id', async () => {
    const { open } = createCachePages();
    const [one, two, other] = [
        open(),
        open(ANOTHER_LOGIN),
        open({ session: aPageSession({ userId: '005xx0000000002AAA' }) })
    ];
    const name = await one.cache.nameOf('identifier');
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(await two.cache.nameOf('identifier')).toBe(name);
    expect(await other.cache.nameOf('identifier')).not.toBe(name);
    expect(await two.cache.owner()).toBe(await one.cache.owner());
    expect(await other.cache.owner()).not.toBe(await one.cache.owner());
});

describe('a transcript that is too old', () => {
    test.each([
        ['as old as allowed', MAX_AGE_MS, true],
        ['older than that', MAX_AGE_MS + 1, false],
        ['a little ahead of a clock that was corrected', -CLOCK_SLACK_MS, true],
        ['far ahead of a clock that was put back', -CLOCK_SLACK_MS - 1, false]
    ])('is neither read nor left in the store: %s', async (_what, ms, stays) => {
        const { open, keys, clock } = createCachePages();
        const page = open();
        await page.write(KEY, transcriptAt());
        clock.set(START_AT + ms);
        expect((await page.read()) !== null).toBe(stays);
        expect(await keys()).toHaveLength(stays ? 1 : 0);
    });

    test('for a stricter component is not read by that one, and stays for the others', async () => {
        const { open, clock } = createCachePages();
        const page = open();
        await page.write(KEY, transcriptAt());
        expect(await page.read(KEY, 0)).toBeNull();
        clock.advance(60_000);
        expect(await page.read(KEY, 59_999)).toBeNull();
        expect(await page.read(KEY, 60_000)).not.toBeNull();
        expect(await page.read()).not.toBeNull();
    });

    test('for this org is not read whatever a component allows, and with a maximum age of 0 nothing is written', async () => {
        const { open, keys, clock } = createCachePages();
        const page = open({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 60_000 } });
        await page.write(KEY, transcriptAt());
        clock.advance(60_001);
        expect(await page.read(KEY, MAX_AGE_MS)).toBeNull();
        await open({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } }).write(KEY, transcriptAt(clock.now()));
        expect(await keys()).toEqual([]);
    });

    test('to be reused without a single entry is not read, since words may have come meanwhile', async () => {
        const { open, clock } = createCachePages();
        const page = open();
        await page.write(KEY, { ...transcriptAt(), entries: [] });
        clock.set(START_AT + MAX_EMPTY_AGE_MS);
        expect(await page.read(KEY, MAX_EMPTY_AGE_MS - 1)).toBeNull();
        expect(await page.read()).not.toBeNull();
        clock.advance(1);
        expect(await page.read()).toBeNull();
    });

    test('is evicted by a page that stays open, too', async () => {
        const { open, keys, clock } = createCachePages();
        const page = open();
        await page.write(KEY, transcriptAt());
        clock.advance(MAX_AGE_MS + 1);
        await page.read({ ...KEY, name: 'other' });
        expect(await keys()).toEqual([]);
    });
});

describe('a page that opens', () => {
    test.each([{ userId: '005xx0000000002AAA' }, { orgId: '00Dxx0000000002AAA' }])(
        'evicts another user’s records at once: %j',
        async (other) => {
            const { open, keys } = createCachePages();
            const page = open();
            await page.write(KEY, transcriptAt());
            await page.cache.writeAccess('checks');
            expect(await open({ session: aPageSession(other) }).read()).toBeNull();
            expect(await keys()).toEqual([]);
        }
    );

    test('leaves records of the same user under another session id until they are too old', async () => {
        const { open, keys, clock } = createCachePages();
        const page = open();
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess('checks');
        await open(ANOTHER_LOGIN).cache.nameOf('x');
        expect(await keys()).toHaveLength(2);
        clock.advance(MAX_AGE_MS + 2);
        await open(ANOTHER_LOGIN).cache.nameOf('x');
        expect(await keys()).toEqual([]);
    });
});

describe('in memory-only mode', () => {
    test('the page reads what it wrote, and nothing of it is stored', async () => {
        const { open, keys } = createCachePages();
        const page = open(MEMORY_ONLY);
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess('checks');
        expect(await page.read()).toEqual(transcriptAt());
        expect(await page.cache.readAccess()).toBe('checks');
        expect(await keys()).toEqual([]);
        expect(await open(MEMORY_ONLY).read()).toBeNull();
    });

    test('what was stored before is removed when a page opens; the user’s own call log stays', async () => {
        const { open, store, keys } = createCachePages();
        const page = open();
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess('checks');
        const own = callLogKey((await page.cache.owner()) ?? '');
        await store.set(own, 1);
        await open(MEMORY_ONLY).cache.nameOf('x');
        expect(await keys()).toEqual([own]);
    });

    test('what a page stores that was opened before the setting changed is removed by the next read', async () => {
        const { open, keys } = createCachePages();
        const [older, page] = [open(), open(MEMORY_ONLY)];
        await page.cache.nameOf('x');
        await older.write(KEY, transcriptAt());
        await page.read();
        expect(await keys()).toEqual([]);
    });
});

describe('access checks', () => {
    test('are read by every page of the session id, and by no other; what was written last counts', async () => {
        const { open, clock } = createCachePages();
        await open().cache.writeAccess('earlier');
        clock.advance(1);
        await open().cache.writeAccess({ last: 1 });
        expect(await open().cache.readAccess()).toEqual({ last: 1 });
        expect(await open(ANOTHER_LOGIN).cache.readAccess()).toBeNull();
    });

    test('that are damaged count as not remembered, and can be written again', async () => {
        const { open, store, keys } = createCachePages();
        const page = open();
        await page.cache.writeAccess('checks');
        for (const key of await keys()) await store.set(key, { iv: new Uint8Array(12), bytes: new ArrayBuffer(9) });
        expect(await page.cache.readAccess()).toBeNull();
        await page.cache.writeAccess('again');
        expect(await open().cache.readAccess()).toBe('again');
    });
});

describe('after a 401', () => {
    test('the page evicts everything that was cached under its session id, and reads and writes nothing more', async () => {
        const { open, keys } = createCachePages();
        const page = open();
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess('checks');
        const owner = await page.cache.owner();
        await page.cache.forget();
        expect(await keys()).toEqual([]);
        await page.write(KEY, transcriptAt());
        await page.cache.writeAccess('checks');
        expect(await keys()).toEqual([]);
        expect(await page.cache.readAccess()).toBeNull();
        expect(await page.cache.nameOf('identifier')).toBe('any');
        // The call log must go on under the same name: a refused session makes no room for calls.
        expect(await page.cache.owner()).toBe(owner);
    });

    test('the page derives no key again', async () => {
        const derived: string[] = [];
        const subtle = new Proxy(crypto.subtle, {
            get: (target, name: keyof SubtleCrypto) => {
                derived.push(name);
                return target[name].bind(target);
            }
        });
        const getRandomValues: Crypto['getRandomValues'] = (array) => crypto.getRandomValues(array);
        const page = createCachePages().open({ crypto: { subtle, getRandomValues } });
        await page.write(KEY, transcriptAt());
        await page.cache.forget();
        expect(derived).toContain('deriveKey');
        derived.length = 0;
        await page.read();
        await page.write(KEY, transcriptAt());
        expect(derived).toEqual([]);
    });

    test('a write that was under way leaves nothing behind', async () => {
        const { open, keys } = createCachePages();
        const page = open();
        await page.cache.owner();
        const writing = page.write(KEY, transcriptAt());
        const remembering = page.cache.writeAccess('checks');
        await page.cache.forget();
        await Promise.all([writing, remembering]);
        expect(await keys()).toEqual([]);
    });

    test('records under another session id of the same user stay', async () => {
        const { open, keys } = createCachePages();
        const [page, other] = [open(), open(ANOTHER_LOGIN)];
        await other.write(KEY, transcriptAt());
        await page.write(KEY, transcriptAt());
        await page.cache.forget();
        expect(await keys()).toHaveLength(1);
        expect(await other.read()).toEqual(transcriptAt());
    });
});

test('without cryptography nothing is cached, nothing breaks, and a diagnostic says so', async () => {
    const { open, keys } = createCachePages();
    const page = open(NO_CRYPTO);
    await page.write(KEY, transcriptAt());
    await page.cache.writeAccess('checks');
    expect(await page.read()).toBeNull();
    expect(await page.cache.nameOf('identifier')).toBe('any');
    expect(await page.cache.owner()).toBeNull();
    expect(await keys()).toEqual([]);
    expect(page.diagnostics.list()).toContainEqual(expect.objectContaining({ code: 'cache-failed', place: 'cache' }));
});
