import { DEFAULT_LIMITS } from 'c/chatHistoryCore';
import { START_AT } from 'support/fakeClock';
import { settled, until } from 'support/settled';
import { createBrowser, type Browser } from '../fixtures/browser';
import { aPageSession } from '../fixtures/environment';
import { aRawEntry, aSessionRow } from '../fixtures/fakeOrg';
import { createGate, gatedFetch, refreshOf, refuseEntries } from '../fixtures/reading';
import { MAX_EMPTY_AGE_MS } from '../cache/transcriptCache';
import { createPageLocks } from '../locks';
import type { KeyValueStore } from '../storage/keyValueStore';

describe('one entries call is made', () => {
    const blocked = () => Promise.reject(new Error('blocked'));
    const blockedStore: KeyValueStore = {
        keys: blocked,
        get: blocked,
        set: blocked,
        update: blocked,
        removeMany: blocked
    };

    test.each<[string, (browser: Browser) => Promise<unknown>]>([
        [
            'the Case is opened again',
            async ({ open }) => {
                const client = open();
                await client.transcript();
                await client.transcript();
            }
        ],
        [
            'the page is loaded again',
            async ({ open }) => {
                await open().transcript();
                await open().transcript();
            }
        ],
        [
            'two components ask at once',
            async ({ open }) => {
                const client = open();
                await Promise.all([client.transcript(), client.transcript()]);
            }
        ],
        ['two tabs ask at once', ({ open }) => Promise.all([open().transcript(), open().transcript()])],
        [
            'the browser has no locks and one tab asks twice',
            async ({ open }) => {
                const client = open({ locks: createPageLocks() });
                await Promise.all([client.transcript(), client.transcript()]);
            }
        ],
        [
            'storage is blocked and one tab asks three times',
            async ({ open }) => {
                const client = open({ store: blockedStore });
                await Promise.all([client.transcript(), client.transcript()]);
                await client.transcript();
            }
        ]
    ])('when %s', async (_, act) => {
        const browser = createBrowser();
        await act(browser);
        expect(browser.entriesCalls()).toBe(1);
    });

    test('and said to have been made; later answers come from the cache', async () => {
        const { open } = createBrowser();
        const client = open();
        expect((await client.transcript()).origin).toBe('salesforce');
        expect((await client.transcript()).origin).toBe('cache');
        expect((await open().transcript()).origin).toBe('cache');
    });

    test('for each session id, since what one login stored is unreadable for another', async () => {
        const { open, entriesCalls } = createBrowser();
        await open().transcript();
        await open({ session: aPageSession({ id: 'another login' }) }).transcript();
        expect(entriesCalls()).toBe(2);
    });

    test('again when the cached transcript is older than the maximum age', async () => {
        const { open, entriesCalls, clock } = createBrowser();
        const client = open();
        await client.transcript();
        clock.advance(DEFAULT_LIMITS.maxAgeMs + 1);
        expect((await client.transcript()).origin).toBe('salesforce');
        expect(entriesCalls()).toBe(2);
    });

    test('again minutes after an answer without any entry, once for all tabs, and then no more', async () => {
        const { open, org, entriesCalls, clock } = createBrowser({ entries: [] });
        expect((await open().transcript()).entries).toEqual([]);
        clock.advance(MAX_EMPTY_AGE_MS);
        expect((await open().transcript()).origin).toBe('cache');
        expect(entriesCalls()).toBe(1);
        org.content.entries = [aRawEntry()];
        clock.advance(1);
        const answers = await Promise.all([open().transcript(), open().transcript()]);
        expect(answers.map(({ entries }) => entries.length)).toEqual([1, 1]);
        clock.advance(MAX_EMPTY_AGE_MS + 1);
        expect((await open().transcript()).origin).toBe('cache');
        expect(entriesCalls()).toBe(2);
    });

    test('by nobody where an answer without any entry is too old and only the cache is asked', async () => {
        const { open, entriesCalls, clock } = createBrowser({ entries: [] });
        const client = open();
        await client.transcript();
        clock.advance(MAX_EMPTY_AGE_MS + 1);
        expect(await client.ask({ fetchPolicy: 'cache-only' })).toMatchObject({ problem: { code: 'not-available' } });
        expect(entriesCalls()).toBe(1);
    });

    test('at once when the user checks again what is empty', async () => {
        const { open, org, entriesCalls } = createBrowser({ entries: [] });
        const client = open();
        const before = await client.transcript();
        org.content.entries = [aRawEntry()];
        expect((await client.transcript(refreshOf(before))).entries).toHaveLength(1);
        expect(entriesCalls()).toBe(2);
    });

    test('again after one that failed', async () => {
        const { open, org, entriesCalls } = createBrowser({ respond: refuseEntries('UNKNOWN_EXCEPTION') });
        const client = open();
        expect(await client.ask()).toMatchObject({ ok: false, problem: { code: 'unavailable', status: 503 } });
        org.content.respond = () => undefined;
        expect((await client.transcript()).origin).toBe('salesforce');
        expect(entriesCalls()).toBe(2);
    });

    test('by nobody else until the time is over that a limit names', async () => {
        const { open, org, clock, entriesCalls } = createBrowser({ respond: refuseEntries('REQUEST_LIMIT_EXCEEDED') });
        const [client, other] = [open(), open()];
        const refused = await client.ask();
        const retryAt = refused.ok ? 0 : (refused.problem.retryAt ?? 0);
        org.content.respond = () => undefined;
        expect(await other.ask()).toMatchObject({ problem: { code: 'limit-reached', retryAt } });
        expect(await other.usage()).toMatchObject({
            entriesCallsLastHour: 1,
            activeConversations: 0,
            stoppedUntil: retryAt
        });
        expect(entriesCalls()).toBe(1);
        clock.set(retryAt);
        expect((await other.transcript()).origin).toBe('salesforce');
    });

    test('without a second try after a path that can not be built', async () => {
        const Conversation = { ConversationIdentifier: '..' };
        const { open, entriesCalls } = createBrowser({ record: [aSessionRow({ Conversation })] });
        const client = open();
        expect(await client.ask()).toMatchObject({ problem: { code: 'malformed' } });
        expect(entriesCalls()).toBe(0);
        expect(await client.usage()).toMatchObject({ entriesCallsLastHour: 0 });
    });
});

