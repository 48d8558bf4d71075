/** How long a transcript may be reused, from the cache and on screen. */
import { expect, test } from '../fixtures';
import { expectMessages, messageTexts, outlineOf, rowsOf } from '../fixtures/timeline';
import { storedRecords } from './storedRecords';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test.describe('A cached transcript', () => {
    test('is reused for 12 hours and not a minute longer', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        await org.passTime(page, 12 * HOUR_MS - MINUTE_MS);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await org.passTime(page, 2 * MINUTE_MS);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        const [record, ...others] = await storedRecords(page);
        expect(others).toEqual([]);
        expect(record?.at).toBeGreaterThanOrEqual(org.hosted.scenario.nowAt + 12 * HOUR_MS);
    });

    test("is reused as long as the org's settings say, and a component can only ask for less", async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat', {
            switches: { settings: { Max_Age_Hours__c: 2 } },
            page: { properties: { maxAgeHours: '12' } }
        });
        await expectMessages(page, org);
        await org.passTime(page, 2 * HOUR_MS - MINUTE_MS);
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await page.goto(org.caseUrl({ panel: 'closed', properties: { maxAgeHours: '1' } }));
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        await org.passTime(page, 2 * HOUR_MS + MINUTE_MS);
        await page.goto(org.caseUrl({ panel: 'closed', properties: { maxAgeHours: '12' } }));
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 3 });
    });
});

test.describe('Messages that stay on screen past the maximum age', () => {
    test('are covered by a question: the agent can show them for no call, or load them again for one', async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat', { switches: { settings: { Max_Age_Hours__c: 2 } } });
        await expectMessages(page, org);
        await org.passTime(page, 2 * HOUR_MS + MINUTE_MS);
        await expect
            .poll(async () => outlineOf(await rowsOf(page)))
            .toEqual([
                'Web chat (shop), MS-00004100 | Started 3 Nov, 11:14 · Agent: Lena Okoro',
                'Last loaded …. These messages may have changed since then. | Load again | Show them',
                'Ended 11:34 · 19 mins · by agent'
            ]);
        await page.getByRole('button', { name: 'Show them' }).click();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('come back with one call when they are loaded again', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { settings: { Max_Age_Hours__c: 2 } } });
        await expectMessages(page, org);
        await org.passTime(page, 2 * HOUR_MS + MINUTE_MS);
        await page.getByRole('button', { name: 'Load again' }).click();
        await expectMessages(page, org);
        await expect(page.getByRole('button', { name: 'Show them' })).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
        expect(await messageTexts(page)).toHaveLength(17);
    });
});
