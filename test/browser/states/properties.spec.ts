import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { noticeLines, rowsOf, textsIn, showButtons } from '../fixtures/timeline';

const CANVAS = '/flexipageEditor/surface.app';

async function heightPx(page: Page): Promise<number> {
    const region = page.getByRole('region', { name: 'Conversations on this Case' });
    return Math.round((await region.boundingBox())?.height ?? 0);
}

test.describe('App Builder properties', () => {
    for (const [given, wanted] of [
        [undefined, 480],
        ['160', 160],
        ['300', 300],
        ['12', 480],
        ['9999', 480],
        ['tall', 480]
    ] as const) {
        test(`a height of ${given ?? 'nothing'} makes the messages ${wanted} px high`, async ({ page, openCase }) => {
            await openCase('calm-chat', { page: { properties: given === undefined ? {} : { height: given } } });
            await expect.poll(() => heightPx(page)).toBe(wanted);
        });
    }

    for (const [autoLoad, scenario, entriesCalls, offers] of [
        ['Newest conversation', 'two-channels', 1, 1],
        ['Open conversations', 'two-channels', 0, 2],
        ['Open conversations', 'running-call', 1, 1],
        ['Nothing', 'two-channels', 0, 2],
        ['none', 'two-channels', 0, 2],
        ['everything', 'two-channels', 1, 1]
    ] as const) {
        test(`"Load automatically: ${autoLoad}" loads ${entriesCalls} of two: ${scenario}`, async ({
            page,
            openCase
        }) => {
            const { counts } = await openCase(scenario, { page: { properties: { autoLoad } } });
            await expect(showButtons(page)).toHaveCount(offers);
            await expect.poll(async () => textsIn(await rowsOf(page)).length > 0).toBe(entriesCalls > 0);
            expect(counts()).toMatchObject({ entriesCalls, otherCalls: entriesCalls, activeEver: entriesCalls });
        });
    }

    for (const [heading, wanted] of [
        ['What was said', 'What was said'],
        ['<b>Bold</b> & co.', '<b>Bold</b> & co.'],
        ['   ', 'Chat History']
    ] as const) {
        test(`a title of "${heading}" reads "${wanted}"`, async ({ page, openCase }) => {
            await openCase('nothing-linked', { page: { properties: { heading } } });
            await expect(page.locator('c-chat-history').getByRole('heading', { level: 2 })).toHaveText(wanted);
        });
    }

    test('that are wrong are listed for the admin in one notice of the canvas, each with the reason and what is used instead', async ({
        page,
        makeOrg
    }) => {
        const { origin, counts } = makeOrg('calm-chat');
        await page.goto(`${origin}${CANVAS}?p.height=12&p.autoLoad=everything`);
        await expect
            .poll(() => noticeLines(page))
            .toEqual([
                ['Sample', expect.stringMatching(/^Sample messages for App Builder\./)],
                [
                    '2 properties of this component have a wrong value',
                    'Height (pixels): “12” is not a whole number from 160 to 2000. 480 is used instead.',
                    'Load automatically: “everything” is not one of the choices. Newest conversation is used instead.'
                ]
            ]);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
    });
});

test.describe('the canvas of App Builder', () => {
    test('shows a labelled sample and sends no request, whatever is clicked', async ({ page, makeOrg }) => {
        const { origin, counts } = makeOrg('calm-chat');
        const asked: string[] = [];
        page.on('request', (request) => {
            if (/graphql|services|apex/i.test(request.url())) asked.push(request.url());
        });
        await page.goto(`${origin}${CANVAS}?p.heading=Said&p.height=200`);
        await expect(page.getByText('Sample', { exact: true })).toBeVisible();
        await expect(page.getByRole('heading', { name: 'Said' })).toBeVisible();
        await expect.poll(() => heightPx(page)).toBe(200);
        await expect(page.locator('c-chat-history header').getByRole('button')).toHaveCount(0);
        await expect(page.locator('c-chat-history').getByRole('button')).toHaveCount(0);
        for (const link of await page.locator('c-chat-history').getByRole('link').all()) await link.click();
        await expect(page.locator('c-chat-history iframe')).toHaveCount(0);
        expect(asked).toEqual([]);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
    });
});
