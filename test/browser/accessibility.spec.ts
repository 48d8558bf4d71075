import { expect, test } from './fixtures';
import { violations } from './fixtures/axe';

test.describe('axe finds nothing', () => {
    test('on the start page', async ({ page, server }) => {
        await page.goto(server.url);
        await expect(page.getByText('This browser finds the component’s host')).toBeVisible();
        expect(await violations(page)).toEqual([]);
    });

    for (const theme of ['slds1', 'slds2', 'slds2-dark'] as const) {
        test(`on the Case page in ${theme}`, async ({ page, openCase }) => {
            const org = await openCase('calm-chat', { page: { theme, panel: 'open' } });
            await expect(page.getByText(org.words().at(-1) ?? '', { exact: true })).toBeVisible();
            expect(await violations(page)).toEqual([]);
        });
    }
});
