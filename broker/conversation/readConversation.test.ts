import { DEFAULT_LIMITS, joinTranscripts, type Read, type Transcript } from 'c/chatHistoryCore';
import { createBrowser, createDeepBrowser, settled, until, type Browser } from '../fixtures/browser';
import { START_AT } from '../fixtures/fakeClock';
import { errorResponse, manyEntries, rawEntry } from '../fixtures/fakeOrg';
import { pageSession } from '../fixtures/parts';
import type { Store } from '../keep/store';
import type { Parts } from '../parts';

const textsOf = ({ entries }: Transcript) => entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

const olderThan = ({ older }: Transcript): Read => ({
    how: 'older',
    before: older.state === 'possible' ? older.before : 0
});

describe('one call', () => {
    test.each<[string, (page: Browser) => Promise<unknown>]>([
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
                const client = open({ locks: null });
                await Promise.all([client.transcript(), client.transcript()]);
            }
        ],
        [
            'storage is broken and one tab asks twice',
            async ({ open }) => {
                const broken = () => Promise.reject(new Error('blocked'));
                const store: Store = {
                    names: broken,
                    get: broken,
                    getMany: broken,
                    set: broken,
                    setMany: broken,
                    update: broken,
                    remove: broken,
                    removeMany: broken
                };
                const client = open({ store });
                await Promise.all([client.transcript(), client.transcript()]);
                await client.transcript();
            }
        ]
    ])('is made when %s', async (_what, act) => {
        const page = createBrowser();
        await act(page);
        expect(page.entriesCalls()).toBe(1);
    });

    test('is said to have been made, and later answers to be kept', async () => {
        const { open } = createBrowser();
        const first = open();
        expect((await first.transcript()).origin).toBe('salesforce');
        expect((await first.transcript()).origin).toBe('this-tab');
        expect((await open().transcript()).origin).toBe('other-tab');
        first.die();
        expect((await open().transcript()).origin).toBe('stored');
    });

    test('is made under another session id too while a page with the key lives, and one more afterwards', async () => {
        const { open, entriesCalls } = createBrowser();
        const first = open();
        await first.transcript();
        const second = open({ session: pageSession({ id: 'another login' }) });
        await second.transcript();
        expect(entriesCalls()).toBe(1);
        [first, second].forEach((page) => page.die());
        // What the second could read, a later page of its session id can.
        const third = open({ session: pageSession({ id: 'another login' }) });
        await third.transcript();
        expect(entriesCalls()).toBe(1);
        third.die();
        await open({ session: pageSession({ id: 'a third login' }) }).transcript();
        expect(entriesCalls()).toBe(2);
    });

    test('more is made when what was kept is too old', async () => {
        const { open, entriesCalls, clock } = createBrowser();
        const client = open();
        await client.transcript();
        clock.advance(DEFAULT_LIMITS.maxAgeMs + 1);
        expect((await client.transcript()).origin).toBe('salesforce');
        expect(entriesCalls()).toBe(2);
    });

    test('is made by no one who lost access in between, though the transcript is kept', async () => {
        const { open, org } = createBrowser();
        const client = open();
        await client.transcript();
        org.content.record = [];
        expect(await client.ask()).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    });

    test('that fails is told to whoever asked, and the next one asks again', async () => {
        const { open, org, entriesCalls } = createBrowser();
        const client = open();
        org.content.respond = (path) =>
            path.includes('/entries?') ? errorResponse(500, 'UNKNOWN_EXCEPTION') : undefined;
        expect(await client.ask()).toMatchObject({ ok: false, problem: { code: 'unavailable', status: 500 } });
        org.content.respond = () => undefined;
        expect((await client.transcript()).origin).toBe('salesforce');
        expect(entriesCalls()).toBe(2);
    });

    test('that meets a limit stops all others until it is over', async () => {
        const { open, org, clock, entriesCalls } = createBrowser();
        const [client, other] = [open(), open()];
        org.content.respond = (path) =>
            path.includes('/entries?') ? errorResponse(503, 'REQUEST_LIMIT_EXCEEDED') : undefined;
        const refused = await client.ask();
        if (refused.ok) throw new Error('not refused');
        org.content.respond = () => undefined;
        const retryAt = refused.problem.retryAt ?? 0;
        expect(await other.ask()).toMatchObject({ problem: { code: 'limit-reached', retryAt } });
        expect(await other.usage()).toMatchObject({ callsLastHour: 1, wokenLastHalfHour: 0, stoppedUntil: retryAt });
        expect(entriesCalls()).toBe(1);
        clock.set(retryAt);
        expect((await other.transcript()).origin).toBe('salesforce');
    });
});

