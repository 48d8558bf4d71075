/**
 * What published material leaves open about Salesforce, each both ways: an agent reads the same messages, or sees what is
 * missing. The screens of the default settings are in ../scenarios.
 */
import type { Switches } from '../../../sim/world/switches';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { messagesOf } from '../fixtures/orgUnderTest';
import { noticeLines, outlineOf, rowsOf, showButtons, textsIn } from '../fixtures/timeline';

/** A thousand rows are loaded and read from the DOM: more than the usual wait on a busy machine. */
const PAGE_OF_1000 = { timeout: 20_000 };

type Setting = Readonly<{ scenario: string; switches: Partial<Switches>; otherCalls?: number }>;

const HARMLESS: readonly Setting[] = [
    { scenario: 'whatsapp-images', switches: { richEntries: 'absent' } },
    { scenario: 'whatsapp-images', switches: { richEntries: 'null-text' } },
    { scenario: 'ai-agent', switches: { botRelatedRecords: 'named' } },
    { scenario: 'ai-agent', switches: { botClientTimestamp: 'missing' } },
    { scenario: 'ai-agent', switches: { botClientTimestamp: 'missing', boundsClock: 'client' } },
    { scenario: 'several-cases', switches: { bounds: 'exclusive' } },
    { scenario: 'several-cases', switches: { boundsClock: 'client' } },
    { scenario: 'several-cases', switches: { bounds: 'exclusive', boundsClock: 'client' } },
    { scenario: 'several-cases', switches: { relatedIdLength: 18 } },
    { scenario: 'several-cases', switches: { entryOrder: 'oldest-first' } },
    { scenario: 'several-cases', switches: { entryOrder: 'shuffled' } },
    { scenario: 'several-cases', switches: { connectSharing: 'not-enforced' } },
    { scenario: 'calm-chat', switches: { entityEncoding: 'always' } },
    { scenario: 'calm-chat', switches: { entityEncoding: 'never' } },
    // Asked once more, for the few fields that are essential.
    { scenario: 'ai-agent', switches: { objects: { ConversationParticipant: 'hidden' } }, otherCalls: 2 },
    { scenario: 'ai-agent', switches: { objects: { ConversationParticipant: 'absent' } }, otherCalls: 2 },
    {
        scenario: 'transfer',
        switches: { fields: { 'ConversationParticipant.ParticipantKey': 'absent' } },
        otherCalls: 2
    },
    { scenario: 'transfer', switches: { fields: { 'ConversationParticipant.LeftTime': 'hidden' } }, otherCalls: 2 },
    { scenario: 'transfer', switches: { fields: { 'MessagingSession.AcceptTime': 'hidden' } } },
    { scenario: 'calm-chat', switches: { fields: { 'MessagingSession.ConversationId': 'present' } } },
    { scenario: 'calm-chat', switches: { objects: { MessagingEndUser: 'hidden', User: 'hidden' } } }
];

const SESSIONS_NOT_LISTED = "Messaging sessions can't be listed";
const CALLS_NOT_LISTED = "Phone calls can't be listed";
const NOT_AVAILABLE = 'This conversation is not available';

async function noticeTitles(page: Page): Promise<readonly (string | undefined)[]> {
    return (await noticeLines(page)).map(([title]) => title);
}

test.describe('every message is shown, for the same calls, in an org with', () => {
    for (const { scenario, switches, otherCalls = 1 } of HARMLESS) {
        test(`${JSON.stringify(switches)} (${scenario})`, async ({ page, openCase }) => {
            const { hosted, counts } = await openCase(scenario, { switches });
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls, activeEver: 1 });
        });
    }

    for (const switches of [{ bounds: 'exclusive' }, { bounds: 'exclusive', boundsClock: 'client' }] as const) {
        test(`${JSON.stringify(switches)}, over all older pages`, async ({ page, openCase }) => {
            const { hosted, counts } = await openCase('long-chat', { switches });
            const older = page.getByRole('button', { name: 'Load older messages' });
            const messageCount = async () => textsIn(await rowsOf(page)).length;
            await older.click();
            await expect.poll(messageCount, PAGE_OF_1000).toBeGreaterThan(1_900);
            await older.click();
            await expect.poll(messageCount, PAGE_OF_1000).toBe(2_500);
            expect(textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            await expect(older).toHaveCount(0);
            expect(counts()).toMatchObject({ entriesCalls: 3, activeEver: 1 });
        });
    }
});

