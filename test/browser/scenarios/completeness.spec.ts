/** What the header says of the transcripts, and where it leads. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { outlineOf, rowsOf } from '../fixtures/timeline';

const phrase = (page: Page) => page.locator('c-chat-history-completeness summary');
const parts = (page: Page) => page.locator('c-chat-history-completeness .parts button');

test('A session of people whose messages were counted is complete', async ({ page, openCase }) => {
    await openCase('calm-chat');
    await expect(phrase(page)).toHaveText('Transcript complete');
    await phrase(page).click();
    await expect(
        page.getByText('As many messages are here as Salesforce counted, and no bot took part.')
    ).toBeVisible();
    await expect(parts(page)).toHaveCount(0);
});

for (const [what, switches] of [
    ['does not calculate them for sessions', { messageCounts: 'zero' }],
    ['makes no metrics', { sessionMetrics: 'not-made' }],
    ['lacks the object of metrics', { objects: { MessagingSessionMetrics: 'absent' } }]
] as const) {
    test(`One source of counts is proof enough in an org that ${what}`, async ({ page, openCase }) => {
        await openCase('calm-chat', { switches });
        await expect(phrase(page)).toHaveText('Transcript complete');
    });
}

for (const [what, switches] of [
    ['does not count messages', { messageCounts: 'zero', sessionMetrics: 'not-made' }],
    [
        'hides the counts',
        {
            fields: { 'MessagingSession.AgentMessageCount': 'hidden' },
            objects: { MessagingSessionMetrics: 'hidden' }
        }
    ],
    ['does not say who served a session', { fields: { 'MessagingSession.AgentType': 'hidden' } }]
] as const) {
    test(`Nothing is claimed in an org that ${what}`, async ({ page, openCase }) => {
        await openCase('calm-chat', { switches });
        await expect(phrase(page)).toHaveText("Can't tell if parts are missing");
    });
}

test('A Case that opens at its newest message says that its beginning is missing, and leads there', async ({
    page,
    openCase
}) => {
    await openCase('missing-bot', { page: { properties: { height: '200' } } });
    await expect(phrase(page)).toHaveText('Parts missing');
    const omission = page.locator('c-chat-history-omission').first();
    await expect(omission).not.toBeInViewport();
    await phrase(page).click();
    await parts(page).filter({ hasText: "The bot's messages are not available here" }).click();
    await expect(omission).toBeInViewport();
    await expect(page.getByRole('region', { name: 'Conversations' })).toBeFocused();
});

test('Messages that Salesforce counted and did not send are missing, by whose they are', async ({ page, openCase }) => {
    await openCase('whatsapp-images', { switches: { richEntries: 'absent' } });
    await expect(phrase(page)).toHaveText('Parts missing');
    const outline = outlineOf(await rowsOf(page));
    expect(outline.filter((line) => line.includes('missing'))).toEqual([
        expect.stringMatching(/^\d customer messages are missing/),
        expect.stringMatching(/^\d agent messages? (is|are) missing/)
    ]);
});

test('Nothing is said before anything was loaded', async ({ page, openCase }) => {
    await openCase('calm-chat', { page: { properties: { autoLoad: 'none' } } });
    await expect(page.getByRole('button', { name: 'Show messages' })).toBeVisible();
    await expect(phrase(page)).toHaveCount(0);
});
