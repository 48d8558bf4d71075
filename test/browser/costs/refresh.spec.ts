/** What the header's Refresh and the menu request, and what they say afterwards. */
import { RECORD_READS, type OrgUnderTest } from '../fixtures/orgUnderTest';
import { withText } from '../../../sim/world/edits';
import { expect, test } from '../fixtures';
import {
    chooseFromMenu,
    expectMessages,
    message,
    messageTexts,
    outlineOf,
    refreshButton,
    rowsOf,
    showButtons,
    statusLine
} from '../fixtures/timeline';

const REDACTED = '(removed at the customer’s request)';

/** The last text of the Case is redacted in the org. */
function redactLast({ hosted: { org }, messages }: OrgUnderTest): string {
    const text = messages().at(-1) ?? '';
    const entry = org.world.entries.find(({ content }) => content.kind === 'text' && content.text === text);
    org.setWorld(withText(org.world, entry?.identifier ?? '', REDACTED));
    return text;
}

test('A refresh of an open conversation says "No new messages", or how many came, and touches nothing else', async ({
    page,
    openCase
}) => {
    const org = await openCase('live-chat');
    org.hosted.clock.change({ at: org.hosted.scenario.nowAt, frozen: true });
    await expect
        .poll(async () => outlineOf(await rowsOf(page)))
        .toEqual([
            'Web chat (shop), MS-00004100 | Started 11:51 · Active · Agent: Priya Raman',
            'Monday, 23 November 2026',
            '1 message',
            'Priya Raman joined · 11:52',
            '7 messages',
            'Still open · checked … | Check for new messages'
        ]);
    await expectMessages(page, org);
    const before = await rowsOf(page);
    await refreshButton(page).click();
    await expect(statusLine(page)).toHaveText('No new messages');
    expect(await rowsOf(page)).toEqual(before);
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2, activeEver: 1 });

    await org.passTime(page, 10 * 60_000);
    await refreshButton(page).click();
    await expectMessages(page, org);
    await expect(statusLine(page)).toHaveText('5 new messages');
    const after = await rowsOf(page);
    // All but the end, which says when it was checked.
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
    await expect(message(page, 'on the ferry 🛳️')).toBeInViewport();
    expect(org.counts()).toMatchObject({ entriesCalls: 3, otherCalls: 3, activeEver: 1 });
});

test('Refresh reads open conversations only, and the menu reloads ended ones', async ({ page, openCase }) => {
    const org = await openCase('running-call');
    await expect.poll(async () => (await messageTexts(page)).length).toBe(6);
    await showButtons(page).click();
    await expectMessages(page, org);
    const before = org.counts();
    await expect(refreshButton(page)).toHaveAttribute(
        'title',
        'Check 1 open conversation for new messages. Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes.'
    );
    await refreshButton(page).click();
    await expect(statusLine(page)).toHaveText('No new messages');
    expect(before).toMatchObject({ entriesCalls: 2, otherCalls: 2, recordReads: RECORD_READS });
    expect(org.counts()).toMatchObject({ entriesCalls: 3, otherCalls: 3, recordReads: 2 * RECORD_READS });

    await chooseFromMenu(page, 'Reload 1 ended conversation');
    await expect
        .poll(() => org.counts())
        .toMatchObject({ entriesCalls: 4, otherCalls: 4, recordReads: 2 * RECORD_READS });
    await expect(statusLine(page)).toHaveText('No new messages');
});

test('Refresh uses no read where every conversation on screen has ended', async ({ page, openCase }) => {
    const org = await openCase('calm-chat');
    await expectMessages(page, org);
    await expect(refreshButton(page)).toHaveAttribute('title', 'Check for new conversations. Uses no reads.');
    await refreshButton(page).click();
    await expect(statusLine(page)).toHaveText('No new messages');
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, recordReads: 2 * RECORD_READS });
});

test('An open conversation is shown at once with its age after a reload, and checked by a button at its end', async ({
    page,
    openCase
}) => {
    const org = await openCase('live-chat');
    await expectMessages(page, org);
    const before = org.messages();
    await org.passTime(page, 10 * 60_000);
    await page.reload();
    await expect.poll(() => messageTexts(page)).toEqual(before);
    await expect(page.getByText(/^Still open · checked 12:0\d$/)).toBeVisible();
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    await page.getByRole('button', { name: 'Check for new messages' }).click();
    await expectMessages(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
});

test('A text that was redacted since is replaced in every tab by one reload in one of them', async ({
    page,
    openCase,
    openTab
}) => {
    const org = await openCase('calm-chat');
    const tabs = [page, await openTab(org)];
    for (const tab of tabs) await expectMessages(tab, org);
    const before = redactLast(org);
    await chooseFromMenu(page, 'Reload 1 ended conversation');
    for (const tab of tabs) {
        await expect(message(tab, REDACTED)).toBeVisible();
        await expect(message(tab, before)).toHaveCount(0);
    }
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
});
