import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { caseWords } from '../fixtures/caseWords';
import { noticeLines, outlineOf, rowsOf, saidIn, showButtons } from '../fixtures/timeline';

/** Longer than the component waits for the broker page. */
const GIVEN_UP_MS = 16_000;

const SHOW = ' · Show transcript · 1 call, marks 1 conversation active';
const FIRST =
    "Web chat (shop) · MS-00004100 · Started 23 Nov 2026, 15:20 · Ended · after 4 mins 19 secs · by the agent · Agent: Lena Okoro · Customer: Hugo Lindenmaier · Preview: You're welcome! Please bring the second key, we update the lock as well.";
const SECOND =
    'WhatsApp Support · MS-00004101 · Started 24 Nov 2026, 17:02 · Ended · after 3 mins 23 secs · by the agent · Agent: Lena Okoro · Customer: Hugo Lindenmaier · Preview: See you then, Hugo.';
const SECOND_READ = [
    'WhatsApp Support · MS-00004101 · Started 24 Nov 2026, 17:02 · Ended · Agent: Lena Okoro · Customer: Hugo Lindenmaier',
    'Tuesday, 24 November 2026',
    '6 messages',
    'Ended 24 Nov 2026, 17:06 · after 3 mins 23 secs · by the agent'
];

const NOT_REACHABLE = [
    'The connection page did not answer',
    'You may be signed out, your browser may be blocking the page, or this org may not allow it.',
    'Open the connection page in a new tab, then come back to this one.',
    "For the admin: In Setup, Session Settings, Trusted Domains for Inline Frames needs this org's Lightning host (type: Visualforce Pages). In Setup, Permission Sets, the agents need Chat History, which grants the page ChatHistoryBroker.",
    'Try again · 1 call, marks 1 conversation active',
    'Open the connection page in a new tab'
];
const NO_PERMISSION = [
    'You need a permission to read conversations',
    'The permission set Chat History is not assigned to you, or the permission API Enabled is missing.',
    'Ask your admin for it. Then reload this browser tab.',
    'For the admin: In Setup, Permission Sets, open Chat History and select Manage Assignments. It includes API Enabled.'
];
const REFUSED = [
    'Salesforce refused the connection',
    'This org does not let the connection page use your login to read conversations.',
    'Reload this browser tab. If it stays, tell your admin.',
    'For the admin: In Setup, API Access Control, select Allow Visualforce pages to access APIs.',
    'Try again · 1 call, marks 1 conversation active'
];
const UNAVAILABLE = [
    "Salesforce can't be reached",
    "Salesforce did not answer, or can't answer right now. What is on screen stays.",
    'Try again after ….',
    'Try again · 1 call, marks 1 conversation active'
];
const MALFORMED = [
    'The answer could not be read',
    'Salesforce sent something that this component does not understand.',
    'Try again. If it stays, tell your admin.',
    'For the admin: A Salesforce release may have changed the answer. In Setup, Installed Packages, see which version of Chat History is installed, and update it.',
    'Try again · 1 call, marks 1 conversation active'
];

/** `isSilent`: the broker page never speaks, so the component has to give up. `errors`: the browser's own complaints. */
type Trouble = Readonly<{
    scenario: string;
    notice: readonly string[];
    /** Does it stand in the timeline, at the session whose words were asked for? */
    isOfSession?: boolean;
    isSilent?: boolean;
    errors?: RegExp;
    calls?: Readonly<Record<string, number>>;
}>;

const TROUBLES: readonly Trouble[] = [
    { scenario: 'no-permission', notice: NO_PERMISSION },
    { scenario: 'signed-out', notice: NOT_REACHABLE, isSilent: true },
    { scenario: 'cold-start-blocked', notice: NOT_REACHABLE, isSilent: true },
    { scenario: 'frame-refused', notice: NOT_REACHABLE, isSilent: true, errors: /frame-ancestors/ },
    // Twice: the frame was made anew once, in case that only the session had ended.
    { scenario: 'sessions-refused', notice: REFUSED, errors: /status of 401/, calls: { otherCalls: 2 } },
    {
        scenario: 'org-down',
        notice: UNAVAILABLE,
        isOfSession: true,
        errors: /status of 503/,
        calls: { otherCalls: 1 }
    },
    {
        scenario: 'garbage',
        notice: MALFORMED,
        isOfSession: true,
        calls: { entriesCalls: 1, otherCalls: 1, wokenEver: 1 }
    }
];

