import { createDiagnostics, DEFAULT_LIMITS, type Problem } from 'c/chatHistoryCore';
import {
    AGENT_ID,
    anId,
    aSessionWindow,
    CALL_CONVERSATION_ID,
    CALL_ID,
    CASE_ID,
    CONVERSATION_ID,
    MINUTE_MS,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import { until } from 'support/settled';
import { createTranscriptCache } from '../cache/transcriptCache';
import { createEnvironment } from '../fixtures/environment';
import {
    aSessionRow,
    createFakeOrg,
    errorResponse,
    id18,
    IDENTIFIER,
    jsonResponse,
    type FakeContent,
    type Row
} from '../fixtures/fakeOrg';
import { createLock } from '../locks';
import { createRateLimiter } from '../rateLimit/rateLimiter';
import { createAccessCheck, type AccessRequest } from './accessCheck';
import { HIDDEN_FIELDS_MS, MAX_REMEMBERED, readMemory, type Access } from './accessMemory';
import { createRestClient } from './restClient';
import { MAX_ROWS } from './soql';

const REQUEST: AccessRequest = {
    caseId: CASE_ID,
    recordId: SESSION_ID,
    initiator: 'user',
    limits: DEFAULT_LIMITS,
    mustAsk: false
};

const START = Date.UTC(2026, 2, 2, 8);

function setUp(content: Partial<FakeContent> = {}) {
    const org = createFakeOrg(content);
    const clock = createFakeClock();
    const environment = createEnvironment({ fetch: org.fetch, clock });
    const diagnostics = createDiagnostics();
    const rateLimiter = createRateLimiter({ ...environment, owner: () => Promise.resolve('me'), diagnostics });
    const restClient = createRestClient({ ...environment, rateLimiter, onUnauthorized: () => Promise.resolve() });
    const cache = createTranscriptCache({ ...environment, diagnostics });
    const accessCheck = createAccessCheck({
        restClient,
        cache,
        lock: createLock(environment.locks, diagnostics),
        clock
    });
    const check = (fields: Partial<AccessRequest> = {}) =>
        accessCheck.check({ ...REQUEST, ...fields }, new AbortController().signal);
    /** What a check finds; throws where there is a problem instead. */
    const access = async (fields: Partial<AccessRequest> = {}): Promise<Access> => {
        const outcome = await check(fields);
        if (!outcome.ok) throw new Error(outcome.problem.code);
        return outcome.value;
    };
    const problem = async (fields: Partial<AccessRequest> = {}): Promise<Problem | null> => {
        const outcome = await check(fields);
        return outcome.ok ? null : outcome.problem;
    };
    /** From now on the org is asked for this session, the only one of a conversation of its own. */
    const serve = (number: number) => {
        const row = aNumberedRow(number);
        Object.assign(org.content, { record: [row], siblings: [row] });
        return { recordId: anId('0Mw', number) };
    };
    const queries = () => org.compositeQueries();
    return { org, clock, cache, check, access, problem, serve, queries };
}

function aNumberedRow(number: number, fields: Row = {}): Row {
    const Conversation = { ConversationIdentifier: `conversation-${number}` };
    const [Id, ConversationId] = [id18(anId('0Mw', number)), id18(anId('0dw', number))];
    return aSessionRow({ Id, ConversationId, Conversation, ...fields });
}

function aCallRow(fields: Row = {}): Row {
    return {
        Id: id18(CALL_ID),
        RelatedRecordId: id18(CASE_ID),
        ConversationId: id18(CALL_CONVERSATION_ID),
        Conversation: { ConversationIdentifier: 'call-1' },
        CallStartDateTime: '2026-03-02T08:00:00Z',
        CallEndDateTime: null,
        CallDisposition: 'in-progress',
        ...fields
    };
}

describe('an access check', () => {
    test('finds identifier, session windows and participants with one API call', async () => {
        const open = aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: null, EndTime: null, Status: 'Active' });
        const { access, org, clock } = setUp({ siblings: [aSessionRow(), open] });
        const ended = { startAt: START, endAt: START + 30 * MINUTE_MS, isOpen: false };
        expect(await access()).toEqual({
            kind: 'session',
            conversationId: CONVERSATION_ID,
            identifier: IDENTIFIER,
            participants: [],
            windows: [
                aSessionWindow(ended),
                aSessionWindow({ id: SECOND_SESSION_ID, caseId: null, startAt: START, endAt: null, isOpen: true })
            ],
            checkedAt: clock.now()
        });
        expect(org.calls).toHaveLength(1);
    });

    test('finds the calls of a session’s conversation too, since an entry may name both', async () => {
        const call = aCallRow({ ConversationId: id18(CONVERSATION_ID) });
        const { access, org } = setUp({ call: [call, aCallRow()] });
        expect((await access()).windows.map(({ id }) => id)).toEqual([SESSION_ID, CALL_ID]);
        expect(org.calls).toHaveLength(1);
        expect(org.compositeQueries().at(-1)?.['call']).toContain('@{record.records[0].ConversationId}');
    });

    test('does without the calls where the org has none', async () => {
        const { access, org } = setUp({ call: errorResponse(400, 'INVALID_TYPE') });
        expect((await access()).windows.map(({ id }) => id)).toEqual([SESSION_ID]);
        expect(org.calls).toHaveLength(1);
    });

    test('gives no access to a record that is not on this Case, or that the user may not see', async () => {
        const { problem } = setUp({ record: [], siblings: errorResponse(400, 'PROCESSING_HALTED') });
        expect(await problem()).toEqual({ code: 'no-access' });
    });

    test.each([
        ['another record', { Id: id18(SECOND_SESSION_ID) }],
        ['another Case', { CaseId: id18(OTHER_CASE_ID) }],
        ['no Case', { CaseId: null }]
    ])('gives no access when the response is about %s', async (_, fields) => {
        const { problem } = setUp({ record: [aSessionRow(fields)] });
        expect(await problem()).toEqual({ code: 'no-access' });
    });

    test.each([
        [{ ConversationId: null, Conversation: null }],
        [{ Conversation: null }],
        [{ Conversation: { ConversationIdentifier: '' } }],
        [{ ConversationId: 'x' }]
    ])('says that a record without a conversation is not available: %j', async (fields) => {
        const { problem } = setUp({
            record: [aSessionRow(fields)],
            siblings: errorResponse(400, 'PROCESSING_HALTED')
        });
        expect(await problem()).toEqual({ code: 'not-available' });
    });

    test('says that an org without the object does not have it available', async () => {
        const { problem } = setUp({ record: errorResponse(400, 'INVALID_TYPE') });
        expect(await problem()).toMatchObject({ code: 'not-available' });
    });

    test('leaves the rest alone when participants can not be read', async () => {
        const { access } = setUp({ participants: errorResponse(400, 'INVALID_TYPE') });
        expect(await access()).toMatchObject({ participants: null, identifier: IDENTIFIER });
    });

    test('finds the participants of its own conversation, with names and times', async () => {
        const row = {
            ConversationId: id18(CONVERSATION_ID),
            ParticipantRole: 'Agent',
            AppType: 'agent',
            ParticipantKey: id18(AGENT_ID),
            ParticipantDisplayName: 'Ines Feld',
            JoinedTime: '2026-03-02T08:00:00.000+0000',
            LeftTime: null
        };
        const { access } = setUp({ participants: [row, { ...row, ConversationId: id18(CALL_CONVERSATION_ID) }] });
        expect((await access()).participants).toEqual([
            { key: AGENT_ID, name: 'Ines Feld', role: 'agent', joinedAt: START, leftAt: null }
        ]);
    });

    test.each([
        { ParticipantRole: 'Chatbot', AppType: 'conversation' },
        { ParticipantRole: 'Agent', AppType: 'digital_worker' },
        { ParticipantRole: 'CHAT_BOT', AppType: null }
    ])('takes a participant for a bot by role or by app type: %j', async (row) => {
        const { access } = setUp({ participants: [{ ConversationId: id18(CONVERSATION_ID), ...row }] });
        expect((await access()).participants).toMatchObject([{ role: 'bot', key: '', name: null }]);
    });

    test.each([
        ['a bot, is the proof that it took part', 'Chatbot', [{ role: 'bot' }]],
        ['no bot, proves nothing', 'EndUser', null]
    ])('that was answered with a list of participants that was cut off and shows %s', async (_, role, participants) => {
        const person = { ConversationId: id18(CONVERSATION_ID), ParticipantRole: role, AppType: '' };
        const stranger = { ...person, ConversationId: id18(CALL_CONVERSATION_ID) };
        const cut = [person, ...Array.from({ length: MAX_ROWS - 1 }, () => stranger)];
        const { access } = setUp({ participants: cut });
        expect(await access()).toMatchObject({ participants });
    });

    test('fails when siblings can not be read: without them nobody knows whose an entry is', async () => {
        const { problem } = setUp({ siblings: errorResponse(503, 'SERVER_UNAVAILABLE') });
        expect(await problem()).toMatchObject({ code: 'unavailable' });
    });

    test('has a window of the requested record when newer siblings push it off the list', async () => {
        const { access } = setUp({ siblings: [aSessionRow({ Id: id18(SECOND_SESSION_ID) })] });
        expect((await access()).windows.map(({ id }) => id)).toEqual([SECOND_SESSION_ID, SESSION_ID]);
    });

    test('leaves out siblings without a usable id', async () => {
        const { access } = setUp({ siblings: [aSessionRow(), { Id: 7 }, null, 'x'] });
        expect((await access()).windows).toHaveLength(1);
    });

    test.each([
        ['transferred', '2026-03-02T08:05:00Z', false],
        ['transferred', null, true],
        ['new', '2026-03-02T08:05:00Z', false],
        ['In Progress', '2026-03-02T08:05:00Z', true],
        ['busy', null, false]
    ])('knows whether a call that is "%s" and ended at %s goes on: %s', async (status, end, isOpen) => {
        const call = aCallRow({ CallDisposition: status, CallEndDateTime: end });
        const { access } = setUp({ record: [call], siblings: [call] });
        expect((await access({ recordId: CALL_ID })).windows).toMatchObject([{ isOpen }]);
    });

    test('takes a call that is related to something else than a Case for linked to no Case', async () => {
        const other = aCallRow({ Id: id18('0LQ000000000002'), RelatedRecordId: '001000000000001AAA' });
        const { access } = setUp({ record: [aCallRow()], siblings: [aCallRow(), other] });
        const { windows } = await access({ recordId: CALL_ID });
        expect(windows.map(({ caseId, isOpen }) => [caseId, isOpen])).toEqual([
            [CASE_ID, true],
            [null, true]
        ]);
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
        const { problem } = setUp({ respond: () => jsonResponse(200, body) });
        expect(await problem()).toEqual({ code: 'malformed' });
    });

    test.each([[{ recordId: CASE_ID }], [{ recordId: '0mw000000000001' }], [{ recordId: "0Mw000000000001' --" }]])(
        'refuses wrong ids before anything is sent: %j',
        async (fields) => {
            const { problem, org } = setUp();
            expect(await problem(fields)).toEqual({ code: 'bad-request' });
            expect(org.calls).toEqual([]);
        }
    );

    test('that meets a limit inside the composite response stops all calls', async () => {
        const { problem, org } = setUp({ record: errorResponse(403, 'REQUEST_LIMIT_EXCEEDED') });
        const first = await problem();
        expect(first?.code).toBe('limit-reached');
        expect(await problem()).toEqual({ code: 'limit-reached', retryAt: first?.retryAt });
        expect(org.calls).toHaveLength(1);
    });
});

