import { failed } from 'c/chatHistoryCore';
import { aTranscript, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';
import { id18 } from '../fixtures/fakeOrg';
import { aReply, ARGS, createHeldHandler, request, servePort } from '../fixtures/servedPort';

describe('a change that another page made', () => {
    const fetchedAt = aTranscript().fetchedAt;
    const later = { name: 'kettle', fetchedAt: fetchedAt + 1 };
    const changed = JSON.stringify({ changed: id18(SESSION_ID) });
    const asked = request(1, { args: { ...ARGS, recordId: id18(SESSION_ID) } });

    test('reaches a component that was given an earlier page, under the record it asked with', async () => {
        const { receive, sent, notify } = servePort();
        notify(later);
        expect(sent).toEqual([]);
        await receive(asked);
        notify(later);
        notify({ ...later, name: 'invoice' });
        expect(sent.slice(1)).toEqual([changed]);
    });

    test('reaches a component under each record of the conversation that it asked for alone', async () => {
        const { receive, sent, notify } = servePort();
        const other = id18(SECOND_SESSION_ID);
        await receive(asked, request(2, { args: { ...ARGS, recordId: other, scope: 'customer' } }));
        notify(later);
        expect(sent.slice(2)).toEqual([changed, JSON.stringify({ changed: other })]);
    });

    test('does not reach a component that was given the same page or a later one', async () => {
        const { receive, sent, notify } = servePort();
        await receive(asked);
        notify({ name: 'kettle', fetchedAt });
        notify({ name: 'kettle', fetchedAt: fetchedAt - 1 });
        expect(sent).toHaveLength(1);
    });

    test('does not reach a component that was refused the transcript', async () => {
        const { receive, sent, notify } = servePort(() => Promise.resolve(failed('no-access')));
        await receive(asked);
        notify(later);
        expect(sent).toHaveLength(1);
    });

    test('follows an answer that was under way when it came and is from before', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, answers, notify } = servePort(handler);
        await receive(asked);
        notify(later);
        expect(sent).toEqual([]);
        await reply();
        expect(answers()[0]).toMatchObject({ id: 1, ok: true });
        expect(sent.slice(1)).toEqual([changed]);
    });

    test('follows one answer only, though the cache of this page goes on giving the earlier page while others are awaited', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, notify } = servePort(handler);
        await receive(asked, { ...asked, id: 2 }, { ...asked, id: 3 });
        notify(later);
        await reply();
        await reply();
        expect(sent.filter((message) => message === changed)).toHaveLength(1);
    });

    test('does not follow an answer that was under way and holds it already', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, notify } = servePort(handler);
        await receive(asked);
        notify(later);
        await reply(aReply({ fetchedAt: later.fetchedAt }));
        expect(sent).toHaveLength(1);
    });

    test('does not follow an answer to a request that came after it', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, notify } = servePort(handler);
        await receive(request(1));
        notify({ name: 'invoice', fetchedAt: later.fetchedAt });
        await reply();
        await receive(request(2));
        await reply({ ...aReply(), name: 'invoice' });
        expect(sent).toHaveLength(2);
    });

    test('still concerns a component that was given an older page in between', async () => {
        const replies = [aReply(), aReply({ extent: 'older-page', fetchedAt: later.fetchedAt })];
        const { receive, sent, notify } = servePort(() => Promise.resolve(replies.shift() ?? failed('malformed')));
        await receive(asked, { ...asked, id: 2 });
        notify(later);
        expect(sent.slice(2)).toEqual([changed]);
    });
});