test.describe('a trouble', () => {
    for (const { scenario, notice, isOfSession = false, isSilent = false, errors, calls } of TROUBLES) {
        test(`is said with its next step, and sessions stay listed: ${scenario}`, async ({
            page,
            openCase,
            watched
        }) => {
            if (errors !== undefined) watched.expectErrors(errors);
            if (isSilent) await page.clock.install();
            const { counts } = await openCase(scenario);
            if (isSilent) await giveUp(page);
            await expect.poll(() => noticeLines(page)).toEqual([notice]);
            const second = isOfSession ? ` · ${notice.join(' · ')}` : SHOW;
            expect(outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, SECOND + second]);
            const none = { entriesCalls: 0, otherCalls: 0, recordReads: 2, wokenEver: 0 };
            expect(counts()).toMatchObject({ ...none, ...calls });
        });
    }

    test('that is over is forgotten at the next try', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 503/);
        const { hosted, counts } = await openCase('org-down');
        const retry = page.getByRole('button', { name: 'Try again · 1 call, marks 1 conversation active' });
        await expect(retry).toBeVisible();
        hosted.changeSwitches({ down: null });
        await retry.click();
        await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, ...SECOND_READ]);
        expect(await noticeLines(page)).toEqual([]);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2, wokenEver: 1 });
    });

    test('of hidden fields costs those fields alone', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('hidden-fields');
        await expect
            .poll(async () => outlineOf(await rowsOf(page)))
            .toEqual([
                `Web chat (shop) · MS-00004100 · Started 23 Nov 2026, 15:20 · Ended · Agent · Customer: Hugo Lindenmaier${SHOW}`,
                'WhatsApp Support · MS-00004101 · Started 24 Nov 2026, 17:02 · Ended · Agent · Customer: Hugo Lindenmaier',
                'Tuesday, 24 November 2026',
                '6 messages',
                'Ended'
            ]);
        expect(saidIn(await rowsOf(page))).toEqual(caseWords(hosted).slice(-6));
        expect(await noticeLines(page)).toEqual([
            [
                'Calls are not listed',
                'This org does not have them, or you may not see them. Salesforce does not say which.',
                'For the admin: If this org uses Voice, check that the agents may read Voice Call and its Related Record field (Setup, Permission Sets or Profiles).'
            ]
        ]);
        // One more other call: the query that named a hidden field is asked again without it.
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2, recordReads: 2, wokenEver: 1 });
    });

    for (const status of [503, 429, 403] as const) {
        test(`of an hourly limit (${status}) keeps what was read, and says when to come back`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(new RegExp(`status of ${status}`));
            const hourlyLimit = { after: 1, status, code: true, counts: 'connect' } as const;
            const { counts } = await openCase('hourly-limit', { switches: { hourlyLimit } });
            await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, ...SECOND_READ]);
            await showButtons(page).click();
            await expect
                .poll(() => noticeLines(page))
                .toEqual([
                    [
                        'The limit of calls is reached',
                        'Salesforce takes no more calls for now. What is on screen stays.',
                        'Try again after ….',
                        'For the admin: In Setup, Company Information, API Requests shows the use of the last 24 hours. The limit per user and hour is not shown in Setup.',
                        'Try again · 1 call, marks 1 conversation active'
                    ]
                ]);
            expect(outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, ...SECOND_READ]);
            expect(counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2, wokenEver: 1 });
        });
    }

    test('of a budget that is used up is a question at the place: "budget-used-up"', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('budget-used-up');
        await expect.poll(async () => saidIn(await rowsOf(page)).length).toBe(6);
        const before = saidIn(await rowsOf(page));
        await showButtons(page).click();
        await expect
            .poll(() => noticeLines(page))
            .toEqual([
                [
                    "This browser's calls for this hour are used up",
                    'Nothing was read. What is on screen stays.',
                    'Try again later, or read it anyway.',
                    expect.stringMatching(/^For the admin: /),
                    'Read anyway · 1 call, marks 1 conversation active'
                ]
            ]);
        expect(saidIn(await rowsOf(page))).toEqual(before);
        expect(counts()).toMatchObject({ entriesCalls: 1 });
        await page.getByRole('button', { name: /^Read anyway/ }).click();
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
        expect(counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('of a slow org leaves the sessions readable meanwhile', async ({ page, openCase }) => {
        const slow = { on: ['composite', 'entries'], forCalls: null, delayMs: 300 } as const;
        const { counts } = await openCase('slow-org', { switches: { slow } });
        await expect(page.getByRole('button', { name: 'Loading…' })).toBeVisible();
        expect(outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, `${SECOND} · Loading…`]);
        await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, ...SECOND_READ]);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, wokenEver: 1 });
    });

    test('of a blocked cold start ends without a reload', async ({ page, openCase }) => {
        await page.clock.install();
        const { counts } = await openCase('cold-start-blocked');
        await giveUp(page);
        const opened = page.waitForEvent('popup');
        await page.getByRole('link', { name: 'Open the connection page in a new tab' }).click();
        const tab = await opened;
        await expect(tab.getByText('Connected. You can close this tab.')).toBeVisible();
        await tab.close();
        await page.getByRole('button', { name: 'Try again · 1 call, marks 1 conversation active' }).first().click();
        await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, ...SECOND_READ]);
        expect(await noticeLines(page)).toEqual([]);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, wokenEver: 1 });
    });
});

async function giveUp(page: Page): Promise<void> {
    await expect(page.locator('c-chat-history iframe')).toBeAttached();
    await page.clock.fastForward(GIVEN_UP_MS);
}
