import { requestIdOf } from 'c/chatHistoryCore';
import { CASE_ID, SESSION_ID } from 'support/builders';
import { ARGS, request, servePort } from '../fixtures/servedPort';

describe('a message', () => {
    test.each(['entries', '__proto__', 'constructor', 'toString', '', 7, null, ['transcript'], undefined])(
        'with the verb %p is not supported',
        async (verb) => {
            const { receive, handled, answers } = servePort();
            await receive(request(1, { verb }));
            expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'not-supported' } }]);
            expect(handled).toEqual([]);
        }
    );

    test.each<[string, unknown]>([
        ['nothing', undefined],
        ['a list', [ARGS]],
        ['an injected Case', { ...ARGS, caseId: "500000000000001' OR Id != '" }],
        ['an injected record', { ...ARGS, recordId: "0Mw000000000001' OR CaseId != '" }],
        ['a reference', { ...ARGS, recordId: '@{record.records[0].Id}' }],
        ['a Case for a record', { ...ARGS, recordId: CASE_ID }],
        ['a record for a Case', { ...ARGS, caseId: SESSION_ID }],
        ['a prefix in other letters', { ...ARGS, recordId: '0MW000000000001' }],
        ['a line end after the id', { ...ARGS, recordId: `${SESSION_ID}\n` }],
        ['sixteen characters', { ...ARGS, recordId: `${SESSION_ID}A` }],
        ['a huge id', { ...ARGS, recordId: `0Mw${'x'.repeat(5_000_000)}` }],
        ['an id in a list', { ...ARGS, recordId: [SESSION_ID] }],
        ['an id as an object', { ...ARGS, recordId: { length: 15 } }],
        ['letters of another script', { ...ARGS, recordId: '0Mwхх0000000001AAA' }],
        ['no fetch policy', { ...ARGS, fetchPolicy: undefined }],
        ['a fetch policy that does not exist', { ...ARGS, fetchPolicy: 'all' }],
        ['a fetch policy by prototype', { ...ARGS, fetchPolicy: 'constructor' }],
        ['an initiator that does not exist', { ...ARGS, initiator: 'admin' }],
        ['a refresh without a time', { ...ARGS, fetchPolicy: 'refresh' }],
        ['a refresh with text', { ...ARGS, fetchPolicy: 'refresh', newerThan: '0' }],
        ['an older page before NaN', { ...ARGS, fetchPolicy: 'older-page', before: NaN }],
        ['an older page before infinity', { ...ARGS, fetchPolicy: 'older-page', before: Infinity }],
        ['an older page before a half', { ...ARGS, fetchPolicy: 'older-page', before: 0.5 }],
        ['an older page before zero', { ...ARGS, fetchPolicy: 'older-page', before: -1 }],
        ['an older page beyond every calendar', { ...ARGS, fetchPolicy: 'older-page', before: 9e15 }]
    ])('with %s for arguments is a bad request, and nothing is handled', async (_, args) => {
        const { receive, handled, answers } = servePort();
        await receive(request(1, { args }));
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'bad-request' } }]);
        expect(handled).toEqual([]);
    });

    test('passes on nothing that is polluted or in excess', async () => {
        const { receive, handled } = servePort();
        const polluted: unknown = JSON.parse(
            `{"id":1,"verb":"transcript","__proto__":{"admin":true},"url":"/services/data","args":{"caseId":"${CASE_ID}",` +
                `"recordId":"${SESSION_ID}","conversation":"x","__proto__":{"caseId":"y"},"initiator":"user",` +
                `"limits":{"wish":1},"fetchPolicy":"cache-first"}}`
        );
        await receive(polluted);
        const [query] = handled[0] ?? [];
        expect(query).toEqual(request(1));
        expect(Object.keys(query?.args ?? {}).sort()).toEqual(Object.keys(ARGS).sort());
        expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    test.each([
        undefined,
        null,
        1,
        'transcript',
        [],
        {},
        { verb: 'transcript' },
        { id: '1' },
        { id: -1 },
        { id: 1.5 },
        { id: {} }
    ])('without an id gets no answer: %j', async (message) => {
        const { receive, sent, handled } = servePort();
        await receive(message);
        expect(requestIdOf(message)).toBeNull();
        expect([...sent, ...handled]).toEqual([]);
    });
});
