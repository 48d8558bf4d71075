/** The bot's part of a session, from the text that Salesforce makes of it. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { COMPONENT, violations } from '../fixtures/axe';
import { rowsOf } from '../fixtures/timeline';

const GET = /Get the bot's messages/;
const button = (page: Page) => page.getByRole('button', { name: GET });

const bots = async (page: Page) =>
    (await rowsOf(page)).filter(({ line }) => line.startsWith('Rolf, Bot')).map(({ line }) => line);

const BOT_LINES = [
    "Rolf, Bot · from the session's text · about 10:02: Hello! I'm Rolf. What is it about?",
    "Rolf, Bot · from the session's text · about 10:02: What is the number of your order?",
    "Rolf, Bot · from the session's text · about 10:03: What is the reason for your return?",
    "Rolf, Bot · from the session's text · about 10:03: I will hand you over to a colleague. One moment please."
];

test.describe('The bot’s messages', () => {
    test('come with one request that reads no conversation, stand in their places, and are still here after a reload', async ({
        page,
        openCase
    }) => {
        const { counts } = await openCase('missing-bot');
        await expect(button(page)).toHaveAttribute('title', /1 or 2 requests of the org's daily limit/);
        await button(page).click();
        await expect.poll(() => bots(page)).toEqual(BOT_LINES);
        const lines = (await rowsOf(page)).map(({ line }) => line);
        const placeOf = (text: string) => lines.findIndex((line) => line.includes(text));
        expect(placeOf('number of your order')).toBeGreaterThan(placeOf('Return'));
        expect(placeOf('KA-77120, and no')).toBeGreaterThan(placeOf('number of your order'));
        await expect(button(page)).toHaveCount(0);
        await expect(page.locator('c-chat-history-completeness summary')).toHaveText("Can't tell if parts are missing");
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2, activeEver: 1 });
        await page.reload();
        await expect.poll(() => bots(page)).toEqual(BOT_LINES);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
        expect(await violations(page, COMPONENT)).toEqual([]);
    });

    test('come by themselves where the admin chose so, at the same price', async ({ page, openCase }) => {
        const { counts } = await openCase('missing-bot', { page: { properties: { loadBotMessages: 'true' } } });
        await expect.poll(() => bots(page)).toEqual(BOT_LINES);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });

    test('are not shown twice where Salesforce sends entities in the text', async ({ page, openCase }) => {
        await openCase('missing-bot', { switches: { sessionText: 'encoded' } });
        await button(page).click();
        await expect.poll(() => bots(page)).toEqual(BOT_LINES);
        const lines = (await rowsOf(page)).map(({ line }) => line);
        expect(lines.filter((line) => line.includes('"moss" is not green'))).toHaveLength(1);
    });

    test('stay flagged as missing where the text is empty, and are not asked for again', async ({ page, openCase }) => {
        const { counts } = await openCase('missing-bot', { switches: { sessionText: 'empty' } });
        await button(page).click();
        await expect(button(page)).toHaveCount(0);
        const omission = page.locator('c-chat-history-omission').first();
        await expect(omission).toContainText("The bot's messages are not available here");
        await omission.getByRole('button', { name: 'Why?' }).click();
        await expect(omission).toContainText("Salesforce's text of this session doesn't have its messages either");
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });

    for (const sessionText of ['absent', 'forbidden', 'unsuccessful'] as const) {
        test(`stay flagged as missing in an org whose action is ${sessionText}, which costs nothing else`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(/status of 40[034]/);
            const { counts } = await openCase('missing-bot', { switches: { sessionText } });
            await button(page).click();
            await expect(button(page)).toHaveCount(0);
            const omission = page.locator('c-chat-history-omission').first();
            await omission.getByRole('button', { name: 'Why?' }).click();
            await expect(omission).toContainText("this org doesn't offer its messages");
            await expect(page.locator('c-chat-history-notice')).toHaveCount(0);
            expect((await rowsOf(page)).filter(({ kind }) => kind === 'message')).not.toHaveLength(0);
            expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2, activeEver: 1 });
        });
    }

    test('are not offered for a session that is still open', async ({ page, openCase }) => {
        await openCase('live-chat');
        await expect(page.locator('c-chat-history-list li[data-kind="message"]').first()).toBeVisible();
        await expect(button(page)).toHaveCount(0);
    });
});
