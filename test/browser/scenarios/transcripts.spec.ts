import { expect, test } from '../fixtures';
import { caseWords } from '../fixtures/caseWords';
import { noticesOf, outlineOf, rowsOf, saidIn, showButtons } from '../fixtures/timeline';
import { OUTLINES } from './outlines';

test.describe('the timeline of a scenario', () => {
    for (const { scenario, rows, says = [], calls, shows = 0 } of OUTLINES) {
        test(`keeps the promise of "${scenario}", word by word and call by call`, async ({ page, openCase }) => {
            const { hosted, counts } = await openCase(scenario);
            for (let asked = 0; asked < shows; asked += 1) await showButtons(page).first().click();
            await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual(linesOf(rows));

            const shown = await rowsOf(page);
            const read = calls?.entriesCalls ?? 1;
            if (scenario !== 'standard-channel') expect(saidIn(shown)).toEqual(caseWords(hosted));
            expect(shown.map(({ line }) => line)).toEqual(expect.arrayContaining([...says]));
            expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length);
            await expect(noticesOf(page)).toHaveCount(0);
            expect(counts()).toMatchObject({
                entriesCalls: read,
                otherCalls: calls?.otherCalls ?? 1,
                recordReads: 2,
                wokenEver: read
            });
        });
    }

    test('shows what could not be read as that, and hostile text as text', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('odd-entries');
        await expect
            .poll(async () => outlineOf(await rowsOf(page)))
            .toEqual([
                'Web chat (shop) · MS-00004100 · Started 16 Nov 2026, 09:39 · Ended · Agent: Marek Halloway · Customer: Zeno Abernathy-Smit',
                'Monday, 16 November 2026',
                '5 messages',
                "Not shown: an entry that could not be read · 09:43 · Known: Salesforce gave an entry here in a form that this component can't read. · Open the session record",
                '6 messages',
                'Not shown: 2 messages that fit no single session · Known: They name no session, and their time fits none or more than one. They were received and left out. · Open the session record',
                'Ended 16 Nov 2026, 09:46 · after 6 mins 42 secs · by the agent'
            ]);
        const said = saidIn(await rowsOf(page));
        expect(said).toEqual(expect.arrayContaining([...caseWords(hosted)]));
        expect(said).toEqual(expect.arrayContaining(['A word from the router.', 'A sentence without an identifier.']));
        const texts = page.locator('c-chat-history-list .text');
        await expect(texts.locator('b, img, script')).toHaveCount(0);
        await expect(texts.getByRole('link')).toHaveText(['https://help.kurbel-akku.example/brakes?a=1&b=2']);
        await expect(texts.getByRole('link')).toHaveAttribute(
            'href',
            'https://help.kurbel-akku.example/brakes?a=1&b=2'
        );
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, wokenEver: 1 });
    });

    test('says that nothing is linked, and asks for no transcript', async ({ page, openCase }) => {
        const { counts } = await openCase('nothing-linked');
        await expect(noticesOf(page)).toContainText([
            /No conversations are linked to this Case.*open the session record and fill in its Case field\./
        ]);
        await expect(page.locator('c-chat-history iframe')).toHaveCount(0);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 2, wokenEver: 0 });
    });
});

function linesOf(text: string): readonly string[] {
    return text
        .trim()
        .split('\n')
        .map((line) => line.trim());
}
