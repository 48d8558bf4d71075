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

    for (const sessionId of ['every-load', 'per-hand-over'] as const) {
        test(`that changes (${sessionId}) costs nothing while another tab of this user lives`, async ({
            page,
            context,
            makeOrg
        }) => {
            const org = makeOrg('calm-chat', { switches: { sessionId } });
            await page.goto(org.caseUrl({ panel: 'closed' }));
            await expectWords(page, org);
            const other = await context.newPage();
            for (let load = 0; load < 3; load++) {
                // A new hand-over, too.
                await context.clearCookies();
                await other.goto(org.caseUrl({ panel: 'closed' }));
                await expectWords(other, org);
            }
            // The first tab may go as well now: the second has its keys.
            await page.reload();
            await expectWords(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        });
    }

    test('that is new on every load lets two tabs that open at once make one call', async ({
        page,
        context,
        makeOrg
    }) => {
        const org = makeOrg('calm-chat', {
            switches: { sessionId: 'every-load', slow: { on: ['entries'], forCalls: null, delayMs: 500 } }
        });
        const tabs = [page, await context.newPage(), await context.newPage()];
        await Promise.all(tabs.map((tab) => tab.goto(org.caseUrl({ panel: 'closed' }))));
        for (const tab of tabs) await expectWords(tab, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
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
