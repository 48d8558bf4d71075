import type { Page } from '@playwright/test';
import { VERSION } from 'c/chatHistoryCore';
import { expect, test } from '../fixtures';
import { chooseFromMenu, expectMessages, expectNewestMessage, showButtons } from '../fixtures/timeline';

/** Each figure's name and what stands beside it. */
function figuresOf(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
    return page
        .locator('c-chat-history-usage dl > div')
        .evaluateAll((figures) =>
            Object.fromEntries(
                figures.map((figure) => [
                    figure.querySelector('dt')?.textContent.trim() ?? '',
                    [...figure.querySelectorAll('dd')].map((value) => value.textContent.trim())
                ])
            )
        );
}

test.describe('The panel "API usage"', () => {
    test('says what this browser used, with the versions of component and page, and requests nothing itself', async ({
        page,
        openCase,
        openTab
    }) => {
        const org = await openCase('two-channels');
        await expectNewestMessage(page, org);
        await expectNewestMessage(await openTab(org), org);
        await chooseFromMenu(page, 'API usage');
        await expect
            .poll(() => figuresOf(page))
            .toEqual({
                'Reads this hour': ['1 of 500'],
                'Conversations kept active, last 30 minutes': ['1; 1 of 10 loaded automatically'],
                'Other API requests, last hour': ['1'],
                'Messages loaded from, last hour': ['Salesforce: 1', 'This browser: 1'],
                'API requests of the whole org, last 24 hours': ['247 of 15,000 (2%)'],
                Version: [`component ${VERSION}, page ${VERSION}`],
                Diagnostics: ['None']
            });
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
        // It follows what is requested while it is open.
        await showButtons(page).click();
        await expectMessages(page, org);
        await expect.poll(async () => (await figuresOf(page))['Reads this hour']).toEqual(['2 of 500']);
    });

    test('opens and closes by keyboard, Escape included, and gives the focus back to the menu', async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        const menu = page.getByRole('button', { name: 'More actions' });
        const heading = page.getByRole('heading', { name: 'API usage' });
        await menu.focus();
        for (const close of ['Escape', 'Close'] as const) {
            await page.keyboard.press('Enter');
            await expect(page.getByRole('menuitem', { name: 'API usage' })).toBeFocused();
            await page.keyboard.press('Enter');
            await expect(heading).toBeVisible();
            if (close === 'Escape') await page.keyboard.press('Escape');
            else await page.getByRole('button', { name: 'Close' }).click();
            await expect(heading).toHaveCount(0);
            await expect(menu).toBeFocused();
        }
    });
});
