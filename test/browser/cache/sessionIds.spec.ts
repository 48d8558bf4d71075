/** Whether the page's session id is the same on every load is not known: nothing may be wrong either way, only dearer. */
import { expect, test } from '../fixtures';
import { expectMessages } from '../fixtures/timeline';
import { storedRecords } from './storedRecords';

test.describe('A session id', () => {
    test('that is new on every load costs one call for each, every message is right, and the user is the same', async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat', { switches: { sessionId: 'every-load' } });
        for (let load = 1; load <= 3; load += 1) {
            await expectMessages(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: load, activeEver: 1 });
            if (load < 3) await page.reload();
        }
        const records = await storedRecords(page);
        expect(new Set(records.map(({ keyId }) => keyId)).size).toBe(3);
        expect(new Set(records.map(({ owner }) => owner)).size).toBe(1);
    });

    test('that is new on every load still lets all tabs share one budget', async ({ page, openCase, openTab }) => {
        const org = await openCase('calm-chat', {
            switches: { sessionId: 'every-load', settings: { Hourly_Budget__c: 2 } }
        });
        await expectMessages(page, org);
        const second = await openTab(org);
        await expectMessages(second, org);
        const third = await openTab(org);
        await expect(third.getByText("Messages aren't loaded automatically right now").first()).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('that is new with every hand-over costs one call for each of them, and none for a reload', async ({
        page,
        context,
        openCase
    }) => {
        const org = await openCase('calm-chat', { switches: { sessionId: 'per-hand-over', firstLoad: 'handed-over' } });
        await expectMessages(page, org);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
        await context.clearCookies();
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
    });
});
