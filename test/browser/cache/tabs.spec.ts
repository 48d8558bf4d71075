/** One entries call serves all: several components, tabs that open at once, tabs that go away in the middle. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { brokerFrame, holdFirst } from '../fixtures/browserTab';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { expectMessages, message } from '../fixtures/timeline';

/** Only the first entries call takes so long that nobody sees its end. */
const FIRST_CALL_HANGS = { slow: { on: ['entries'], forCalls: 1, delayMs: 25_000 } } as const;

/** The entries call was sent, and its answer is still awaited. */
async function expectCallUnderWay(org: OrgUnderTest): Promise<void> {
    await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
}

/** The tab's broker page queues for the lock that another tab holds. */
async function expectWaiting(tab: Page): Promise<void> {
    await expect(async () => {
        const { pending = [] } = await brokerFrame(tab).evaluate(() => navigator.locks.query());
        expect(pending).toHaveLength(1);
    }).toPass();
}

test.describe('One entries call', () => {
    test('serves two components on one page, each with a frame of its own', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        // The page's script once more under another address: a second component in the same document.
        await page.evaluate(() => import(`${location.origin}/page/main.js?again`));
        await page.locator('c-chat-history').nth(1).scrollIntoViewIfNeeded();
        await expect(page.locator('c-chat-history iframe')).toHaveCount(2);
        await expect(message(page, org.messages().at(-1) ?? '')).toHaveCount(2);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('serves two tabs that open at once: one calls, the other waits', async ({ makeOrg, openTab }) => {
        const org = makeOrg('calm-chat', { switches: { slow: { on: ['entries'], forCalls: null, delayMs: 500 } } });
        const tabs = await Promise.all([openTab(org), openTab(org)]);
        for (const tab of tabs) await expectMessages(tab, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    for (const how of ['closed', 'killed'] as const) {
        test(`is made by the next tab when the first is ${how} in the middle of its own`, async ({
            page,
            makeOrg,
            openTab
        }) => {
            const org = makeOrg('calm-chat', { switches: FIRST_CALL_HANGS });
            const first = await openTab(org);
            await expectCallUnderWay(org);
            await page.goto(org.caseUrl({ panel: 'closed' }));
            await expectWaiting(page);
            if (how === 'closed') await first.close();
            else {
                // The whole process of the tab ends: nothing in it can clean up.
                const crashed = first.waitForEvent('crash');
                void first.goto('chrome://crash').catch(() => undefined);
                await crashed;
            }
            await expectMessages(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        });
    }

    test('costs nothing more when a tab that waits for it is closed', async ({ page, makeOrg, openTab }) => {
        const org = makeOrg('calm-chat');
        const { isHeld, release } = await holdFirst(page, '**/entries?*');
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expect.poll(isHeld).toBe(true);
        const waiting = await openTab(org);
        await expectWaiting(waiting);
        await waiting.close();
        await release();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, activeEver: 1 });
    });

    test('is made again when the page is reloaded in the middle of it', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: FIRST_CALL_HANGS });
        await expectCallUnderWay(org);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('is made again when the component is removed in the middle of it and added again', async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat', { switches: FIRST_CALL_HANGS, page: { panel: 'open' } });
        await expectCallUnderWay(org);
        await page.getByRole('button', { name: 'Remove component' }).click();
        await page.getByRole('button', { name: 'Add component' }).click();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });
});
