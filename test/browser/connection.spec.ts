/** The hidden frame with the broker page: how it connects, what the agent does where it can't, and when it goes. */
import { expect, test } from './fixtures';
import { brokerFrame, countBrokerLoads, setVisibility, openHidden, waitUntilGivenUp } from './fixtures/browserTab';
import {
    chooseFromMenu,
    expectMessages,
    expectNewestMessage,
    message,
    noticeLines,
    showButtons
} from './fixtures/timeline';

const SIGN_IN = 'Sign in once more to read messages';
const IDLE_MS = 5 * 60_000 + 1_000;

test.describe('The first load of the broker page', () => {
    test('may pass through the session hand-over', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { firstLoad: 'handed-over' } });
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('works under the host names of a sandbox', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { name: 'acme--uat.sandbox' });
        await expectMessages(page, org);
        expect(new URL(brokerFrame(page).url()).hostname).toBe('acme--uat--c.sandbox.vf.force.localhost');
    });

    for (const [switches, how] of [
        [{ firstLoad: 'blocked' }, 'coming back to the tab is enough'],
        [{ frame: 'signed-out' }, '"Try again" is enough']
    ] as const) {
        const cause = Object.values(switches).join();

        test(`in a frame that is ${cause} leads the agent to a tab of its own, after which ${how}`, async ({
            page,
            openCase
        }) => {
            await openHidden(page, 'visible');
            const org = await openCase('calm-chat', { switches });
            await waitUntilGivenUp(page);
            await expect(page.getByText(SIGN_IN).first()).toBeVisible();
            expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });

            const opened = page.waitForEvent('popup');
            await page.getByRole('link', { name: 'Sign in (opens a tab)' }).click();
            const tab = await opened;
            if (cause === 'signed-out') await tab.getByRole('link', { name: 'Log in' }).click();
            await expect(tab.getByText('You are signed in. You can close this tab.')).toBeVisible();
            await tab.close();

            if (cause === 'signed-out') await page.getByRole('button', { name: 'Try again' }).click();
            else {
                await setVisibility(page, 'hidden');
                await setVisibility(page, 'visible');
            }
            await expectMessages(page, org);
            expect(await noticeLines(page)).toEqual([]);
            expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
        });
    }
});

test('A broker page that answers after it was given up is welcome: the messages come automatically', async ({
    page,
    openCase
}) => {
    let release = (): void => undefined;
    const late = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/apex/ChatHistoryBroker', async (route) => {
        await late;
        await route.continue();
    });
    const org = await openCase('calm-chat');
    await waitUntilGivenUp(page);
    await expect(page.getByText(SIGN_IN).first()).toBeVisible();
    release();
    await expectMessages(page, org);
    expect(await noticeLines(page)).toEqual([]);
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
});

test('A page session that has ended is replaced with its frame, once, and the messages come', async ({
    page,
    context,
    openCase,
    watched
}) => {
    watched.expectErrors(/status of 401/);
    const brokerLoads = countBrokerLoads(context);
    const org = await openCase('two-channels');
    await expectNewestMessage(page, org);
    for (const sessionId of org.hosted.pageSessions()) org.hosted.org.endPageSession(sessionId);
    await showButtons(page).click();
    await expectMessages(page, org);
    expect(brokerLoads()).toBe(2);
    expect(org.counts()).toMatchObject({ entriesCalls: 2 });
});

test('An idle frame is dropped after five minutes, and made again when it is needed', async ({
    page,
    context,
    openCase
}) => {
    const brokerLoads = countBrokerLoads(context);
    const org = await openCase('calm-chat');
    await expectMessages(page, org);
    await org.passTime(page, IDLE_MS);
    await expect(page.locator('c-chat-history iframe')).toHaveCount(0);
    await expectMessages(page, org);
    await chooseFromMenu(page, 'Reload 1 ended conversation');
    await expect.poll(() => org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
    await expect(message(page, org.messages().at(-1) ?? '')).toBeVisible();
    expect(brokerLoads()).toBe(2);
});
