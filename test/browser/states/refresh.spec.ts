import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { expect, test } from '../fixtures';
import { caseWords } from '../fixtures/caseWords';
import { noticeLines, refreshButton, rowsOf, saidIn, showButtons } from '../fixtures/timeline';

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
    test('names its price, which grows with what is on screen, and costs exactly that', async ({ page, openCase }) => {
        const { counts } = await openCase('two-channels');
        const refresh = refreshButton(page);
        await expect(refresh).toHaveAccessibleName('Refresh · 1 call, marks 1 conversation active');
        await showButtons(page).click();
        await expect(refresh).toHaveAccessibleName('Refresh · 2 calls, marks 2 conversations active');
        await expect(refresh).toHaveAttribute('title', 'Refresh · 2 calls, marks 2 conversations active');
        expect(counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2, recordReads: 2 });
        await refresh.click();
        await expect
            .poll(() => counts())
            .toMatchObject({ entriesCalls: 4, otherCalls: 4, recordReads: 4, wokenEver: 2 });
    });

    test('costs no call while no transcript is on screen', async ({ page, openCase }) => {
        const { counts } = await openCase('two-channels', { page: { properties: { autoLoad: 'none' } } });
        const refresh = refreshButton(page);
        await expect(refresh).toHaveAccessibleName('Refresh the list of sessions and calls · no API call');
        await refresh.click();
        await expect.poll(() => counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 4 });
    });

    test('shows a text that was redacted since, at its place, and nowhere the old one', async ({ page, makeOrg }) => {
        const org = makeOrg('several-cases');
        const invoice = org.hosted.org.world.cases.find(({ subject }) => subject.startsWith('Charged twice'));
        await page.goto(org.caseUrl({ panel: 'closed', caseId: invoice?.id ?? '' }));
        await expect.poll(async () => saidIn(await rowsOf(page))).toContain(CARD);
        const before = saidIn(await rowsOf(page));
        redact(org, CARD, REDACTED);
        await refreshButton(page).click();
        const after = before.map((text) => (text === CARD ? REDACTED : text));
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(after);
        await page.reload();
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(after);
        expect(org.counts()).toMatchObject({ entriesCalls: 2, wokenEver: 1 });
    });

    test('lists a session that was linked to the Case since', async ({ page, openCase }) => {
        const { hosted } = await openCase('nothing-linked');
        await expect(page.getByText('No conversations are linked to this Case')).toBeVisible();
        const { world } = hosted.org;
        const sessions = world.sessions.map((session) => ({ ...session, caseId: hosted.scenario.caseId }));
        hosted.org.setWorld({ ...world, sessions });
        await refreshButton(page).click();
        await expect(showButtons(page)).toBeVisible();
        expect(await noticeLines(page)).toEqual([]);
        await showButtons(page).click();
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
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
        test(`that fails because ${what} says so once, and keeps what was there`, async ({
            page,
            openCase,
            watched
        }) => {
            if (errors !== null) watched.expectErrors(errors);
            const { hosted } = await openCase('calm-chat');
            await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
            hosted.changeSwitches(switches);
            await refreshButton(page).click();
            await expect.poll(async () => (await noticeLines(page)).length).toBeGreaterThan(0);
            await expect(refreshButton(page)).toHaveAccessibleName(/^Refresh ·/);
            expect(saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
            await expect(page.locator('c-chat-history header time')).toBeVisible();
        });
    }

    test('that is under way says so, and a second one is not sent', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('calm-chat');
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
        hosted.changeSwitches({ slow: { on: ['entries'], forCalls: null, delayMs: 400 } });
        await refreshButton(page).click();
        await expect(refreshButton(page)).toHaveAccessibleName('Refreshing…');
        // Pressed again meanwhile it does nothing, and keeps the focus.
        await refreshButton(page).click();
        await expect(refreshButton(page)).toBeFocused();
        await expect(refreshButton(page)).toHaveAccessibleName(/^Refresh ·/);
        expect(counts()).toMatchObject({ entriesCalls: 2 });
    });
});
