/** What another vendor's component on the same page can get out of the broker page, and how much of it. */
import type { Route } from '@playwright/test';
import { expect, test } from '../fixtures';
import { codesFor, codesOf, USER_OPTIONS, goodArgs, sessionsOf, transcript } from './asking';
import { openHostilePage } from './hostilePage';

test.describe('the broker page, asked by another component', () => {
    test("has no access to another Case's session, to an unlinked one, or to a call in a session's place", async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases');
        const { own, foreign, unlinked } = sessionsOf(org);
        const { caseId } = org;
        const codes = await codesFor(page, org, [
            { caseId, recordId: foreign, ...USER_OPTIONS },
            { caseId, recordId: unlinked, ...USER_OPTIONS },
            { caseId, recordId: `0LQ${own.slice(3)}`, ...USER_OPTIONS },
            { caseId: `500${own.slice(3)}`, recordId: own, ...USER_OPTIONS }
        ]);
        expect(codes).toEqual(Array(4).fill('no-access'));
        expect(org.counts()).toMatchObject({ entriesCalls: 0 });
    });

    test("reads what this Case's session is entitled to, and nothing of its neighbours in the conversation", async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases');
        const { foreign, unlinked } = sessionsOf(org);
        const hostile = await openHostilePage(page, org);
        await codesOf(hostile, [transcript(1, goodArgs(org))]);
        const everything = JSON.stringify(await hostile.answers(0));
        expect(everything).toContain('like a piglet');
        for (const words of ['TWICE', 'IBAN', 'Altona', foreign.slice(0, 15), unlinked.slice(0, 15)]) {
            expect(everything).not.toContain(words);
        }
    });

    test('gives nothing from the cache to a user who has lost access, when every answer is checked', async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases', { switches: { settings: { Access_Check_Minutes__c: 0 } } });
        const { own } = sessionsOf(org);
        const hostile = await openHostilePage(page, org);
        const port = await hostile.connect();
        const good = goodArgs(org);
        await hostile.send(port, transcript(1, good));
        await expect.poll(async () => (await hostile.answers(port)).at(-1)).toMatchObject({ id: 1, ok: true });
        const { org: simulated } = org.hosted;
        const { users } = simulated.world;
        simulated.setWorld({ ...simulated.world, users: users.map((user) => ({ ...user, cannotSee: [own] })) });
        await hostile.send(port, transcript(2, good));
        await expect
            .poll(async () => (await hostile.answers(port)).at(-1))
            .toEqual({ id: 2, ok: false, problem: { code: 'no-access' } });
        expect(org.counts()).toMatchObject({ entriesCalls: 1 });
    });

    test('answers more than 120 requests of one port in a minute with a time to come back, and asks Salesforce nothing', async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases');
        const hostile = await openHostilePage(page, org);
        const flood = Array.from({ length: 120 }, (_, index) => transcript(index + 1, {}));
        const port = await hostile.connect();
        const requests = [...flood, transcript(121, goodArgs(org))];
        await hostile.sendJson(
            port,
            requests.map((request) => JSON.stringify(request))
        );
        await expect.poll(async () => (await hostile.answers(port)).length).toBe(122);
        expect((await hostile.answers(port)).at(-1)).toMatchObject({
            id: 121,
            ok: false,
            problem: { code: 'busy', retryAt: expect.any(Number) }
        });
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('sends four requests at once, however many come, and remembers the access check for the rest', async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases');
        const held: Route[] = [];
        let released = false;
        await page.route('**/composite', (route) => (released ? route.continue() : void held.push(route)));
        const hostile = await openHostilePage(page, org);
        const good = goodArgs(org);
        const codes = codesOf(
            hostile,
            Array.from({ length: 12 }, (_, index) => transcript(index + 1, good))
        );
        await expect.poll(() => held.length).toBe(4);
        await hostile.settled();
        expect(held).toHaveLength(4);
        released = true;
        for (const route of held) await route.continue();
        expect(await codes).toEqual(Array(12).fill(null));
        expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 4 });
    });
});
