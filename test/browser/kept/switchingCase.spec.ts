/** The page stays and its Case changes, in the middle of reading: not a word of one is ever shown on the other. */
import type { Page, Route } from '@playwright/test';
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';

type Watched = typeof globalThis & { added: string[] };

/**
 * Runs before the page's scripts: keeps every text that is ever put into the document. Trap: synthetic shadow replaces
 * the observer with one that does not see into components, so this one must be made before.
 */
function watchDocument(): void {
    const added: string[] = [];
    (globalThis as Watched).added = added;
    new MutationObserver((changes) => {
        for (const { addedNodes, target, type } of changes) {
            if (type === 'characterData') added.push(target.textContent ?? '');
            for (const node of addedNodes) added.push(node.textContent ?? '');
        }
    }).observe(document, { childList: true, characterData: true, subtree: true });
}

/** What was put into the document since the last time. */
function takeAdded(page: Page): Promise<string> {
    return page.evaluate(() => (globalThis as Watched).added.splice(0).join('\n'));
}

/** Texts of the entries of the scenario's Case, and of the others. */
function wordsOf({ hosted, caseId }: OrgUnderTest): Readonly<{ here: readonly string[]; there: readonly string[] }> {
    const { sessions, entries } = hosted.org.world;
    const own = new Set(sessions.filter((one) => one.caseId === caseId).map(({ conversationId }) => conversationId));
    const texts = (isOwn: boolean): readonly string[] =>
        entries.flatMap(({ content, conversationId }) =>
            content.kind === 'text' && own.has(conversationId) === isOwn ? [content.text] : []
        );
    return { here: texts(true), there: texts(false) };
}

function wordsIn(text: string, words: readonly string[]): readonly string[] {
    return words.filter((each) => text.includes(each));
}

/** Holds the first request to this address until it is let go. */
async function holdFirst(
    page: Page,
    address: string
): Promise<Readonly<{ held: () => boolean; letGo: () => Promise<void> }>> {
    let first: Route | null = null;
    await page.route(address, async (route) => {
        if (first !== null) return route.continue();
        first = route;
    });
    // A request that its sender took back can not be let go any more.
    return { held: () => first !== null, letGo: async () => first?.continue().catch(() => undefined) };
}

test.describe('another Case, opened while the first is still being read', () => {
    for (const [what, address] of [
        ['the access check', '**/composite'],
        ['the entries', '**/entries?*']
    ] as const) {
        test(`never shows a word of the first, whose answer to ${what} comes late`, async ({ page, makeOrg }) => {
            const org = makeOrg('slow-org', { switches: { slow: null } });
            const { here, there } = wordsOf(org);
            await page.addInitScript(watchDocument);
            const { held, letGo } = await holdFirst(page, address);
            await page.goto(org.caseUrl());
            await expect.poll(held).toBe(true);
            await takeAdded(page);

            const nextCase = page.getByRole('button', { name: 'Next Case' });
            await nextCase.click();
            await expect(message(page, there.at(-1) ?? '')).toBeVisible();
            await letGo();
            await expect.poll(() => org.counts()['entriesCalls']).toBe(address.includes('entries') ? 2 : 1);
            // Longer than an answer takes from the broker page to the screen.
            await page.evaluate(() => fetch('/_preview/counts').then(() => new Promise(requestAnimationFrame)));
            const added = await takeAdded(page);
            expect(wordsIn(added, here)).toEqual([]);
            expect(wordsIn(added, there)).toEqual(there);

            await nextCase.click();
            await expect(message(page, here.at(-1) ?? '')).toBeVisible();
            const back = await takeAdded(page);
            expect(wordsIn(back, there)).toEqual([]);
            expect(wordsIn(back, here)).toContain(here.at(-1));
            expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        });
    }
});
