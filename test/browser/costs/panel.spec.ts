import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { rowsOf, saidIn, showButtons } from '../fixtures/timeline';
import { expectWords } from '../kept/keptRecords';

/** Each figure's name and what stands beside it. */
function figuresOf(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
    return page
        .locator('c-chat-history-usage dl > div')
        .evaluateAll((figures) =>
            Object.fromEntries(
                figures.map((figure) => [
                    figure.querySelector('dt')?.textContent.trim() ?? '',
                    [...figure.querySelectorAll('dd')].map((value) => value.textContent.trim())
                ])
            )
        );
}

function openPanel(page: Page): Promise<void> {
    return page.getByRole('button', { name: 'Show what asking has cost' }).click();
}

test('the panel says what was asked, where answers came from, and that it counts this browser only', async ({
    page,
    context,
    openCase
}) => {
    const org = await openCase('two-channels');
    await expectWords(page, org);
    const other = await context.newPage();
    await other.goto(org.caseUrl({ panel: 'closed' }));
    await expectWords(other, org);
    await openPanel(page);
    await expect
        .poll(() => figuresOf(page))
        .toEqual({
            'Calls for transcripts, last hour': ['1 of 500'],
            'Conversations marked active, last 30 minutes': ['1'],
            'Other API calls, last hour': ['2'],
            'Where transcripts came from, last hour': [
                'Salesforce: 1',
                'This page: 0',
                'Another tab or component: 1',
                'Stored in this browser: 0'
            ],
            "All of the org's API calls, last 24 hours": ['248 of 15,000 (2%)']
        });
    await expect(page.locator('c-chat-history-usage')).toContainText('this browser');
    // It asks nothing of Salesforce, and follows what is asked while it is open.
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    await showButtons(page).click();
    await expect.poll(async () => (await figuresOf(page))['Calls for transcripts, last hour']).toEqual(['2 of 500']);
});

test('a page that is gone leaves what it read to the next one: stored in this browser', async ({ page, openCase }) => {
    const org = await openCase('calm-chat');
    await expectWords(page, org);
    await page.reload();
    await expectWords(page, org);
    await openPanel(page);
    await expect
        .poll(async () => (await figuresOf(page))['Where transcripts came from, last hour'])
        .toContain('Stored in this browser: 1');
});

test('the panel opens and closes by keyboard', async ({ page, openCase }) => {
    const org = await openCase('calm-chat');
    await expectWords(page, org);
    await page.getByRole('button', { name: 'Show what asking has cost' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'What asking has cost' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Hide what asking has cost' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'What asking has cost' })).toHaveCount(0);
    expect(saidIn(await rowsOf(page)).length).toBeGreaterThan(0);
});
