import { DEFAULT_LIMITS, joinTranscripts, type FetchOptions, type Transcript } from 'c/chatHistoryCore';
import { MINUTE_MS } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { settled, until } from 'support/settled';
import type { Environment } from '../environment';
import { createBrowser, createDeepBrowser, type Browser, type OpenPage } from '../fixtures/browser';
import { aPageSession } from '../fixtures/environment';
import { aRawEntry, aSessionRow, errorResponse, isEntriesPath, manyRawEntries } from '../fixtures/fakeOrg';
import { MAX_EMPTY_AGE_MS } from '../cache/transcriptCache';
import { createPageLocks } from '../locks';
import type { KeyValueStore } from '../storage/keyValueStore';

const textsOf = ({ entries }: Transcript) => entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

const refreshOf = ({ fetchedAt }: Transcript): FetchOptions => ({ fetchPolicy: 'refresh', newerThan: fetchedAt });

const olderThan = ({ older }: Transcript): FetchOptions => ({
    fetchPolicy: 'older-page',
    before: older.state === 'possible' ? older.before : 0
});

const refuseEntries = (errorCode: string) => (path: string) =>
    isEntriesPath(path) ? errorResponse(503, errorCode) : undefined;

function createGate() {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { open, opened };
}

/** Entries arrive when the gate opens. */
function gatedFetch(fetch: Environment['fetch'], opened: Promise<void>): Environment['fetch'] {
    return async (path, init) => {
        const response = await fetch(path, init);
        if (isEntriesPath(path)) await opened;
        return response;
    };
}

const MAX_PAGES = 10;

/** What a screen shows after it has loaded every older page. */
async function loadAllOlder(client: OpenPage, first: Transcript): Promise<Transcript> {
    let screen = first;
    for (let pages = 0; pages < MAX_PAGES && screen.older.state === 'possible'; pages += 1) {
        screen = joinTranscripts(screen, await client.transcript(olderThan(screen)));
    }
    return screen;
}

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

describe('a refresh', () => {
    test('brings the new text of the same entry, for one entries call, to later answers as well', async () => {
        const { open, org, entriesCalls, clock } = createBrowser();
        const client = open();
        const before = await client.transcript();
        org.content.entries = [aRawEntry({ messageText: '[redacted]' })];
        clock.advance(MINUTE_MS);
        const after = await client.transcript(refreshOf(before));
        expect(textsOf(after)).toEqual(['[redacted]']);
        expect(after).toMatchObject({ fetchedAt: START_AT + MINUTE_MS, origin: 'salesforce' });
        expect(textsOf(await open().transcript())).toEqual(['[redacted]']);
        expect(entriesCalls()).toBe(2);
    });

    test('from two tabs that show the same costs one entries call, even in the same millisecond', async () => {
        const { open, entriesCalls } = createBrowser();
        const [one, two] = [open(), open()];
        const before = await one.transcript();
        const answers = await Promise.all([one, two].map((client) => client.transcript(refreshOf(before))));
        expect(entriesCalls()).toBe(2);
        expect(answers.map(({ origin }) => origin).sort()).toEqual(['cache', 'salesforce']);
    });

    test('that waited for the call of another tab is served by it, since that was sent after the screen’s', async () => {
        const { open, org, clock, entriesCalls } = createBrowser();
        const gate = createGate();
        const [one, two] = [open({ fetch: gatedFetch(org.fetch, gate.opened) }), open()];
        const before = await two.transcript();
        clock.advance(MINUTE_MS);
        const first = one.transcript(refreshOf(before));
        await until(() => entriesCalls() === 2);
        clock.advance(10_000);
        const second = two.transcript(refreshOf(before));
        await settled();
        gate.open();
        expect([(await first).fetchedAt, (await second).fetchedAt]).toEqual([
            START_AT + MINUTE_MS,
            START_AT + MINUTE_MS
        ]);
        expect((await second).origin).toBe('cache');
        expect(entriesCalls()).toBe(2);
    });

    test('with nothing cached is a first fetch', async () => {
        const { open, entriesCalls } = createBrowser();
        await open().transcript({ fetchPolicy: 'refresh', newerThan: START_AT });
        expect(entriesCalls()).toBe(1);
    });

    test('fault 5: drops an entry that was deleted inside the newest page of a window of 2,500', async () => {
        const browser = createDeepBrowser();
        const client = browser.open();
        const before = await loadAllOlder(client, await client.transcript());
        const [deletedEarly, deletedLate] = ['Line 100', 'Line 2000'];
        browser.org.content.entries = manyRawEntries(2_500).filter(
            ({ messageText }) => messageText !== deletedEarly && messageText !== deletedLate
        );
        browser.clock.advance(MINUTE_MS);
        const texts = textsOf(await client.transcript(refreshOf(before)));
        expect(texts).toHaveLength(2_499);
        expect(texts).not.toContain(deletedLate);
        // Outside of the page's time span: nothing is proven until that page is fetched again.
        expect(texts).toContain(deletedEarly);
    });
});

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

    test('can be loaded where the org lets nothing be reused', async () => {
        const { open, entriesCalls } = createDeepBrowser({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } });
        const client = open();
        expect(textsOf(await loadAllOlder(client, await client.transcript()))).toEqual(everyText);
        expect(entriesCalls()).toBe(3);
    });
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
