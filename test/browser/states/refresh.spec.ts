import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { expect, test } from '../fixtures';
import { RECORD_READS, messagesOf } from '../fixtures/orgUnderTest';
import {
    chooseFromMenu,
    expectMessages,
    expectNewestMessage,
    noticeLines,
    refreshButton,
    rowsOf,
    showButtons,
    statusLine,
    textsIn
} from '../fixtures/timeline';

const CARD = "my bank says it's booked, not reserved. IBAN ends in 4471";
const REDACTED = "my bank says it's booked, not reserved. IBAN ends in ****";

/** As PATCH on an entry does: the text changes in place, with no trace. */
function redact({ hosted: { org } }: OrgUnderTest, before: string, after: string): void {
    const entries = org.world.entries.map((entry) =>
        entry.content.kind === 'text' && entry.content.text === before
            ? { ...entry, content: { kind: 'text' as const, text: after } }
            : entry
    );
    org.setWorld({ ...org.world, entries });
}

test.describe('a refresh', () => {
    test('checks the open conversations only, and says what it costs before it is pressed', async ({
        page,
        openCase
    }) => {
        const org = await openCase('live-chat');
        await expectMessages(page, org);
        await expect(refreshButton(page)).toHaveAttribute(
            'title',
            'Check 1 open conversation for new messages. Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes.'
        );
        await refreshButton(page).click();
        await expect.poll(() => org.counts()['entriesCalls']).toBe(2);
        await expect(statusLine(page)).toHaveText('No new messages');
    });

    test('uses no read where every conversation has ended, and the menu reloads those', async ({ page, openCase }) => {
        const org = await openCase('two-channels');
        await expectNewestMessage(page, org);
        await showButtons(page).click();
        await expectMessages(page, org);
        await expect(refreshButton(page)).toHaveAttribute('title', 'Check for new conversations. Uses no reads.');
        await refreshButton(page).click();
        await expect.poll(() => org.counts()).toMatchObject({ entriesCalls: 2, recordReads: 2 * RECORD_READS });
        await chooseFromMenu(page, 'Reload 2 ended conversations');
        await expect.poll(() => org.counts()).toMatchObject({ entriesCalls: 4, activeEver: 2 });
    });

    test('shows a text that was redacted in Salesforce at its place, and the old one nowhere', async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases');
        const invoice = org.hosted.org.world.cases.find(({ subject }) => subject.startsWith('Charged twice'));
        await page.goto(org.caseUrl({ panel: 'closed', caseId: invoice?.id ?? '' }));
        await expect.poll(async () => textsIn(await rowsOf(page))).toContain(CARD);
        const before = textsIn(await rowsOf(page));
        redact(org, CARD, REDACTED);
        await chooseFromMenu(page, 'Reload 1 ended conversation');
        const after = before.map((text) => (text === CARD ? REDACTED : text));
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(after);
        await page.reload();
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(after);
        expect(org.counts()).toMatchObject({ entriesCalls: 2, activeEver: 1 });
    });

    test('lists a session that was linked to the Case after the page was opened', async ({ page, openCase }) => {
        const { hosted } = await openCase('nothing-linked');
        await expect(page.getByText('No conversations are linked to this Case')).toBeVisible();
        const { world } = hosted.org;
        const sessions = world.sessions.map((session) => ({ ...session, caseId: hosted.scenario.caseId }));
        hosted.org.setWorld({ ...world, sessions });
        await refreshButton(page).click();
        await expect(showButtons(page)).toBeVisible();
        expect(await noticeLines(page)).toEqual([]);
        await showButtons(page).click();
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
    });

    for (const [what, switches, errors] of [
        ['the org is down', { down: { on: ['entries'], forCalls: null, status: 503 } }, /status of 503/],
        ['the access check fails', { down: { on: ['composite'], forCalls: null, status: 500 } }, /status of 500/],
        ['the limit is reached', { hourlyLimit: { after: 1, status: 403, code: true, counts: 'connect' } }, /of 403/],
        ['the answer is a login page', { garbage: { on: ['entries'], forCalls: null, shape: 'html' } }, null],
        ['the answer is cut off', { garbage: { on: ['entries'], forCalls: null, shape: 'truncated' } }, null],
        [
            'the list of sessions is garbage',
            { garbage: { on: ['graphql'], forCalls: null, shape: 'wrong-shape' } },
            null
        ]
    ] as const) {
        test(`that fails because ${what} says so once, and keeps the messages on screen`, async ({
            page,
            openCase,
            watched
        }) => {
            if (errors !== null) watched.expectErrors(errors);
            const { hosted } = await openCase('live-chat');
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            hosted.changeSwitches(switches);
            await refreshButton(page).click();
            await expect.poll(async () => (await noticeLines(page)).length).toBe(1);
            await expect(refreshButton(page)).toHaveAccessibleName('Refresh');
            expect(textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            await expect(page.locator('c-chat-history header time')).toBeVisible();
        });
    }

    test('that is running says so, and a second one is not sent', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('live-chat');
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
        hosted.changeSwitches({ slow: { on: ['entries'], forCalls: null, delayMs: 400 } });
        await refreshButton(page).click();
        await expect(refreshButton(page)).toHaveAccessibleName('Loading…');
        // Pressed again meanwhile it does nothing, and keeps the focus.
        await refreshButton(page).click();
        await expect(refreshButton(page)).toBeFocused();
        await expect(refreshButton(page)).toHaveAccessibleName('Refresh');
        expect(counts()).toMatchObject({ entriesCalls: 2 });
    });
});
