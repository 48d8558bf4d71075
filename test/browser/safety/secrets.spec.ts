/** What must be found nowhere: the session id, and text that is not this Case's, outside of the broker page. */
import { expect, test } from '../fixtures';
import { chooseFromMenu, message, refreshButton } from '../fixtures/timeline';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { recordTraces } from './traces';

/** Text of the entries whose session is this Case's, or is not. */
function wordsOf({ hosted, caseId }: OrgUnderTest, isOwn: boolean): readonly string[] {
    const { sessions, entries } = hosted.org.world;
    const own = new Set(sessions.filter((session) => session.caseId === caseId).map(({ id }) => id.slice(0, 15)));
    return entries.flatMap(({ content, relatedRecordIds }) =>
        content.kind === 'text' && relatedRecordIds.some((id) => own.has(id.slice(0, 15))) === isOwn
            ? [content.text]
            : []
    );
}

/** As text stands in markup and in JSON: without the characters that would be escaped there. */
function plainPart(words: string): string {
    return words.split(/["&<>'\\]/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

test.describe('the traces of a Case page', () => {
    for (const name of ['several-cases-traces', 'acme--traces.sandbox']) {
        test(`hold neither the session id nor another Case's messages (${name})`, async ({
            page,
            context,
            makeOrg
        }) => {
            const org = makeOrg('several-cases', { name });
            const traces = await recordTraces(context, org);
            await page.goto(org.caseUrl({ panel: 'closed' }));
            const own = wordsOf(org, true);
            await expect(message(page, own.at(-1) ?? '')).toBeVisible();
            await chooseFromMenu(page, /^Reload/);
            await expect.poll(() => org.counts()['entriesCalls']).toBe(2);
            await expect(refreshButton(page)).toHaveAccessibleName('Refresh');

            const [sessionId = ''] = org.hosted.pageSessions();
            const foreign = wordsOf(org, false).map(plainPart);
            expect(foreign.length).toBeGreaterThan(5);
            const found = Object.entries(await traces.read(page)).flatMap(([where, text]) =>
                [sessionId, sessionId.split('!')[1] ?? '', ...foreign]
                    .filter((secret) => text.includes(secret))
                    .map((secret) => `${secret} in ${where}`)
            );
            expect(found).toEqual([]);
        });
    }

    test('do hold what they should, so that the search can find something', async ({ page, context, makeOrg }) => {
        const org = makeOrg('several-cases');
        const traces = await recordTraces(context, org);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        const words = plainPart(wordsOf(org, true).at(-1) ?? '');
        await expect(message(page, words).first()).toBeVisible();
        const read = await traces.read(page);
        expect(read['messages to the Lightning page']).toContain(words);
        expect(read['document']).toContain(words);
        expect(read['storage of the broker page']).toMatch(
            /chat-history-for-cases\nrecords\n[^]*record\/[0-9a-f]{32}\//
        );
        expect(read['answers to the Lightning page']).toContain(org.hosted.org.world.sessions[0]?.id);
        // Nor does any of it lie readable in the database.
        for (const own of wordsOf(org, true)) expect(read['storage of the broker page']).not.toContain(plainPart(own));
    });

    test("hold the session id in one header only, to the broker's own REST API", async ({ page, context, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const bearers: string[] = [];
        context.on('request', (request) => {
            const { authorization } = request.headers();
            if (authorization !== undefined) bearers.push(`${authorization} ${request.url().split('?', 1)[0] ?? ''}`);
        });
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expect(message(page, org.messages().at(-1) ?? '')).toBeVisible();
        const [sessionId = ''] = org.hosted.pageSessions();
        const [identifier = ''] = org.hosted.org.world.conversations.map((one) => one.identifier);
        const api = `${org.brokerOrigin}/services/data/v66.0`;
        expect(bearers).toEqual([
            `Bearer ${sessionId} ${api}/composite`,
            `Bearer ${sessionId} ${api}/connect/conversation/${identifier}/entries`
        ]);
    });
});
