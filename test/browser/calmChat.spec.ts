import { expect, test } from './fixtures';

test.describe('a calm chat', () => {
    test('is read through the broker, every word of it, for one entries call', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        for (const words of org.words()) await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1, wokenEver: 1 });
    });

    test('costs no further entries call when the page is reloaded', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        const last = page.getByText(org.words().at(-1) ?? '', { exact: true });
        await expect(last).toBeVisible();
        await page.reload();
        await expect(last).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('costs no further entries call in a second tab', async ({ page, context, openCase }) => {
        const org = await openCase('calm-chat');
        const last = org.words().at(-1) ?? '';
        await expect(page.getByText(last, { exact: true })).toBeVisible();
        const secondTab = await context.newPage();
        await secondTab.goto(org.caseUrl());
        await expect(secondTab.getByText(last, { exact: true })).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('is read under the host names of a sandbox too', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { name: 'acme--uat.sandbox' });
        await expect(page.getByText(org.words().at(-1) ?? '', { exact: true })).toBeVisible();
        expect(new URL(page.frames()[1]?.url() ?? '').hostname).toBe('acme--uat--c.sandbox.vf.force.localhost');
    });
});
