import { expect, test } from '../fixtures';
import { LIST_READS, RECORD_READS } from '../fixtures/orgUnderTest';
import { messageTexts, noticeLines, outlineOf, rowsOf, showButtons, textsIn } from '../fixtures/timeline';
import { OUTLINES } from './outlines';

test.describe('The timeline', () => {
    for (const { scenario, rows, says = [], calls, shows = 0 } of OUTLINES) {
        test(`keeps the promise of the scenario ${scenario}, message by message and call by call`, async ({
            page,
            openCase
        }) => {
            const org = await openCase(scenario);
            for (let asked = 0; asked < shows; asked += 1) await showButtons(page).first().click();
            await expect.poll(async () => outlineOf(await rowsOf(page))).toEqual(linesOf(rows));

            const shown = await rowsOf(page);
            const entriesCalls = calls?.entriesCalls ?? 1;
            expect(textsIn(shown)).toEqual(entriesCalls === 0 ? [] : org.messages());
            expect(shown.map(({ line }) => line)).toEqual(expect.arrayContaining([...says]));
            expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length);
            expect(await noticeLines(page)).toEqual([]);
            expect(org.counts()).toMatchObject({
                entriesCalls,
                otherCalls: calls?.otherCalls ?? 1,
                recordReads: RECORD_READS,
                activeEver: entriesCalls
            });
        });
    }

    test('shows what can not be read as that, and hostile text as text', async ({ page, openCase }) => {
        const org = await openCase('odd-entries');
        await expect
            .poll(async () => outlineOf(await rowsOf(page)))
            .toEqual([
                'Web chat (shop), MS-00004100 | Started 09:39 · Agent: Marek Halloway',
                'Monday, 16 November 2026',
                '1 message',
                'Marek Halloway joined · 09:40',
                '4 messages',
                "A message that can't be read here · 09:43 · View in session · Why? | Salesforce sent this message in a format that Chat History can't read.",
                '6 messages',
                '2 messages left out: their session is unknown · Why? | Salesforce names no session here, and nothing else tells which one it was.',
                'Ended 09:46 · 6 mins · by agent'
            ]);
        const texts = await messageTexts(page);
        expect(texts).toEqual(expect.arrayContaining([...org.messages()]));
        expect(texts).toEqual(expect.arrayContaining(['A word from the router.', 'A sentence without an identifier.']));
        const shown = page.locator('c-chat-history-list .text');
        await expect(shown.locator('b, img, script')).toHaveCount(0);
        await expect(shown.getByRole('link')).toHaveText(['https://help.kurbel-akku.example/brakes?a=1&b=2']);
        await expect(shown.getByRole('link')).toHaveAttribute(
            'href',
            'https://help.kurbel-akku.example/brakes?a=1&b=2'
        );
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
    });

    test('links addresses in Markdown and without a scheme, decodes entities, and says that a message is blank', async ({
        page,
        openCase
    }) => {
        await openCase('links-and-blanks');
        await expect
            .poll(() => messageTexts(page))
            .toEqual([
                "**Hi!** I'm Rolf. Your parcel: [Track it](https://track.kurbel-akku.example/KA-78114)",
                'thx. and the manual?',
                "It's at www.kurbel-akku.example/manuals – page 12 & 13.",
                '(blank message)',
                'sorry, pocket. my invoice should go to robin@home.example please',
                "Noted. I wouldn't open https://kurbel-akku.example@evil.example if I were you."
            ]);
        const links = page.locator('c-chat-history-list .text').getByRole('link');
        expect(
            await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]))
        ).toEqual([
            ['https://track.kurbel-akku.example/KA-78114', 'https://track.kurbel-akku.example/KA-78114'],
            ['www.kurbel-akku.example/manuals', 'https://www.kurbel-akku.example/manuals'],
            ['robin@home.example', 'mailto:robin@home.example']
        ]);
    });

    test('reads the same when it is copied, or read aloud, as on screen', async ({ page, openCase }) => {
        const org = await openCase('two-channels');
        await expect(page.getByRole('heading', { name: 'Kurbel & Akku on Facebook, MS-00004100' })).toBeAttached();
        const last = page.locator('c-chat-history-list li[data-kind=message]').last();
        await expect(last).toBeVisible();
        const copied = await last.evaluate((row) => {
            getSelection()?.selectAllChildren(row);
            return getSelection()?.toString().trim().split(/\n+/);
        });
        expect(copied).toEqual(['Lena Okoro, Agent · 13:08', org.messages().at(-1)]);
    });

    test('folds long messages until the reader wants all, and marks a text that direction controls reorder', async ({
        page,
        openCase
    }) => {
        const org = await openCase('long-texts');
        const showAll = page.getByRole('button', { name: 'Show all', exact: true });
        await expect(showAll).toHaveCount(2);
        const region = page.getByRole('region', { name: /Conversations/ });
        // 3,000 lines that are not folded would be 60,000 px high.
        expect(await region.evaluate(({ scrollHeight }) => scrollHeight)).toBeLessThan(5_000);
        await expect(page.locator('c-chat-history-list .remark').filter({ hasNotText: 'Show all' })).toHaveCount(1);
        await showAll.first().click();
        await showAll.first().click();
        await expect(showAll).toHaveCount(0);
        const texts = await messageTexts(page);
        expect(texts).toEqual(expect.arrayContaining([...org.messages()]));
        // Two that look the same, without an identifier, are two.
        expect(texts.filter((text) => text === 'Hello?')).toHaveLength(2);
    });

    test('says that nothing is linked to the Case, and calls nothing', async ({ page, openCase }) => {
        const org = await openCase('nothing-linked');
        await expect
            .poll(() => noticeLines(page))
            .toEqual([
                [
                    'No conversations are linked to this Case',
                    'To link one, open the messaging session and fill in its Case field. A call appears here when it is related to this Case.'
                ]
            ]);
        await expect(page.locator('c-chat-history iframe')).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: LIST_READS, activeEver: 0 });
    });
});

function linesOf(text: string): readonly string[] {
    return text
        .trim()
        .split('\n')
        .map((line) => line.trim());
}
