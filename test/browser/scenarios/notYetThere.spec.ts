/** Answers without a single entry: what is said of them, how long they are reused, and how they are asked again. */
import { withoutEntry } from '../../../sim/world/edits';
import { expect, test } from '../fixtures';
import { expectMessages, messageTexts, outlineOf, rowsOf, statusLine } from '../fixtures/timeline';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const BEING_MADE = 'Transcript still being made';

test('The words of a call that come in the afternoon are there with "Check again", for one read', async ({
    page,
    openCase
}) => {
    const org = await openCase('late-call-transcript');
    const row = page.locator('c-chat-history-list li[data-kind="empty"]');
    await expect(row).toContainText(BEING_MADE);
    const check = page.getByRole('button', { name: 'Check again', exact: true });
    await expect(check).toHaveAttribute(
        'title',
        'Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes.'
    );

    await check.click();
    await expect(statusLine(page)).toHaveText('No new messages');
    await expect(row).toContainText(BEING_MADE);
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2, activeEver: 1 });

    await org.passTime(page, 4 * HOUR_MS);
    await check.click();
    await expectMessages(page, org);
    await expect(statusLine(page)).toHaveText('8 new messages');
    await expect(row).toHaveCount(0);
    expect(outlineOf(await rowsOf(page)).slice(-4)).toEqual([
        'Inbound call, Call record | Started 11:05 · From +49 30 23125 142 · To +49 30 23125 100',
        'Thursday, 19 November 2026',
        '8 messages',
        'Ended 11:06 · 1 min 5 secs · customer spoke 12 secs · agent spoke 15 secs'
    ]);
    expect(org.counts()).toMatchObject({ entriesCalls: 3, otherCalls: 3, activeEver: 1 });
});

test('Visits within five minutes reuse an answer without messages, and the first one after them asks again', async ({
    page,
    openCase
}) => {
    const org = await openCase('late-call-transcript');
    const row = page.locator('c-chat-history-list li[data-kind="empty"]');
    await expect(row).toContainText(BEING_MADE);
    await org.passTime(page, 4 * MINUTE_MS);
    await page.reload();
    await expect(row).toContainText(BEING_MADE);
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });

    await org.passTime(page, 4 * HOUR_MS);
    await expect(row).toContainText(BEING_MADE);
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    await page.reload();
    await expectMessages(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 2, activeEver: 1 });

    // Words that are there are reused for hours.
    await org.passTime(page, HOUR_MS);
    await page.reload();
    await expectMessages(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 2, activeEver: 1 });
});

test('A session whose messages are gone says so after a refresh, and nothing claims more than that', async ({
    page,
    openCase
}) => {
    const org = await openCase('finished-call');
    await expectMessages(page, org);
    const { world } = org.hosted.org;
    org.hosted.org.setWorld(world.entries.reduce((left, { identifier }) => withoutEntry(left, identifier), world));
    await page.locator('c-chat-history').getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Reload 1 ended conversation' }).click();
    await expect(page.getByRole('region').getByText('No transcript yet')).toBeVisible();
    expect(await messageTexts(page)).toEqual([]);
});
