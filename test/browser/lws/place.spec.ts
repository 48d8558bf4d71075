/** What the list and the session boundaries do with elements, focus and sizes, where each of these comes through the sandbox. */
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures';
import { positionInRegion, showButtons } from '../fixtures/timeline';

const page = { security: 'lws' } as const;

function distanceToEnd(region: Locator): Promise<number> {
    return region.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
}

test.describe('inside Lightning Web Security', () => {
    test('the list opens at the newest message and stays there when it gets narrower', async ({
        page: shown,
        openCase
    }) => {
        const org = await openCase('calm-chat', { page });
        const region = shown.getByRole('region', { name: 'Conversations' });
        await expect(region.getByText(org.messages().at(-1) ?? '', { exact: true })).toBeInViewport();
        await shown.setViewportSize({ width: 400, height: 900 });
        await expect.poll(() => distanceToEnd(region)).toBeLessThan(9);
        expect(await region.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    });

    test('earlier messages come on request, and the one being read keeps its place', async ({
        page: shown,
        openCase
    }) => {
        const org = await openCase('long-chat', { page });
        const older = shown.getByRole('button', { name: 'Load older messages' });
        await older.scrollIntoViewIfNeeded();
        const first = shown.locator('c-chat-history-list li[data-kind="message"]').first();
        const key = (await first.getAttribute('data-key')) ?? '';
        const row = shown.locator(`c-chat-history-list li[data-key="${key}"]`);
        await expect(row).toBeInViewport();
        const before = await positionInRegion(row);
        await older.click();
        await expect.poll(() => org.counts()['entriesCalls']).toBe(2);
        await expect(first).not.toHaveAttribute('data-key', key);
        await expect.poll(async () => Math.abs((await positionInRegion(row)) - before)).toBeLessThan(2);
    });

    test('the messages that the agent loads open below their session, whose link gets the focus', async ({
        page: shown,
        openCase
    }) => {
        const org = await openCase('two-channels', { page });
        // The newest conversation loads automatically; until it has, it offers a button too.
        await expect(shown.getByText(org.messages().at(-1) ?? '', { exact: true }).first()).toBeVisible();
        await expect(showButtons(shown)).toHaveCount(1);
        await showButtons(shown).focus();
        await shown.keyboard.press('Enter');
        await expect(shown.getByText(org.messages()[0] ?? '', { exact: true }).first()).toBeVisible();
        await expect(shown.getByRole('link', { name: 'MS-00004100' })).toBeFocused();
        expect(org.counts()).toMatchObject({ entriesCalls: 2, activeEver: 2 });
    });

    test('the component can be taken off and put back without another entries call', async ({
        page: shown,
        openCase
    }) => {
        const org = await openCase('calm-chat', { page: { ...page, panel: 'open' } });
        const last = shown.getByText(org.messages().at(-1) ?? '', { exact: true });
        await expect(last).toBeVisible();
        await shown.getByRole('button', { name: 'Remove component' }).click();
        await expect(last).toHaveCount(0);
        await shown.getByRole('button', { name: 'Add component' }).click();
        await expect(last).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });
});
