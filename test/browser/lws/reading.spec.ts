import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { refreshButton } from '../fixtures/timeline';

const page = { security: 'lws' } as const;

/** Lists where message channels are made; ours is made by the component alone. */
async function watchChannels(shown: Page): Promise<() => Promise<readonly string[]>> {
    await shown.addInitScript(() => {
        const stacks: string[] = [];
        Object.assign(globalThis, {
            channelStacks: stacks,
            MessageChannel: new Proxy(MessageChannel, {
                construct: (Original) => {
                    stacks.push(new Error().stack ?? '');
                    return new Original();
                }
            })
        });
    });
    return () => shown.evaluate(() => (globalThis as unknown as { channelStacks: string[] }).channelStacks);
}

test.describe('inside Lightning Web Security', () => {
    test('a calm chat is shown completely, for one entries call', async ({ page: shown, openCase }) => {
        const org = await openCase('calm-chat', { page });
        for (const words of org.messages()) await expect(shown.getByText(words, { exact: true }).first()).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1, activeEver: 1 });
    });

    test('the port to the broker page is made in the sandbox, and crosses', async ({ page: shown, openCase }) => {
        const stacks = await watchChannels(shown);
        const org = await openCase('calm-chat', { page });
        await expect(shown.getByText(org.messages().at(-1) ?? '', { exact: true })).toBeVisible();
        expect(await stacks()).toEqual([expect.stringContaining('lws://c/chatHistory')]);
    });

    test('a refresh brings what was written since', async ({ page: shown, openCase }) => {
        const org = await openCase('live-chat', { page });
        const before = org.messages();
        await expect(shown.getByText(before.at(-1) ?? '', { exact: true })).toBeVisible();
        org.hosted.clock.change({ advanceMs: 10 * 60_000 });
        await refreshButton(shown).click();
        await expect(shown.getByText(org.messages().at(-1) ?? '', { exact: true })).toBeVisible();
        await expect(shown.getByText(before[0] ?? '', { exact: true })).toBeAttached();
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('hostile text stays text', async ({ page: shown, openCase }) => {
        const org = await openCase('odd-entries', { page });
        for (const words of org.messages()) await expect(shown.locator('c-chat-history')).toContainText(words);
        await expect(shown.locator('c-chat-history').locator('img, script, b')).toHaveCount(0);
        const link = shown.getByRole('link', { name: 'https://help.kurbel-akku.example/brakes?a=1&b=2' });
        await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    });

    test('the session record opens', async ({ page: shown, openCase }) => {
        await openCase('calm-chat', { page });
        await shown.getByRole('link', { name: /^MS-/ }).click();
        await expect(shown.getByText(/^Opened \/lightning\/r\/MessagingSession\/0Mw\w+\/view$/)).toBeVisible();
    });

    test('the canvas of App Builder shows the sample and calls nothing', async ({ page: shown, makeOrg }) => {
        const org = makeOrg('calm-chat');
        await shown.goto(`${org.origin}/flexipageEditor/surface.app?security=lws`);
        await expect(shown.getByText('Sample messages for App Builder.')).toBeVisible();
        await expect(shown.getByRole('listitem').first()).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
    });
});
