/** What is kept of a transcript: for whom, how long, and what happens when it can't be read or can't be kept. */
import type { BrowserContext } from '@playwright/test';
import { expect, test } from '../fixtures';
import { message } from '../fixtures/message';
import type { Spoiling } from './keptRecords';
import { expectWords, keptRecords, spoil } from './keptRecords';

const HOUR_MS = 60 * 60_000;

/** Takes IndexedDB away from the broker page before its script runs. */
async function blockIndexedDb(context: BrowserContext, how: 'missing' | 'refused' | 'throws'): Promise<void> {
    await context.addInitScript((kind) => {
        if (!location.host.includes('.vf.')) return;
        const refuse = (): unknown => {
            if (kind === 'throws') throw new DOMException('Denied.', 'SecurityError');
            const request = new EventTarget() as EventTarget & { error: unknown; onerror?: () => void };
            request.error = new DOMException('Denied.', 'UnknownError');
            queueMicrotask(() => request.onerror?.());
            return request;
        };
        const value = kind === 'missing' ? undefined : { open: refuse };
        Object.defineProperty(window, 'indexedDB', { value });
    }, how);
}

test.describe('a kept transcript', () => {
    for (const how of ['flip', 'cut', 'younger', 'junk', 'salt'] satisfies readonly Spoiling[]) {
        test(`that was spoilt (${how}) costs one more call, and the words are right`, async ({ page, openCase }) => {
            const org = await openCase('calm-chat');
            await expectWords(page, org);
            await spoil(page, how);
            await page.reload();
            for (const words of org.words()) await expect(message(page, words).first()).toBeAttached();
            expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        });
    }

    test('is kept anew after the old one was spoilt', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        await expectWords(page, org);
        await spoil(page, 'salt');
        for (let load = 0; load < 2; load++) {
            await page.reload();
            await expectWords(page, org);
        }
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
    });

    test("of another user is removed before anything else, and costs that user's own call", async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat');
        await expectWords(page, org);
        const [before] = await keptRecords(page);
        const { org: simulated } = org.hosted;
        const [first] = simulated.world.users;
        const second = { ...first!, id: '005000000000999AAA', name: 'Noor Achterberg' };
        simulated.setWorld({ ...simulated.world, users: [...simulated.world.users, second], viewerId: second.id });
        await page.reload();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        const after = await keptRecords(page);
        expect(after).toHaveLength(1);
        expect(after[0]?.owner).not.toBe(before?.owner);
    });

    test('is read for 12 hours, and not a minute longer', async ({ page, openCase }) => {
        const startAt = Date.UTC(2026, 10, 24, 8);
        await page.clock.install({ time: startAt });
        const org = await openCase('calm-chat');
        await expectWords(page, org);
        await page.clock.setSystemTime(startAt + 12 * HOUR_MS - 60_000);
        org.hosted.clock.change({ advanceMs: 12 * HOUR_MS - 60_000 });
        await page.reload();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
        await page.clock.setSystemTime(startAt + 12 * HOUR_MS + 60_000);
        org.hosted.clock.change({ advanceMs: 2 * 60_000 });
        await page.reload();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        const [record, ...others] = await keptRecords(page);
        expect(others).toEqual([]);
        expect(record?.at).toBeGreaterThanOrEqual(startAt + 12 * HOUR_MS);
    });

    test("is read as long as the org's settings say, and a component can only ask for less", async ({
        page,
        openCase
    }) => {
        const startAt = Date.UTC(2026, 10, 24, 8);
        await page.clock.install({ time: startAt });
        const org = await openCase('calm-chat', {
            switches: { settings: { Max_Age_Hours__c: 2 } },
            page: { properties: { maxAgeHours: '12' } }
        });
        await expectWords(page, org);
        await page.clock.setSystemTime(startAt + 2 * HOUR_MS - 60_000);
        await page.reload();
        await expectWords(page, org);
        await page.goto(org.caseUrl({ panel: 'closed', properties: { maxAgeHours: '1' } }));
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2 });
        await page.clock.setSystemTime(startAt + 4 * HOUR_MS);
        await page.goto(org.caseUrl({ panel: 'closed' }));
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 3 });
    });

    test('is in memory only where the org wants it so, and what lay on disk goes', async ({ page, openCase }) => {
        const org = await openCase('calm-chat');
        await expectWords(page, org);
        expect(await keptRecords(page)).toHaveLength(1);
        const { org: simulated } = org.hosted;
        const switches = { ...simulated.world.switches, settings: { Memory_Only__c: true } };
        simulated.setWorld({ ...simulated.world, switches });
        await page.reload();
        await expectWords(page, org);
        expect(await keptRecords(page)).toEqual([]);
        await page.reload();
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 3 });
    });

    for (const how of ['missing', 'refused', 'throws'] as const) {
        test(`lives in memory where IndexedDB is ${how}: right words, one call for each load`, async ({
            page,
            context,
            openCase
        }) => {
            await blockIndexedDb(context, how);
            const org = await openCase('several-cases', { page: { panel: 'open' } });
            await expectWords(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 1 });
            const nextCase = page.getByRole('button', { name: 'Next Case' });
            await nextCase.click();
            await expect(message(page, 'ok. please not to my brother-in-law')).toBeVisible();
            await nextCase.click();
            await expectWords(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 2 });
            await page.reload();
            await expectWords(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 3 });
        });
    }

    test('lives in memory where IndexedDB never answers', async ({ page, context, openCase }) => {
        await page.clock.install();
        await context.addInitScript(() => {
            if (!location.host.includes('.vf.')) return;
            const value = { open: () => new EventTarget() };
            Object.defineProperty(window, 'indexedDB', { value });
        });
        const org = await openCase('calm-chat');
        await expect(page.frameLocator('iframe').locator('#chat-history-broker')).toBeAttached();
        await expect.poll(() => org.counts()['otherCalls']).toBe(1);
        // Waited for once, and then left alone for good.
        await page.clock.fastForward(3_001);
        await expectWords(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });
});
