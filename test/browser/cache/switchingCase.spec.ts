/** The page stays and its Case changes in the middle of loading: no message of one is ever shown on the other. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { holdFirst } from '../fixtures/browserTab';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { message } from '../fixtures/timeline';

type Watched = typeof globalThis & { added: string[] };

/**
 * Runs before the page's scripts: collects every text that is ever put into the document. Trap: synthetic shadow replaces
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
function textsOf({ hosted, caseId }: OrgUnderTest): Readonly<{ here: readonly string[]; there: readonly string[] }> {
    const { sessions, entries } = hosted.org.world;
    const own = new Set(sessions.filter((one) => one.caseId === caseId).map(({ conversationId }) => conversationId));
    const texts = (isOwn: boolean): readonly string[] =>
        entries.flatMap(({ content, conversationId }) =>
            content.kind === 'text' && own.has(conversationId) === isOwn ? [content.text] : []
        );
    return { here: texts(true), there: texts(false) };
}

function textsFound(text: string, texts: readonly string[]): readonly string[] {
    return texts.filter((each) => text.includes(each));
}

test.describe('Another Case, opened while the first is still loading,', () => {
    for (const [what, address] of [
        ['the access check', '**/composite'],
        ['the entries', '**/entries?*']
    ] as const) {
        test(`never shows a text of the first, whose answer to ${what} comes late`, async ({ page, makeOrg }) => {
            const org = makeOrg('slow-org', { switches: { slow: null } });
            const { here, there } = textsOf(org);
            await page.addInitScript(watchDocument);
            const { isHeld, release } = await holdFirst(page, address);
            await page.goto(org.caseUrl());
            await expect.poll(isHeld).toBe(true);
            // Its sessions stand there with previews, which are texts of the first Case too.
            await expect(page.locator('c-chat-history-boundary').first()).toBeVisible();
            await takeAdded(page);

            const nextCase = page.getByRole('button', { name: 'Next Case' });
            await nextCase.click();
            await expect(message(page, there.at(-1) ?? '')).toBeVisible();
            await release();
            await expect.poll(() => org.counts()['entriesCalls']).toBe(address.includes('entries') ? 2 : 1);
            // Longer than an answer takes from the broker page to the screen.
            await page.evaluate(() => fetch('/_preview/counts').then(() => new Promise(requestAnimationFrame)));
            const added = await takeAdded(page);
            expect(textsFound(added, here)).toEqual([]);
            expect(textsFound(added, there)).toEqual(there);

            await nextCase.click();
            await expect(message(page, here.at(-1) ?? '')).toBeVisible();
            const back = await takeAdded(page);
            expect(textsFound(back, there)).toEqual([]);
            expect(textsFound(back, here)).toContain(here.at(-1));
            expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        });
    }
});
