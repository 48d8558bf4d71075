import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { createKeepBrowser, keptAt, load, OF, type KeepBrowser } from '../fixtures/keepBrowser';
import { pageSession } from '../fixtures/parts';
import { createMemoryStore } from './memoryStore';
import { PURGE_EVERY_MS } from './purge';
import type { Store } from './store';

const MAX_AGE_MS = DEFAULT_LIMITS.maxAgeMs;

async function passedIn({ store }: KeepBrowser): Promise<readonly string[]> {
    return (await store.names()).filter((name) => name.startsWith('passed/'));
}

/** The ring began with session id "one"; then pages with others joined it, and are gone again, like all of them. */
async function leftBy(...joining: readonly string[]) {
    const browser = createKeepBrowser();
    const one = load(browser, 'one');
    await one.write(OF, keptAt());
    const places: string[] = [];
    for (const id of joining) {
        const page = load(browser, id);
        await page.keep.nameOf('x');
        places.push(...(await passedIn(browser)).filter((place) => !places.includes(place)));
        page.die();
    }
    one.die();
    return { browser, places };
}

describe('a page whose session id is that of an earlier page which had the keys of others', () => {
    test('reads on with them, though all others are gone', async () => {
        const { browser } = await leftBy('two');
        expect(await load(browser, 'two').read()).toEqual({ kept: keptAt(), origin: 'stored' });
    });

    test('names as all did before, and passes the keys on, to be left once more', async () => {
        const { browser } = await leftBy('two');
        const two = load(browser, 'two');
        // The one that joins first decides whose keys are in use.
        await two.ring.keys();
        const three = load(browser, 'three');
        expect(await three.keep.nameOf('x')).toBe(await two.keep.nameOf('x'));
        [two, three].forEach((page) => page.die());
        const again = load(browser, 'three');
        expect(await again.read()).toBeDefined();
        const first = load(browser, 'one');
        expect(await first.keep.nameOf('x')).toBe(await again.keep.nameOf('x'));
    });

    test('removes no record that it reads', async () => {
        const { browser } = await leftBy('two');
        await load(browser, 'two').keep.nameOf('x');
        expect((await browser.names()).filter((name) => name.startsWith('kept/'))).toHaveLength(1);
    });

    test('works with what the live pages use rather than with what was left', async () => {
        const { browser } = await leftBy('two');
        const other = load(browser, 'other');
        await other.keep.nameOf('x');
        const two = load(browser, 'two');
        expect(await two.keep.nameOf('x')).toBe(await other.keep.nameOf('x'));
    });
});

test('where the session id stays the same nothing is left', async () => {
    const browser = createKeepBrowser();
    for (let count = 0; count < 3; count++) await browser.open().write(OF, keptAt());
    expect(await passedIn(browser)).toEqual([]);
});

test('what was left is forgotten where the pages of a session id work with their own keys again', async () => {
    const { browser, places } = await leftBy('two');
    const left = await browser.store.getMany(places);
    await browser.store.removeMany(places);
    await load(browser, 'two').keep.nameOf('x');
    await browser.store.set(places[0] ?? '', left[0]);
    await load(browser, 'two').keep.nameOf('x');
    expect(await passedIn(browser)).toEqual([]);
});

type Left = { at: number; iv: Uint8Array; bytes: ArrayBuffer };

describe('what was left', () => {
    test.each<[string, (left: Left) => unknown]>([
        ['cut short', (left) => ({ ...left, bytes: left.bytes.slice(0, 20) })],
        ['made younger', (left) => ({ ...left, at: left.at + 1 })],
        ['with a foreign iv', (left) => ({ ...left, iv: new Uint8Array(12) })],
        ['without an age', (left) => ({ ...left, at: 'today' })],
        ['a word', () => 'rubbish'],
        ['null', () => null]
    ])('and is %s is removed, and the page works with its own keys', async (_what, damage) => {
        const { browser, places } = await leftBy('two');
        const [place = ''] = places;
        await browser.store.set(place, damage((await browser.store.get(place)) as Left));
        const page = load(browser, 'two');
        expect(await page.read()).toBeUndefined();
        await page.write(OF, keptAt());
        expect(await page.read()).toBeDefined();
        expect(await passedIn(browser)).toEqual([]);
    });

    test('for another session id does not open', async () => {
        const { browser, places } = await leftBy('two', 'three');
        const [two = '', three = ''] = places;
        await browser.store.set(three, await browser.store.get(two));
        expect(await load(browser, 'three').read()).toBeUndefined();
        expect(await passedIn(browser)).not.toContain(three);
    });

    test('for another user is removed at once, and opens nowhere', async () => {
        const { browser, places } = await leftBy('two');
        const [place = ''] = places;
        const left = await browser.store.get(place);
        const other = browser.open({ session: pageSession({ id: 'two', userId: '005xx0000000002AAA' }) });
        const { owner, fingerprint } = await other.ring.keys();
        await other.keep.nameOf('x');
        expect(await passedIn(browser)).toEqual([]);
        other.die();
        await browser.store.set(`passed/${owner}/${fingerprint}`, left);
        const again = browser.open({ session: pageSession({ id: 'two', userId: '005xx0000000002AAA' }) });
        expect((await again.ring.keys()).fingerprint).toBe(fingerprint);
        await again.keep.nameOf('x');
        expect(await passedIn(browser)).toEqual([]);
    });

    test('stays for the maximum age, and while a page lives that it is for', async () => {
        const { browser, places } = await leftBy('two');
        const three = load(browser, 'one');
        const two = load(browser, 'two');
        await Promise.all([two, three].map(({ keep }) => keep.nameOf('x')));
        browser.clock.advance(MAX_AGE_MS + 1);
        await three.keep.nameOf('x');
        expect(await passedIn(browser)).toEqual(places);
        two.die();
        browser.clock.advance(PURGE_EVERY_MS);
        await three.keep.nameOf('x');
        expect(await passedIn(browser)).toEqual([]);
    });

    test.each(['passed/', 'passed/x', 'passed/x/', 'passed/x/y/z', 'passed/x/y'])(
        'in a place of no use is removed: %s',
        async (place) => {
            const { browser, places } = await leftBy('two');
            await browser.store.set(place, await browser.store.get(places[0] ?? ''));
            await load(browser, 'two').keep.nameOf('x');
            expect(await passedIn(browser)).toEqual(places);
        }
    );
});

describe('in memory only', () => {
    const memoryOnly = { limits: { ...DEFAULT_LIMITS, memoryOnly: true } };

    test('nothing is left, not for a moment, though keys are taken over', async () => {
        const inner = createMemoryStore();
        const written: string[] = [];
        const set: Store['set'] = (name, value) => (written.push(name), inner.set(name, value));
        const browser = createKeepBrowser({ store: { ...inner, set } });
        const one = load(browser, 'one', memoryOnly);
        const two = load(browser, 'two', memoryOnly);
        expect(await two.keep.nameOf('x')).toBe(await one.keep.nameOf('x'));
        expect(written).toEqual([]);
    });

    test('what was left before is removed and not used', async () => {
        const { browser } = await leftBy('two');
        const page = load(browser, 'two', memoryOnly);
        const name = await page.keep.nameOf('x');
        expect(await browser.names()).toEqual([]);
        page.die();
        expect(await load(browser, 'one').keep.nameOf('x')).not.toBe(name);
    });
});
