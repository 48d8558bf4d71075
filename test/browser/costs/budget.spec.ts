/** The budgets as an agent meets them: automatic loading is held back, a question comes first, and all tabs share one. */
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

const HELD_BACK = "Messages aren't loaded automatically right now";
const OVER_BUDGET = 'You have reached your reading limit for this hour';

function readAnyway(page: Page) {
    return page.getByRole('button', { name: 'Read anyway', exact: true });
}

async function expectHeldBack(page: Page, why: string): Promise<void> {
    await expect
        .poll(() => noticeLines(page))
        .toEqual([
            [
                HELD_BACK,
                `${why} You can still select “Show messages”.`,
                'Details for your admin',
                expect.stringContaining('In Setup, ')
            ]
        ]);
}

test.describe('The hourly budget', () => {
    const switches = { settings: { Hourly_Budget__c: 1 } };

    test('holds back automatic loading from 80 % on, while the cache serves and the agent can still load', async ({
        page,
        openCase
    }) => {
        const org = await openCase('two-channels', { switches: { settings: { Hourly_Budget__c: 2 } } });
        await expectNewestMessage(page, org);
        await showButtons(page).click();
        await expectMessages(page, org);
        // Both are used: what comes now comes from the cache.
        await page.reload();
        await expectNewestMessage(page, org);
        expect(await noticeLines(page)).toEqual([]);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });

        const other = await openCase('two-channels', { switches: { settings: { Hourly_Budget__c: 0 } } });
        await expectHeldBack(page, 'You have few reads left this hour.');
        await expect(page.getByText('0 reads left this hour').first()).toBeVisible();
        expect(other.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
    });

    test('asks at the conversation when it is used up, and reads after a yes', async ({ page, openCase }) => {
        const org = await openCase('two-channels', { switches });
        await expectNewestMessage(page, org);
        await showButtons(page).click();
        await expect.poll(() => noticeLines(page)).toEqual([expect.arrayContaining([OVER_BUDGET, 'Read anyway'])]);
        await expectNewestMessage(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await readAnyway(page).click();
        await expectMessages(page, org);
        expect(await noticeLines(page)).toEqual([]);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('asks before a refresh too, and what is on screen stays', async ({ page, openCase }) => {
        const org = await openCase('live-chat', { switches });
        await expectMessages(page, org);
        await refreshButton(page).click();
        await expect(readAnyway(page)).toBeVisible();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('of the org is not widened by a component, and is one for all tabs', async ({ page, openCase, openTab }) => {
        const choice = { properties: { hourlyBudget: '900' } };
        const org = await openCase('two-channels', { switches: { settings: { Hourly_Budget__c: 2 } }, page: choice });
        await expectNewestMessage(page, org);
        await showButtons(page).click();
        await expect(message(page, org.messages()[0] ?? '')).toBeVisible();
        const other = await openTab(org, { ...choice, properties: { ...choice.properties, maxAgeHours: '0' } });
        await expect.poll(() => noticeLines(other)).toEqual([expect.arrayContaining([HELD_BACK])]);
        await showButtons(other).first().click();
        await expect(readAnyway(other)).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });
});

test('The active budget holds back automatic loading of further conversations, and the agent can still load', async ({
    page,
    openCase
}) => {
    const org = await openCase('slow-org', {
        switches: { slow: null, settings: { Active_Budget__c: 1 } },
        page: { panel: 'open' }
    });
    await expectNewestMessage(page, org);
    await page.getByRole('button', { name: 'Next Case' }).click();
    await expectHeldBack(page, 'Many conversations were loaded in the last 30 minutes.');
    expect(org.counts()).toMatchObject({ entriesCalls: 1, activeEver: 1 });
    await showButtons(page).click();
    await expect(message(page, 'Do you still have the child seat')).toBeVisible();
    expect(await noticeLines(page)).toEqual([]);
    expect(org.counts()).toMatchObject({ entriesCalls: 2, activeEver: 2 });
});

test("The org's daily use holds back automatic loading from 90 % on, and the agent can still load", async ({
    page,
    openCase
}) => {
    const org = await openCase('daily-limit-near');
    await expectHeldBack(page, 'Your company is near its daily limit of API requests.');
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
    await showButtons(page).last().click();
    await expectNewestMessage(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
});
