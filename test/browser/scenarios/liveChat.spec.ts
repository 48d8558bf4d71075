import { expect, test } from '../fixtures';
import { caseWords } from '../fixtures/caseWords';
import { outlineOf, refreshButton, rowsOf, saidIn } from '../fixtures/timeline';

test.describe('a chat that is still going on', () => {
    test('is shown as active, and a refresh brings what was written since', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('live-chat');
        hosted.clock.change({ at: hosted.scenario.nowAt, frozen: true });
        await expect
            .poll(async () => outlineOf(await rowsOf(page)))
            .toEqual([
                'Web chat (shop) · MS-00004100 · Started 23 Nov 2026, 11:51 · Active · Agent: Priya Raman · Customer: Ottilie Marchetti',
                'Monday, 23 November 2026',
                '8 messages',
                'Still open. Last read …; what was written since is not shown. · Refresh · 1 call, marks 1 conversation active'
            ]);
        const before = await rowsOf(page);
        expect(saidIn(before)).toEqual(caseWords(hosted));

        hosted.clock.change({ advanceMs: 10 * 60_000 });
        await refreshButton(page).click();
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
        const after = await rowsOf(page);
        expect(after.length).toBe(before.length + 5);
        // All but the end, which says when it was read.
        expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
        await expect(page.getByText('on the ferry 🛳️')).toBeInViewport();
        expect(counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2, wokenEver: 1 });
    });
});
