/** What is stored of a transcript: for whom, and what happens when it can't be read or can't be stored. */
import { expect, test } from '../fixtures';
import { expectMessages, expectNewestMessage, message } from '../fixtures/timeline';
import { BLOCKINGS, blockIndexedDb, damage, DAMAGES, storedRecords } from './storedRecords';

test.describe('A stored transcript', () => {
    test('that was damaged in any way costs one more call and is stored anew, and every message is right', async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        for (const [index, how] of DAMAGES.entries()) {
            await test.step(how, async () => {
                await damage(page, how);
                await page.reload();
                await expectMessages(page, org);
                expect(org.counts()).toMatchObject({ entriesCalls: index + 2 });
            });
        }
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: DAMAGES.length + 1 });
    });

    test("of another user is removed before anything else, and costs that user's own call", async ({
        page,
        openCase
    }) => {
        const org = await openCase('calm-chat');
        await expectMessages(page, org);
        const [before] = await storedRecords(page);
        const { org: simulated } = org.hosted;
        const [first] = simulated.world.users;
        const second = { ...first!, id: '005000000000999AAA', name: 'Noor Achterberg' };
        simulated.setWorld({ ...simulated.world, users: [...simulated.world.users, second], viewerId: second.id });
        await page.reload();
        await expectMessages(page, org);
        expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
        const after = await storedRecords(page);
        expect(after).toHaveLength(1);
        expect(after[0]?.owner).not.toBe(before?.owner);
    });

    test('of a session that ended is removed by the page that learns of it', async ({ page, openCase, watched }) => {
        watched.expectErrors(/status of 401/);
        const org = await openCase('live-chat');
        await expectMessages(page, org);
        const [before] = await storedRecords(page);
        for (const sessionId of org.hosted.pageSessions()) org.hosted.org.endPageSession(sessionId);
        await page.getByRole('button', { name: 'Check for new messages' }).click();
        await expect.poll(() => org.counts()['entriesCalls']).toBe(2);
        await expect.poll(async () => (await storedRecords(page)).map(({ keyId }) => keyId)).toHaveLength(1);
        const [after] = await storedRecords(page);
        expect(before?.keyId).toMatch(/^[0-9a-f]{32}$/);
        expect(after?.keyId).not.toBe(before?.keyId);
    });
});

test.describe('Where IndexedDB is of no use, transcripts live in memory: one call for each page load', () => {
    for (const how of BLOCKINGS) {
        test(`(${how})`, async ({ page, context, openCase }) => {
            await blockIndexedDb(context, how);
            const org = await openCase('calm-chat', { page: { panel: 'open' } });
            if (how === 'silent') {
                await expect(page.frameLocator('iframe').locator('#chat-history-broker')).toBeAttached();
                // A store that does not answer is waited for once, and then left alone.
                await expect
                    .poll(async () => {
                        await page.clock.fastForward(3_001);
                        return org.counts()['entriesCalls'];
                    })
                    .toBe(1);
            }
            await expectMessages(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
            if (how === 'silent') return;
            await page.reload();
            await expectMessages(page, org);
            expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
        });
    }
});

test('"Memory only" stores nothing, removes what was stored before, and keeps the frame that holds it while idle', async ({
    page,
    openCase
}) => {
    const org = await openCase('slow-org', { switches: { slow: null }, page: { panel: 'open' } });
    await expectNewestMessage(page, org);
    expect(await storedRecords(page)).toHaveLength(1);
    org.hosted.changeSwitches({ settings: { Memory_Only__c: true } });
    await page.reload();
    await expectNewestMessage(page, org);
    expect(await storedRecords(page)).toEqual([]);
    await page.getByRole('button', { name: 'Next Case' }).click();
    await expect(message(page, 'Do you still have the child seat')).toBeVisible();
    expect(org.counts()).toMatchObject({ entriesCalls: 3 });

    await org.passTime(page, 6 * 60_000);
    await expect(page.locator('c-chat-history iframe')).toHaveCount(1);
    await page.getByRole('button', { name: 'Next Case' }).click();
    await expectNewestMessage(page, org);
    expect(org.counts()).toMatchObject({ entriesCalls: 3 });
    expect(await storedRecords(page)).toEqual([]);
});
