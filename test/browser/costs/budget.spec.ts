/** The budget as an agent meets it: held back, asked first, stopped; and shared by all tabs of the browser. */
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import { noticeLines, refreshButton, showButtons } from '../fixtures/timeline';
import { expectWords } from '../kept/keptRecords';

const HOUR_MS = 60 * 60_000;
/** A limit lasts an hour and up to five minutes by chance. */
const LIMIT_OVER_MS = HOUR_MS + 5 * 60_000 + 1_000;
const READ_ANYWAY = 'Read anyway · 1 call, marks 1 conversation active';

test.describe('the hourly budget', () => {
    test('holds back what nobody asked for from 80 % on; the agent still can', async ({ page, openCase }) => {
        const org = await openCase('two-channels', { switches: { settings: { Hourly_Budget__c: 1 } } });
        await expectWords(page, org);
        await page.reload();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });

        const strict = await openCase('two-channels', { page: { properties: { hourlyBudget: '0' } } });
        await expect
            .poll(() => noticeLines(page))
            .toEqual([
                [
                    'Not loaded by itself',
                    'This browser has few calls left for this hour, or none.',
                    'You can still ask: select "Show transcript".',
                    expect.stringMatching(/^For the admin: In Setup, Custom Settings, Chat History Settings, /)
                ]
            ]);
        expect(strict.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
    });

    test('asks first when it is used up, at the place, and reads after a yes', async ({ page, openCase }) => {
        const org = await openCase('two-channels', { switches: { settings: { Hourly_Budget__c: 1 } } });
        await expectWords(page, org);
        await showButtons(page).click();
        await expect(page.getByText("This browser's calls for this hour are used up")).toBeVisible();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await page.getByRole('button', { name: READ_ANYWAY }).click();
        await expect(message(page, org.words()[0] ?? '')).toBeVisible();
        await expect(page.getByText("This browser's calls for this hour are used up")).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test('asks before a refresh too, and what is on screen stays', async ({ page, openCase }) => {
        const org = await openCase('calm-chat', { switches: { settings: { Hourly_Budget__c: 1 } } });
        await expectWords(page, org);
        await refreshButton(page).click();
        await expect(page.getByRole('button', { name: READ_ANYWAY })).toBeVisible();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('of a component can be stricter than the org, never laxer', async ({ page, openCase }) => {
        const org = await openCase('two-channels', {
            switches: { settings: { Hourly_Budget__c: 1 } },
            page: { properties: { hourlyBudget: '900' } }
        });
        await expectWords(page, org);
        await showButtons(page).click();
        await expect(page.getByRole('button', { name: READ_ANYWAY })).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('is one for all tabs', async ({ page, context, openCase }) => {
        const org = await openCase('two-channels', { switches: { settings: { Hourly_Budget__c: 2 } } });
        await expectWords(page, org);
        await showButtons(page).click();
        await expect(message(page, org.words()[0] ?? '')).toBeVisible();
        const other = await context.newPage();
        await other.goto(org.caseUrl({ panel: 'closed' }));
        await expectWords(other, org);
        await refreshButton(other).click();
        await expect(other.getByRole('button', { name: READ_ANYWAY })).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });
});

test("the org's daily use holds back what nobody asked for from 90 % on", async ({ page, openCase }) => {
    const org = await openCase('daily-limit-near');
    await expect
        .poll(() => noticeLines(page))
        .toEqual([
            [
                'Not loaded by itself',
                "This org's API calls for 24 hours are nearly used up.",
                'You can still ask: select "Show transcript".',
                expect.stringMatching(/^For the admin: In Setup, Company Information, /)
            ]
        ]);
    expect(org.counts()).toMatchObject({ entriesCalls: 0 });
    await showButtons(page).last().click();
    await expectWords(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
});

test.describe('a limit that Salesforce names', () => {
    test('stops every tab, and lets them go on when it is over', async ({ page, context, makeOrg, watched }) => {
        watched.expectErrors(/status of 403/);
        await context.clock.install();
        const org = makeOrg('two-channels', {
            switches: { hourlyLimit: { after: 1, status: 403, code: true, counts: 'connect' } }
        });
        const [first, second] = [page, await context.newPage()];
        for (const tab of [first, second]) {
            await tab.goto(org.caseUrl({ panel: 'closed' }));
            await expectWords(tab, org);
        }
        await showButtons(first).click();
        await expect(first.getByText('The limit of calls is reached')).toBeVisible();
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        await showButtons(second).click();
        await expect(second.getByText('The limit of calls is reached')).toBeVisible();
        await refreshButton(second).click();
        await expect(refreshButton(second)).toHaveAccessibleName(/^Refresh ·/);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });

        await context.clock.fastForward(LIMIT_OVER_MS);
        org.hosted.changeSwitches({ hourlyLimit: { after: 1_000, status: 403, code: true, counts: 'connect' } });
        // What was refused is two: the other conversation, and the refresh.
        await second.getByRole('button', { name: 'Try again · 2 calls, marks 2 conversations active' }).click();
        await expect(message(second, org.words()[0] ?? '')).toBeVisible();
        await expect(second.getByText('The limit of calls is reached')).toHaveCount(0);
        expect(org.counts()).toMatchObject({ entriesCalls: 4 });
    });

    test('is not asked about again by a reload, and what is kept still shows', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 429/);
        const org = await openCase('two-channels', {
            switches: { hourlyLimit: { after: 1, status: 429, code: false, counts: 'connect' } }
        });
        await expectWords(page, org);
        await refreshButton(page).click();
        await expect(page.getByText('The limit of calls is reached')).toBeVisible();
        for (let load = 0; load < 2; load += 1) {
            await page.reload();
            await expectWords(page, org);
        }
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });
});

test('an org that is down is not asked again by itself, but when the agent asks', async ({
    page,
    openCase,
    watched
}) => {
    watched.expectErrors(/status of 503/);
    const org = await openCase('calm-chat', {
        switches: { down: { on: ['entries'], forCalls: 1, status: 503 } }
    });
    await expect(page.getByText(/Salesforce (can't be reached|did not answer)/).first()).toBeVisible();
    await page.reload();
    await expect(page.getByText(/Salesforce (can't be reached|did not answer)/).first()).toBeVisible();
    expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    await page
        .getByRole('button', { name: /^(Try again|Show transcript)/ })
        .first()
        .click();
    await expectWords(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 2 });
});
