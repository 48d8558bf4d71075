/** The lines in the timeline that say that something is missing: short, and each with its reason at hand. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { COMPONENT, violations } from '../fixtures/axe';
import { LOOKS, NARROW_PX, overflowPx, wear } from '../fixtures/looks';

const omissions = (page: Page) => page.locator('c-chat-history-omission');
const why = (page: Page) => page.getByRole('button', { name: 'Why?' });
const phrase = (page: Page) => page.locator('c-chat-history-completeness summary');

/** A button of SLDS is 2rem tall, and stands in the line. */
const BUTTON_PX = 32;
const TALLEST_PX = BUTTON_PX + 8;
/** The button that gets a bot's messages names its price: in this column it stands below the line. */
const BOT_PX = TALLEST_PX + 20;

for (const scenario of ['missing-bot', 'whatsapp-images', 'several-cases', 'odd-entries', 'late-call-transcript']) {
    test(`Each is one line tall in ${scenario}`, async ({ page, openCase }) => {
        await openCase(scenario, { page: { properties: { height: '2000' } } });
        await expect(omissions(page).first()).toBeVisible();
        const heights = await omissions(page).evaluateAll((rows) =>
            rows.map((row) => {
                const line = row.shadowRoot?.querySelector('.line') ?? row;
                const lines = line.getBoundingClientRect().height / parseFloat(getComputedStyle(line).lineHeight);
                const isBot = row.closest('li')?.dataset['kind'] === 'bot';
                return { lines: Math.round(lines), isBot, px: row.getBoundingClientRect().height };
            })
        );
        const isTall = ({ isBot, px }: (typeof heights)[number]) => px > (isBot ? BOT_PX : TALLEST_PX);
        expect(heights.filter((row) => row.lines !== 1 || isTall(row))).toEqual([]);
    });
}

test('The reason unfolds below the line by keyboard, and the line stays where it is', async ({ page, openCase }) => {
    await openCase('missing-bot', { page: { properties: { height: '2000' } } });
    const reason = page.getByText('The session says that a bot took part');
    await expect(why(page)).toHaveAttribute('aria-expanded', 'false');
    await expect(reason).toBeHidden();
    const before = await why(page).boundingBox();
    await why(page).focus();
    await page.keyboard.press('Enter');
    await expect(reason).toBeVisible();
    await expect(why(page)).toHaveAttribute('aria-expanded', 'true');
    expect(await why(page).boundingBox()).toEqual(before);
    expect((await reason.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + (before?.height ?? 0) / 2);
    await page.keyboard.press('Space');
    await expect(reason).toBeHidden();
});

test('A screen reader reads it as one sentence', async ({ page, openCase }) => {
    await openCase('missing-bot', { page: { properties: { height: '2000' } } });
    await expect(omissions(page).getByRole('paragraph')).toMatchAriaSnapshot(`
        - paragraph:
            - text: The bot's messages are not available here ·
            - time: 10:02
            - text: ·
            - link "View in session"
            - text: ·
            - button "Why?"
    `);
});

for (const scenario of ['missing-bot', 'odd-entries', 'empty-answer', 'two-channels']) {
    test(`axe finds nothing where the header's list and the reasons are open in ${scenario}`, async ({
        page,
        openCase
    }) => {
        await openCase(scenario, { page: { properties: { height: '2000' } } });
        await phrase(page).click();
        for (const button of await why(page).all()) await button.click();
        for (const look of LOOKS) {
            await wear(page, look, 3_000);
            expect(await violations(page, COMPONENT), look.name).toEqual([]);
            if (look.widthPx === NARROW_PX) expect(await overflowPx(page), look.name).toBe(0);
        }
    });
}
