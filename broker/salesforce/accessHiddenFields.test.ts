import { CONVERSATION_ID } from 'support/builders';
import { createAccessChecks } from '../fixtures/accessChecks';
import { createFakeOrg, errorResponse, id18, IDENTIFIER, type FakeContent, type FakeOrg } from '../fixtures/fakeOrg';
import { HIDDEN_FIELDS_MS } from './accessMemory';

describe('fault 9: a field that is hidden from the user', () => {
    /** Refuses queries of sessions that name a time. */
    function hideTimes({ content }: FakeOrg) {
        const [essential, hidden] = [createFakeOrg(content), createFakeOrg({ ...content })];
        const refusal = errorResponse(400, 'INVALID_FIELD');
        Object.assign(hidden.content, { record: refusal, session: refusal });
        content.respond = (path, init) =>
            typeof init.body === 'string' && init.body.includes('StartTime')
                ? hidden.fetch(path, init)
                : essential.fetch(path, init);
    }

    test.each<[string, Partial<FakeContent>]>([
        ['the record', { record: errorResponse(400, 'INVALID_FIELD') }],
        ['the siblings', { session: errorResponse(400, 'INVALID_FIELD') }]
    ])('in the query for %s is left out in a second API call', async (_, content) => {
        const org = createFakeOrg();
        let callCount = 0;
        const { access, queries } = createAccessChecks({
            respond: (path, init) => ((callCount += 1) === 1 ? createFakeOrg(content) : org).fetch(path, init)
        });
        const { windows } = await access();
        expect(callCount).toBe(2);
        expect(queries()[1]?.['record']).not.toContain('StartTime');
        expect(windows).toHaveLength(1);
    });

    test('costs the second API call once, not for every check', async () => {
        const { access, org, clock, queries } = createAccessChecks();
        hideTimes(org);
        await access();
        await access({ mustAsk: true });
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(4);
        expect(queries()[3]?.['session']).not.toContain('StartTime');
        clock.advance(HIDDEN_FIELDS_MS);
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(6);
    });

    test('of sessions leaves the queries for calls as they are', async () => {
        const { access, org, queries, serveCall } = createAccessChecks();
        hideTimes(org);
        await access();
        org.content.respond = () => undefined;
        await access(serveCall());
        expect(queries().at(-1)?.['record']).toContain('CallStartDateTime');
        expect(queries().at(-1)?.['session']).not.toContain('StartTime');
    });

    test('that only a renewal names is left out next time, without a second API call', async () => {
        const { access, org, serve, serveCall, queries } = createAccessChecks();
        await access(serve(1));
        const call = serveCall(errorResponse(400, 'INVALID_FIELD'));
        await access(call);
        expect(org.calls).toHaveLength(2);
        await access({ ...call, mustAsk: true });
        expect(queries().at(-1)?.['session']).not.toContain('StartTime');
    });

    /** Refuses queries of participants that name a name. */
    function hideNames({ content }: FakeOrg) {
        const hidden = createFakeOrg({ ...content, participants: errorResponse(400, 'INVALID_FIELD') });
        const bot = { ConversationId: id18(CONVERSATION_ID), ParticipantRole: 'Chatbot', AppType: 'chatbot' };
        content.participants = [bot];
        const essential = createFakeOrg(content);
        content.respond = (path, init) =>
            typeof init.body === 'string' && init.body.includes('ParticipantDisplayName')
                ? hidden.fetch(path, init)
                : essential.fetch(path, init);
    }

    test('of participants costs their names, and one API call more in four hours', async () => {
        const { access, org, clock, queries } = createAccessChecks();
        hideNames(org);
        expect((await access()).participants).toMatchObject([{ role: 'bot', name: null }]);
        expect(org.calls).toHaveLength(2);
        expect(queries()[1]?.['record']).toContain('StartTime');
        clock.advance(HIDDEN_FIELDS_MS - 1);
        expect((await access({ mustAsk: true })).participants).toHaveLength(1);
        expect(org.calls).toHaveLength(3);
        clock.advance(1);
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(5);
    });

    test('of participants fails nothing where Salesforce can not be asked again', async () => {
        let callCount = 0;
        const { access } = createAccessChecks({
            participants: errorResponse(400, 'INVALID_FIELD'),
            respond: () => ((callCount += 1) === 1 ? undefined : errorResponse(503, 'SERVER_UNAVAILABLE'))
        });
        expect(await access()).toMatchObject({ identifier: IDENTIFIER, participants: null });
    });

    test('that nobody can do without is not available, after two API calls and no more', async () => {
        const { problem, org } = createAccessChecks({ record: errorResponse(400, 'INVALID_FIELD') });
        expect(await problem()).toMatchObject({ code: 'not-available' });
        expect(org.calls).toHaveLength(2);
        expect(await problem()).toMatchObject({ code: 'not-available' });
        expect(org.calls).toHaveLength(3);
    });
});
