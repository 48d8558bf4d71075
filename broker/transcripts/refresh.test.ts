import { MINUTE_MS } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { settled, until } from 'support/settled';
import { createBrowser, createDeepBrowser } from '../fixtures/browser';
import { aRawEntry, manyRawEntries } from '../fixtures/fakeOrg';
import { createGate, gatedFetch, loadAllOlder, refreshOf, textsOf } from '../fixtures/reading';

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
