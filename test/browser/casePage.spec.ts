import { expect, test } from './fixtures';
import { violations } from './fixtures/axe';
import { LOOKS, NARROW_PX, wear } from './fixtures/looks';
import { expectMessages } from './fixtures/timeline';

test.describe('The Case page', () => {
    test('calls nothing in the canvas of App Builder', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        await page.goto(`${org.origin}/flexipageEditor/surface.app`);
        await expect(page.getByText('Sample messages for App Builder.')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
        await expect(page.locator('iframe')).toHaveCount(0);
    });

    test('shows App Builder properties in the component, also after a reload', async ({ page, openCase }) => {
        await openCase('calm-chat', { page: { panel: 'open' } });
        await page.getByRole('textbox', { name: 'Title' }).fill('Conversations');
        await page.getByRole('textbox', { name: 'Title' }).blur();
        await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible();
        await page.reload();
        await expect(page.getByRole('heading', { name: 'Conversations' })).toBeVisible();
    });

    test('shows what the org was asked, also after the component was taken off and put back', async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat', { page: { panel: 'open' } });
        await expectMessages(page, org);
        await expect(page.locator('[data-figure="entriesCalls"]')).toHaveText('1');
        await expect(page.locator('[data-figure="activeNow"]')).toHaveText('1');
        await page.getByRole('button', { name: 'Remove component' }).click();
        await expect(page.locator('c-chat-history')).toHaveCount(0);
        await page.getByRole('button', { name: 'Add component' }).click();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('takes theme, column and direction from its URL', async ({ page, openCase }) => {
        await openCase('calm-chat', { page: { theme: 'slds1', column: 'narrow', dir: 'rtl' } });
        await expect(page.getByRole('region', { name: 'Related' }).locator('c-chat-history')).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    });

    test('has nothing that axe finds, with its panel, in every theme', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { page: { panel: 'open' } });
        await expectMessages(page, org);
        for (const look of LOOKS.filter(({ dir, widthPx }) => dir === 'ltr' && widthPx > NARROW_PX)) {
            await wear(page, look, 900);
            expect(await violations(page), look.name).toEqual([]);
        }
    });
});
