/** Limits and outages of Salesforce: no button is offered before it can work, and no tab tries meanwhile. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import {
    expectMessages,
    expectNewestMessage,
    message,
    noticeLines,
    refreshButton,
    showButtons
} from '../fixtures/timeline';

const LIMITED = 'Salesforce is limiting requests';
const DOWN = "Salesforce can't be reached";

/** A limit that states no time lasts an hour, and up to five minutes by chance. */
const LIMIT_OVER_MS = 65 * 60_000 + 1_000;

const UNLIMITED = { hourlyLimit: { after: 1_000, status: 403, code: true, counts: 'connect' } } as const;

function retryButton(page: Page) {
    return page.getByRole('button', { name: 'Try again', exact: true });
}

test.describe('An hourly limit of Salesforce', () => {
    for (const { status, code } of [
        { status: 503, code: true },
        { status: 429, code: false }
    ] as const) {
        test(`(${status}${code ? ' with its code' : ''}) leaves what is on screen, disables buttons until a time, and is over after it`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(/status of (503|429)/);
            const hourlyLimit = { after: 1, status, code, counts: 'connect' } as const;
            const org = await openCase('hourly-limit', { switches: { hourlyLimit } });
            await expectNewestMessage(page, org);
            await showButtons(page).click();
            await expect
                .poll(() => noticeLines(page))
                .toEqual([
                    [
                        LIMITED,
                        'Try again after ….',
                        'Try again',
                        'Details for your admin',
                        expect.stringContaining('In Setup, Company Information')
                    ]
                ]);
            await expectNewestMessage(page, org);
            await expect(showButtons(page)).toHaveAccessibleDescription(/Available again after \d/);
            await expect(retryButton(page)).toHaveAttribute('title', /Available again after \d/);
            for (const button of [showButtons(page), retryButton(page)]) {
                await expect(button).toHaveAttribute('aria-disabled', 'true');
                await button.click({ force: true });
            }
            await expect(page.getByRole('button', { name: 'Loading…' })).toHaveCount(0);
            expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });

            await org.passTime(page, LIMIT_OVER_MS);
            await expect(retryButton(page)).toHaveAttribute('aria-disabled', 'false');
            await retryButton(page).click();
            await expectMessages(page, org);
            expect(await noticeLines(page)).toEqual([]);
            expect(org.counts()).toMatchObject({ entriesCalls: 3 });
        });
    }

    test('that one tab met stops every other, also after a reload, and what is cached still shows', async ({
        page,
        openCase,
        openTab,
        watched
    }) => {
        watched.expectErrors(/status of 403/);
        const hourlyLimit = { after: 1, status: 403, code: true, counts: 'connect' } as const;
        const org = await openCase('two-channels', { switches: { hourlyLimit } });
        await expectNewestMessage(page, org);
        const other = await openTab(org);
        await expectNewestMessage(other, org);
        await showButtons(page).click();
        await expect(page.getByText(LIMITED).first()).toBeVisible();
        await showButtons(other).click();
        await expect(other.getByText(LIMITED).first()).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });

        await other.reload();
        await expectNewestMessage(other, org);
        await org.passTime(page, LIMIT_OVER_MS);
        org.hosted.changeSwitches(UNLIMITED);
        // "Try again" repeats what the agent had asked for, and nothing else.
        await retryButton(page).click();
        await expect(message(page, org.messages()[0] ?? '')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 3 });
    });
});

test('A limit of requests at once passes in seconds, and then the agent can load', async ({
    page,
    openCase,
    watched
}) => {
    watched.expectErrors(/status of 403/);
    const org = await openCase('busy-org');
    await expect(page.getByText('Salesforce is busy').first()).toBeVisible();
    await expect(retryButton(page)).toHaveAttribute('aria-disabled', 'true');
    await org.passTime(page, 10_000);
    await expect(retryButton(page)).toHaveAttribute('aria-disabled', 'false');
    await retryButton(page).click();
    await expectNewestMessage(page, org);
    expect(await noticeLines(page)).toEqual([]);
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
});

test('An org that is down is not asked again automatically, but when the agent asks', async ({
    page,
    openCase,
    watched
}) => {
    watched.expectErrors(/status of 503/);
    const org = await openCase('calm-chat', { switches: { down: { on: ['entries'], forCalls: 1, status: 503 } } });
    await expect(page.getByText(DOWN).first()).toBeVisible();
    await page.reload();
    await expect(page.getByText(DOWN).first()).toBeVisible();
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    await org.passTime(page, 10 * 60_000);
    await refreshButton(page).click();
    await expect(refreshButton(page)).toHaveAccessibleName('Refresh');
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    await retryButton(page).click();
    await expectMessages(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 2 });
});
