/** Files that hang on sessions and calls: where they stand, their pictures, and what they cost. */
import type { Page } from '@playwright/test';
import type { Org } from '../../../sim/org/org';
import { expect, test } from '../fixtures';
import { outlineOf, rowsOf, textsIn } from '../fixtures/timeline';
import { messagesOf } from '../fixtures/orgUnderTest';

const SCENARIO = 'shared-files';

/** Longer than a picture that failed is waited for. */
const RETRY_MS = 5_100;

/** Many screens of them. */
const MORE_MESSAGES = 200;

/** Goes on for long after the last message, within the last half minute of the session. */
function sayMuchMore(org: Org): void {
    const { world } = org;
    const last = world.entries
        .filter(({ content }) => content.kind === 'text')
        .sort((a, b) => a.at - b.at)
        .at(-1);
    if (last === undefined) throw new Error('Nothing was said');
    const more = Array.from({ length: MORE_MESSAGES }, (_, index) => {
        const content = { kind: 'text', text: `And one thing more, number ${index}.` } as const;
        return {
            ...last,
            identifier: `more-${index}`,
            at: last.at + 100 * index,
            clientAt: last.at + 100 * index,
            content
        };
    });
    org.setWorld({ ...world, entries: [...world.entries, ...more] });
}

const files = (page: Page) => page.locator('c-chat-history-file');

const THUMBNAILS = '**/sfc/servlet.shepherd/version/renditionDownload?*';

/** The ids of the versions whose pictures were asked for, as they were. */
function picturesAsked(page: Page): readonly string[] {
    const asked: string[] = [];
    page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname.includes('renditionDownload')) asked.push(searchParams.get('versionId') ?? '');
    });
    return asked;
}

function queriesSent(page: Page): readonly string[] {
    const sent: string[] = [];
    page.on('request', (request) => {
        if (!request.url().includes('/graphql')) return;
        sent.push((JSON.parse(request.postData() ?? '{}') as { operationName: string }).operationName);
    });
    return sent;
}

test('The files of a session stand with the messages that they probably are, and alone where no message is theirs', async ({
    page,
    openCase
}) => {
    const { hosted, counts } = await openCase(SCENARIO, { page: { properties: { height: '2000' } } });
    await expect(files(page)).toHaveCount(6);
    const lines = outlineOf(await rowsOf(page)).filter((line) => /photo|file|File/i.test(line));
    expect(lines).toEqual([
        expect.stringMatching(
            /^3 photos, files or buttons · \d\d:14 · View in session \| Probably these 3 files: \| front disc · JPG · [\d.,]+ [kM]B \| rear disc · JPG · [\d.,]+ [kM]B \| rear disc, closer · JPG · [\d.,]+ [kM]B$/
        ),
        expect.stringMatching(
            /^Photo, file or buttons · \d\d:15 · View in session \| Probably this file: \| squeal · M4A/
        ),
        expect.stringMatching(
            /^Photo, file or buttons · \d\d:18 · View in session \| Probably this file: \| Repair order 88213 · PDF/
        ),
        expect.stringMatching(/^Photo, file or buttons · \d\d:21 · View in session$/),
        expect.stringMatching(/^File on this session · \d\d:27 · Invoice 4471 · DOCX/)
    ]);
    expect(textsIn(await rowsOf(page)).length).toBeLessThan(messagesOf(hosted).length);
    // One query for all files, and no API call more than for the messages.
    expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
});

test('A message whose file is probably here is still said to be missing, with the number of files', async ({
    page,
    openCase
}) => {
    await openCase(SCENARIO);
    await expect(files(page)).toHaveCount(6);
    const phrase = page.locator('c-chat-history-completeness summary');
    await expect(phrase).toHaveText('Parts missing');
    await phrase.click();
    await expect(page.locator('c-chat-history-completeness')).toContainText(
        '6 photos, files or buttons · 5 probably shown as files'
    );
});

test('A click on a file opens the preview of Salesforce', async ({ page, openCase }) => {
    await page.addInitScript(() => {
        window.addEventListener('preview:navigate', (event) => {
            document.documentElement.dataset['opened'] = JSON.stringify((event as CustomEvent).detail);
        });
    });
    const { hosted } = await openCase(SCENARIO);
    await page.getByRole('link', { name: 'rear disc', exact: true }).click();
    const id = hosted.org.world.files[1]?.id ?? '';
    const opened = await page.evaluate(() => document.documentElement.dataset['opened'] ?? '');
    expect(JSON.parse(opened)).toEqual({
        type: 'standard__namedPage',
        attributes: { pageName: 'filePreview' },
        state: { recordIds: id.slice(0, 15), selectedRecordId: id.slice(0, 15) }
    });
});

