import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { messagesOf } from '../fixtures/orgUnderTest';
import { refreshButton, rowsOf, textsIn, showButtons } from '../fixtures/timeline';

/** More stops than any page here has: more means that the focus is trapped. */
const MAX_STOPS = 40;

/** What has the focus, through all shadow roots: its accessible words, and whether an outline shows it. */
type Stop = Readonly<{ words: string; inside: boolean; outline: boolean }>;

async function focused(page: Page): Promise<Stop> {
    return page.evaluate(() => {
        let active = document.activeElement;
        let inside = false;
        while (active !== null) {
            inside ||= active.localName === 'c-chat-history';
            const inner = active.shadowRoot?.activeElement;
            if (!inner) break;
            active = inner;
        }
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(active ?? document.body);
        const outline = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
        const words = active?.getAttribute('aria-label') ?? active?.textContent ?? '';
        return { words: words.trim(), inside, outline };
    });
}

/** Tab by Tab through the component, from before it to after it. */
async function tabThrough(page: Page, key = 'Tab'): Promise<readonly Stop[]> {
    const stops: Stop[] = [];
    for (let presses = 0; presses < MAX_STOPS; presses += 1) {
        await page.keyboard.press(key);
        const stop = await focused(page);
        if (stop.inside) stops.push(stop);
        else if (stops.length > 0) return stops;
    }
    throw new Error(`Still inside the component after ${MAX_STOPS} stops: the focus is trapped.`);
}

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
    for (let presses = 0; presses < MAX_STOPS; presses += 1) {
        if (await wanted.evaluate((element) => element.matches(':focus'))) return;
        await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there.');
}

test.describe('by keyboard', () => {
    const REGION = 'Conversations on this Case';

    for (const [scenario, words] of [
        [
            'two-channels',
            [
                'Refresh',
                'More actions',
                "Can't tell if parts are missing",
                REGION,
                'MS-00004100',
                'Show messages',
                'MS-00004101'
            ]
        ],
        [
            'missing-bot',
            [
                'Refresh',
                'More actions',
                'Parts missing',
                REGION,
                'MS-00004100',
                'View in session',
                'Why?',
                "Get the bot's messages (1–2 requests)"
            ]
        ]
    ] as const) {
        test(`Tab reaches everything in order, with a visible outline, and leaves again: ${scenario}`, async ({
            page,
            openCase
        }) => {
            const { hosted } = await openCase(scenario);
            await expect.poll(async () => textsIn(await rowsOf(page))).toContain(messagesOf(hosted).at(-1));
            const stops = await tabThrough(page);
            expect(stops.map((stop) => stop.words)).toEqual(words);
            expect(stops.filter(({ outline }) => !outline)).toEqual([]);
            const back = await tabThrough(page, 'Shift+Tab');
            expect(back.map((stop) => stop.words)).toEqual([...words].reverse());
        });
    }

    test('Tab reaches the links in a message', async ({ page, openCase }) => {
        await openCase('calm-chat');
        const link = page.getByRole('link', { name: 'https://help.kurbel-akku.example/display-contacts' });
        await expect(link).toBeAttached();
        await tabTo(page, link);
        await expect(link).toBeInViewport();
    });

    for (const key of ['Enter', 'Space']) {
        test(`${key} loads messages, and the next Tab continues from there`, async ({ page, openCase }) => {
            const { hosted, counts } = await openCase('two-channels');
            // Until the newest one has loaded there are two.
            await expect(showButtons(page)).toHaveCount(1);
            await tabTo(page, showButtons(page));
            await page.keyboard.press(key);
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            expect(await focused(page)).toMatchObject({ inside: true, words: 'MS-00004100' });
            await page.keyboard.press('Tab');
            expect(await focused(page)).toMatchObject({ inside: true, words: 'MS-00004101' });
            expect(counts()).toMatchObject({ entriesCalls: 2 });
        });

        test(`${key} refreshes`, async ({ page, openCase }) => {
            const { hosted, counts } = await openCase('live-chat');
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            await tabTo(page, refreshButton(page));
            await page.keyboard.press(key);
            await expect.poll(() => counts()['entriesCalls']).toBe(2);
        });

        test(`${key} loads older messages, and the focus stays in the timeline`, async ({ page, openCase }) => {
            await openCase('long-chat');
            const older = page.getByRole('button', { name: 'Load older messages' });
            await tabTo(page, older);
            await page.keyboard.press(key);
            await expect.poll(async () => textsIn(await rowsOf(page)).length).toBeGreaterThan(1_900);
            expect((await focused(page)).inside).toBe(true);
        });
    }

    test('the timeline scrolls', async ({ page, openCase }) => {
        const { hosted } = await openCase('calm-chat');
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
        const region = page.getByRole('region', { name: REGION });
        await tabTo(page, region);
        await page.keyboard.press('Home');
        await expect(page.getByText('Hello, is anybody there?')).toBeInViewport();
        await page.keyboard.press('End');
        await expect(page.getByText('You too, Tom. Ride safely!')).toBeInViewport();
    });
});