describe('a remembered access check', () => {
    test.each([
        ['15 characters', {}],
        ['18 characters', { caseId: id18(CASE_ID), recordId: id18(SESSION_ID) }]
    ])('costs no API call for 15 minutes, asked for with ids of %s', async (_, fields) => {
        const { access, org, clock } = setUp();
        const first = await access();
        clock.advance(DEFAULT_LIMITS.accessCheckMs - 1);
        expect(await access(fields)).toEqual(first);
        expect(org.calls).toHaveLength(1);
        clock.advance(1);
        expect((await access(fields)).checkedAt).toBe(clock.now());
        expect(org.calls).toHaveLength(2);
    });

    test('also serves the other records of its conversation on this Case', async () => {
        const { access, org } = setUp({ siblings: [aSessionRow(), aSessionRow({ Id: id18(SECOND_SESSION_ID) })] });
        await access();
        expect((await access({ recordId: SECOND_SESSION_ID })).identifier).toBe(IDENTIFIER);
        expect(org.calls).toHaveLength(1);
    });

    test('gives no access to a record of the conversation on another Case', async () => {
        const theirs = aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: id18(OTHER_CASE_ID) });
        const { access, problem, org } = setUp({ siblings: [aSessionRow(), theirs] });
        await access();
        org.content.record = [];
        expect(await problem({ recordId: SECOND_SESSION_ID })).toEqual({ code: 'no-access' });
        expect(org.calls).toHaveLength(2);
    });

    test('is not used when the request must ask, also where the clock was put back a little', async () => {
        const { access, org, clock } = setUp();
        await access();
        await access({ mustAsk: true });
        clock.set(clock.now() - 1_000);
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(3);
    });

    test('is not used where the org sets 0 minutes', async () => {
        const { access, org } = setUp();
        const limits = { ...DEFAULT_LIMITS, accessCheckMs: 0 };
        await access({ limits });
        await access({ limits });
        expect(org.calls).toHaveLength(2);
    });

    test('is not used when it seems to come from the future, since its age is unknown then', async () => {
        const { access, org, clock } = setUp();
        await access();
        clock.set(clock.now() - 2 * MINUTE_MS);
        await access();
        expect(org.calls).toHaveLength(2);
    });

    test('is forgotten when the user turns out to have lost access', async () => {
        const { access, problem, org } = setUp();
        await access();
        org.content.record = [];
        expect(await problem({ mustAsk: true })).toEqual({ code: 'no-access' });
        expect(await problem()).toEqual({ code: 'no-access' });
        expect(org.calls).toHaveLength(3);
    });

    test('stays when Salesforce is unavailable', async () => {
        const { access, problem, org } = setUp();
        await access();
        org.content.record = errorResponse(503, 'SERVER_UNAVAILABLE');
        expect(await problem({ mustAsk: true })).toMatchObject({ code: 'unavailable' });
        expect((await access()).identifier).toBe(IDENTIFIER);
    });
});

