import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { CASE_ID, MINUTE_MS, OTHER_CASE_ID, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';
import { createAccessChecks } from '../fixtures/accessChecks';
import { aSessionRow, errorResponse, id18, IDENTIFIER } from '../fixtures/fakeOrg';

describe('a remembered access check', () => {
    test.each([
        ['15 characters', {}],
        ['18 characters', { caseId: id18(CASE_ID), recordId: id18(SESSION_ID) }]
    ])('costs no API call for 15 minutes, asked for with ids of %s', async (_, fields) => {
        const { access, org, clock } = createAccessChecks();
        const first = await access();
        clock.advance(DEFAULT_LIMITS.accessCheckMs - 1);
        expect(await access(fields)).toEqual(first);
        expect(org.calls).toHaveLength(1);
        clock.advance(1);
        expect((await access(fields)).checkedAt).toBe(clock.now());
        expect(org.calls).toHaveLength(2);
    });

    test('also serves the other records of its conversation on this Case', async () => {
        const { access, org } = createAccessChecks({
            session: [aSessionRow(), aSessionRow({ Id: id18(SECOND_SESSION_ID) })]
        });
        await access();
        expect((await access({ recordId: SECOND_SESSION_ID })).identifier).toBe(IDENTIFIER);
        expect(org.calls).toHaveLength(1);
    });

    test('gives no access to a record of the conversation on another Case', async () => {
        const theirs = aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: id18(OTHER_CASE_ID) });
        const { access, problem, org } = createAccessChecks({ session: [aSessionRow(), theirs] });
        await access();
        org.content.record = [];
        expect(await problem({ recordId: SECOND_SESSION_ID })).toEqual({ code: 'no-access' });
        expect(org.calls).toHaveLength(2);
    });

    test('is not used when the request must ask, also where the clock was put back a little', async () => {
        const { access, org, clock } = createAccessChecks();
        await access();
        await access({ mustAsk: true });
        clock.set(clock.now() - 1_000);
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(3);
    });

    test('is not used where the org sets 0 minutes', async () => {
        const { access, org } = createAccessChecks();
        const limits = { ...DEFAULT_LIMITS, accessCheckMs: 0 };
        await access({ limits });
        await access({ limits });
        expect(org.calls).toHaveLength(2);
    });

    test('is not used when it seems to come from the future, since its age is unknown then', async () => {
        const { access, org, clock } = createAccessChecks();
        await access();
        clock.set(clock.now() - 2 * MINUTE_MS);
        await access();
        expect(org.calls).toHaveLength(2);
    });

    test('is forgotten when the user turns out to have lost access', async () => {
        const { access, problem, org } = createAccessChecks();
        await access();
        org.content.record = [];
        expect(await problem({ mustAsk: true })).toEqual({ code: 'no-access' });
        expect(await problem()).toEqual({ code: 'no-access' });
        expect(org.calls).toHaveLength(3);
    });

    test('stays when Salesforce is unavailable', async () => {
        const { access, problem, org } = createAccessChecks();
        await access();
        org.content.record = errorResponse(503, 'SERVER_UNAVAILABLE');
        expect(await problem({ mustAsk: true })).toMatchObject({ code: 'unavailable' });
        expect((await access()).identifier).toBe(IDENTIFIER);
    });
});
