/** What went wrong once: how it comes right again, and at what cost. */
import type { BrowserContext } from '@playwright/test';
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import { expectWords } from './keptRecords';

/** A limit that states no time lasts an hour, and up to five minutes by chance. */
const LIMIT_OVER_MS = 65 * 60_000 + 1_000;
const IDLE_MS = 5 * 60_000 + 1_000;

/** Longer than the component waits for the broker page. */
const GIVEN_UP_MS = 16_000;

function countBrokerLoads(context: BrowserContext): () => number {
    let loads = 0;
    context.on('request', (request) => (loads += Number(request.url().includes('/apex/ChatHistoryBroker'))));
    return () => loads;
}

test.describe('the hourly limit', () => {
    const limits = [
        { status: 503, code: true },
        { status: 403, code: true },
        { status: 429, code: false }
    ] as const;
    for (const { status, code } of limits) {
        test(`(${status}${code ? ' with its code' : ''}) leaves what is on screen, and lets go after an hour`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(/status of (503|403|429)/);
            await page.clock.install();
            const org = await openCase('hourly-limit', {
                switches: { hourlyLimit: { after: 1, status, code, counts: 'connect' } }
            });
            await expectWords(page, org);
            await page.getByRole('button', { name: 'Show transcript' }).click();
            await expect(page.getByText('The limit of calls is reached')).toBeVisible();
            await expectWords(page, org);
            await page.clock.fastForward(LIMIT_OVER_MS);
            org.hosted.clock.change({ advanceMs: LIMIT_OVER_MS });
            await page.getByRole('button', { name: 'Try again' }).click();
            await expect(message(page, org.words()[0] ?? '')).toBeVisible();
            await expect(page.getByText('The limit of calls is reached')).toHaveCount(0);
            expect(org.counts()).toMatchObject({ entriesCalls: 3 });
        });
    }
});

test.describe('a page session', () => {
    test('that has ended is replaced with its frame, once, and the words come', async ({
        page,
        context,
        openCase,
        watched
    }) => {
        watched.expectErrors(/status of 401/);
        const loads = countBrokerLoads(context);
        const org = await openCase('slow-org', { switches: { slow: null } });
        await expectWords(page, org);
        for (const sessionId of org.hosted.pageSessions()) org.hosted.org.endPageSession(sessionId);
        await page.getByRole('button', { name: 'Show transcript' }).click();
        await expect(message(page, org.words()[0] ?? '')).toBeVisible();
        expect(loads()).toBe(2);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('that is refused from a fresh page too is a named problem, not a loop', async ({
        page,
        context,
        openCase,
        watched
    }) => {
        watched.expectErrors(/status of 401/);
        const loads = countBrokerLoads(context);
        const org = await openCase('sessions-refused');
        await expect(page.getByText('Salesforce refused the connection')).toBeVisible();
        expect(loads()).toBe(2);
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 2 });
    });
});

test.describe('the broker page', () => {
    test('that comes late is welcome: the words come by themselves', async ({ page, openCase }) => {
        await page.clock.install();
        let letGo = (): void => undefined;
        const late = new Promise<void>((resolve) => (letGo = resolve));
        await page.route('**/apex/ChatHistoryBroker', async (route) => {
            await late;
            await route.continue();
        });
        const org = await openCase('calm-chat');
        await expect(page.locator('iframe')).toBeAttached();
        await page.clock.fastForward(GIVEN_UP_MS);
        await expect(page.getByText('The connection page did not answer').first()).toBeVisible();
        letGo();
        await expectWords(page, org);
        await expect(page.getByText('The connection page did not answer')).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('that was opened by hand is found when the agent comes back to the tab', async ({ page, openCase }) => {
        await page.clock.install();
        const org = await openCase('cold-start-blocked');
        await expect(page.locator('iframe')).toBeAttached();
        await page.clock.fastForward(GIVEN_UP_MS);
        const opened = page.waitForEvent('popup');
        await page.getByRole('link', { name: 'Open the connection page in a new tab' }).first().click();
        const tab = await opened;
        await expect(tab.getByText('Connected. You can close this tab.')).toBeVisible();
        await tab.close();
        // Headless tabs are always visible, so the browser does not say it.
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('is let go of when nobody used it for five minutes, unless it is the last one that has the key', async ({
        page,
        context,
        makeOrg
    }) => {
        await context.clock.install();
        const org = makeOrg('calm-chat');
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expectWords(page, org);
        await context.clock.fastForward(IDLE_MS);
        await expect(page.locator('c-chat-history iframe')).toHaveCount(1);

        const tabs = [page, await context.newPage()];
        await tabs[1]?.goto(org.caseUrl({ panel: 'closed' }));
        const framesIn = async () => {
            const counts = await Promise.all(tabs.map((tab) => tab.locator('c-chat-history iframe').count()));
            return counts.reduce((sum, count) => sum + count, 0);
        };
        for (const tab of tabs) await expectWords(tab, org);
        expect(await framesIn()).toBe(2);
        await context.clock.fastForward(IDLE_MS);
        await expect.poll(framesIn).toBe(1);
        await context.clock.fastForward(IDLE_MS);
        expect(await framesIn()).toBe(1);
        for (const tab of tabs) await expectWords(tab, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });
});
