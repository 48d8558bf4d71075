/** What loads automatically, and when: never while nobody looks. */
import { expect, test } from '../fixtures';
import { openHidden, setVisibility } from '../fixtures/browserTab';
import { expectMessages, expectNewestMessage, noticeLines, showButtons } from '../fixtures/timeline';

const OTHER = 'Load the other conversation too?';

test('A tab in the background requests nothing until it is looked at', async ({ page, openCase }) => {
    await openHidden(page);
    const org = await openCase('calm-chat');
    await expect(page.locator('c-chat-history').getByRole('heading', { name: 'Chat History' })).toBeAttached();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
    await setVisibility(page, 'visible');
    await expectMessages(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
});

test.describe('"All, after asking"', () => {
    const page = { properties: { autoLoad: 'All after asking' } };

    test('loads the newest conversation, asks once for the others, says what they cost, and loads them on a yes', async ({
        page: shown,
        openCase
    }) => {
        const org = await openCase('two-channels', { page });
        await expectNewestMessage(shown, org);
        await expect(shown.getByText(OTHER, { exact: true })).toBeVisible();
        await expect(shown.getByText('Uses up to 1 read. Keeps the conversation active for 30 minutes.')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await shown.getByRole('button', { name: 'Load 1 conversation' }).click();
        await expectMessages(shown, org);
        await expect(shown.getByText(OTHER, { exact: true })).toHaveCount(0);
        await expect(showButtons(shown)).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('takes no for an answer', async ({ page: shown, openCase }) => {
        const org = await openCase('two-channels', { page });
        await expectNewestMessage(shown, org);
        await shown.getByRole('button', { name: 'Not now' }).click();
        await expect(shown.getByText(OTHER, { exact: true })).toHaveCount(0);
        await expect(showButtons(shown)).toHaveCount(1);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('asks nothing where there is one conversation', async ({ page: shown, openCase }) => {
        const org = await openCase('calm-chat', { page });
        await expectMessages(shown, org);
        await expect(shown.getByRole('button', { name: 'Not now' })).toHaveCount(0);
    });

    test('asks nothing about others while no conversation could be loaded', async ({ page: shown, openCase }) => {
        const org = await openCase('daily-limit-near', { page });
        await expect
            .poll(async () => (await noticeLines(shown)).map(([title]) => title))
            .toEqual(["Messages aren't loaded automatically right now"]);
        await expect(shown.getByRole('button', { name: 'Not now' })).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
    });
});

test('"Open conversations" loads none that ended where the status is hidden', async ({ page, openCase }) => {
    const org = await openCase('two-channels', {
        switches: { fields: { 'MessagingSession.Status': 'hidden' } },
        page: { properties: { autoLoad: 'Open conversations' } }
    });
    await expect(showButtons(page)).toHaveCount(2);
    await page.waitForLoadState('networkidle');
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
});
