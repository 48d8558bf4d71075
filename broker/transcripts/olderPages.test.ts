import { DEFAULT_LIMITS, joinTranscripts } from 'c/chatHistoryCore';
import { MINUTE_MS } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { createBrowser, createDeepBrowser } from '../fixtures/browser';
import { aPageSession } from '../fixtures/environment';
import { aRawEntry, isEntriesPath, jsonResponse, manyRawEntries } from '../fixtures/fakeOrg';
import { loadAllOlder, olderThan, textsOf } from '../fixtures/reading';

describe('an older page', () => {
    const everyText = manyRawEntries(2_500).map(({ messageText }) => messageText);

    test('is answered alone, for one entries call each, until none is left', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const client = open();
        const first = await client.transcript();
        expect(first.entries).toHaveLength(1_000);
        const page = await client.transcript(olderThan(first));
        expect(page).toMatchObject({ extent: 'older-page', fetchedAt: first.fetchedAt });
        // The oldest entry of the page before comes once more.
        expect(page.entries).toHaveLength(1_000);
        const screen = await loadAllOlder(client, joinTranscripts(first, page));
        expect(textsOf(screen)).toEqual(everyText);
        expect(screen).toMatchObject({ extent: 'to-newest', older: { state: 'none' } });
        expect(entriesCalls()).toBe(3);
    });

    test('is part of what is cached: the next page that opens has all of it', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const client = open();
        await loadAllOlder(client, await client.transcript());
        expect(textsOf(await open().transcript())).toEqual(everyText);
        expect(entriesCalls()).toBe(3);
    });

    test('asked for from two tabs that show the same costs one entries call', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const [one, two] = [open(), open()];
        const first = await one.transcript();
        const answers = await Promise.all([one, two].map((client) => client.transcript(olderThan(first))));
        expect(entriesCalls()).toBe(2);
        expect(textsOf(answers[0] ?? first)).toEqual(textsOf(answers[1] ?? first));
    });

    test('that another tab has loaded comes from the cache, without what the screen has', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const [one, two] = [open(), open()];
        const first = await one.transcript();
        await loadAllOlder(two, first);
        const page = await one.transcript(olderThan(first));
        expect(page).toMatchObject({ extent: 'older-page', origin: 'cache', older: { state: 'none' } });
        expect(textsOf(page)).toEqual(everyText.slice(0, 1_501));
        expect(entriesCalls()).toBe(3);
    });

    test('of a transcript that is no longer cached comes alone, and is not cached, since a gap would follow it', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const first = await open().transcript();
        const elsewhere = open({ session: aPageSession({ id: 'another login' }) });
        const screen = await loadAllOlder(elsewhere, first);
        expect(textsOf(screen)).toEqual(everyText);
        expect(screen).toMatchObject({ older: { state: 'none' }, fetchedAt: first.fetchedAt });
        expect(entriesCalls()).toBe(3);
        expect((await elsewhere.transcript()).entries).toHaveLength(1_000);
        expect(entriesCalls()).toBe(4);
    });

    test('that leads no further back is not offered again and again', async () => {
        const at = START_AT - 31 * MINUTE_MS;
        const client = createBrowser({ entries: manyRawEntries(1_500, { serverReceivedTimestamp: at }) }).open();
        const first = await client.transcript();
        expect(first.older.state).toBe('possible');
        expect((await client.transcript(olderThan(first))).older).toEqual({ state: 'unreachable' });
    });

    test('of a transcript that is cached less far back than it is on screen comes alone as well', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const client = open();
        const first = await client.transcript();
        const screen = joinTranscripts(first, await client.transcript(olderThan(first)));
        const elsewhere = open({ session: aPageSession({ id: 'another login' }) });
        await elsewhere.transcript();
        expect(textsOf(await loadAllOlder(elsewhere, screen))).toEqual(everyText);
        expect((await elsewhere.transcript()).older).toEqual(first.older);
        expect(entriesCalls()).toBe(4);
    });

    test('that comes alone is shown whole, also what was received after its end: it may be bounded by the sender’s clock', async () => {
        const { open, org } = createDeepBrowser({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } });
        const client = open();
        const first = await client.transcript();
        const late = aRawEntry({ identifier: 'late', messageText: 'Late', serverReceivedTimestamp: START_AT });
        org.content.respond = (path) =>
            isEntriesPath(path) ? jsonResponse(200, { conversationEntries: [late] }) : undefined;
        expect(textsOf(await client.transcript(olderThan(first)))).toEqual(['Late']);
    });

    test('can be loaded where the org lets nothing be reused', async () => {
        const { open, entriesCalls } = createDeepBrowser({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } });
        const client = open();
        expect(textsOf(await loadAllOlder(client, await client.transcript()))).toEqual(everyText);
        expect(entriesCalls()).toBe(3);
    });
});
