/** What loads by itself, and when: never while nobody looks. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import { rowsOf, saidIn, showButtons } from '../fixtures/timeline';
import { expectWords } from '../kept/keptRecords';

/** Headless tabs are always visible, so the page is told otherwise. */
async function hideTab(page: Page): Promise<void> {
    await page.addInitScript(() => {
        const seen = { state: 'hidden' };
        Object.defineProperty(document, 'visibilityState', { get: () => seen.state });
        Object.defineProperty(document, 'hidden', { get: () => seen.state === 'hidden' });
        Object.assign(globalThis, {
            showTab: () => {
                seen.state = 'visible';
                document.dispatchEvent(new Event('visibilitychange'));
            }
        });
    });
}

const showTab = (page: Page) => page.evaluate(() => (globalThis as unknown as { showTab: () => void }).showTab());

test('a tab in the background asks for nothing until it is looked at', async ({ page, openCase }) => {
    await hideTab(page);
    const org = await openCase('calm-chat');
    await expect(page.locator('c-chat-history').getByRole('heading', { name: 'Chat History' })).toBeAttached();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
    await showTab(page);
    await expectWords(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
});

test.describe('"all" loads the newest by itself', () => {
    const page = { properties: { autoLoad: 'all' } };

    test('and asks once for the others, naming what they cost', async ({ page: shown, openCase }) => {
        const org = await openCase('two-channels', { page });
        await expectWords(shown, org);
        await expect(shown.getByText('Load the other conversation too?')).toBeVisible();
        await expect(shown.getByText('Up to 1 call, marks up to 1 conversation active.')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await shown.getByRole('button', { name: 'Load 1 conversation' }).click();
        await expect(message(shown, org.words()[0] ?? '')).toBeVisible();
        await expect(shown.getByText('Load the other conversation too?')).toHaveCount(0);
        await expect(showButtons(shown)).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('and takes no for an answer', async ({ page: shown, openCase }) => {
        const org = await openCase('two-channels', { page });
        await expectWords(shown, org);
        await shown.getByRole('button', { name: 'Not now' }).click();
        await expect(shown.getByText('Load the other conversation too?')).toHaveCount(0);
        await expect(showButtons(shown)).toHaveCount(1);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('and asks nothing where there is one', async ({ page: shown, openCase }) => {
        const org = await openCase('calm-chat', { page });
        await expectWords(shown, org);
        expect(saidIn(await rowsOf(shown)).length).toBeGreaterThan(0);
        await expect(shown.getByRole('button', { name: 'Not now' })).toHaveCount(0);
    });
});