describe('again', () => {
    const again = ({ readAt }: Transcript): Read => ({ how: 'again', newerThan: readAt });

    test('brings new words under the same identifier, for one call', async () => {
        const { open, org, entriesCalls, clock } = createBrowser();
        const client = open();
        const before = await client.transcript();
        org.content.entries = [rawEntry({ messageText: '[redacted]' })];
        clock.advance(60_000);
        const after = await client.transcript({ read: again(before) });
        expect(textsOf(after)).toEqual(['[redacted]']);
        expect(after).toMatchObject({ readAt: START_AT + 60_000, origin: 'salesforce' });
        expect(entriesCalls()).toBe(2);
        expect(textsOf(await open().transcript())).toEqual(['[redacted]']);
    });

    test('from two tabs that show the same costs one call, even at the same millisecond', async () => {
        const { open, entriesCalls } = createBrowser();
        const [one, two] = [open(), open()];
        const before = await one.transcript();
        const answers = await Promise.all([one, two].map((client) => client.transcript({ read: again(before) })));
        expect(entriesCalls()).toBe(2);
        expect(answers.map(({ origin }) => origin).sort()).toEqual(['other-tab', 'salesforce']);
    });

    test('with nothing kept is a first read', async () => {
        const { open, entriesCalls } = createBrowser();
        await open().transcript({ read: { how: 'again', newerThan: START_AT } });
        expect(entriesCalls()).toBe(1);
    });
});

describe('older', () => {
    test('pages are added until none is left, one call each', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const client = open();
        const first = await client.transcript();
        expect(first.entries).toHaveLength(1_000);
        const second = await client.transcript({ read: olderThan(first) });
        expect(second.entries).toHaveLength(1_999);
        const third = await client.transcript({ read: olderThan(second) });
        expect(third).toMatchObject({ older: { state: 'none' }, readAt: first.readAt });
        expect(textsOf(third)).toEqual(manyEntries(2_500).map((entry) => entry['messageText']));
        expect(entriesCalls()).toBe(3);
    });

    test('asked for from two tabs that show the same costs one call', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const [one, two] = [open(), open()];
        const first = await one.transcript();
        await Promise.all([one, two].map((client) => client.transcript({ read: olderThan(first) })));
        expect(entriesCalls()).toBe(2);
    });

    test('asked for from before what another tab has reached gives what is kept', async () => {
        const before = START_AT * 2;
        const { open, entriesCalls } = createDeepBrowser();
        const client = open();
        const first = await client.transcript();
        const answer = await client.transcript({ read: { how: 'older', before } });
        expect(answer.entries).toHaveLength(first.entries.length);
        expect(entriesCalls()).toBe(1);
    });

    test('asked for when nothing is kept any more brings that page alone, for one call each, until none is left', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const gone = open();
        const first = await gone.transcript();
        gone.die();
        const elsewhere = open({ session: pageSession({ id: 'another login' }) });
        let screen = first;
        for (let pages = 1; pages <= 2; pages += 1) {
            const page = await elsewhere.transcript({ read: olderThan(screen) });
            expect(page.extent).toBe('older-only');
            screen = joinTranscripts(screen, page);
        }
        expect(screen).toMatchObject({ extent: 'to-newest', older: { state: 'none' }, readAt: first.readAt });
        expect(textsOf(screen)).toEqual(manyEntries(2_500).map((entry) => entry['messageText']));
        expect(entriesCalls()).toBe(3);
        // Nor is it kept: a hole would follow it.
        expect((await elsewhere.transcript()).entries).toHaveLength(1_000);
        expect(entriesCalls()).toBe(4);
    });

    test('goes on where the org lets nothing be reused', async () => {
        const { open, entriesCalls } = createDeepBrowser();
        const client = open({ limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } });
        let screen = await client.transcript();
        while (screen.older.state === 'possible') {
            screen = joinTranscripts(screen, await client.transcript({ read: olderThan(screen) }));
        }
        expect(screen.entries).toHaveLength(2_500);
        expect(entriesCalls()).toBe(3);
    });
});

describe('kept', () => {
    test('gives what is kept, and never costs a call', async () => {
        const { open, entriesCalls } = createBrowser();
        const client = open();
        expect(await client.ask({ read: { how: 'kept' } })).toMatchObject({ problem: { code: 'not-available' } });
        expect(entriesCalls()).toBe(0);
        await client.transcript();
        expect((await client.transcript({ read: { how: 'kept' } })).origin).toBe('this-tab');
        expect(entriesCalls()).toBe(1);
    });
});

describe('an abort', () => {
    test('before Salesforce was asked for entries saves the call', async () => {
        const page = createBrowser();
        const client = page.open();
        void client.ask();
        client.abortLast();
        await settled();
        expect(page.entriesCalls()).toBe(0);
        expect(client.received).toEqual([]);
    });

    test('after that lets the call end and keeps what it brings: it is paid for', async () => {
        let give: () => void = () => undefined;
        const given = new Promise<void>((resolve) => (give = resolve));
        const page = createBrowser();
        const slow: Parts['fetch'] = async (path, init) => {
            const response = await page.org.fetch(path, init);
            if (path.includes('/entries?')) await given;
            return response;
        };
        const client = page.open({ fetch: slow });
        void client.ask();
        await until(() => page.entriesCalls() === 1);
        client.abortLast();
        give();
        await settled();
        expect(client.received).toEqual([]);
        expect((await client.transcript()).origin).toBe('this-tab');
        expect(page.entriesCalls()).toBe(1);
    });
});
