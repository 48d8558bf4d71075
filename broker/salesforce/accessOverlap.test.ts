import { until } from 'support/settled';
import { aNumberedRow, createAccessChecks } from '../fixtures/accessChecks';
import { createFakeOrg, errorResponse, type FakeOrg } from '../fixtures/fakeOrg';

describe('of two checks that overlap', () => {
    /** Holds the responses back as they are when the org is asked. The returned function lets one go, by its position. */
    function holdResponses(org: FakeOrg) {
        const held: (() => void)[] = [];
        org.content.respond = async (path, init) => {
            const response = await createFakeOrg({ ...org.content, respond: () => undefined }).fetch(path, init);
            return new Promise((resolve) => held.push(() => resolve(response)));
        };
        return async (index: number) => {
            await until(() => held.length > index);
            held[index]?.();
        };
    }

    test('each says when Salesforce was asked, not when it answered', async () => {
        const { access, org, clock } = createAccessChecks();
        const letGo = holdResponses(org);
        const askedAt = clock.now();
        const check = access();
        await until(() => org.calls.length === 1);
        clock.advance(10_000);
        await letGo(0);
        expect((await check).checkedAt).toBe(askedAt);
    });

    test('the newer is remembered, also where the older answers last', async () => {
        const { access, org, clock } = createAccessChecks();
        const letGo = holdResponses(org);
        const older = access({ mustAsk: true });
        await until(() => org.calls.length === 1);
        clock.advance(1_000);
        const newer = access({ mustAsk: true });
        await letGo(1);
        await newer;
        await letGo(0);
        await older;
        expect((await access()).checkedAt).toBe(clock.now());
        expect(org.calls).toHaveLength(2);
    });

    test('the older does not bring back what the newer showed gone', async () => {
        const { access, problem, org, clock } = createAccessChecks();
        const letGo = holdResponses(org);
        const older = access({ mustAsk: true });
        await until(() => org.calls.length === 1);
        clock.advance(1_000);
        org.content.record = [];
        const newer = problem({ mustAsk: true });
        await letGo(1);
        expect(await newer).toEqual({ code: 'no-access' });
        await letGo(0);
        await older;
        const last = problem();
        await letGo(2);
        expect(await last).toEqual({ code: 'no-access' });
    });

    test('the older does not bring back another conversation that the newer showed gone', async () => {
        const { access, org, clock, serve } = createAccessChecks();
        const first = serve(1);
        await access(first);
        clock.advance(1_000);
        const letGo = holdResponses(org);
        const older = access(serve(2, [aNumberedRow(1)]));
        await until(() => org.calls.length === 2);
        clock.advance(1_000);
        const newer = access(serve(3));
        await letGo(1);
        await newer;
        await letGo(0);
        await older;
        serve(1);
        const last = access(first);
        await letGo(2);
        await last;
        expect(org.calls).toHaveLength(4);
    });

    test('the older still forgets what it shows gone', async () => {
        const { access, problem, org, clock, serve } = createAccessChecks();
        const [first, second] = [serve(1), serve(2)];
        serve(1);
        await access(first);
        clock.advance(1_000);
        const letGo = holdResponses(org);
        org.content.record = [];
        const older = problem({ ...first, mustAsk: true });
        await until(() => org.calls.length === 2);
        clock.advance(1_000);
        org.content.session = errorResponse(503, 'SERVER_UNAVAILABLE');
        const newer = problem(second);
        await letGo(1);
        await newer;
        await letGo(0);
        expect(await older).toEqual({ code: 'no-access' });
        const last = problem(first);
        await letGo(2);
        expect(await last).toEqual({ code: 'no-access' });
    });
});