test.describe('The picture of a file', () => {
    test('comes from the own host, for photos and papers only, and shows', async ({ page, openCase }) => {
        const asked = picturesAsked(page);
        const { hosted } = await openCase(SCENARIO, { page: { properties: { height: '2000' } } });
        await expect(files(page)).toHaveCount(6);
        for (const image of await files(page).locator('img').all()) {
            await image.scrollIntoViewIfNeeded();
            await expect
                .poll(() => image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth))
                .toBe(240);
        }
        const wanted = hosted.org.world.files
            .filter(({ extension, title }) => extension !== 'm4a' && title !== 'Check list')
            .map(({ versionId }) => versionId.slice(0, 15));
        expect([...asked].sort()).toEqual([...wanted].sort());
    });

    test('shows inside Lightning Web Security, too', async ({ page, openCase }) => {
        await openCase(SCENARIO, { page: { security: 'lws', properties: { height: '2000' } } });
        const image = files(page).locator('img').first();
        await expect
            .poll(() => image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth))
            .toBe(240);
    });

    test('is not asked for while the component is out of view', async ({ page, makeOrg }) => {
        const asked = picturesAsked(page);
        const queries = queriesSent(page);
        const { caseUrl, hosted } = makeOrg(SCENARIO);
        await page.clock.install({ time: hosted.scenario.nowAt });
        await page.addInitScript(() => {
            Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
        });
        await page.goto(caseUrl({ panel: 'closed' }));
        await expect(page.locator('c-chat-history article')).toBeAttached();
        await page.waitForLoadState('networkidle');
        expect([asked, queries]).toEqual([[], []]);
    });

    // The browser asks somewhat ahead of what is in view, so that a picture is there when it is reached.
    test('that is far from what is in view is not asked for before the agent comes near', async ({ page, makeOrg }) => {
        const asked = picturesAsked(page);
        const { caseUrl, hosted } = makeOrg(SCENARIO);
        sayMuchMore(hosted.org);
        await page.clock.install({ time: hosted.scenario.nowAt });
        await page.goto(caseUrl({ panel: 'closed' }));
        await expect.poll(async () => textsIn(await rowsOf(page)).length).toBe(7 + MORE_MESSAGES);
        await expect(files(page)).toHaveCount(6);
        await expect(page.locator('c-chat-history-list .text').last()).toBeVisible();
        await page.waitForLoadState('networkidle');
        const front = hosted.org.world.files[0]?.versionId.slice(0, 15) ?? '';
        expect(asked).not.toContain(front);
        await files(page).first().scrollIntoViewIfNeeded();
        await expect.poll(() => asked).toContain(front);
    });

    test('that Salesforce has not made yet is asked for once more, and then shows', async ({
        page,
        openCase,
        watched
    }) => {
        watched.expectErrors(/status of 404/);
        const asked = picturesAsked(page);
        let isFirst = true;
        await page.route(THUMBNAILS, (route) => {
            if (!isFirst) return route.continue();
            isFirst = false;
            return route.fulfill({ status: 404, body: '' });
        });
        const org = await openCase(SCENARIO, { page: { properties: { height: '2000' } } });
        await expect.poll(() => new Set(asked).size).toBe(5);
        await org.passTime(page, RETRY_MS);
        await expect.poll(() => asked.length).toBe(6);
        await expect(files(page).locator('img')).toHaveCount(5);
    });

    test('that fails twice is an icon from then on, and the file is still there', async ({
        page,
        openCase,
        watched
    }) => {
        watched.expectErrors(/status of 404/);
        const asked = picturesAsked(page);
        const org = await openCase(SCENARIO, {
            switches: { thumbnails: 'missing' },
            page: { properties: { height: '2000' } }
        });
        await expect.poll(() => asked.length).toBe(5);
        await org.passTime(page, RETRY_MS);
        await expect.poll(() => asked.length).toBe(10);
        await org.passTime(page, 60_000);
        await expect(files(page).locator('svg')).toHaveCount(6);
        await expect(page.getByRole('link', { name: 'front disc' })).toBeVisible();
        expect(asked).toHaveLength(10);
    });
});

test.describe('Without files', () => {
    for (const [what, wanted] of [
        ['since the property is off', { page: { properties: { showFiles: 'false' } } }],
        ['since links are hidden', { switches: { objects: { ContentDocumentLink: 'hidden' } } }],
        ['since files are hidden', { switches: { objects: { ContentDocument: 'hidden' } } }],
        ['since the org lacks them', { switches: { objects: { ContentDocumentLink: 'absent' } } }]
    ] as const) {
        test(`${what}, the flags stay, and nothing is said`, async ({ page, openCase }) => {
            const asked = picturesAsked(page);
            const queries = queriesSent(page);
            const { counts } = await openCase(SCENARIO, wanted);
            await expect.poll(async () => textsIn(await rowsOf(page)).length).toBe(7);
            const missing = outlineOf(await rowsOf(page)).filter((line) => /photo/i.test(line));
            expect(missing).toHaveLength(4);
            await expect(files(page)).toHaveCount(0);
            await expect(page.locator('c-chat-history-notice')).toHaveCount(0);
            expect(asked).toEqual([]);
            expect(queries.filter((name) => name === 'chatHistoryFiles')).toHaveLength('page' in wanted ? 0 : 1);
            expect(counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
        });
    }
});

test('Files are asked for in one query, and again when the agent refreshes', async ({ page, openCase }) => {
    const queries = queriesSent(page);
    await openCase(SCENARIO);
    await expect(files(page)).toHaveCount(6);
    const ofFiles = () => queries.filter((name) => name === 'chatHistoryFiles').length;
    expect(ofFiles()).toBe(1);
    await page.locator('c-chat-history header').getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(ofFiles).toBe(2);
    await expect(files(page)).toHaveCount(6);
});