describe('of two checks that overlap', () => {
    /** Holds the responses back as they are when the org is asked. The returned function lets one go, by its position. */
    function holdResponses(org: ReturnType<typeof createFakeOrg>) {
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
        const { access, org, clock } = setUp();
        const letGo = holdResponses(org);
        const askedAt = clock.now();
        const check = access();
        await until(() => org.calls.length === 1);
        clock.advance(10_000);
        await letGo(0);
        expect((await check).checkedAt).toBe(askedAt);
    });

    test('the newer is remembered, also where the older answers last', async () => {
        const { access, org, clock } = setUp();
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
        const { access, problem, org, clock } = setUp();
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
        const { access, org, clock, serve } = setUp();
        const first = serve(1);
        await access(first);
        clock.advance(1_000);
        const letGo = holdResponses(org);
        org.content.session = [aNumberedRow(1)];
        const older = access(serve(2));
        await until(() => org.calls.length === 2);
        clock.advance(1_000);
        org.content.session = [];
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
        const { access, problem, org, clock, serve } = setUp();
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

describe('a check of one conversation', () => {
    test('renews all other remembered ones in the same API call', async () => {
        const { access, org, clock, serve, queries } = setUp();
        const [one, two, three] = [1, 2, 3].map((number) => ({ recordId: anId('0Mw', number) }));
        serve(1);
        await access(one);
        serve(2);
        org.content.session = [aNumberedRow(1)];
        await access(two);
        clock.advance(14 * MINUTE_MS);
        serve(3);
        org.content.session = [aNumberedRow(1, { Status: 'Active', EndTime: null }), aNumberedRow(2)];
        org.content.participants = [{ ConversationId: id18(anId('0dw', 2)), ParticipantRole: 'Chatbot', AppType: '' }];
        await access(three);
        clock.advance(14 * MINUTE_MS);
        expect(queries().at(-1)?.['session']).toContain("ConversationId IN ('0dw000000000002', '0dw000000000001')");
        expect(await access(one)).toMatchObject({ identifier: 'conversation-1', windows: [{ isOpen: true }] });
        expect(await access(two)).toMatchObject({ identifier: 'conversation-2', participants: [{ role: 'bot' }] });
        expect(org.calls).toHaveLength(3);
    });

    test('forgets another one that the user no longer sees', async () => {
        const { access, org, serve } = setUp();
        const first = serve(1);
        await access(first);
        const second = serve(2);
        org.content.session = [];
        await access(second);
        serve(1);
        await access(first);
        expect(org.calls).toHaveLength(3);
    });

    test('moves another one to the Case that it is linked to now', async () => {
        const { access, problem, org, serve } = setUp();
        const first = serve(1);
        await access(first);
        org.content.session = [aNumberedRow(1, { CaseId: id18(OTHER_CASE_ID) })];
        await access(serve(2));
        org.content.record = [];
        expect(await problem(first)).toEqual({ code: 'no-access' });
    });

    test.each([
        ['can not be read', errorResponse(400, 'INVALID_TYPE')],
        ['is cut off', Array.from({ length: MAX_ROWS }, () => aNumberedRow(3))]
    ])('leaves the others as they were when the query for them %s', async (_, session) => {
        const { access, org, clock, serve } = setUp();
        const first = serve(1);
        await access(first);
        clock.advance(MINUTE_MS);
        org.content.session = session;
        await access(serve(2));
        expect((await access(first)).checkedAt).toBe(clock.now() - MINUTE_MS);
        clock.advance(14 * MINUTE_MS);
        serve(1);
        await access(first);
        expect(org.calls).toHaveLength(3);
    });

    test('renews calls with a query of their own, and never sends more than the five queries of one API call', async () => {
        const { access, org, serve, queries } = setUp();
        await access(serve(1));
        org.content.session = [aNumberedRow(1)];
        Object.assign(org.content, { record: [aCallRow()], siblings: [aCallRow()] });
        await access({ recordId: CALL_ID });
        org.content.call = [aCallRow()];
        await access(serve(2));
        expect(Object.keys(queries().at(-1) ?? {})).toEqual(['record', 'siblings', 'participants', 'session', 'call']);
        expect(await access({ recordId: CALL_ID })).toMatchObject({ kind: 'call', identifier: 'call-1' });
        expect(org.calls).toHaveLength(3);
    });

    test('remembers a bounded number of conversations, the latest ones', async () => {
        const { access, org, cache, clock, serve } = setUp();
        for (let number = 1; number <= MAX_REMEMBERED + 1; number += 1) {
            await access(serve(number));
            org.content.session = Array.from({ length: number }, (_, index) => aNumberedRow(index + 1));
        }
        const { checks } = readMemory(await cache.readAccess(), clock.now());
        expect(checks).toHaveLength(MAX_REMEMBERED);
        expect(checks[0]?.identifier).toBe(`conversation-${MAX_REMEMBERED + 1}`);
    });

    test('leaves conversations as they were that have too many sessions to be renewed in one query', async () => {
        const { access, org, serve, queries } = setUp();
        await access(serve(7_000));
        org.content.session = [aNumberedRow(7_000)];
        serve(1);
        org.content.siblings = Array.from({ length: 1_001 }, (_, index) =>
            aNumberedRow(1, { Id: id18(anId('0Mw', index + 1)) })
        );
        const large = { recordId: anId('0Mw', 1) };
        await access(large);
        org.content.session = [aNumberedRow(7_000)];
        await access(serve(7_001));
        expect(queries().at(-1)?.['session']).toContain("IN ('0dw000000007000')");
        expect((await access(large)).windows).toHaveLength(1_001);
        expect(org.calls).toHaveLength(3);
    });
});

describe('fault 9: a field that is hidden from the user', () => {
    /** Refuses queries of sessions that name a time. */
    function hideTimes({ content }: ReturnType<typeof createFakeOrg>) {
        const [essential, hidden] = [createFakeOrg(content), createFakeOrg({ ...content })];
        const refusal = errorResponse(400, 'INVALID_FIELD');
        Object.assign(hidden.content, { record: refusal, siblings: refusal, session: refusal });
        content.respond = (path, init) =>
            typeof init.body === 'string' && init.body.includes('StartTime')
                ? hidden.fetch(path, init)
                : essential.fetch(path, init);
    }

    test.each<[string, Partial<FakeContent>]>([
        ['the record', { record: errorResponse(400, 'INVALID_FIELD') }],
        ['the siblings', { siblings: errorResponse(400, 'INVALID_FIELD') }]
    ])('in the query for %s is left out in a second API call', async (_, content) => {
        const org = createFakeOrg();
        let callCount = 0;
        const { access, queries } = setUp({
            respond: (path, init) => ((callCount += 1) === 1 ? createFakeOrg(content) : org).fetch(path, init)
        });
        const { windows } = await access();
        expect(callCount).toBe(2);
        expect(queries()[1]?.['record']).not.toContain('StartTime');
        expect(windows).toHaveLength(1);
    });

    test('costs the second API call once, not for every check', async () => {
        const { access, org, clock, queries } = setUp();
        hideTimes(org);
        await access();
        await access({ mustAsk: true });
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(4);
        expect(queries()[3]?.['siblings']).not.toContain('StartTime');
        clock.advance(HIDDEN_FIELDS_MS);
        await access({ mustAsk: true });
        expect(org.calls).toHaveLength(6);
    });

    test('of sessions leaves the queries for calls as they are', async () => {
        const { access, org, queries } = setUp();
        hideTimes(org);
        await access();
        Object.assign(org.content, { respond: () => undefined, record: [aCallRow()], siblings: [aCallRow()] });
        await access({ recordId: CALL_ID });
        expect(queries().at(-1)?.['record']).toContain('CallStartDateTime');
        expect(queries().at(-1)?.['session']).not.toContain('StartTime');
    });

    test('that only a renewal names is left out next time, without a second API call', async () => {
        const { access, org, serve, queries } = setUp();
        await access(serve(1));
        org.content.session = errorResponse(400, 'INVALID_FIELD');
        Object.assign(org.content, { record: [aCallRow()], siblings: [aCallRow()] });
        await access({ recordId: CALL_ID });
        expect(org.calls).toHaveLength(2);
        await access({ recordId: CALL_ID, mustAsk: true });
        expect(queries().at(-1)?.['session']).not.toContain('StartTime');
    });

    /** Refuses queries of participants that name a name. */
    function hideNames({ content }: ReturnType<typeof createFakeOrg>) {
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
        const { access, org, clock, queries } = setUp();
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
        const { access } = setUp({
            participants: errorResponse(400, 'INVALID_FIELD'),
            respond: () => ((callCount += 1) === 1 ? undefined : errorResponse(503, 'SERVER_UNAVAILABLE'))
        });
        expect(await access()).toMatchObject({ identifier: IDENTIFIER, participants: null });
    });

    test('that nobody can do without is not available, after two API calls and no more', async () => {
        const { problem, org } = setUp({ record: errorResponse(400, 'INVALID_FIELD') });
        expect(await problem()).toMatchObject({ code: 'not-available' });
        expect(org.calls).toHaveLength(2);
        expect(await problem()).toMatchObject({ code: 'not-available' });
        expect(org.calls).toHaveLength(3);
    });
});
