/** Whether the page's session id is the same on every load is not known: nothing may be wrong either way. */
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import { expectWords, keptRecords } from './keptRecords';

test.describe('a session id', () => {
    test('that is the same on every load reads what was kept', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { sessionId: 'stable' } });
        for (let load = 0; load < 2; load++) {
            await expectWords(page, org);
            await page.reload();
        }
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('that is new on every load costs one call for each, and every word is right', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { sessionId: 'every-load' } });
        for (let load = 1; load <= 3; load++) {
            for (const words of org.words()) await expect(message(page, words).first()).toBeAttached();
            expect(org.counts()).toMatchObject({ entriesCalls: load });
            await page.reload();
        }
        await expectWords(page, org);
        const owners = new Set((await keptRecords(page)).map(({ owner }) => owner));
        expect(owners.size).toBe(1);
    });

    test('that is new with every hand-over costs one call for each of them', async ({ page, context, openCase }) => {
        const org = await openCase('calm-chat', { switches: { sessionId: 'per-hand-over', firstLoad: 'handed-over' } });
        await expectWords(page, org);
        await page.reload();
        await expectWords(page, org);
        const loadsBefore = org.counts()['entriesCalls'];
        await context.clearCookies();
        await page.reload();
        await expectWords(page, org);
        expect([loadsBefore, org.counts()['entriesCalls']]).toEqual([1, 2]);
    });
});
