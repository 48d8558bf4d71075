import { expect, test } from '../fixtures';
import { RECORD_READS, messagesOf } from '../fixtures/orgUnderTest';
import { rowsOf, textsIn } from '../fixtures/timeline';

const NOTHING = { entriesCalls: 0, otherCalls: 0, recordReads: 0, activeEver: 0 };

test.describe('nothing is requested', () => {
    test('while the component is far below the fold, and everything once it is scrolled to', async ({
        page,
        openCase
    }) => {
        // So low that not even the upper edge of the component can be seen.
        await page.setViewportSize({ width: 1280, height: 120 });
        const { hosted, counts } = await openCase('calm-chat');
        await expect(page.locator('c-chat-history').getByRole('heading', { name: 'Chat History' })).toBeAttached();
        // Everything of the page itself has been asked for, and two frames were drawn since.
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect(counts()).toMatchObject(NOTHING);
        await expect(page.locator('c-chat-history iframe')).toHaveCount(0);

        await page.locator('c-chat-history').scrollIntoViewIfNeeded();
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, recordReads: RECORD_READS, activeEver: 1 });
    });

    test('while the component is not on the page', async ({ page, openCase }) => {
        const { counts } = await openCase('calm-chat', { page: { component: 'removed' } });
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expect(page.locator('c-chat-history')).toHaveCount(0);
        expect(counts()).toMatchObject(NOTHING);
    });
});
