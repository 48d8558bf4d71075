import { expect, test } from './fixtures';

test.describe('the Case page', () => {
    test('calls nothing in the canvas of App Builder', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        await page.goto(`${org.origin}/flexipageEditor/surface.app`);
        await expect(page.getByText('This is made-up text for App Builder.')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
        await expect(page.locator('iframe')).toHaveCount(0);
    });

    test('shows App Builder properties in the component, and keeps them in the URL', async ({ page, openCase }) => {
        await openCase('calm-chat', { page: { panel: 'open' } });
        await page.getByRole('textbox', { name: 'Title' }).fill('What was said');
        await page.getByRole('textbox', { name: 'Title' }).blur();
        await expect(page.getByRole('heading', { name: 'What was said' })).toBeVisible();
        await page.reload();
        await expect(page.getByRole('heading', { name: 'What was said' })).toBeVisible();
    });

    test('shows what the org was asked', async ({ page, openCase }) => {
        await openCase('calm-chat', { page: { panel: 'open' } });
        await expect(page.locator('[data-figure="entriesCalls"]')).toHaveText('1');
        await expect(page.locator('[data-figure="wokenNow"]')).toHaveText('1');
    });

    test('takes the component off and puts it back without another entries call', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { page: { panel: 'open' } });
        const last = page.getByText(org.words().at(-1) ?? '', { exact: true });
        await expect(last).toBeVisible();
        await page.getByRole('button', { name: 'Remove component' }).click();
        await expect(last).toHaveCount(0);
        await page.getByRole('button', { name: 'Add component' }).click();
        await expect(last).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    for (const theme of ['slds1', 'slds2', 'slds2-dark'] as const) {
        test(`wears ${theme}, in both columns and both directions`, async ({ page, openCase }) => {
            await openCase('calm-chat', { page: { theme, column: 'narrow', dir: 'rtl' } });
            await expect(page.getByRole('region', { name: 'Related' }).locator('c-chat-history')).toBeVisible();
            await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
        });
    }
});
