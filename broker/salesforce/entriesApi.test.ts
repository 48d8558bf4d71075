import { DEFAULT_LIMITS, PAGE_LIMIT } from 'c/chatHistoryCore';
import type { Call } from '../rateLimit/admission';
import { aRawEntry, manyRawEntries } from '../fixtures/fakeOrg';
import { fetchEntriesPage, type EntriesRequest } from './entriesApi';
import type { ApiRequest, RestClient } from './restClient';

const REQUEST: EntriesRequest = {
    identifier: '6f6f0f9e',
    name: 'kettle',
    window: { from: null, to: null },
    initiator: 'auto',
    limits: DEFAULT_LIMITS
};

async function fetchPage(fields: Partial<EntriesRequest> = {}, body: unknown = { conversationEntries: [aRawEntry()] }) {
    const sent: (readonly [ApiRequest<unknown>, Call])[] = [];
    const restClient: RestClient = {
        send: (request, call) => {
            sent.push([request, call]);
            return Promise.resolve(request.decode(body, 0));
        }
    };
    const page = await fetchEntriesPage(restClient, { ...REQUEST, ...fields }, new AbortController().signal);
    const [request, call] = sent[0] ?? [];
    return { page, request, call, sent };
}

test('the newest page is requested as raw text, and counts for the conversation by its opaque name', async () => {
    const { request, call } = await fetchPage();
    expect(request).toMatchObject({
        body: null,
        path: '/services/data/v66.0/connect/conversation/6f6f0f9e/entries?queryDirection=FromEnd&recordLimit=1000',
        headers: { 'X-Chatter-Entity-Encoding': 'false' }
    });
    expect(call).toEqual({ kind: 'entries', name: 'kettle', initiator: 'auto', limits: DEFAULT_LIMITS });
});

test('a bounded window is requested by its two ends', async () => {
    const { request } = await fetchPage({ window: { from: 1_000, to: 2_000 } });
    expect(request?.path).toContain('/entries?startTimestamp=1000&endTimestamp=2000&');
});

test.each([
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['../../query', '..%2F..%2Fquery'],
    ['ä ö', '%C3%A4%20%C3%B6']
])('the identifier %j can not leave its place in the path', async (identifier, encoded) => {
    const { request } = await fetchPage({ identifier });
    expect(request?.path).toContain(`/connect/conversation/${encoded}/entries?`);
});

test.each(['.', '..', ''])(
    'the identifier %j, which would climb in the path, is malformed, and nothing is sent',
    async (identifier) => {
        const { page, sent } = await fetchPage({ identifier });
        expect(page).toEqual({ ok: false, problem: { code: 'malformed' } });
        expect(sent).toEqual([]);
    }
);

test.each([
    [PAGE_LIMIT - 1, false],
    [PAGE_LIMIT, true]
])('a page of %i entries is full: %s', async (count, isFull) => {
    const { page } = await fetchPage({}, { conversationEntries: manyRawEntries(count) });
    expect(page).toMatchObject({ ok: true, value: { isFull } });
});

test('a page is full by what was received, also where entries are broken or come twice', async () => {
    const received = [...manyRawEntries(PAGE_LIMIT - 2), null, aRawEntry({ identifier: 'entry-0' })];
    const { page } = await fetchPage({}, { conversationEntries: received });
    expect(page).toMatchObject({ ok: true, value: { isFull: true } });
});

test.each([null, {}, { conversationEntries: 'x' }, []])(
    'a response without a list of entries is malformed: %j',
    async (body) => {
        expect((await fetchPage({}, body)).page).toEqual({ ok: false, problem: { code: 'malformed' } });
    }
);
