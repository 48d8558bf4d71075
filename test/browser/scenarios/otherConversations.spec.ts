/** Other conversations of the customer in the same timeline: listed for nothing, loaded one by one where the agent asks. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { COMPONENT, violations } from '../fixtures/axe';
import { expectMessages, message, messageTexts, rowsOf, showButtons } from '../fixtures/timeline';

const SCENARIO = 'other-conversations';
const customer = { page: { properties: { conversationsOf: 'The customer' } } } as const;
const unlinked = { page: { properties: { conversationsOf: 'This Case and not linked' } } } as const;

/** What stands at each start: its last block but the button says what it hangs on, where that is not this Case. */
const starts = async (page: Page) =>
    (await rowsOf(page))
        .filter(({ kind }) => kind === 'start')
        .map(({ line }) => /Not linked to a Case|Case \d+/.exec(line)?.[0].replace(/\d+/, '…') ?? 'this Case');

const boundary = (page: Page, text: string | RegExp) =>
    page.locator('c-chat-history-list li[data-kind="start"]').filter({ hasText: text });

test.describe('The customer’s other conversations', () => {
    test('are not listed as the component is placed, and nothing more is asked for', async ({ page, openCase }) => {
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.postData() ?? ''));
        const org = await openCase(SCENARIO);
        await expectMessages(page, org);
        expect(await starts(page)).toEqual(['this Case', 'this Case']);
        await expect(page.locator('c-chat-history-omission')).toContainText('3 messages');
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
        expect(asked.filter((body) => /EndUserContactId|chatHistoryOther/.test(body))).toEqual([]);
    });

    test('stand in their places, for no call at all', async ({ page, openCase }) => {
        const org = await openCase(SCENARIO, customer);
        await expectMessages(page, org);
        await expect
            .poll(() => starts(page))
            .toEqual([
                'Not linked to a Case',
                'Case …',
                'this Case',
                'Not linked to a Case',
                'this Case',
                'Not linked to a Case'
            ]);
        await expect(showButtons(page)).toHaveCount(4);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
        // What has a place of its own there is not said to be left out.
        await expect(page.locator('c-chat-history-omission')).toHaveCount(0);
        expect(await violations(page, COMPONENT)).toEqual([]);
    });

    test('are loaded one by one: one entries call and one check each, and nobody else’s messages', async ({
        page,
        openCase
    }) => {
        const org = await openCase(SCENARIO, customer);
        await expectMessages(page, org);
        const own = await messageTexts(page);
        await boundary(page, 'Case 0').getByRole('button', { name: 'Show messages' }).click();
        await expect(message(page, 'my bonus points have disappeared?!')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2, activeEver: 1 });
        expect(await messageTexts(page)).toEqual([
            'my bonus points have disappeared?!',
            "They moved to the new programme, Noor. I've opened a case so that accounting adds them again.",
            'ok thanks',
            ...own
        ]);
        // On another channel: one conversation more is marked active.
        await boundary(page, '17:05').getByRole('button', { name: 'Show messages' }).click();
        await expect(message(page, 'do you buy used bikes?')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 3, otherCalls: 3, activeEver: 2 });
        expect((await messageTexts(page)).join()).not.toContain('Yusuf');
    });

    test('of a call to the contact are loaded too', async ({ page, openCase }) => {
        const org = await openCase(SCENARIO, customer);
        await expectMessages(page, org);
        await boundary(page, '13:00').getByRole('button', { name: 'Show messages' }).click();
        await expect(message(page, 'it lies at the counter for you')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
    });

    test('lead to their Case', async ({ page, openCase }) => {
        const org = await openCase(SCENARIO, customer);
        const link = page.getByRole('link', { name: /^Case \d{8}$/ });
        const other = org.hosted.org.world.cases.find(({ subject }) => subject === 'Bonus points gone');
        await expect(link).toHaveText(`Case ${other?.caseNumber ?? ''}`);
        await expect(link).toHaveAttribute('href', `/lightning/r/Case/${other?.id.slice(0, 15) ?? ''}/view`);
    });

    test('of another Case are not listed where only those without one are wanted', async ({ page, openCase }) => {
        const org = await openCase(SCENARIO, unlinked);
        await expectMessages(page, org);
        await expect
            .poll(() => starts(page))
            .toEqual([
                'Not linked to a Case',
                'this Case',
                'Not linked to a Case',
                'this Case',
                'Not linked to a Case'
            ]);
        await expect(page.getByRole('link', { name: /^Case / })).toHaveCount(0);
    });

    test('are part of no question and no automatic load', async ({ page, openCase }) => {
        const properties = { conversationsOf: 'The customer', autoLoad: 'All after asking' };
        const org = await openCase(SCENARIO, { page: { properties } });
        await expectMessages(page, org);
        await expect(showButtons(page)).toHaveCount(4);
        await expect(page.getByRole('button', { name: /^Load/ })).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('that were loaded cost nothing after a reload, where the agent asks again', async ({ page, openCase }) => {
        const org = await openCase(SCENARIO, customer);
        await expectMessages(page, org);
        const show = () => boundary(page, '15:20').getByRole('button', { name: 'Show messages' }).click();
        await show();
        await expect(message(page, 'the green one')).toBeVisible();
        await page.reload();
        await expect(message(page, 'Wonderful, Noor')).toBeVisible();
        await show();
        await expect(message(page, 'the green one')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2, activeEver: 1 });
    });

    test('are said once, quietly, not to be listed where their contact is hidden', async ({ page, openCase }) => {
        const switches = { fields: { 'MessagingSession.EndUserContactId': 'hidden' } } as const;
        const org = await openCase(SCENARIO, { ...customer, switches });
        await expectMessages(page, org);
        await expect(page.getByText("Other conversations of this customer can't be listed")).toHaveCount(1);
        // The call is related to the contact itself.
        expect(await starts(page)).toEqual(['this Case', 'this Case', 'Not linked to a Case']);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('are not listed where nobody can see what they are linked to', async ({ page, openCase }) => {
        const switches = { fields: { 'MessagingSession.CaseId': 'hidden' } } as const;
        const org = await openCase(SCENARIO, { ...customer, switches });
        await expect.poll(() => starts(page)).toEqual(['Not linked to a Case']);
        await expect(page.getByText("Some of this customer's other conversations may not be listed")).toHaveCount(1);
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('that can’t be reached are an outage with a new try', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 503/);
        const org = await openCase(SCENARIO, customer);
        await expectMessages(page, org);
        org.hosted.changeSwitches({ down: { on: ['graphql'], forCalls: null, status: 503 } });
        await page.reload();
        await expect(page.getByRole('button', { name: /^Try again/ }).first()).toBeVisible();
    });
});
