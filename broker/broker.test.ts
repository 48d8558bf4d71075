import { DEFAULT_LIMITS, VERSION, type Answer, type FetchOptions, type Transcript } from 'c/chatHistoryCore';
import { MINUTE_MS, SESSION_ID } from 'support/builders';
import { settled, whileTimePasses } from 'support/settled';
import { createBroker } from './broker';
import { createBrowser, type Browser, type OpenPage } from './fixtures/browser';
import { createClient } from './fixtures/client';
import { aPageSession, createEnvironment, SESSION_SECRET } from './fixtures/environment';
import { aRawEntry, createFakeOrg, errorResponse, type FakeContent } from './fixtures/fakeOrg';
import { MAX_PER_MINUTE } from './server/requestServer';

const refreshOf = ({ fetchedAt }: Transcript): FetchOptions => ({ fetchPolicy: 'refresh', newerThan: fetchedAt });

/** Records of which a page was notified that they have changed. */
function changesOf({ received }: OpenPage): readonly unknown[] {
    return received
        .map((text) => JSON.parse(text) as { changed?: unknown })
        .flatMap(({ changed }) => (changed === undefined ? [] : [changed]));
}

const problemOf = (answer: Answer) => (answer.ok ? null : answer.problem.code);

describe('the session id', () => {
    test('is in no answer and no request but its header, whatever happens', async () => {
        const browser = createBrowser();
        const client = browser.open();
        await client.ask();
        const failures: readonly FakeContent['respond'][] = [
            () => new Response(SESSION_SECRET, { status: 500 }),
            () => new Response(SESSION_SECRET),
            () => {
                throw new Error(SESSION_SECRET);
            },
            () => errorResponse(401, SESSION_SECRET)
        ];
        for (const respond of failures) {
            browser.org.content.respond = respond;
            const answer = await whileTimePasses(
                browser.clock,
                1_000,
                client.ask({ fetchPolicy: 'refresh', newerThan: 1 })
            );
            expect(answer.ok).toBe(false);
        }
        const sent = browser.org.calls.map(({ path, init }) => path + (typeof init.body === 'string' ? init.body : ''));
        const said = [...client.received, ...sent, JSON.stringify([browser.posted, await browser.store.keys()])];
        expect(said.join()).not.toContain('secretOfThisLogin');
    });

    test('is missing where the org gives the page none: then nothing is sent', async () => {
        const { open, org } = createBrowser();
        const answer = await open({ session: aPageSession({ id: '' }) }).ask();
        expect(answer).toMatchObject({ ok: false, problem: { code: 'session-not-accepted' } });
        expect(org.calls).toEqual([]);
    });

    test('of another user of the same browser reads nothing of what was cached', async () => {
        const { open, org, entriesCalls } = createBrowser();
        await open().transcript();
        org.content.entries = [];
        const other = open({ session: aPageSession({ id: 'other', userId: '005xx0000000002AAA' }) });
        expect(await other.transcript()).toMatchObject({ entries: [], origin: 'salesforce' });
        expect(entriesCalls()).toBe(2);
    });
});

describe('after a 401', () => {
    test('the page forgets what it cached, and a later page of the same session id finds nothing', async () => {
        const { open, org, entriesCalls } = createBrowser();
        const client = open();
        const { fetchedAt } = await client.transcript();
        org.content.respond = () => errorResponse(401, 'INVALID_SESSION_ID');
        expect(problemOf(await client.ask({ fetchPolicy: 'refresh', newerThan: fetchedAt }))).toBe('session-expired');
        await settled();
        org.content.respond = () => undefined;
        expect(await open().transcript()).toMatchObject({ origin: 'salesforce' });
        expect(entriesCalls()).toBe(2);
    });

    test('the page has removed what it stored before it says so, since the component drops the page then', async () => {
        const { open, org, store } = createBrowser();
        let release: () => void = () => undefined;
        const released = new Promise<void>((resolve) => (release = resolve));
        const removeMany: typeof store.removeMany = async (keys) => {
            if (keys.length > 0) await released;
            await store.removeMany(keys);
        };
        const client = open({ store: { ...store, removeMany } });
        const { fetchedAt } = await client.transcript();
        org.content.respond = () => errorResponse(401, 'INVALID_SESSION_ID');
        const asked = client.ask({ fetchPolicy: 'refresh', newerThan: fetchedAt });
        await settled();
        expect(client.received).toHaveLength(1);
        release();
        expect(problemOf(await asked)).toBe('session-expired');
        const keys = await store.keys();
        expect(keys.ok ? keys.value.filter((key) => !/^(salt|callLog)/.test(key)) : null).toEqual([]);
    });

    test('the remembered access check is forgotten as well', async () => {
        const { open, org } = createBrowser();
        const client = open();
        const { fetchedAt } = await client.transcript();
        org.content.respond = () => errorResponse(401, 'INVALID_SESSION_ID');
        await client.ask({ fetchPolicy: 'refresh', newerThan: fetchedAt });
        await settled();
        expect(problemOf(await client.ask())).toBe('session-expired');
    });
});

test('a page on a host outside the rule introduces itself to nobody', () => {
    const posted: unknown[] = [];
    const frame = {
        parent: { postMessage: (message: unknown) => void posted.push(message) },
        addEventListener: () => undefined,
        removeEventListener: () => undefined
    };
    createBroker(createEnvironment({ fetch: createFakeOrg().fetch, host: 'evil.example' })).meet(frame);
    expect(posted).toEqual([]);
});

