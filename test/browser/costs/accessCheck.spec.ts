/** The access check is remembered: an API call that is saved at every visit. */
import { expect, test } from '../fixtures';
import { chooseFromMenu, expectMessages, expectNewestMessage, message } from '../fixtures/timeline';

const CHECK_LASTS_MS = 15 * 60_000;

test.describe('The access check', () => {
    test('is remembered for 15 minutes: the same Case in a reload or a second tab costs no API call at all', async ({
        page,
        openCase,
        openTab
    }) => {
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        await page.reload();
        await expectMessages(page, org);
        await expectMessages(await openTab(org), org);
        await org.passTime(page, CHECK_LASTS_MS - 60_000);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });

        await org.passTime(page, 120_000);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
        // What the user wants to be new is checked anew.
        await chooseFromMenu(page, 'Reload 1 ended conversation');
        await expect.poll(() => org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 3 });
    });

    test('of one Case renews those of the others, so going back and forth costs one call in 15 minutes', async ({
        page,
        openCase
    }) => {
        const org = await openCase('slow-org', { switches: { slow: null }, page: { panel: 'open' } });
        const nextCase = page.getByRole('button', { name: 'Next Case' });
        const goForthAndBack = async () => {
            await nextCase.click();
            await expect(message(page, 'Do you still have the child seat')).toBeVisible();
            await nextCase.click();
            await expectNewestMessage(page, org);
        };
        await expectNewestMessage(page, org);
        await goForthAndBack();
        await goForthAndBack();
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
        await org.passTime(page, CHECK_LASTS_MS);
        await goForthAndBack();
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 3 });
    });

    test('is made for every answer where the org sets zero minutes', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { settings: { Access_Check_Minutes__c: 0 } } });
        await expectMessages(page, org);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });

    test('that fails once it is due shows nothing of what is cached', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 503/);
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        await org.passTime(page, CHECK_LASTS_MS);
        org.hosted.changeSwitches({ down: { on: ['composite'], forCalls: null, status: 503 } });
        await page.reload();
        await expect(page.getByText("Salesforce can't be reached").first()).toBeVisible();
        await expect(page.locator('c-chat-history-list li[data-kind=message]')).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });
});
