import { MAX_TIME_MS } from 'c/chatHistoryCore';
import {
    AGENT_ID,
    anId,
    CALL_CONVERSATION_ID,
    CALL_ID,
    CASE_ID,
    CONVERSATION_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { aCallRow, createAccessChecks } from '../fixtures/accessChecks';
import { aSessionRow, errorResponse, id18, IDENTIFIER, type Row } from '../fixtures/fakeOrg';
import { MAX_ROWS } from './soql';

const START = Date.UTC(2026, 2, 2, 8);

describe('an access check', () => {
    test('finds the calls of a session’s conversation too, since an entry may name both', async () => {
        const call = aCallRow({ ConversationId: id18(CONVERSATION_ID) });
        const { access, org } = createAccessChecks({ call: [call, aCallRow()] });
        expect((await access()).windows.map(({ id }) => id)).toEqual([SESSION_ID, CALL_ID]);
        expect(org.calls).toHaveLength(1);
        expect(org.compositeQueries().at(-1)?.['call']).toContain('@{record.records[0].ConversationId}');
    });

    test('does without the calls where the org has none', async () => {
        const { access, org } = createAccessChecks({ call: errorResponse(400, 'INVALID_TYPE') });
        expect((await access()).windows.map(({ id }) => id)).toEqual([SESSION_ID]);
        expect(org.calls).toHaveLength(1);
    });

    test('leaves the rest alone when participants can not be read', async () => {
        const { access } = createAccessChecks({ participants: errorResponse(400, 'INVALID_TYPE') });
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
        const { access } = createAccessChecks({
            participants: [row, { ...row, ConversationId: id18(CALL_CONVERSATION_ID) }]
        });
        expect((await access()).participants).toEqual([
            { key: AGENT_ID, name: 'Ines Feld', role: 'agent', joinedAt: START, leftAt: null }
        ]);
    });

    test.each([
        { ParticipantRole: 'Chatbot', AppType: 'conversation' },
        { ParticipantRole: 'Agent', AppType: 'digital_worker' },
        { ParticipantRole: 'CHAT_BOT', AppType: null }
    ])('takes a participant for a bot by role or by app type: %j', async (row) => {
        const { access } = createAccessChecks({ participants: [{ ConversationId: id18(CONVERSATION_ID), ...row }] });
        expect((await access()).participants).toMatchObject([{ role: 'bot', key: '', name: null }]);
    });

    test.each([
        ['a bot, is the proof that it took part', 'Chatbot', [{ role: 'bot' }]],
        ['no bot, proves nothing', 'EndUser', null]
    ])('that was answered with a list of participants that was cut off and shows %s', async (_, role, participants) => {
        const person = { ConversationId: id18(CONVERSATION_ID), ParticipantRole: role, AppType: '' };
        const stranger = { ...person, ConversationId: id18(CALL_CONVERSATION_ID) };
        const cut = [person, ...Array.from({ length: MAX_ROWS - 1 }, () => stranger)];
        const { access } = createAccessChecks({ participants: cut });
        expect(await access()).toMatchObject({ participants });
    });

    test('fails when siblings can not be read: without them nobody knows whose an entry is', async () => {
        const { problem } = createAccessChecks({ session: errorResponse(503, 'SERVER_UNAVAILABLE') });
        expect(await problem()).toMatchObject({ code: 'unavailable' });
    });

    test('has a window of the requested record when newer siblings push it off the list', async () => {
        const { access } = createAccessChecks({ session: [aSessionRow({ Id: id18(SECOND_SESSION_ID) })] });
        expect((await access()).windows.map(({ id }) => id)).toEqual([SECOND_SESSION_ID, SESSION_ID]);
    });

    const sessionsFrom = (length: number, fields: Row = {}) =>
        Array.from({ length }, (_, index) =>
            aSessionRow({ Id: id18(anId('0Mw', index + 1)), StartTime: new Date(START - index * 1_000), ...fields })
        );

    test.each([
        ['is whole', sessionsFrom(MAX_ROWS - 1), true, null],
        ['holds as many as a query answers', sessionsFrom(MAX_ROWS), true, START - (MAX_ROWS - 1) * 1_000],
        ['is only the first part', sessionsFrom(3), false, START - 2_000],
        ['holds as many, and no times', sessionsFrom(MAX_ROWS, { StartTime: undefined }), true, MAX_TIME_MS]
    ])('says from when on it knows the sessions, where their list %s', async (_, session, done, listedFrom) => {
        const { access } = createAccessChecks({ session, done });
        expect(await access()).toMatchObject({ listedFrom, windows: { length: session.length } });
    });

    test('says from when on it knows sessions and calls: the later of both', async () => {
        const ConversationId = id18(CONVERSATION_ID);
        const call = [1, 2].map((hour) =>
            aCallRow({ ConversationId, CallStartDateTime: `2026-03-02T0${9 - hour}:30:00Z` })
        );
        const { access } = createAccessChecks({ session: sessionsFrom(2), call, done: false });
        expect(await access()).toMatchObject({ listedFrom: START - 1_000, windows: { length: 4 } });
    });

    test('leaves out siblings without a usable id', async () => {
        const { access } = createAccessChecks({ session: [aSessionRow(), { Id: 7 }, null, 'x'] });
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
        const { access } = createAccessChecks({ record: [call], call: [call] });
        expect((await access({ recordId: CALL_ID })).windows).toMatchObject([{ isOpen }]);
    });

    test('takes a call that is related to something else than a Case for linked to no Case', async () => {
        const other = aCallRow({ Id: id18('0LQ000000000002'), RelatedRecordId: '001000000000001AAA' });
        const { access } = createAccessChecks({ record: [aCallRow()], call: [aCallRow(), other] });
        const { windows } = await access({ recordId: CALL_ID });
        expect(windows.map(({ caseId, isOpen }) => [caseId, isOpen])).toEqual([
            [CASE_ID, true],
            [null, true]
        ]);
    });
});
