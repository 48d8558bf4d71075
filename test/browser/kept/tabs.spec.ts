/** One entries call for everybody: several components, tabs that open at once, tabs that go away in the middle. */
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import { expectWords } from './keptRecords';

/** Only the first entries call takes so long that nobody sees its end. */
const FIRST_CALL_HANGS = { slow: { on: ['entries'], forCalls: 1, delayMs: 8_000 } } as const;

test.describe('one entries call', () => {
    test('serves two components on one page, each with a frame of its own', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        await expectWords(page, org);
        // The page's script once more under another address: a second component in the same document.
        await page.evaluate(() => import(`${location.origin}/page/main.js?again`));
        await page.locator('c-chat-history').nth(1).scrollIntoViewIfNeeded();
        await expect(page.locator('c-chat-history iframe')).toHaveCount(2);
        await expect(message(page, org.words().at(-1) ?? '')).toHaveCount(2);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('serves two tabs that open at once: one calls, the other waits', async ({ page, context, makeOrg }) => {
        const org = makeOrg('calm-chat', { switches: { slow: { on: ['entries'], forCalls: null, delayMs: 500 } } });
        const tabs = [page, await context.newPage()];
        await Promise.all(tabs.map((tab) => tab.goto(org.caseUrl({ panel: 'closed' }))));
        for (const tab of tabs) await expectWords(tab, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });

    test('is made by the next tab when the first is closed in the middle of its own', async ({
        page,
        context,
        makeOrg
    }) => {
        const org = makeOrg('calm-chat', { switches: FIRST_CALL_HANGS });
        const first = await context.newPage();
        await first.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(() => org.counts()['otherCalls']).toBe(2);
        await first.close();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('is made by the next tab when the first is killed in the middle of its own', async ({
        page,
        context,
        makeOrg
    }) => {
        const org = makeOrg('calm-chat', { switches: FIRST_CALL_HANGS });
        const first = await context.newPage();
        await first.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(() => org.counts()['otherCalls']).toBe(2);
        // The whole process of the tab ends: nothing in it can clean up.
        const crashed = first.waitForEvent('crash');
        void first.goto('chrome://crash').catch(() => undefined);
        await crashed;
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('costs nothing more when a tab that waits for it is closed', async ({ page, context, makeOrg }) => {
        const org = makeOrg('calm-chat', { switches: { slow: { on: ['entries'], forCalls: 1, delayMs: 1_500 } } });
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
        const waiting = await context.newPage();
        await waiting.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(() => org.counts()['otherCalls']).toBe(2);
        await waiting.close();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, wokenEver: 1 });
    });

    test('is made again when the page is reloaded in the middle of it', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: FIRST_CALL_HANGS });
        await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
        await page.reload();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('is made again when the component is removed in the middle of it', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: FIRST_CALL_HANGS, page: { panel: 'open' } });
        await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
        await page.getByRole('button', { name: 'Remove component' }).click();
        await page.getByRole('button', { name: 'Add component' }).click();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('is enough for each Case, however often one goes back and forth', async ({ page, openCase }) => {
        const org = await openCase('several-cases', { page: { panel: 'open' } });
        const nextCase = page.getByRole('button', { name: 'Next Case' });
        for (let round = 0; round < 2; round++) {
            await expectWords(page, org);
            await nextCase.click();
            await expect(message(page, 'ok. please not to my brother-in-law')).toBeVisible();
            await nextCase.click();
        }
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });
});
