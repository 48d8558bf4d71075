/** Legacy chats: everything is in the record, so nothing of them costs an API call, and nothing of their HTML is HTML here. */
import { expect, test } from '../fixtures';
import { COMPONENT, violations } from '../fixtures/axe';
import { rowsOf } from '../fixtures/timeline';

const FIRST = [
    'Chat (legacy), 00000002 | Started 2 May 2025, 10:00 · Owner: Jane Delacroix · From the text of the chat record, times may be off',
    'Friday, 2 May 2025',
    'System · 10:00: Imported from the old desk',
    'Unknown sender · 10:00: Wim\nWhere is my order & why?\ndocument.title="hacked"the link\n1 < 2, dear <Wim>',
    'Ended 10:00 · 30 secs'
];

const SECOND = [
    'Chat (legacy), 00000001 | Started 3 Jun 2025, 12:12 · Owner: Jane Delacroix · From the text of the chat record, times may be off',
    'Tuesday, 3 June 2025',
    'System · 12:12: Chat Started: Tuesday, June 3, 2025, 10:12:34 (+0000)\nChat Origin: Website\nAgent Jane D',
    'Jane D, Agent · 12:12: Hello Wim, this is Jane. How can I help?',
    'Wim, Customer · 12:13: Hi Jane! The belt of my bike squeaks.\nOnly when it rains & <only> uphill.',
    "Jane D, Agent · 12:14: That's the dust. Please rinse it with clear water, no oil.",
    'Wim, Customer · 12:15: ok thx',
    'Ended 12:16 · 3 mins · by customer'
];

test.describe('Legacy chats', () => {
    test('stand in the same scroll with names and times, without an API call', async ({ page, openCase }) => {
        const { counts } = await openCase('legacy-chat', { page: { properties: { autoLoad: 'none' } } });
        await expect
            .poll(async () => (await rowsOf(page)).map(({ line }) => line).slice(0, -1))
            .toEqual([...FIRST, ...SECOND]);
        await expect(page.locator('c-chat-history-completeness details')).toContainText('Transcript complete');
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0, activeEver: 0 });
        expect(await violations(page, COMPONENT)).toEqual([]);
    });

    test('are text, whatever HTML their record holds', async ({ page, openCase }) => {
        await openCase('legacy-chat');
        const text = page.locator('c-chat-history-list .text').filter({ hasText: 'Where is my order' });
        await expect(text).toHaveCount(1);
        await expect(text.locator('*')).toHaveCount(0);
        await expect(
            page.locator('c-chat-history-list').locator('img, script, table, p[align], [onerror]')
        ).toHaveCount(0);
        await expect(page).not.toHaveTitle('hacked');
    });

    test('lead to their record', async ({ page, openCase }) => {
        const { hosted } = await openCase('legacy-chat');
        const id = hosted.org.world.chats[0]?.id.slice(0, 15) ?? '';
        const link = page.locator('c-chat-history').getByRole('link', { name: '00000001' });
        await expect(link).toHaveAttribute('href', `/lightning/r/LiveChatTranscript/${id}/view`);
        await link.click();
        await expect(page.getByText(`Opened /lightning/r/LiveChatTranscript/${id}/view`)).toBeVisible();
    });

    test('that hold no text, or none that this user may see, say so', async ({ page, openCase }) => {
        await openCase('legacy-chat', { switches: { fields: { 'LiveChatTranscript.Body': 'hidden' } } });
        const omissions = page.locator('c-chat-history-omission');
        await expect(omissions).toHaveCount(2);
        await expect(omissions.first()).toContainText('No text is available for this chat');
    });

    test('cost nothing else where the org lacks them', async ({ page, openCase }) => {
        const { counts } = await openCase('legacy-chat', { switches: { objects: { LiveChatTranscript: 'absent' } } });
        await expect(page.locator('c-chat-history-list .text')).toHaveCount(2);
        await expect(page.locator('c-chat-history-notice')).toHaveCount(0);
        await expect(page.locator('c-chat-history-completeness summary')).toHaveText('Transcript complete');
        expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
    });

    test('of 100 KB do not freeze the page', async ({ page, openCase }) => {
        const org = await openCase('legacy-chat');
        const { world } = org.hosted.org;
        const body = '( 5s ) Jane D: That is quite a long chat, and it goes on.<br>'.repeat(1_650);
        org.hosted.org.setWorld({ ...world, chats: world.chats.slice(0, 1).map((chat) => ({ ...chat, body })) });
        await page.reload();
        await expect(page.locator('c-chat-history-list .text')).toHaveCount(1_652);
        await expect(page.getByRole('region', { name: /Conversations/ })).toBeVisible();
    });
});
