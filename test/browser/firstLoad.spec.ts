import { expect, test } from './fixtures';

/** Longer than the component waits for the broker page. */
const GIVEN_UP_MS = 16_000;

test.describe('the first load of the broker page', () => {
    test('may pass through the session hand-over', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { firstLoad: 'handed-over' } });
        await expect(page.getByText(org.words().at(-1) ?? '', { exact: true })).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    for (const switches of [{ firstLoad: 'blocked' }, { frame: 'signed-out' }] as const) {
        const cause = Object.values(switches).join();

        test(`leads the agent to a tab of its own when the frame is ${cause}`, async ({ page, openCase }) => {
            await page.clock.install();
            const org = await openCase('calm-chat', { switches });
            await expect(page.locator('iframe')).toBeAttached();
            await page.clock.fastForward(GIVEN_UP_MS);
            const link = page.getByRole('link', { name: 'Open the connection page in a new tab' });
            await expect(link).toBeVisible();
            expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });

            const opened = page.waitForEvent('popup');
            await link.click();
            const tab = await opened;
            if (cause === 'signed-out') await tab.getByRole('link', { name: 'Log in' }).click();
            await expect(tab.getByText('Connected. You can close this tab.')).toBeVisible();
            await tab.close();

            await page.getByRole('button', { name: 'Try again' }).first().click();
            await expect(page.getByText(org.words().at(-1) ?? '', { exact: true })).toBeVisible();
            expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        });
    }

    test('is refused where the org forbids the frame, and the page says so', async ({ page, openCase, watched }) => {
        watched.expectErrors(/frame-ancestors/);
        await page.clock.install();
        const org = await openCase('calm-chat', { switches: { frame: 'refused' } });
        await expect(page.locator('iframe')).toBeAttached();
        await page.clock.fastForward(GIVEN_UP_MS);
        await expect(page.getByText('The connection page did not answer').first()).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('is made once more when the session has ended', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 401/);
        const org = await openCase('calm-chat');
        await expect(page.getByText(org.words().at(-1) ?? '', { exact: true })).toBeVisible();
        for (const sessionId of org.hosted.pageSessions()) org.hosted.org.endPageSession(sessionId);
        await page.getByRole('button', { name: /^Refresh/ }).click();
        await expect.poll(() => org.hosted.pageSessions().length).toBe(2);
        await expect.poll(() => org.counts()['entriesCalls']).toBe(2);
        await expect(page.getByText(org.words().at(-1) ?? '', { exact: true })).toBeVisible();
    });
});