test('an answer that arrives late is as old as its call: what was written meanwhile may be missing in it', async () => {
    const { open, org, clock } = createBrowser();
    const gate = createGate();
    const client = open({ fetch: gatedFetch(org.fetch, gate.opened) });
    const late = client.transcript();
    await until(() => org.entriesPaths().length === 1);
    clock.advance(10_000);
    gate.open();
    expect((await late).fetchedAt).toBe(START_AT);
});

describe('a request that asks for the cache only', () => {
    test('never costs an entries call', async () => {
        const { open, entriesCalls } = createBrowser();
        const client = open();
        const cacheOnly = { fetchPolicy: 'cache-only' } as const;
        expect(await client.ask(cacheOnly)).toMatchObject({ problem: { code: 'not-available' } });
        expect(entriesCalls()).toBe(0);
        await client.transcript();
        expect((await client.transcript(cacheOnly)).origin).toBe('cache');
        expect(entriesCalls()).toBe(1);
    });
});

describe('an abort', () => {
    test('before the entries call is sent saves it', async () => {
        const { open, entriesCalls } = createBrowser();
        const client = open();
        void client.ask();
        client.abortLast();
        await client.usage();
        expect(entriesCalls()).toBe(0);
        expect(client.received).toHaveLength(1);
    });

    test('after that lets the call end and caches what it brings: it is paid for', async () => {
        const browser = createBrowser();
        const gate = createGate();
        const client = browser.open({ fetch: gatedFetch(browser.org.fetch, gate.opened) });
        void client.ask();
        await until(() => browser.entriesCalls() === 1);
        client.abortLast();
        gate.open();
        await settled();
        expect(client.received).toEqual([]);
        expect((await client.transcript()).origin).toBe('cache');
        expect(browser.entriesCalls()).toBe(1);
    });
});
