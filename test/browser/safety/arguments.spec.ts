/** What the broker page does with requests that are not what they should be. */
import { expect, test } from '../fixtures';
import { USER_OPTIONS, codesFor, codesOf, goodArgs, sessionsOf } from './asking';
import { NONCE, openHostilePage } from './hostilePage';

test.describe('the broker page, asked with hostile arguments', () => {
    test('refuses arguments that are not ids, whatever they hold, before anything is asked', async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('several-cases');
        const { own } = sessionsOf(org);
        const { caseId } = org;
        const injections = ["' OR Id != '", "'", '\\', '%27', '@{record}', '\n', '\u0000', ' ', '＇', '../', '{!Id}'];
        const hostileArgs = [
            ...injections.flatMap((piece) => [
                { ...USER_OPTIONS, caseId: piece.padStart(15, caseId), recordId: own },
                { ...USER_OPTIONS, caseId, recordId: own.slice(0, 3) + piece.padEnd(15, 'a') },
                { ...USER_OPTIONS, caseId, recordId: own + piece },
                { ...USER_OPTIONS, caseId: caseId + piece, recordId: own }
            ]),
            { ...USER_OPTIONS, caseId, recordId: own, fetchPolicy: "refresh' OR", newerThan: 1 },
            { ...USER_OPTIONS, caseId, recordId: own, fetchPolicy: 'older-page', before: "1 OR '1'='1" },
            { ...USER_OPTIONS, caseId, recordId: own, initiator: "user' OR" }
        ];
        expect(await codesFor(page, org, hostileArgs)).toEqual(hostileArgs.map(() => 'bad-request'));
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('refuses arguments of wrong types, out of range, or missing', async ({ page, makeOrg }) => {
        const org = makeOrg('several-cases');
        const { own: recordId } = sessionsOf(org);
        const { caseId } = org;
        const good = { ...USER_OPTIONS, caseId, recordId };
        const wrong = [
            undefined,
            null,
            'transcript',
            [],
            [caseId, recordId, 'cache-first'],
            {},
            { ...good, caseId: [caseId] },
            { ...good, recordId: { length: 15 } },
            { ...good, recordId: 5 },
            { ...good, recordId: recordId.repeat(100_000) },
            { ...good, caseId: recordId, recordId: caseId },
            { ...good, recordId: `005${recordId.slice(3)}` },
            { ...good, recordId: recordId.slice(0, 14) },
            { ...good, recordId: recordId.slice(0, 16) },
            { ...good, fetchPolicy: 'once' },
            { ...good, fetchPolicy: ['cache-first'] },
            { ...good, fetchPolicy: {} },
            { ...good, fetchPolicy: 'older-page' },
            { ...good, fetchPolicy: 'older-page', before: NaN },
            { ...good, fetchPolicy: 'older-page', before: Infinity },
            { ...good, fetchPolicy: 'older-page', before: -1 },
            { ...good, fetchPolicy: 'older-page', before: 1.5 },
            { ...good, fetchPolicy: 'older-page', before: 9e15 },
            { ...good, fetchPolicy: 'refresh', newerThan: '0' },
            { ...good, fetchPolicy: 'refresh', newerThan: 10n },
            { ...good, initiator: undefined },
            { ...good, initiator: 'auto ' },
            { ...good, initiator: ['user'] },
            { ...good, limits: null },
            { ...good, limits: [] },
            { ...good, limits: { hourlyBudget: '5' } },
            { ...good, limits: { maxAgeMs: -1 } },
            { ...good, limits: { hourlyBudget: NaN } }
        ];
        expect(await codesFor(page, org, wrong)).toEqual(wrong.map(() => 'bad-request'));
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('knows its two verbs, and no name that every object has', async ({ page, makeOrg }) => {
        const org = makeOrg('several-cases');
        const hostile = await openHostilePage(page, org);
        const args = goodArgs(org);
        const verbs = [
            'constructor',
            '__proto__',
            'toString',
            'query',
            'release',
            'Transcript',
            '',
            ['transcript'],
            null,
            undefined
        ];
        const codes = await codesOf(
            hostile,
            verbs.map((verb, index) => ({ id: index + 1, verb, args }))
        );
        expect(codes).toEqual(verbs.map(() => 'not-supported'));
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('is not polluted by fields that name a prototype', async ({ page, makeOrg }) => {
        const org = makeOrg('several-cases');
        const hostile = await openHostilePage(page, org);
        const port = await hostile.connect();
        const good = JSON.stringify(goodArgs(org));
        await hostile.sendJson(port, [
            `{"id":1,"verb":"transcript","args":{"__proto__":${good}}}`,
            `{"id":2,"verb":"transcript","__proto__":{"args":${good}}}`,
            `{"id":3,"verb":"transcript","args":{"constructor":{"prototype":${good}}}}`
        ]);
        await expect.poll(async () => (await hostile.answers(port)).length).toBe(4);
        expect(await hostile.answers(port)).toMatchObject([
            { connected: NONCE },
            ...[1, 2, 3].map((id) => ({ id, ok: false, problem: { code: 'bad-request' } }))
        ]);
        const inherited = await hostile.broker.evaluate(() => {
            const fields: string[] = [];
            for (const field in {}) fields.push(field);
            return fields;
        });
        expect(inherited).toEqual([]);
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('answers nobody who has no proper id, and goes on serving', async ({ page, makeOrg }) => {
        const org = makeOrg('several-cases');
        const hostile = await openHostilePage(page, org);
        const port = await hostile.connect();
        const ids = [undefined, null, -1, 1.5, NaN, Infinity, 2 ** 53, '1', [1], { valueOf: 1 }, 10n];
        for (const id of ids) await hostile.send(port, { id, verb: 'transcript', args: {} });
        for (const noise of [undefined, null, 7, 'text', [], new Date(0)]) await hostile.send(port, noise);
        await hostile.send(port, { id: Number.MAX_SAFE_INTEGER, verb: 'transcript', args: {} });
        await expect.poll(async () => (await hostile.answers(port)).length).toBe(2);
        expect(await hostile.answers(port)).toMatchObject([
            { connected: NONCE },
            { id: Number.MAX_SAFE_INTEGER, problem: { code: 'bad-request' } }
        ]);
    });
});
