import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { caseWords } from '../fixtures/caseWords';
import type { ShownRow } from '../fixtures/timeline';
import { outlineOf, rowsOf, saidIn } from '../fixtures/timeline';

const OLDER = 'Load older messages · 1 call';
const MAYBE_OLDER =
    'There may be earlier messages · Likely: Salesforce gave as many messages as it can at once, so there may be more. · Load older messages · 1 call, marks 1 conversation active · Open the session record';

test.describe('2,500 entries', () => {
    test('open with the newest page, and come page by page until the first one is there', async ({
        page,
        openCase
    }) => {
        const { hosted, counts } = await openCase('long-chat');
        const words = caseWords(hosted);
        await expect.poll(async () => saidIn(await rowsOf(page)).length).toBe(1_000);
        const newest = await rowsOf(page);
        expect(saidIn(newest)).toEqual(words.slice(-1_000));
        expect(outlineOf(newest)[1]).toBe(MAYBE_OLDER);
        await expect(page.getByText(words.at(-1) ?? '', { exact: true }).last()).toBeInViewport();
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, wokenEver: 1 });

        const more = await grown(page, newest);
        expect(saidIn(more)).toEqual(words.slice(-saidIn(more).length));
        expect(outlineOf(more)[1]).toBe(MAYBE_OLDER);
        const all = await grown(page, more);
        expect(saidIn(all)).toEqual(words);
        await expect(page.getByRole('button', { name: OLDER })).toHaveCount(0);
        expect(counts()).toMatchObject({ entriesCalls: 3, wokenEver: 1 });
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    });

    test('leave what is being read where it is when older ones come', async ({ page, openCase }) => {
        await openCase('long-chat');
        const older = page.getByRole('button', { name: OLDER });
        await older.scrollIntoViewIfNeeded();
        const reading = page.locator('c-chat-history-list li[data-kind=message]').first();
        const key = (await reading.getAttribute('data-key')) ?? '';
        const kept = page.locator(`li[data-key="${key}"] .text`);
        const before = await kept.boundingBox();
        await older.click();
        await expect.poll(async () => (await rowsOf(page)).length).toBeGreaterThan(1_900);
        await expect
            .poll(async () => Math.abs(((await kept.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
            .toBeLessThan(3);
        await expect(kept).toBeInViewport();
    });

    test('cost nothing more when the page is reloaded, and everything read is there', async ({ page, openCase }) => {
        const { counts } = await openCase('long-chat');
        await page.getByRole('button', { name: OLDER }).click();
        await expect.poll(async () => (await rowsOf(page)).length).toBeGreaterThan(1_900);
        const before = await rowsOf(page);
        await page.reload();
        await expect.poll(async () => (await rowsOf(page)).length).toBe(before.length);
        expect(saidIn(await rowsOf(page))).toEqual(saidIn(before));
        expect(counts()).toMatchObject({ entriesCalls: 2, wokenEver: 1 });
    });

    test('keep what is there when older ones can not be had', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 503/);
        const { hosted } = await openCase('long-chat');
        await expect.poll(async () => saidIn(await rowsOf(page)).length).toBe(1_000);
        hosted.changeSwitches({ down: { on: ['entries'], forCalls: null, status: 503 } });
        await page.getByRole('button', { name: OLDER }).click();
        await expect(page.getByText("Salesforce can't be reached")).toBeAttached();
        expect(saidIn(await rowsOf(page))).toHaveLength(1_000);
    });
});

test.describe('a conversation of three years', () => {
    test('shows nothing of the years after, in words or counts of other Cases', async ({ page, openCase }) => {
        const { hosted, counts } = await openCase('three-years');
        await expect.poll(async () => saidIn(await rowsOf(page))).toEqual(caseWords(hosted));
        await expect(page.getByRole('button', { name: OLDER })).toHaveCount(0);
        await expect(page.locator('c-chat-history-omission')).toHaveCount(0);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, wokenEver: 1 });
    });
});

/** Asks for older messages, waits for them, and checks that they came before what was there without touching it. */
async function grown(page: Page, before: readonly ShownRow[]): Promise<readonly ShownRow[]> {
    await page.getByRole('button', { name: OLDER }).click();
    await expect.poll(async () => saidIn(await rowsOf(page)).length).toBeGreaterThan(saidIn(before).length);
    const after = await rowsOf(page);
    const keysOf = (rows: readonly ShownRow[]): readonly string[] =>
        rows.filter(({ kind }) => kind === 'message').map(({ key }) => key);
    expect(keysOf(after).slice(-keysOf(before).length)).toEqual(keysOf(before));
    return after;
}
