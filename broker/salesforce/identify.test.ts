import {
    CASE_ID,
    createFakeOrg,
    errorResponse,
    IDENTIFIER,
    jsonResponse,
    OTHER_CASE_ID,
    OTHER_SESSION_ID,
    SESSION_ID,
    sessionRow,
    type FakeContent
} from '../fixtures/fakeOrg';
import { createParts } from '../fixtures/parts';
import { identify } from './identify';
import { createRest } from './rest';

const CALL_ID = '0LQxx0000000001AAA';

async function identified(content: Partial<FakeContent>, asked = { caseId: CASE_ID, recordId: SESSION_ID }) {
    const org = createFakeOrg(content);
    const parts = createParts({ fetch: org.fetch });
    const rest = createRest(parts, ({ problem }) => Promise.resolve(problem));
    const answer = await identify({ rest, clock: parts.clock }, asked, new AbortController().signal);
    return {
        answer,
        org,
        conversation: answer.ok ? answer.value : null,
        problem: answer.ok ? null : answer.problem.code
    };
}

test('one composite request brings identifier, spans and participants', async () => {
    const { conversation, org } = await identified({
        siblings: [sessionRow(), sessionRow({ Id: OTHER_SESSION_ID, CaseId: null, EndTime: null, Status: 'Active' })]
    });
    expect(conversation).toEqual({
        identifier: IDENTIFIER,
        bot: 'none-listed',
        spans: [
            {
                id: '0Mwxx0000000001',
                caseId: '500xx0000000001',
                startAt: Date.UTC(2026, 2, 2, 8),
                endAt: Date.UTC(2026, 2, 2, 8, 30),
                open: false
            },
            { id: '0Mwxx0000000002', caseId: null, startAt: Date.UTC(2026, 2, 2, 8), endAt: null, open: true }
        ]
    });
    expect(org.calls).toHaveLength(1);
});

test('a record that is not on this Case, or that the user may not see, gives no access', async () => {
    const { problem } = await identified({ record: [], siblings: errorResponse(400, 'PROCESSING_HALTED') });
    expect(problem).toBe('no-access');
});

test.each([
    ['another record', { Id: OTHER_SESSION_ID }],
    ['another Case', { CaseId: OTHER_CASE_ID }],
    ['no Case', { CaseId: null }]
])('an answer that is about %s gives no access', async (_what, fields) => {
    const { problem } = await identified({ record: [sessionRow(fields)] });
    expect(problem).toBe('no-access');
});

test.each([
    [{ ConversationId: null, Conversation: null }],
    [{ Conversation: null }],
    [{ Conversation: { ConversationIdentifier: '' } }]
])('a record without a conversation is not available: %j', async (fields) => {
    const { problem } = await identified({
        record: [sessionRow(fields)],
        siblings: errorResponse(400, 'PROCESSING_HALTED')
    });
    expect(problem).toBe('not-available');
});

test('an identifier longer than Salesforce stores is malformed', async () => {
    const { problem } = await identified({
        record: [sessionRow({ Conversation: { ConversationIdentifier: 'x'.repeat(256) } })]
    });
    expect(problem).toBe('malformed');
});

test.each(['record', 'siblings'] as const)(
    'hidden fields in %s: asked once more for the essential ones',
    async (which) => {
        const lean = { StartTime: undefined, EndTime: undefined, Status: undefined };
        const content: Partial<FakeContent> = { record: [sessionRow(lean)], siblings: [sessionRow(lean)] };
        const full = { ...content, [which]: errorResponse(400, 'INVALID_FIELD') };
        let asked = 0;
        const whole = createFakeOrg(full);
        const essential = createFakeOrg(content);
        const { conversation, org } = await identified({
            respond: (path, init) => ((asked += 1) === 1 ? whole : essential).fetch(path, init)
        });
        expect(org.calls).toHaveLength(2);
        expect(org.compositeQueries()[1]?.['record']).not.toContain('StartTime');
        expect(conversation?.spans).toEqual([
            { id: '0Mwxx0000000001', caseId: '500xx0000000001', startAt: null, endAt: null, open: true }
        ]);
    }
);

