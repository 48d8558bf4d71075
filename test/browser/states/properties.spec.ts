import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { noticeLines, rowsOf, saidIn, showButtons } from '../fixtures/timeline';

const CANVAS = '/flexipageEditor/surface.app';

async function heightPx(page: Page): Promise<number> {
    const region = page.getByRole('region', { name: 'Conversations of this Case' });
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
        ['newest', 'two-channels', 1, 1],
        ['open', 'two-channels', 0, 2],
        ['open', 'running-call', 1, 1],
        ['none', 'two-channels', 0, 2],
        ['everything', 'two-channels', 1, 1]
    ] as const) {
        test(`"${autoLoad}" loads ${entriesCalls} of two by itself: ${scenario}`, async ({ page, openCase }) => {
            const { counts } = await openCase(scenario, { page: { properties: { autoLoad } } });
            await expect(showButtons(page)).toHaveCount(offers);
            await expect.poll(async () => saidIn(await rowsOf(page)).length > 0).toBe(entriesCalls > 0);
            expect(counts()).toMatchObject({ entriesCalls, otherCalls: entriesCalls, wokenEver: entriesCalls });
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

    test('that are wrong are said to the admin in the canvas, each with its default', async ({ page, makeOrg }) => {
        const { origin, counts } = makeOrg('calm-chat');
        await page.goto(`${origin}${CANVAS}?p.height=12&p.autoLoad=everything`);
        const step = 'For the admin: Open this page in Lightning App Builder (Setup, Edit Page), select Chat History,';
        await expect
            .poll(() => noticeLines(page))
            .toEqual([
                ['Sample', expect.stringMatching(/^This is made-up text for App Builder\./)],
                [
                    "A setting of this component can't be used",
                    '"Height of the messages" uses its default, 480.',
                    `${step} and correct "Height of the messages".`
                ],
                [
                    "A setting of this component can't be used",
                    '"Loads by itself" uses its default, newest.',
                    `${step} and correct "Loads by itself".`
                ]
            ]);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, recordReads: 0 });
    });
});

test.describe('the canvas of App Builder', () => {
    test('shows a labelled sample and asks nothing, whatever is clicked', async ({ page, makeOrg }) => {
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
