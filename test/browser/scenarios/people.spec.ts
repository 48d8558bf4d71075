import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { rowsOf } from '../fixtures/timeline';

/** Who wrote, as it stands above the messages, each name once. */
async function speakers(page: Page): Promise<readonly string[]> {
    const lines = (await rowsOf(page)).filter(({ kind }) => kind === 'message').map(({ line }) => line.split(' · ')[0]);
    return [...new Set(lines)].map(String);
}

async function events(page: Page): Promise<readonly string[]> {
    return (await rowsOf(page)).filter(({ kind }) => kind === 'event').map(({ line }) => line);
}

const EVENTS = [
    'Lena Okoro took over from Rolf · 15:03',
    'Jonas Vestergaard took over from Lena Okoro · 15:05',
    'Imke Sandvoss (Supervisor) joined · 15:06',
    'Imke Sandvoss (Supervisor) left · 15:08'
];

test.describe('The people of a conversation', () => {
    test('have their names, before and after a transfer, in one line each that says who came and went', async ({
        page,
        openCase
    }) => {
        await openCase('transfer');
        await expect.poll(() => events(page)).toEqual(EVENTS);
        expect(await speakers(page)).toEqual([
            'Rolf, Bot',
            'Greta Almqvist-Osei, Customer',
            'Lena Okoro, Agent',
            'Jonas Vestergaard, Agent',
            'Imke Sandvoss, Supervisor'
        ]);
        const rows = page.locator('c-chat-history-list li');
        const event = rows.filter({ hasText: EVENTS[1] ?? '' });
        const { height } = (await event.boundingBox()) ?? { height: 0 };
        // One line of small text, and the space above it.
        expect(height).toBeLessThan(32);
    });

    test('who supervise leave open who saw their message', async ({ page, openCase }) => {
        await openCase('transfer');
        const rows = page.locator('c-chat-history-list li', {
            hasText: 'It is not known whether the customer saw this.'
        });
        await expect(rows).toHaveCount(1);
        await expect(rows).toContainText('bulletin 26-114');
        const style = (name: string) =>
            page
                .locator(`c-chat-history-list li.${name} .text`)
                .first()
                .evaluate((text) => getComputedStyle(text).borderStyle);
        expect(await style('supervisor')).not.toBe(await style('agent'));
    });

    test('come and go silently where the admin turned that off, but keep their names', async ({ page, openCase }) => {
        const { counts } = await openCase('transfer', { page: { properties: { showEvents: 'false' } } });
        await expect.poll(() => speakers(page)).toContain('Lena Okoro, Agent');
        expect(await events(page)).toEqual([]);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('who are users have their names from Salesforce’s user records where participants’ names are hidden', async ({
        page,
        openCase
    }) => {
        const queries: string[] = [];
        page.on('request', (request) => {
            if (request.postData()?.includes('chatHistoryUsers')) queries.push(request.url());
        });
        const fields = { 'ConversationParticipant.ParticipantDisplayName': 'hidden' } as const;
        const { counts } = await openCase('transfer', { switches: { fields } });
        await expect
            .poll(() => speakers(page))
            .toEqual([
                'Bot',
                'Greta Almqvist-Osei, Customer',
                'Lena Okoro, Agent',
                'Jonas Vestergaard, Agent',
                'Imke Sandvoss, Supervisor'
            ]);
        expect(queries).toHaveLength(1);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });

    test('are called by what they are where names are hidden, and what the record says stays', async ({
        page,
        openCase
    }) => {
        const fields = { 'ConversationParticipant.ParticipantDisplayName': 'hidden', 'User.Name': 'hidden' } as const;
        const { counts } = await openCase('transfer', { switches: { fields } });
        await expect
            .poll(() => speakers(page))
            .toEqual(['Bot', 'Greta Almqvist-Osei, Customer', 'Agent', 'Supervisor']);
        expect(await events(page)).toEqual(['Accepted by an agent · 15:03']);
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
        await page.reload();
        await expect.poll(() => speakers(page)).toContain('Bot');
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
    });
});