test('essential fields that are hidden too are not available, after two requests and no more', async () => {
    const { problem, org } = await identified({ record: errorResponse(400, 'INVALID_FIELD') });
    expect(problem).toBe('not-available');
    expect(org.calls).toHaveLength(2);
});

test('an org without the object is not available', async () => {
    const { problem } = await identified({ record: errorResponse(400, 'INVALID_TYPE') });
    expect(problem).toBe('not-available');
});

test('participants that can not be read cost only themselves', async () => {
    const { conversation } = await identified({ participants: errorResponse(400, 'INVALID_TYPE') });
    expect(conversation?.bot).toBe('not-readable');
});

test.each([
    { ParticipantRole: 'Chatbot', AppType: 'conversation' },
    { ParticipantRole: 'Agent', AppType: 'digital_worker' },
    { ParticipantRole: 'CHAT_BOT', AppType: null }
])('a participant proves that a bot took part: %j', async (row) => {
    const { conversation } = await identified({
        participants: [{ ParticipantRole: 'EndUser', AppType: 'custom' }, row]
    });
    expect(conversation?.bot).toBe('took-part');
});

test('siblings that can not be read are a problem: without them nobody knows whose an entry is', async () => {
    const { problem } = await identified({ siblings: errorResponse(503, 'SERVER_UNAVAILABLE') });
    expect(problem).toBe('unavailable');
});

test('the asked record is a span of its own when newer siblings push it off the list', async () => {
    const { conversation } = await identified({ siblings: [sessionRow({ Id: OTHER_SESSION_ID })] });
    expect(conversation?.spans.map(({ id }) => id)).toEqual(['0Mwxx0000000002', '0Mwxx0000000001']);
});

test('siblings without a usable id are left out', async () => {
    const { conversation } = await identified({ siblings: [sessionRow(), { Id: 7 }, null, 'x'] });
    expect(conversation?.spans).toHaveLength(1);
});

test('a call that hangs on something else than a Case is linked to no Case', async () => {
    const row = (fields: object) => ({
        Id: CALL_ID,
        RelatedRecordId: CASE_ID,
        Conversation: { ConversationIdentifier: IDENTIFIER },
        CallStartDateTime: '2026-03-02T08:00:00Z',
        CallEndDateTime: null,
        CallDisposition: 'in-progress',
        ...fields
    });
    const { conversation } = await identified(
        {
            record: [row({})],
            siblings: [row({}), row({ Id: '0LQxx0000000002AAA', RelatedRecordId: '001xx0000000001AAA' })]
        },
        { caseId: CASE_ID, recordId: CALL_ID }
    );
    expect(conversation?.spans.map(({ caseId, open }) => [caseId, open])).toEqual([
        ['500xx0000000001', true],
        [null, true]
    ]);
});

test.each([
    ['nothing', null],
    ['no list', {}],
    ['a list of nothing', { compositeResponse: [null] }],
    [
        'a half',
        { compositeResponse: [{ referenceId: 'record', httpStatusCode: 200, body: { records: [sessionRow()] } }] }
    ]
])('a composite answer that holds %s is malformed', async (_what, body) => {
    const { problem } = await identified({ respond: () => jsonResponse(200, body) });
    expect(problem).toBe('malformed');
});

test.each([
    [{ caseId: SESSION_ID, recordId: SESSION_ID }],
    [{ caseId: CASE_ID, recordId: CASE_ID }],
    [{ caseId: CASE_ID, recordId: '0mwxx0000000001AAA' }],
    [{ caseId: "500xx0000000001' --", recordId: SESSION_ID }]
])('wrong ids are refused before anything is sent: %j', async (asked) => {
    const { problem, org } = await identified({}, asked);
    expect(problem).toBe('bad-request');
    expect(org.calls).toHaveLength(0);
});