test.describe('the bot’s part', () => {
    test('is shown where Salesforce sends it, and nothing is flagged as missing', async ({ page, openCase }) => {
        const { hosted } = await openCase('missing-bot', { switches: { botText: 'present', richEntries: 'absent' } });
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
        await expect(page.locator('c-chat-history-omission')).toHaveCount(0);
    });

    test('is flagged as probably missing where only the participants name a bot', async ({ page, openCase }) => {
        await openCase('missing-bot', { switches: { fields: { 'MessagingSession.AgentType': 'hidden' } } });
        await expect
            .poll(async () => (await rowsOf(page)).find(({ kind }) => kind === 'bot')?.line)
            .toMatch(/^A bot's messages may be missing here · 10:02 · View in session · Why\?/);
    });

    test('is not guessed at where neither names a bot', async ({ page, openCase }) => {
        const { hosted } = await openCase('missing-bot', {
            switches: {
                fields: { 'MessagingSession.AgentType': 'hidden' },
                objects: { ConversationParticipant: 'hidden' }
            }
        });
        await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
        await expect(page.locator('c-chat-history-omission')).toHaveCount(0);
    });
});

test.describe('an object', () => {
    for (const visibility of ['absent', 'hidden'] as const) {
        test(`that is ${visibility} costs only itself: calls`, async ({ page, openCase }) => {
            const { hosted } = await openCase('calm-chat', { switches: { objects: { VoiceCall: visibility } } });
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            expect(await noticeTitles(page)).toEqual([CALLS_NOT_LISTED]);
        });

        test(`that is ${visibility} costs only itself: messaging sessions`, async ({ page, openCase }) => {
            const { counts } = await openCase('running-call', {
                switches: { objects: { MessagingSession: visibility } }
            });
            await expect.poll(async () => textsIn(await rowsOf(page)).length).toBe(6);
            expect(await noticeTitles(page)).toEqual([SESSIONS_NOT_LISTED]);
            expect(counts()).toMatchObject({ entriesCalls: 1, activeEver: 1 });
        });
    }

    test('and the other, both missing, are both named, and the screen does not claim that nothing is linked', async ({
        page,
        openCase
    }) => {
        const objects = { MessagingSession: 'absent', VoiceCall: 'absent' } as const;
        const { counts } = await openCase('calm-chat', { switches: { objects } });
        await expect.poll(() => noticeTitles(page)).toEqual([SESSIONS_NOT_LISTED, CALLS_NOT_LISTED]);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });
});

test.describe('a field that is hidden', () => {
    const CASES = [
        ['MessagingSession.Name', 'Web chat (shop), Session record | Started 3 Nov, 11:14 · Agent: Lena Okoro', 1],
        ['MessagingSession.ChannelName', 'Web chat, MS-00004100 | Started 3 Nov, 11:14 · Agent: Lena Okoro', 1],
        ['MessagingSession.ChannelType', 'Web chat (shop), MS-00004100 | Started 3 Nov, 11:14 · Agent: Lena Okoro', 1],
        ['MessagingSession.Status', 'Web chat (shop), MS-00004100 | Started 3 Nov, 11:14 · Agent: Lena Okoro', 2]
    ] as const;

    for (const [field, start, otherCalls] of CASES) {
        test(`costs no message: ${field}`, async ({ page, openCase }) => {
            const { hosted, counts } = await openCase('calm-chat', { switches: { fields: { [field]: 'hidden' } } });
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            expect(outlineOf(await rowsOf(page))[0]).toBe(start);
            expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls });
        });
    }

    for (const field of ['MessagingSession.CaseId', 'MessagingSession.StartTime'] as const) {
        test(`and that the list of sessions needs costs the list, which the screen says: ${field}`, async ({
            page,
            openCase
        }) => {
            await openCase('calm-chat', { switches: { fields: { [field]: 'hidden' } } });
            await expect.poll(() => noticeTitles(page)).toEqual([SESSIONS_NOT_LISTED]);
        });
    }

    test('and leads to the conversation makes the messages unavailable, and the session says so', async ({
        page,
        openCase,
        watched
    }) => {
        watched.expectErrors(/status of 4\d\d/);
        const { counts } = await openCase('calm-chat', {
            switches: { fields: { 'MessagingSession.ConversationId': 'hidden' } }
        });
        await expect.poll(async () => (await noticeLines(page))[0]?.[0]).toBe(NOT_AVAILABLE);
        expect(counts()).toMatchObject({ entriesCalls: 0, activeEver: 0 });
    });
});

