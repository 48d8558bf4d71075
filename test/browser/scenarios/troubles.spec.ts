/** What goes wrong on the way to the messages: said once, with its next step, and no button that is known to fail. */
import { expect, test } from '../fixtures';
import { holdFirst, waitUntilGivenUp } from '../fixtures/browserTab';
import { RECORD_READS } from '../fixtures/orgUnderTest';
import { expectNewestMessage, noticeLines, outlineOf, rowsOf, showButtons, statusLine } from '../fixtures/timeline';

const FIRST =
    "Web chat (shop), MS-00004100 | Started 23 Nov, 15:20 · Ended 15:24 · 4 mins · by agent · Agent: Lena Okoro | “You're welcome! Please bring the second key, we update the lock as well.”";
const SECOND =
    'WhatsApp Support, MS-00004101 | Started 17:02 · Ended 17:06 · 3 mins · by agent · Agent: Lena Okoro | “See you then, Hugo.”';
const SECOND_LOADED = [
    'WhatsApp Support, MS-00004101 | Started 17:02 · Agent: Lena Okoro',
    'Tuesday, 24 November 2026',
    '1 message',
    'Lena Okoro joined · 17:03',
    '5 messages',
    'Ended 17:06 · 3 mins · by agent'
];

const NOT_REACHABLE = [
    'Sign in once more to read messages',
    'If you are signed in, your browser or this org is blocking the connection.',
    'Try again',
    'Sign in (opens a tab)',
    'Details for your admin',
    "In Setup, Session Settings, add this org's Lightning host to Trusted Domains for Inline Frames (type: Visualforce Pages). In Setup, Permission Sets, assign Chat History, which grants access to the page ChatHistoryBroker."
];
const NO_PERMISSION = [
    'You need a permission to read messages',
    'Ask your admin for it. Then reload this page.',
    'Details for your admin',
    'In Setup, Permission Sets, open Chat History and select Manage Assignments. It includes API Enabled.'
];
const REFUSED = [
    'Salesforce refused the connection',
    "Reload this page. If that doesn't help, contact your admin.",
    'Details for your admin',
    'In Setup, API Access Control, select Allow Visualforce pages to access APIs.'
];
const UNAVAILABLE = ["Salesforce can't be reached", 'Try again after ….', 'Try again'];
const BUSY = ['Salesforce is busy', 'Too many requests are running. Try again in a few seconds.', 'Try again'];
const MALFORMED = [
    "The answer from Salesforce can't be read",
    'Try again. If it happens again, contact your admin.',
    'Try again',
    'Details for your admin',
    'A Salesforce release may have changed the format. Compare the version under More actions, API usage with the newest version of Chat History, and update if it is older.'
];

/** `errors`: the browser's own complaints. */
type Trouble = Readonly<{
    scenario: string;
    notice: readonly string[];
    /** After each session: the button, and when it works. Empty: there is none. */
    button: string;
    /** Does the notice stand at the session whose messages were asked for? */
    isOfSession?: boolean;
    /** The broker page never speaks, so the component has to give up. */
    isSilent?: boolean;
    errors?: RegExp;
    calls?: Readonly<Record<string, number>>;
}>;

const SHOW = ' | Show messages';

const TROUBLES: readonly Trouble[] = [
    { scenario: 'no-permission', notice: NO_PERMISSION, button: '' },
    { scenario: 'signed-out', notice: NOT_REACHABLE, button: SHOW, isSilent: true },
    { scenario: 'cold-start-blocked', notice: NOT_REACHABLE, button: SHOW, isSilent: true },
    { scenario: 'frame-refused', notice: NOT_REACHABLE, button: SHOW, isSilent: true, errors: /frame-ancestors/ },
    // Twice: the frame was made anew once, in case that only the session had ended.
    { scenario: 'sessions-refused', notice: REFUSED, button: '', errors: /of 401/, calls: { otherCalls: 2 } },
    // Salesforce says itself that no other session will do.
    { scenario: 'sessions-not-for-rest', notice: REFUSED, button: '', errors: /of 401/, calls: { otherCalls: 1 } },
    {
        scenario: 'org-down',
        notice: UNAVAILABLE,
        button: `${SHOW} | Available again after …`,
        errors: /of 503/,
        calls: { otherCalls: 1 }
    },
    {
        scenario: 'busy-org',
        notice: BUSY,
        button: `${SHOW} | Available again in a few seconds`,
        errors: /of 403/,
        calls: { otherCalls: 1 }
    },
    {
        scenario: 'garbage',
        notice: MALFORMED,
        button: SHOW,
        isOfSession: true,
        calls: { entriesCalls: 1, otherCalls: 1, activeEver: 1 }
    }
];

test.describe('A trouble', () => {
    for (const { scenario, notice, button, isOfSession, isSilent, errors, calls } of TROUBLES) {
        test(`is said once with its next step while sessions stay listed: ${scenario}`, async ({
            page,
            openCase,
            watched
        }) => {
            if (errors !== undefined) watched.expectErrors(errors);
            const { counts } = await openCase(scenario);
            if (isSilent === true) await waitUntilGivenUp(page);
            await expect.poll(() => noticeLines(page)).toEqual([notice]);
            const second = isOfSession === true ? ` | ${notice.join(' | ')}` : button;
            expect(outlineOf(await rowsOf(page))).toEqual([FIRST + button, SECOND + second]);
            await expect(statusLine(page)).toHaveText(notice[0] ?? '');
            const none = { entriesCalls: 0, otherCalls: 0, recordReads: RECORD_READS, activeEver: 0 };
            expect(counts()).toMatchObject({ ...none, ...calls });
        });
    }

    test('of hidden fields leaves out those fields alone, and one folded line tells the admin', async ({
        page,
        openCase
    }) => {
        const { counts } = await openCase('hidden-fields');
        await expect
            .poll(async () => outlineOf(await rowsOf(page)))
            .toEqual([
                `Web chat (shop), MS-00004100 | Started 23 Nov, 15:20 · Ended · Agent${SHOW}`,
                'WhatsApp Support, MS-00004101 | Started 17:02 · Agent',
                'Tuesday, 24 November 2026',
                '6 messages',
                'Ended'
            ]);
        const notices = page.locator('c-chat-history-notice');
        await expect(notices).toHaveCount(1);
        await expect(notices.getByText("Phone calls can't be listed")).toBeVisible();
        await expect(notices.getByText('check that agents can read Voice Call')).toBeHidden();
        // And one for the name of the agent, whom nothing else names.
        const recordReads = RECORD_READS + 1;
        await expect.poll(() => counts()).toMatchObject({ entriesCalls: 1, otherCalls: 3, recordReads, activeEver: 1 });
        // That times and names are hidden is remembered: the next check costs one call, not three.
        await showButtons(page).click();
        await expect.poll(() => counts()).toMatchObject({ entriesCalls: 2, otherCalls: 4 });
    });

    test('of a slow org leaves the sessions readable, and after four seconds a sentence says so', async ({
        page,
        openCase
    }) => {
        const { release } = await holdFirst(page, '**/composite');
        const org = await openCase('slow-org', { switches: { slow: null } });
        await expect(page.getByRole('button', { name: 'Loading…' })).toHaveCount(2);
        expect(outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, `${SECOND} | Loading…`]);
        await page.clock.fastForward(4_001);
        await expect(statusLine(page)).toHaveText(/^Still (connecting to|waiting for) Salesforce…$/);
        await release();
        await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual([FIRST + SHOW, ...SECOND_LOADED]);
        await expectNewestMessage(page, org);
        await expect(statusLine(page)).toHaveText('6 messages loaded');
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
    });
});
