/** Sessions on standard channels: no conversation, but rows, by one request that reads no conversation. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { COMPONENT, violations } from '../fixtures/axe';
import { rowsOf } from '../fixtures/timeline';

const button = (page: Page) => page.getByRole('button', { name: 'Show messages (1–2 requests)' });
const omission = (page: Page) =>
    page.locator('c-chat-history-omission').filter({ hasText: 'No messages are available' });

const messages = async (page: Page) =>
    (await rowsOf(page)).filter(({ kind }) => kind === 'message').map(({ line }) => line);

const LINES = [
    "Cosmo Fairweather, Customer · 16:12: Picked up my bike from service. Who adjusted the saddle?? I can't reach the ground",
    "Lena Okoro, Agent · 16:20: Hi Cosmo, sorry! That was for the test ride, our mechanic is 1.96 m. There's a mark on the post at your old height.",
    'Cosmo Fairweather, Customer · 16:22: found it. thx'
];

test.describe('A session on a standard channel', () => {
    test('shows its messages on request, which wakes no conversation, and they are still here after a reload', async ({
        page,
        openCase
    }) => {
        const { counts } = await openCase('standard-channel');
        await expect(button(page)).toHaveAttribute('title', /1 or 2 requests of the org's daily limit/);
        await expect(omission(page)).toHaveCount(0);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
        await button(page).click();
        await expect.poll(() => messages(page)).toEqual(LINES);
        await expect(button(page)).toHaveCount(0);
        await expect(omission(page)).toHaveCount(0);
        await expect(page.locator('c-chat-history-completeness details')).toContainText('Transcript complete');
        // The check of access, and the rows.
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 2, activeEver: 0 });
        expect(await violations(page, COMPONENT)).toEqual([]);
        await page.reload();
        await button(page).click();
        await expect.poll(() => messages(page)).toEqual(LINES);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 2 });
    });

    for (const rowAccess of ['no-object', 'forbidden'] as const) {
        test(`says that there is no transcript where the permission is missing (${rowAccess}), and the rest stays`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(/status of 40[03]/);
            const { counts } = await openCase('standard-channel', { switches: { rowAccess } });
            await button(page).click();
            await expect(omission(page)).toHaveCount(1);
            const notice = page.locator('c-chat-history-boundary c-chat-history-notice');
            await expect(notice).toContainText('This conversation is not available');
            expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 2, activeEver: 0 });
        });
    }

    test('without rows says that nothing came', async ({ page, openCase }) => {
        await openCase('standard-channel', { switches: { rowAccess: 'no-rows' } });
        await button(page).click();
        await expect(page.locator('c-chat-history-omission').last()).toContainText('No messages came for this session');
    });

    test('whose messages are blank says where each stood', async ({ page, openCase }) => {
        await openCase('standard-channel', { switches: { rowMessages: 'blank' } });
        await button(page).click();
        const blanks = page.locator('c-chat-history-omission').filter({ hasText: 'Photo, file or buttons' });
        await expect(blanks).toHaveCount(3);
        expect(await messages(page)).toEqual([]);
    });
});