test.describe('a conversation that Salesforce does not hand out', () => {
    for (const unknownConversation of ['not-found', 'empty-list'] as const) {
        test(`because it is unknown (${unknownConversation}) leaves the session listed`, async ({
            page,
            openCase,
            watched
        }) => {
            watched.expectErrors(/status of 404/);
            const org = await openCase('calm-chat', {
                switches: { unknownConversation },
                page: { properties: { autoLoad: 'none' } }
            });
            // Gone between the access check and the read: the resource alone no longer knows it.
            await page.route('**/entries?*', (route) => route.continue({ url: unknown(route.request().url()) }));
            await showButtons(page).click();
            if (unknownConversation === 'not-found') {
                await expect.poll(async () => (await noticeLines(page))[0]?.[0]).toBe(NOT_AVAILABLE);
            } else {
                await expect.poll(() => org.counts()['entriesCalls']).toBe(1);
                await expect(showButtons(page)).toHaveCount(0);
            }
            expect(textsIn(await rowsOf(page))).toEqual([]);
            expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        });
    }

    test('because this user may not see it costs no entries call, and the session says so', async ({
        page,
        makeOrg,
        watched
    }) => {
        watched.expectErrors(/status of 403/);
        const { hosted, caseUrl, counts } = makeOrg('calm-chat');
        const { world } = hosted.org;
        const cannotSee = world.conversations.map(({ id }) => id);
        hosted.org.setWorld({ ...world, users: world.users.map((user) => ({ ...user, cannotSee })) });
        await page.goto(caseUrl({ panel: 'closed' }));
        await expect.poll(async () => (await noticeLines(page))[0]?.[0]).toBe(NOT_AVAILABLE);
        expect(counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
    });
});

test.describe('the hourly limit', () => {
    const LIMITS = [
        ['a bare 429', { after: 0, status: 429, code: false, counts: 'connect' }, 'Salesforce is limiting requests'],
        ['a bare 503', { after: 0, status: 503, code: false, counts: 'connect' }, "Salesforce can't be reached"],
        ['every call', { after: 0, status: 403, code: true, counts: 'all' }, 'Salesforce is limiting requests']
    ] as const;

    for (const [what, hourlyLimit, title] of LIMITS) {
        test(`as ${what} reads "${title}"`, async ({ page, openCase, watched }) => {
            watched.expectErrors(new RegExp(`status of ${hourlyLimit.status}`));
            await openCase('calm-chat', { switches: { hourlyLimit } });
            await expect.poll(async () => (await noticeLines(page)).map(([first]) => first)).toEqual([title]);
            await expect(page.getByRole('link', { name: 'MS-00004100' })).toBeVisible();
        });
    }
});

test.describe('a session id', () => {
    for (const [sessionId, calls] of [
        ['stable', 1],
        ['per-hand-over', 1],
        ['every-load', 2]
    ] as const) {
        test(`that is ${sessionId} makes a reload cost ${calls - 1} calls, and loses no message`, async ({
            page,
            openCase
        }) => {
            const { hosted, counts } = await openCase('calm-chat', { switches: { sessionId } });
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            await page.reload();
            await expect.poll(async () => textsIn(await rowsOf(page))).toEqual(messagesOf(hosted));
            expect(counts()).toMatchObject({ entriesCalls: calls, activeEver: 1 });
        });
    }
});

function unknown(url: string): string {
    return url.replace(/conversation\/[^/]+\//, 'conversation/00000000-0000-4000-8000-000000000000/');
}
