import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import type { ShownRow } from '../fixtures/timeline';
import { message, messageTexts, outlineOf, positionInRegion, rowsOf, textsIn } from '../fixtures/timeline';

const MAYBE_OLDER =
    'There are probably older messages · View in session · Why? | Load older messages | Salesforce sent as many messages as it can send at once, so there may be more.';

/** Thousands of rows, or millions of characters, take a busy machine longer than other pages do. */
const PATIENT = { timeout: 25_000 };

test.describe('A conversation of 2,500 entries', () => {
    test('opens with the newest page and loads page by page, which a reload gets from the cache', async ({
        page,
        openCase
    }) => {
        const org = await openCase('long-chat');
        const texts = org.messages();
        await expect.poll(() => messageTexts(page), PATIENT).toEqual(texts.slice(-1_000));
        const newest = await rowsOf(page);
        expect(outlineOf(newest)[1]).toBe(MAYBE_OLDER);
        await expect(message(page, texts.at(-1) ?? '').last()).toBeInViewport();
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });

        const more = await loadOlder(page, newest);
        expect(textsIn(more)).toEqual(texts.slice(-textsIn(more).length));
        expect(outlineOf(more)[1]).toBe(MAYBE_OLDER);
        await page.reload();
        await expect.poll(() => messageTexts(page), PATIENT).toEqual(textsIn(more));
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });

        const all = await loadOlder(page, await rowsOf(page));
        expect(textsIn(all)).toEqual(texts);
        await expect(olderButton(page)).toHaveCount(0);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(org.counts()).toMatchObject({ entriesCalls: 3, otherCalls: 1, activeEver: 1 });
    });

    test('leaves the message that is being read in its place when older ones fail to come, and when they come', async ({
        page,
        openCase,
        watched
    }) => {
        watched.expectErrors(/status of 503/);
        const org = await openCase('long-chat');
        await olderButton(page).scrollIntoViewIfNeeded();
        const first = page.locator('c-chat-history-list li[data-kind=message]').first();
        const reading = page.locator(`li[data-key="${(await first.getAttribute('data-key')) ?? ''}"] .text`);
        const before = await positionInRegion(reading);
        const moved = async () => Math.abs((await positionInRegion(reading)) - before);

        org.hosted.changeSwitches({ down: { on: ['entries'], forCalls: null, status: 503 } });
        await olderButton(page).click();
        await expect(page.getByText("Salesforce can't be reached").first()).toBeAttached();
        expect(await messageTexts(page)).toEqual(org.messages().slice(-1_000));
        await expect.poll(moved).toBeLessThan(2);

        org.hosted.changeSwitches({ down: null });
        await org.passTime(page, 10 * 60_000);
        await olderButton(page).click();
        await expect.poll(async () => (await messageTexts(page)).length, PATIENT).toBeGreaterThan(1_900);
        await expect.poll(moved).toBeLessThan(2);
        await expect(reading).toBeInViewport();
    });
});

test('An answer that is too large is cut to what fits, and the rest comes as older messages', async ({
    page,
    openCase
}) => {
    const org = await openCase('large-texts');
    await expect(olderButton(page)).toBeAttached(PATIENT);
    // The beginnings alone: all texts together have 21 million characters.
    const beginnings = org.messages().map(beginningOf);
    const shown = (await messageTexts(page)).map(beginningOf);
    expect(shown.length).toBeLessThan(beginnings.length);
    expect(shown).toEqual(beginnings.slice(-shown.length));
    await olderButton(page).click();
    await expect.poll(async () => (await messageTexts(page)).map(beginningOf), PATIENT).toEqual(beginnings);
    await expect(olderButton(page)).toHaveCount(0);
});

function beginningOf(text: string): string {
    return text.slice(0, 12);
}

function olderButton(page: Page) {
    return page.getByRole('button', { name: 'Load older messages', exact: true });
}

/** Loads older messages, and checks that they came before what was there without touching it. */
async function loadOlder(page: Page, before: readonly ShownRow[]): Promise<readonly ShownRow[]> {
    await olderButton(page).click();
    await expect.poll(async () => (await messageTexts(page)).length, PATIENT).toBeGreaterThan(textsIn(before).length);
    const after = await rowsOf(page);
    const keysOf = (rows: readonly ShownRow[]): readonly string[] =>
        rows.filter(({ kind }) => kind === 'message').map(({ key }) => key);
    expect(keysOf(after).slice(-keysOf(before).length)).toEqual(keysOf(before));
    return after;
}
