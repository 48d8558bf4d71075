import { settled } from '../fixtures/browser';
import { createKeepBrowser, load, type KeepPage } from '../fixtures/keepBrowser';
import { pageSession } from '../fixtures/parts';
import { LEAVING_MS, MANY_HOLDERS } from './leaving';
import { TURN_WAIT_MS } from './turn';

const joined = (pages: readonly KeepPage[]) => Promise.all(pages.map(({ ring }) => ring.keys()));

describe('a page may leave', () => {
    test('while another has the keys; the last one stays', async () => {
        const browser = createKeepBrowser();
        const [one, two] = [browser.open(), browser.open()];
        await joined([one, two]);
        expect(await one.ring.mayLeave()).toBe(true);
        one.close();
        expect(await two.ring.mayLeave()).toBe(false);
    });

    test('not on the strength of one that leaves at the same moment', async () => {
        const browser = createKeepBrowser();
        const pages = [browser.open(), browser.open(), browser.open()];
        await joined(pages);
        const answers = await Promise.all(
            pages.map(async (page) => {
                const may = await page.ring.mayLeave();
                if (may) page.die();
                return may;
            })
        );
        expect(answers.filter((may) => !may)).toHaveLength(1);
    });

    test('while many others have the keys, where each load has a session id of its own', async () => {
        const browser = createKeepBrowser();
        const pages = Array.from({ length: MANY_HOLDERS + 1 }, (_, index) => load(browser, `load ${index}`));
        await joined(pages);
        const [one, two] = pages;
        expect(await one?.ring.mayLeave()).toBe(true);
        one?.close();
        expect(await two?.ring.mayLeave()).toBe(false);
    });

    test('not while one that may is still there; later it is asked anew', async () => {
        const browser = createKeepBrowser();
        const [one, two] = [browser.open(), browser.open()];
        await joined([one, two]);
        expect(await one.ring.mayLeave()).toBe(true);
        const second = two.ring.mayLeave();
        await settled();
        browser.clock.advance(TURN_WAIT_MS);
        expect(await second).toBe(false);
        browser.clock.advance(LEAVING_MS);
        await settled();
        expect(await two.ring.mayLeave()).toBe(true);
    });

    test('not for the sake of another user or another key, nor where nobody knows who is live', async () => {
        const browser = createKeepBrowser();
        const page = load(browser, 'one', { openChannel: null });
        const others = [
            load(browser, 'two', { openChannel: null }),
            browser.open({ session: pageSession({ userId: '005xx0000000002AAA' }) })
        ];
        await joined([page, ...others]);
        expect(await page.ring.mayLeave()).toBe(false);
        expect(await browser.open({ locks: null }).ring.mayLeave()).toBe(false);
    });
});
