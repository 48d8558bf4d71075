/** A conversation that is still going on: shown as it was read, with its age and a refresh; told to other tabs. */
import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { withText } from '../../../sim/redact';
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import { refreshButton } from '../fixtures/timeline';
import { expectWords } from '../kept/keptRecords';

const REDACTED = '(removed at the customer’s request)';

/** The last words of the newest conversation are redacted in the org. */
function redactLast({ hosted: { org }, words }: OrgUnderTest): string {
    const said = words().at(-1) ?? '';
    const entry = org.world.entries.find(({ content }) => content.kind === 'text' && content.text === said);
    org.setWorld(withText(org.world, entry?.identifier ?? '', REDACTED));
    return said;
}

test('an open conversation is shown at once with its age, and refreshed by a button at its end', async ({
    page,
    openCase
}) => {
    const org = await openCase('live-chat');
    const before = org.words();
    await expectWords(page, org);
    org.hosted.clock.change({ advanceMs: 10 * 60_000 });
    await page.reload();
    await expect(message(page, before.at(-1) ?? '')).toBeVisible();
    await expect(
        page.getByText(/^Still open\. Last read .*; what was written since is not shown\.$/).first()
    ).toBeVisible();
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    const list = page.locator('c-chat-history-list');
    await list.getByRole('button', { name: 'Refresh · 1 call, marks 1 conversation active' }).click();
    await expectWords(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 2 });
});

test('a text that was redacted since is replaced in every tab that one refresh reaches', async ({
    page,
    context,
    makeOrg
}) => {
    const org = makeOrg('calm-chat');
    const [first, second] = [page, await context.newPage()];
    for (const tab of [first, second]) {
        await tab.goto(org.caseUrl({ panel: 'closed' }));
        await expectWords(tab, org);
    }
    const before = redactLast(org);
    await refreshButton(first).click();
    for (const tab of [first, second]) {
        await expect(message(tab, REDACTED)).toBeVisible();
        await expect(message(tab, before)).toHaveCount(0);
    }
    expect(org.counts()).toMatchObject({ entriesCalls: 2 });
});
