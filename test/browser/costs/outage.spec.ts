/** An outage is said once, moves nothing, and makes nobody try again and again. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { brokerFrame, openHidden, setVisibility } from '../fixtures/browserTab';
import {
    expectMessages,
    expectNewestMessage,
    noticeLines,
    positionInRegion,
    refreshButton,
    showButtons
} from '../fixtures/timeline';

/** The access check has lapsed by then, so a look into the cache needs an API call. */
const AWAY_MS = 16 * 60_000;

test('Going offline and pressing Refresh gives one notice with one button, keeps the reading position, and passes', async ({
    page,
    context,
    openCase,
    watched
}) => {
    watched.expectErrors(/net::ERR_/);
    const org = await openCase('live-chat', { page: { properties: { height: '200' } } });
    await expectMessages(page, org);
    const region = page.getByRole('region', { name: /Conversations/ });
    await region.evaluate((element) => (element.scrollTop = 90));
    const reading = page.locator('c-chat-history-list li[data-kind=message] .text').nth(1);
    const before = await positionInRegion(reading);

    await context.setOffline(true);
    await refreshButton(page).click();
    const notice = [expect.stringMatching(/^Salesforce (can't be reached|didn't answer)/)];
    await expect.poll(async () => (await noticeLines(page)).map(([title]) => title)).toEqual(notice);
    await expect(refreshButton(page)).toHaveAccessibleName('Refresh');
    expect((await noticeLines(page)).map(([title]) => title)).toEqual(notice);
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
    await expectMessages(page, org);
    expect(Math.abs((await positionInRegion(reading)) - before)).toBeLessThan(2);
    const duringOutage = org.counts();

    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectMessages(page, org);
    await expect.poll(() => noticeLines(page)).toEqual([]);
    expect(Math.abs((await positionInRegion(reading)) - before)).toBeLessThan(2);
    expect(duringOutage).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
});

test.describe('On return from another tab, with two conversations on screen whose frame was dropped,', () => {
    const IDLE_MS = 5 * 60_000 + 1_000;

    for (const status of [503, 403] as const) {
        test(`an org that answers ${status} is asked at most once for each, and nothing is said`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(new RegExp(`status of ${status}`));
            const countRequests = await watchRequests(page);
            await openHidden(page, 'visible');
            const org = await openCase('two-channels');
            await expectNewestMessage(page, org);
            await showButtons(page).click();
            await expectMessages(page, org);
            await setVisibility(page, 'hidden');
            await org.passTime(page, IDLE_MS);
            await expect(page.locator('c-chat-history iframe')).toHaveCount(0);
            await org.passTime(page, AWAY_MS);
            const before = { calls: org.counts()['otherCalls'] ?? 0, requests: await countRequests() };
            org.hosted.changeSwitches(failing(status));

            await setVisibility(page, 'visible');
            await expect(page.locator('c-chat-history iframe')).toHaveCount(1);
            await expect.poll(() => org.counts()['otherCalls']).toBeGreaterThan(before.calls);
            await settle(page);
            await org.passTime(page, 60_000);
            await settle(page);
            expect((org.counts()['otherCalls'] ?? 0) - before.calls).toBeLessThanOrEqual(2);
            // Nor is the broker page asked again and again, whatever it calls.
            expect((await countRequests()) - before.requests).toBe(2);
            expect(org.counts()).toMatchObject({ entriesCalls: 2 });
            await expectMessages(page, org);
            expect(await noticeLines(page)).toEqual([]);
        });
    }

    test('what another tab reloaded meanwhile is shown without an entries call', async ({
        page,
        openCase,
        openTab
    }) => {
        await openHidden(page, 'visible');
        const org = await openCase('live-chat');
        await expectMessages(page, org);
        await setVisibility(page, 'hidden');
        await org.passTime(page, IDLE_MS);
        await expect(page.locator('c-chat-history iframe')).toHaveCount(0);
        const other = await openTab(org);
        // It has the cached messages by then, so a refresh asks Salesforce.
        await expect(other.locator('c-chat-history header time')).toBeVisible();
        await refreshButton(other).click();
        await expectMessages(other, org);
        const { entriesCalls } = org.counts();
        await setVisibility(page, 'visible');
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls });
    });
});

function failing(status: 503 | 403) {
    if (status === 503) return { down: { on: ['composite', 'entries'], forCalls: null, status } } as const;
    return { hourlyLimit: { after: 0, status, code: true, counts: 'all' } } as const;
}

type Counting = typeof globalThis & { requestCount: number };

/** To be called before the page is opened: counts the component's requests for transcripts. */
async function watchRequests(page: Page): Promise<() => Promise<number>> {
    await page.addInitScript(() => {
        const { postMessage } = MessagePort.prototype;
        Object.assign(globalThis, { requestCount: 0 });
        MessagePort.prototype.postMessage = function (message?: { verb?: string }, ...rest: unknown[]) {
            if (message?.verb === 'transcript') (globalThis as Counting).requestCount += 1;
            Reflect.apply(postMessage, this, [message, ...rest]);
        };
    });
    return () => page.evaluate(() => (globalThis as Counting).requestCount);
}

/** Twenty round trips between the broker page and the server: a loop of requests would make dozens meanwhile. */
async function settle(page: Page): Promise<void> {
    // The org may count a call before this process learns that the frame has its address.
    await expect.poll(() => page.frames().some((frame) => frame.url().includes('/apex/ChatHistoryBroker'))).toBe(true);
    for (let trips = 0; trips < 20; trips += 1) {
        await brokerFrame(page).evaluate(() => fetch('/_preview/here').then(({ ok }) => ok));
    }
}
