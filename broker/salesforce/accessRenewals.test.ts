import { anId, CALL_ID, MINUTE_MS, OTHER_CASE_ID } from 'support/builders';
import { aCallRow, aNumberedRow, createAccessChecks } from '../fixtures/accessChecks';
import { createFakeOrg, errorResponse, id18, type Row } from '../fixtures/fakeOrg';
import { MAX_REMEMBERED, MAX_RENEWED_WINDOWS, readMemory } from './accessMemory';
import { MAX_ROWS } from './soql';

describe('a check of one conversation', () => {
    test('renews all other remembered ones in the same API call', async () => {
        const { access, org, clock, serve, queries } = createAccessChecks();
        const [one, two, three] = [1, 2, 3].map((number) => ({ recordId: anId('0Mw', number) }));
        serve(1);
        await access(one);
        serve(2, [aNumberedRow(1)]);
        await access(two);
        clock.advance(14 * MINUTE_MS);
        serve(3, [aNumberedRow(1, { Status: 'Active', EndTime: null }), aNumberedRow(2)]);
        org.content.participants = [{ ConversationId: id18(anId('0dw', 2)), ParticipantRole: 'Chatbot', AppType: '' }];
        await access(three);
        clock.advance(14 * MINUTE_MS);
        expect(queries().at(-1)?.['session']).toContain("ConversationId}', '0dw000000000002', '0dw000000000001')");
        expect(await access(one)).toMatchObject({ identifier: 'conversation-1', windows: [{ isOpen: true }] });
        expect(await access(two)).toMatchObject({ identifier: 'conversation-2', participants: [{ role: 'bot' }] });
        expect(org.calls).toHaveLength(3);
    });

    test('forgets another one that the user no longer sees', async () => {
        const { access, org, serve } = createAccessChecks();
        const first = serve(1);
        await access(first);
        await access(serve(2));
        serve(1);
        await access(first);
        expect(org.calls).toHaveLength(3);
    });

    test('moves another one to the Case that it is linked to now', async () => {
        const { access, problem, org, serve } = createAccessChecks();
        const first = serve(1);
        await access(first);
        await access(serve(2, [aNumberedRow(1, { CaseId: id18(OTHER_CASE_ID) })]));
        org.content.record = [];
        expect(await problem(first)).toEqual({ code: 'no-access' });
    });

    test('leaves the others as they were when the query for them can not be read', async () => {
        const { access, org, clock, serve, serveCall } = createAccessChecks();
        const first = serve(1);
        await access(first);
        clock.advance(MINUTE_MS);
        await access(serveCall(errorResponse(503, 'SERVER_UNAVAILABLE')));
        expect((await access(first)).checkedAt).toBe(clock.now() - MINUTE_MS);
        clock.advance(14 * MINUTE_MS);
        serve(1);
        await access(first);
        expect(org.calls).toHaveLength(3);
    });

    test.each([
        ['all together are more than a query answers', MAX_ROWS, true],
        ['Salesforce answers only a part of them', 3, false]
    ])('asks again for its own alone when %s, and leaves the others as they were', async (_, length, done) => {
        const { access, org, clock, serve, queries } = createAccessChecks();
        const first = serve(1);
        await access(first);
        clock.advance(MINUTE_MS);
        const second = serve(2);
        const { record, session } = org.content;
        const cut = createFakeOrg({ record, session: Array.from({ length }, () => aNumberedRow(1)), done });
        const whole = createFakeOrg({ record, session });
        const isRenewal = ({ body }: RequestInit) => typeof body === 'string' && body.includes('0dw000000000001');
        org.content.respond = (path, init) => (isRenewal(init) ? cut : whole).fetch(path, init);
        expect(await access(second)).toMatchObject({ windows: [{ id: second.recordId }], listedFrom: null });
        expect(queries()[2]?.['session']).not.toContain('0dw000000000001');
        expect((await access(first)).checkedAt).toBe(clock.now() - MINUTE_MS);
        expect(org.calls).toHaveLength(3);
    });

    test('renews sessions and calls alike, and never sends more than the five queries of one API call', async () => {
        const { access, org, serve, serveCall, queries } = createAccessChecks();
        await access(serve(1));
        const call = await access(serveCall([aNumberedRow(1)]));
        await access(serve(2, [aNumberedRow(1)]));
        const names = queries().map((each) => Object.keys(each));
        expect(names.at(-1)).toEqual(['record', 'session', 'call', 'participants', 'metrics']);
        expect(names.at(-2)).toEqual(['record', 'session', 'call', 'participants']);
        expect(await access({ recordId: CALL_ID })).toEqual(call);
        expect(org.calls).toHaveLength(3);
    });

    test('renews all records of a conversation, whatever their kind: a call that moved to another Case is not this one’s', async () => {
        const call = aCallRow({ ConversationId: id18(anId('0dw', 1)) });
        const { access, problem, org, clock, serve } = createAccessChecks({ call: [call] });
        await access(serve(1));
        org.content.call = [{ ...call, RelatedRecordId: id18(OTHER_CASE_ID) }];
        clock.advance(10 * MINUTE_MS);
        await access(serve(2, [aNumberedRow(1)]));
        expect((await access({ recordId: anId('0Mw', 1) })).windows).toMatchObject([{}, { caseId: OTHER_CASE_ID }]);
        org.content.record = [];
        expect(await problem({ recordId: CALL_ID })).toEqual({ code: 'no-access' });
        expect(org.calls).toHaveLength(3);
    });

    test('leaves a conversation as it was of whose records a part can not be read', async () => {
        const call = aCallRow({ ConversationId: id18(anId('0dw', 1)) });
        const { access, org, clock, serve } = createAccessChecks({ call: [call] });
        const first = serve(1);
        await access(first);
        org.content.call = errorResponse(503, 'SERVER_UNAVAILABLE');
        clock.advance(MINUTE_MS);
        await access(serve(2, [aNumberedRow(1)]));
        expect(await access(first)).toMatchObject({ checkedAt: clock.now() - MINUTE_MS, windows: { length: 2 } });
        expect(org.calls).toHaveLength(2);
    });

    test('remembers a bounded number of conversations, the latest ones', async () => {
        const { access, cache, clock, serve } = createAccessChecks();
        const others: Row[] = [];
        for (let number = 1; number <= MAX_REMEMBERED + 1; number += 1) {
            await access(serve(number, others));
            others.push(aNumberedRow(number));
        }
        const { checks } = readMemory(await cache.readAccess(), clock.now());
        expect(checks).toHaveLength(MAX_REMEMBERED);
        expect(checks[0]?.identifier).toBe(`conversation-${MAX_REMEMBERED + 1}`);
    });

    test('leaves conversations as they were that have too many sessions to be renewed in one query', async () => {
        const { access, org, serve, queries } = createAccessChecks();
        await access(serve(7_000));
        const sessions = Array.from({ length: MAX_RENEWED_WINDOWS }, (_, index) =>
            aNumberedRow(1, { Id: id18(anId('0Mw', index + 1)) })
        );
        const large = serve(1, [aNumberedRow(7_000), ...sessions.slice(1)]);
        await access(large);
        await access(serve(7_001, sessions));
        expect(queries().at(-1)?.['session']).toContain("ConversationId}', '0dw000000000001')");
        await access(serve(7_002, [aNumberedRow(7_000), aNumberedRow(7_001)]));
        expect(queries().at(-1)?.['session']).toContain("ConversationId}', '0dw000000007001', '0dw000000007000')");
        expect((await access(large)).windows).toHaveLength(MAX_RENEWED_WINDOWS);
        expect(org.calls).toHaveLength(4);
    });
});
