import type { Page } from '@playwright/test';
import { scenarios } from '../../../sim/scenarios/scenarios';
import { expect, test } from '../fixtures';
import { COMPONENT, violations } from '../fixtures/axe';
import type { Look } from '../fixtures/looks';
import { LOOKS, NARROW_PX, overflowPx, wear } from '../fixtures/looks';
import { chooseFromMenu, noticeLines, refreshButton, rowsOf, textsIn, showButtons } from '../fixtures/timeline';

/** Longer than the component waits for the broker page. */
const GIVEN_UP_MS = 16_000;

/** Tall enough for every row of a scenario; the long chat is looked at through its usual window. */
const TALL_PX = 3_600;

const SILENT = ['signed-out', 'cold-start-blocked', 'frame-refused'];
const LONG = 'long-chat';
/** An answer of 20 MB, whose rows are of the same kinds as elsewhere; ../scenarios shows that it loads. */
const HUGE = 'large-texts';

type Looking = Readonly<{ heightPx: number; looks: readonly Look[]; without: readonly string[] }>;

/**
 * A thousand rows take axe seconds, and are of the same kinds as elsewhere: two looks will do. What stands behind a row that
 * is scrolled out of the list can't be told, so its contrast is judged where all rows are in view: in the other scenarios.
 */
const THROUGH_A_WINDOW: Looking = {
    heightPx: 900,
    looks: [...LOOKS.slice(1, 2), ...LOOKS.slice(-1)],
    without: ['color-contrast']
};

/** No violations in any of the looks, and nothing to scroll sideways. */
async function looksWell(
    page: Page,
    { heightPx = TALL_PX, looks = LOOKS, without = [] }: Partial<Looking> = {}
): Promise<void> {
    for (const look of looks) {
        await wear(page, look, heightPx);
        expect(await violations(page, COMPONENT, without), look.name).toEqual([]);
        if (look.widthPx === NARROW_PX) expect(await overflowPx(page), look.name).toBe(0);
    }
}

test.describe('in SLDS 1, SLDS 2, dark, right to left and 320 px wide, axe finds nothing in', () => {
    for (const { id } of scenarios.filter((scenario) => scenario.id !== HUGE)) {
        test(`the scenario ${id}`, async ({ page, openCase, watched }) => {
            watched.expectErrors(/frame-ancestors|status of (401|403|503)/);
            // A thousand rows take axe seconds.
            if (id === LONG) test.slow();
            const slow = { on: ['entries'], forCalls: null, delayMs: 50 } as const;
            if (SILENT.includes(id)) await page.clock.install();
            await openCase(id, {
                page: { properties: { height: id === LONG ? '480' : '2000' } },
                ...(id === 'slow-org' ? { switches: { slow } } : {})
            });
            await settled(page, id);
            await looksWell(page, id === LONG ? THROUGH_A_WINDOW : {});
        });
    }

    test('the canvas of App Builder, with wrong property values', async ({ page, makeOrg }) => {
        const { origin } = makeOrg('calm-chat');
        await page.goto(`${origin}/flexipageEditor/surface.app?p.height=12&p.autoLoad=everything`);
        await expect.poll(async () => (await noticeLines(page)).length).toBe(2);
        await looksWell(page);
    });

    test('a limit that was reached beside a transcript', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 503/);
        await openCase('hourly-limit');
        await expect.poll(async () => textsIn(await rowsOf(page)).length).toBe(6);
        await showButtons(page).click();
        await expect.poll(async () => (await noticeLines(page)).length).toBe(1);
        await looksWell(page);
    });

    test('a conversation that is being refreshed while another one loads', async ({ page, openCase }) => {
        await openCase('two-channels');
        await expect.poll(async () => textsIn(await rowsOf(page)).length).toBe(9);
        await page.route('**/entries?*', neverAnswered);
        await chooseFromMenu(page, /^Reload/);
        await showButtons(page).click();
        await expect(page.locator('c-chat-history-list').getByRole('button', { name: 'Loading…' })).toBeVisible();
        await expect(refreshButton(page)).toHaveAccessibleName('Loading…');
        await looksWell(page);
    });

    test('lists that can not be read', async ({ page, openCase }) => {
        const objects = { MessagingSession: 'absent', VoiceCall: 'absent' } as const;
        await openCase('calm-chat', { switches: { objects } });
        await expect.poll(async () => (await noticeLines(page)).length).toBe(2);
        await looksWell(page);
    });

    test('records that have not arrived', async ({ page, makeOrg }) => {
        await page.route('**/graphql', neverAnswered);
        const { caseUrl } = makeOrg('calm-chat');
        await page.goto(caseUrl({ panel: 'closed' }));
        await expect(page.getByText('Looking for conversations…')).toBeVisible();
        await looksWell(page);
    });
});

const neverAnswered = (): void => undefined;

async function settled(page: Page, id: string): Promise<void> {
    if (SILENT.includes(id)) {
        await expect(page.locator('c-chat-history iframe')).toBeAttached();
        await page.clock.fastForward(GIVEN_UP_MS);
    }
    await expect(page.locator('c-chat-history-notice, c-chat-history-boundary').first()).toBeAttached();
    await expect(page.getByText(/Looking for conversations…|Loading…/)).toHaveCount(0);
    if (SILENT.includes(id)) await expect.poll(async () => (await noticeLines(page)).length).toBe(1);
}
