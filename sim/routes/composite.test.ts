import { recordId } from '../world/ids';
import { DATA_PATH } from './http';
import { smallOrg, type SmallWorldOptions } from '../support/smallWorld';
import { askComposite, jsonOf, LATER_AT, listAt } from '../support/requests';

type Sub = Readonly<{ referenceId: string; httpStatusCode: number; body: unknown }>;

const SIBLINGS =
    "SELECT Id FROM MessagingSession WHERE ConversationId = '@{record.records[0].ConversationId}' LIMIT 2000";

function recordQuery(id: string, fields = 'Id, ConversationId'): string {
    return `SELECT ${fields} FROM MessagingSession WHERE Id = '${id}' LIMIT 1`;
}

function ask(
    queries: (sessionId: string) => Readonly<Record<string, string>>,
    world: SmallWorldOptions = {}
): readonly Sub[] {
    const { org, sessionId } = smallOrg(world);
    const response = askComposite(org, queries(sessionId));
    expect(response.status).toBe(200);
    return (jsonOf(response) as { compositeResponse: readonly Sub[] }).compositeResponse;
}

function postRaw(body: unknown): void {
    const { org } = smallOrg();
    const headers = { Authorization: `Bearer ${org.newPageSession()}`, 'Content-Type': 'application/json' };
    org.handle({ method: 'POST', path: `${DATA_PATH}/composite`, headers, body: JSON.stringify(body), at: LATER_AT });
}

test("A later query uses a value of an earlier one's answer, and all count as one call", () => {
    const { org, sessionId } = smallOrg();
    askComposite(org, { record: recordQuery(sessionId), siblings: SIBLINGS });
    expect(org.counts()).toMatchObject({ otherCalls: 1, entriesCalls: 0 });
    const [record, siblings] = ask((id) => ({ record: recordQuery(id), siblings: SIBLINGS }));
    expect(record).toMatchObject({ referenceId: 'record', httpStatusCode: 200 });
    expect(listAt(siblings, 'body', 'records')).toEqual([
        {
            attributes: { type: 'MessagingSession', url: `${DATA_PATH}/sobjects/MessagingSession/${sessionId}` },
            Id: sessionId
        }
    ]);
});

const HALTED = {
    httpStatusCode: 400,
    body: [
        {
            errorCode: 'PROCESSING_HALTED',
            message: 'Invalid reference specified. No value for record.records[0].ConversationId found in record.'
        }
    ]
};

test('A reference into an empty result is halted, and the others are answered', () => {
    const answers = ask(() => ({
        record: recordQuery(recordId('0Mw', 'nobody', 1)),
        siblings: SIBLINGS,
        users: 'SELECT Id FROM User LIMIT 1'
    }));
    expect(answers[1]).toMatchObject(HALTED);
    expect(answers.map(({ httpStatusCode }) => httpStatusCode)).toEqual([200, 400, 200]);
});

test('A reference into a refused query is halted', () => {
    const world: SmallWorldOptions = { switches: { fields: { 'MessagingSession.EndTime': 'hidden' } } };
    const [record, siblings] = ask(
        (id) => ({ record: recordQuery(id, 'Id, ConversationId, EndTime'), siblings: SIBLINGS }),
        world
    );
    expect(record).toMatchObject({ httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] });
    expect(siblings).toMatchObject(HALTED);
});

test('A reference to a null is halted', () => {
    const { org } = smallOrg({
        more: ({ org: builder, agent, onCase }) => {
            const sms = builder.conversation({ channel: 'sms', customer: 'Cy Test', enhanced: false });
            sms.session({ onCase, owner: agent, startAt: 0 }, '');
        }
    });
    const record = recordQuery(org.world.sessions[1]?.id ?? '');
    const answers = (jsonOf(askComposite(org, { record, siblings: SIBLINGS })) as { compositeResponse: Sub[] })
        .compositeResponse;
    expect(answers[1]).toMatchObject(HALTED);
});

test('A reference to no earlier subrequest throws', () => {
    expect(() => ask(() => ({ siblings: SIBLINGS }))).toThrow('names no earlier subrequest');
});

test('A reference that is percent-encoded throws: Salesforce would not see it', () => {
    const url = `${DATA_PATH}/query/?q=${encodeURIComponent(SIBLINGS)}`;
    const compositeRequest = [{ method: 'GET', url, referenceId: 'a' }];
    expect(() => postRaw({ allOrNone: false, compositeRequest })).toThrow('percent-encoded');
});

const QUERY = { method: 'GET', url: `${DATA_PATH}/query/?q=SELECT+Id+FROM+User`, referenceId: 'a' };

test('Five queries are answered in one call, and six are refused without running any', () => {
    const queries = (count: number) =>
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index}`, 'SELECT Id FROM User LIMIT 1']));
    expect(ask(() => queries(5)).map(({ httpStatusCode }) => httpStatusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(ask(() => queries(6))).toMatchObject([
        { httpStatusCode: 400, referenceId: null, body: [{ errorCode: 'LIMIT_EXCEEDED' }] }
    ]);
});

test.each([
    ['all or none', { allOrNone: true, compositeRequest: [QUERY] }],
    ['no list', { allOrNone: false }],
    ['an empty list', { allOrNone: false, compositeRequest: [] }],
    ['a reference id twice', { allOrNone: false, compositeRequest: [QUERY, QUERY] }],
    ['something that is not read-only', { allOrNone: false, compositeRequest: [{ ...QUERY, method: 'DELETE' }] }],
    ['another resource', { allOrNone: false, compositeRequest: [{ ...QUERY, url: `${DATA_PATH}/sobjects/User/1` }] }],
    ['blanks in a url', { allOrNone: false, compositeRequest: [{ ...QUERY, url: `${DATA_PATH}/query/?q=SELECT Id` }] }],
    ['a body with its subrequest', { allOrNone: false, compositeRequest: [{ ...QUERY, body: {} }] }],
    ['no object', []]
])('A composite body with %s throws', (_what, body) => {
    expect(() => postRaw(body)).toThrow(/composite|subrequest|reference/i);
});
