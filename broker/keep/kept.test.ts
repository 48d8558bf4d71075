import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { START_AT } from '../fixtures/fakeClock';
import { IDENTIFIER } from '../fixtures/fakeOrg';
import { createKeepBrowser, keptAt, OF } from '../fixtures/keepBrowser';
import { pageSession } from '../fixtures/parts';
import { CLOCK_SLACK_MS } from './age';
import { PURGE_EVERY_MS } from './purge';

const MAX_AGE_MS = DEFAULT_LIMITS.maxAgeMs;
const anotherLogin = { session: pageSession({ id: 'another login' }) };

test('what is kept is there after a reload', async () => {
    const { open } = createKeepBrowser();
    const page = open();
    await page.write(OF, keptAt());
    page.die();
    expect(await open().read()).toEqual({ kept: keptAt(), origin: 'stored' });
});

test('another window or another conversation is another record', async () => {
    const page = createKeepBrowser().open();
    await page.write(OF, keptAt());
    expect(await page.read({ ...OF, window: { from: 1, to: null } })).toBeUndefined();
    expect(await page.read({ ...OF, identifier: 'other' })).toBeUndefined();
});

describe('who had read it', () => {
    test('is this page, another that is open, or one that is gone', async () => {
        const { open } = createKeepBrowser();
        const [one, two] = [open(), open()];
        await one.write(OF, keptAt());
        expect((await one.read())?.origin).toBe('this-tab');
        expect((await two.read())?.origin).toBe('other-tab');
        one.die();
        expect((await two.read())?.origin).toBe('stored');
    });

    test('is not known of others where the browser does not say who is live', async () => {
        const { open } = createKeepBrowser();
        const [one, two] = [open({ locks: null }), open({ locks: null })];
        await one.write(OF, keptAt());
        expect((await one.read())?.origin).toBe('this-tab');
        expect((await two.read())?.origin).toBe('stored');
    });
});

describe('too old', () => {
    test.each([
        ['as old as it may be', MAX_AGE_MS, true],
        ['older', MAX_AGE_MS + 1, false],
        ['a little ahead, since clocks are corrected', -CLOCK_SLACK_MS, true],
        ['far ahead, since the clock was put back', -CLOCK_SLACK_MS - 1, false]
    ])('our own record that is %s: is it read, and does it stay?', async (_what, ms, stays) => {
        const { open, names, clock } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt());
        clock.set(START_AT + ms);
        expect((await page.read()) !== undefined).toBe(stays);
        expect(await names()).toHaveLength(stays ? 2 : 0);
    });

    test('for a component that is stricter is not read by it, and stays for the others', async () => {
        const { open, clock } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt());
        expect(await page.read(OF, { maxAgeMs: 0 })).toBeUndefined();
        clock.advance(60_000);
        expect(await page.read(OF, { maxAgeMs: 59_999 })).toBeUndefined();
        expect(await page.read(OF, { maxAgeMs: 60_000 })).toBeDefined();
        expect(await page.read()).toBeDefined();
    });

    test('for this org: its own limit counts, and with none nothing is written', async () => {
        const { open, names, clock } = createKeepBrowser();
        const page = open({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 60_000 } });
        await page.write(OF, keptAt());
        clock.advance(60_001);
        expect(await page.read()).toBeUndefined();
        const strict = open({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } });
        await strict.write(OF, keptAt(clock.now()));
        expect(await names()).toEqual([]);
    });

    test('while the page stays open, it is removed all the same', async () => {
        const { open, names, clock } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt(START_AT - MAX_AGE_MS + PURGE_EVERY_MS / 2));
        clock.advance(PURGE_EVERY_MS);
        await page.keep.nameOf('x');
        expect(await names()).toEqual([]);
    });
});

describe('removed when a page opens', () => {
    test.each([{ userId: '005xx0000000002AAA' }, { orgId: '00Dxx0000000002AAA' }])(
        'is at once what another user kept, who may be here still: %j',
        async (other) => {
            const { open, names } = createKeepBrowser();
            await open().write(OF, keptAt());
            expect(await open({ session: pageSession(other) }).read()).toBeUndefined();
            expect(await names()).toEqual([]);
        }
    );

    test('is what no live page of this user can read any more', async () => {
        const { open, names } = createKeepBrowser();
        const page = open();
        await page.write(OF, keptAt());
        page.die();
        expect(await open(anotherLogin).read()).toBeUndefined();
        expect(await names()).toEqual([]);
    });

    test('is nothing that a live page still reads, even where it does not pass its keys on', async () => {
        const { open } = createKeepBrowser();
        const page = open({ openChannel: null });
        await page.write(OF, keptAt());
        expect(await open({ ...anotherLogin, openChannel: null }).read()).toBeUndefined();
        expect(await page.read()).toBeDefined();
    });

    test('is nothing of a page that joins and writes while this one looks', async () => {
        const { open, store } = createKeepBrowser();
        const opened: ReturnType<typeof open>[] = [];
        const names = async () => {
            if (opened.length === 0) {
                opened.push(open({ ...anotherLogin, openChannel: null }));
                await opened[0]?.write(OF, keptAt());
            }
            return store.names();
        };
        await open({ store: { ...store, names } }).keep.nameOf('x');
        expect(await opened[0]?.read()).toBeDefined();
    });

    test('is by age alone what others kept, where it can not be known who is live', async () => {
        const { open, names, clock } = createKeepBrowser();
        await open({ locks: null }).write(OF, keptAt());
        await open({ ...anotherLogin, locks: null }).keep.nameOf('x');
        expect(await names()).toHaveLength(2);
        clock.advance(MAX_AGE_MS + 1);
        await open({ ...anotherLogin, locks: null }).keep.nameOf('x');
        expect(await names()).toEqual([]);
    });
});

test('names of conversations are the same in every tab of a login and say nothing', async () => {
    const { open } = createKeepBrowser();
    const page = open();
    const name = await page.keep.nameOf(IDENTIFIER);
    expect(await open().keep.nameOf(IDENTIFIER)).toBe(name);
    expect(name).toMatch(/^[0-9a-f]{64}$/);
});

test('without cryptography nothing is kept and nothing breaks', async () => {
    const subtle = { importKey: () => Promise.reject(new Error('insecure context')) } as unknown as SubtleCrypto;
    const { open, names } = createKeepBrowser();
    const page = open({ crypto: { subtle, getRandomValues: (array) => array } });
    await page.write(OF, keptAt());
    expect(await page.read()).toBeUndefined();
    expect(await page.keep.nameOf(IDENTIFIER)).toBe('any');
    await page.keep.announce('any');
    expect(await page.ring.mayLeave()).toBe(true);
    expect(await names()).toEqual([]);
});