describe('fault 6: a newest page that one tab fetched', () => {
    test('is announced to the tabs that show an earlier one, under the record they asked with', async () => {
        const { open, clock } = createBrowser();
        const [one, two, idle] = [open(), open(), open()];
        const before = await one.transcript();
        await two.transcript();
        clock.advance(MINUTE_MS);
        await one.transcript(refreshOf(before));
        await settled();
        expect([one, two, idle].map(changesOf)).toEqual([[], [SESSION_ID], []]);
    });

    test('is announced also where it replaces a transcript that had expired', async () => {
        const { open, clock } = createBrowser();
        const [one, two] = [open(), open()];
        await one.transcript();
        await two.transcript();
        clock.advance(DEFAULT_LIMITS.maxAgeMs + 1);
        await one.transcript();
        await settled();
        expect(changesOf(two)).toEqual([SESSION_ID]);
    });

    test('is announced also where nothing may be cached', async () => {
        const { open, clock } = createBrowser({}, { limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } });
        const [one, two] = [open(), open()];
        await one.transcript();
        clock.advance(MINUTE_MS);
        await two.transcript();
        await settled();
        expect([one, two].map(changesOf)).toEqual([[SESSION_ID], []]);
    });

    test('is not announced to a tab that waited for the same page', async () => {
        const { open } = createBrowser();
        const tabs = [open(), open(), open()];
        await Promise.all(tabs.map((tab) => tab.transcript()));
        await settled();
        expect(tabs.flatMap(changesOf)).toEqual([]);
    });

    test('can be read from the cache by the tab that learned of it', async () => {
        const { open, org, clock, entriesCalls } = createBrowser();
        const [one, two] = [open(), open()];
        const before = await one.transcript();
        await two.transcript();
        org.content.entries = [aRawEntry({ messageText: '[redacted]' })];
        clock.advance(MINUTE_MS);
        await one.transcript(refreshOf(before));
        const after = await two.transcript({ fetchPolicy: 'cache-only' });
        expect(after.entries[0]?.body).toEqual({ kind: 'text', text: '[redacted]' });
        expect(entriesCalls()).toBe(2);
    });
});

describe('spending has a ceiling that nobody passes', () => {
    /** Confirmed requests through six frames, as fast as their ports take them. Gives the problems that came. */
    async function sendConfirmed({ open, clock }: Browser, count: number): Promise<ReadonlySet<string | null>> {
        const frames = Array.from({ length: 6 }, () => open());
        const problems = new Set<string | null>();
        for (let round = 1; round <= count / frames.length; round += 1) {
            const answers = await Promise.all(frames.map((frame) => frame.ask({ initiator: 'user-confirmed' })));
            answers.map(problemOf).forEach((code) => problems.add(code));
            if (round % MAX_PER_MINUTE === 0) clock.advance(MINUTE_MS);
        }
        return problems;
    }

    test('600 confirmed requests through six frames stop at 100 entries calls beyond the hourly budget', async () => {
        const browser = createBrowser({}, { limits: { ...DEFAULT_LIMITS, maxAgeMs: 0, hourlyBudget: 50 } });
        expect([...(await sendConfirmed(browser, 600))].sort()).toEqual(['ceiling-reached', null]);
        expect(browser.entriesCalls()).toBe(150);
    });

    test('1,200 access checks through six frames stop at 1,000 API calls', async () => {
        const browser = createBrowser({ record: [] });
        expect([...(await sendConfirmed(browser, 1_200))].sort()).toEqual(['ceiling-reached', 'no-access']);
        expect(browser.otherCalls()).toBe(1_000);
    });
});

describe('usage', () => {
    test('counts calls and answers of all pages of the user', async () => {
        const { open } = createBrowser();
        await open().transcript({ initiator: 'auto' });
        const client = open();
        await client.transcript();
        expect(await client.usage()).toMatchObject({
            entriesCallsLastHour: 1,
            otherCallsLastHour: 1,
            activeConversations: 1,
            autoActiveConversations: 1,
            answersLastHour: { salesforce: 1, cache: 1 },
            version: VERSION
        });
    });

    test('says which limits are in force: the stricter ones of the org and of the component', async () => {
        const { open } = createBrowser({}, { limits: { ...DEFAULT_LIMITS, hourlyBudget: 300, activeBudget: 5 } });
        const usage = await open().usage({ hourlyBudget: 200 });
        expect(usage).toMatchObject({ hourlyBudget: 200, activeBudget: 5 });
    });

    test('lists what went wrong without being shown, without content', async () => {
        const { open } = createBrowser();
        const client = open({
            openChannel: () => {
                throw new Error('SecurityError');
            }
        });
        await client.transcript();
        const { diagnostics } = await client.usage();
        expect(diagnostics).toContainEqual({ code: 'channel-failed', place: 'changes', count: 1 });
    });
});

test('a closed broker aborts what is under way and answers nothing more', async () => {
    const { org, open } = createBrowser({ respond: () => new Promise(() => undefined) });
    const client = open();
    void client.ask();
    await settled();
    client.close();
    await settled();
    expect(org.calls.every(({ init }) => init.signal?.aborted)).toBe(true);
    expect(client.received).toEqual([]);
});

test('a closed broker learns of no further change', async () => {
    const { open, clock } = createBrowser();
    const [one, two] = [open(), open()];
    const before = await one.transcript();
    await two.transcript();
    two.close();
    clock.advance(MINUTE_MS);
    await one.transcript(refreshOf(before));
    await settled();
    expect(changesOf(two)).toEqual([]);
});

test('two components at two ports of one page are served side by side', async () => {
    const { fetch } = createFakeOrg();
    const broker = createBroker(createEnvironment({ fetch }));
    const clients = [createClient(broker), createClient(broker)];
    const origins = await Promise.all(clients.map(async (client) => (await client.transcript()).origin));
    expect(origins.sort()).toEqual(['cache', 'salesforce']);
});
