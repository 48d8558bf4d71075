import {
    aSessionWindow,
    CASE_ID,
    CONVERSATION_ID,
    MINUTE_MS,
    OTHER_CASE_ID,
    SECOND_SESSION_ID
} from 'support/builders';
import { createAccessChecks } from '../fixtures/accessChecks';
import { aSessionRow, errorResponse, id18, IDENTIFIER, jsonResponse } from '../fixtures/fakeOrg';

const START = Date.UTC(2026, 2, 2, 8);

describe('an access check', () => {
    test('finds identifier, session windows and participants with one API call', async () => {
        const open = aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: null, EndTime: null, Status: 'Active' });
        const { access, org, clock } = createAccessChecks({ session: [aSessionRow(), open] });
        const ended = { startAt: START, endAt: START + 30 * MINUTE_MS, isOpen: false };
        expect(await access()).toEqual({
            kind: 'session',
            conversationId: CONVERSATION_ID,
            identifier: IDENTIFIER,
            ofContact: null,
            participants: [],
            listedFrom: null,
            metrics: {},
            windows: [
                aSessionWindow(ended),
                aSessionWindow({ id: SECOND_SESSION_ID, caseId: null, startAt: START, endAt: null, isOpen: true })
            ],
            checkedAt: clock.now()
        });
        expect(org.calls).toHaveLength(1);
    });

    test('gives no access to a record that is not on this Case, or that the user may not see', async () => {
        const { problem } = createAccessChecks({ record: [], session: errorResponse(400, 'PROCESSING_HALTED') });
        expect(await problem()).toEqual({ code: 'no-access' });
    });

    test.each([
        ['another record', { Id: id18(SECOND_SESSION_ID) }],
        ['another Case', { CaseId: id18(OTHER_CASE_ID) }],
        ['no Case', { CaseId: null }]
    ])('gives no access when the response is about %s', async (_, fields) => {
        const { problem } = createAccessChecks({ record: [aSessionRow(fields)] });
        expect(await problem()).toEqual({ code: 'no-access' });
    });

    test.each([
        [{ Conversation: null }],
        [{ Conversation: { ConversationIdentifier: '' } }],
        [{ ConversationId: 'x' }]
    ])('says that a record without a conversation is not available: %j', async (fields) => {
        const { problem } = createAccessChecks({
            record: [aSessionRow(fields)],
            session: errorResponse(400, 'PROCESSING_HALTED')
        });
        expect(await problem()).toEqual({ code: 'not-available' });
    });

    test('says that an org without the object does not have it available', async () => {
        const { problem } = createAccessChecks({ record: errorResponse(400, 'INVALID_TYPE') });
        expect(await problem()).toMatchObject({ code: 'not-available' });
    });

    test.each([
        ['nothing', null],
        ['no list', {}],
        ['a list of nothing', { compositeResponse: [null] }],
        [
            'a half',
            { compositeResponse: [{ referenceId: 'record', httpStatusCode: 200, body: { records: [aSessionRow()] } }] }
        ]
    ])('takes a composite response that holds %s for malformed', async (_, body) => {
        const { problem } = createAccessChecks({ respond: () => jsonResponse(200, body) });
        expect(await problem()).toEqual({ code: 'malformed' });
    });

    test.each([[{ recordId: CASE_ID }], [{ recordId: '0mw000000000001' }], [{ recordId: "0Mw000000000001' --" }]])(
        'refuses wrong ids before anything is sent: %j',
        async (fields) => {
            const { problem, org } = createAccessChecks();
            expect(await problem(fields)).toEqual({ code: 'bad-request' });
            expect(org.calls).toEqual([]);
        }
    );

    test('that meets a limit inside the composite response stops all calls', async () => {
        const { problem, org } = createAccessChecks({ record: errorResponse(403, 'REQUEST_LIMIT_EXCEEDED') });
        const first = await problem();
        expect(first?.code).toBe('limit-reached');
        expect(await problem()).toEqual({ code: 'limit-reached', retryAt: first?.retryAt });
        expect(org.calls).toHaveLength(1);
    });
});
