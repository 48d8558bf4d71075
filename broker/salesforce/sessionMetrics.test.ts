import { MINUTE_MS, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';
import { aNumberedRow, createAccessChecks } from '../fixtures/accessChecks';
import { aSessionRow, errorResponse, id18, type Row } from '../fixtures/fakeOrg';
import { decodeMetrics } from './sessionMetrics';

function aMetric(fields: Row = {}): Row {
    return {
        MessagingSessionId: id18(SESSION_ID),
        MessagingSessionMetricType: 'AgentMessageCount',
        MessagingSessionMetricValue: 7,
        ...fields
    };
}

const OF_CUSTOMER = { MessagingSessionMetricType: 'EndUserMessageCount' };

test('counts are known by session and by who sent the messages', () => {
    const other = aMetric({ ...OF_CUSTOMER, MessagingSessionId: SECOND_SESSION_ID, MessagingSessionMetricValue: 0 });
    const rows = [aMetric(), other, aMetric({ ...OF_CUSTOMER, MessagingSessionMetricValue: 9 })];
    expect(decodeMetrics(rows, [SESSION_ID, SECOND_SESSION_ID])).toEqual({
        [SESSION_ID]: { agent: 7, customer: 9 },
        [SECOND_SESSION_ID]: { agent: null, customer: 0 }
    });
});

test.each([
    { MessagingSessionMetricType: 'ServiceRepFirstResponseTime' },
    { MessagingSessionMetricType: 'toString' },
    { MessagingSessionMetricType: null },
    { MessagingSessionId: null },
    { MessagingSessionId: '__proto__' },
    { MessagingSessionId: id18(SECOND_SESSION_ID) },
    { MessagingSessionMetricValue: null },
    { MessagingSessionMetricValue: '7' },
    { MessagingSessionMetricValue: -1 },
    { MessagingSessionMetricValue: 1.5 },
    { MessagingSessionMetricValue: 1e300 }
])('a row that is no count of one of the sessions says nothing: %j', (fields) => {
    expect(decodeMetrics([aMetric(fields), {}], [SESSION_ID])).toEqual({});
});

describe('an access check', () => {
    test('of a session finds what Salesforce counted, in the same API call', async () => {
        const { access, org, queries } = createAccessChecks({ metrics: [aMetric()] });
        expect(await access()).toMatchObject({ metrics: { [SESSION_ID]: { agent: 7, customer: null } } });
        expect(org.calls).toHaveLength(1);
        expect(Object.keys(queries()[0] ?? {})).toHaveLength(5);
    });

    test.each([
        ['the org lacks them', errorResponse(400, 'INVALID_TYPE')],
        ['a field is hidden', errorResponse(400, 'INVALID_FIELD')],
        ['they can not be read', errorResponse(503, 'SERVER_UNAVAILABLE')]
    ])('does without counts where %s, and asks nothing again', async (_, metrics) => {
        const { access, org } = createAccessChecks({ metrics });
        expect(await access()).toMatchObject({ metrics: {}, windows: [{ id: SESSION_ID }] });
        expect(org.calls).toHaveLength(1);
    });

    test('gives no counts of a record that the user may not see', async () => {
        const { problem } = createAccessChecks({ record: [], metrics: [aMetric()] });
        expect(await problem()).toEqual({ code: 'no-access' });
    });

    test('of a call asks for none', async () => {
        const { access, serveCall, queries } = createAccessChecks({ metrics: [aMetric()] });
        expect(await access(serveCall())).toMatchObject({ metrics: {} });
        expect(queries()[0]).not.toHaveProperty('metrics');
    });

    test('finds the counts of other conversations that it renews, where they had none yet, and loses none', async () => {
        const { access, clock, serve, org, queries } = createAccessChecks();
        const first = serve(1, [aNumberedRow(1, { Id: id18(SECOND_SESSION_ID) })]);
        await access(first);
        const counted = aMetric({ MessagingSessionId: id18(first.recordId) });
        for (const [number, metrics] of [
            [3, [counted, aMetric({ MessagingSessionId: id18(SECOND_SESSION_ID) })]],
            [4, []]
        ] as const) {
            clock.advance(10 * MINUTE_MS);
            org.content.metrics = metrics;
            await access(serve(number, [aNumberedRow(1), aNumberedRow(1, { Id: id18(SECOND_SESSION_ID) })]));
        }
        expect(queries().map(({ metrics }) => metrics?.includes("'0dw000000000001'"))).toEqual([false, true, false]);
        const { metrics, checkedAt } = await access(first);
        expect(checkedAt).toBe(clock.now());
        const counts = { agent: 7, customer: null };
        expect(metrics).toEqual({ [first.recordId]: counts, [SECOND_SESSION_ID]: counts });
    });

    test('made by an earlier version, which knew no counts, is not used', async () => {
        const { access, cache, clock, org } = createAccessChecks({ session: [aSessionRow()] });
        const { metrics, ...earlier } = await access();
        expect(metrics).toEqual({});
        await cache.writeAccess({ checks: [earlier], hiddenAt: {} });
        await access();
        expect(clock.now()).toBe(earlier.checkedAt);
        expect(org.calls).toHaveLength(2);
    });
});
