import {
    DEFAULT_LIMITS,
    joinTranscripts,
    MAX_ANSWER_CHARS,
    MIN_SCREEN_AGE_MS,
    type FetchOptions,
    type Transcript
} from 'c/chatHistoryCore';
import { anId, CASE_ID, HOUR_MS, MINUTE_MS, OTHER_CASE_ID, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { createBrowser, createDeepBrowser } from '../fixtures/browser';
import { aRawEntry, aSessionRow, id18, manyRawEntries, type FakeContent } from '../fixtures/fakeOrg';

const textsOf = ({ entries }: Transcript) => entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

const olderThan = ({ older }: Transcript): FetchOptions => ({
    fetchPolicy: 'older-page',
    before: older.state === 'possible' ? older.before : 0
});

const openSession = aSessionRow({ EndTime: null, Status: 'Active' });
const open: Partial<FakeContent> = { record: [openSession], session: [openSession] };

describe('a transcript', () => {
    test('holds the entries of this Case, fetched in the window of its sessions', async () => {
        const browser = createBrowser();
        const transcript = await browser.open().transcript();
        expect(transcript).toMatchObject({
            recordIds: [SESSION_ID],
            withheld: { otherCases: 0, notLinked: 0, hidden: 0, notListed: 0, unassigned: 0, bots: 0 },
            older: { state: 'none' },
            extent: 'to-newest',
            bot: 'none-listed',
            fetchedAt: START_AT,
            expiresAt: START_AT + DEFAULT_LIMITS.maxAgeMs,
            origin: 'salesforce'
        });
        expect(textsOf(transcript)).toEqual(['The kettle hums, but it stays cold.']);
        const marginMs = 6 * MINUTE_MS;
        expect(browser.org.entriesPaths()).toEqual([
            '/services/data/v66.0/connect/conversation/6f6f0f9e-3a53-4f0c-8d37-2f3c5b7d1a01/entries' +
                `?startTimestamp=${START_AT - HOUR_MS - marginMs}&endTimestamp=${START_AT - HOUR_MS / 2 + marginMs}` +
                '&queryDirection=FromEnd&recordLimit=1000'
        ]);
    });

    test('of a session that is open is fetched in a window without an end', async () => {
        const browser = createBrowser(open);
        await browser.open().transcript();
        expect(browser.org.entriesPaths()[0]).not.toContain('endTimestamp');
    });

    test('is asked for and answered with ids of 15 or 18 characters', async () => {
        const browser = createBrowser();
        const client = browser.open();
        await client.transcript({ caseId: id18(CASE_ID), recordId: id18(SESSION_ID) });
        expect(await client.transcript()).toMatchObject({ recordIds: [SESSION_ID], origin: 'cache' });
    });

    test('holds no message of another Case, of no Case, or of no session: they are counted', async () => {
        const { open: openPage } = createBrowser({
            session: [
                aSessionRow(),
                aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: id18(OTHER_CASE_ID) }),
                aSessionRow({ Id: anId('0Mw', 3), CaseId: null })
            ],
            entries: [
                aRawEntry(),
                aRawEntry({ identifier: 'b', messageText: 'FOREIGN one', relatedRecords: [id18(SECOND_SESSION_ID)] }),
                aRawEntry({ identifier: 'c', messageText: 'FOREIGN two', relatedRecords: [anId('0Mw', 3)] }),
                aRawEntry({ identifier: 'd', messageText: 'FOREIGN three', relatedRecords: [anId('0Mw', 9)] }),
                aRawEntry({ identifier: 'e', messageText: 'FOREIGN four', relatedRecords: [] })
            ]
        });
        const client = openPage();
        const transcript = await client.transcript();
        expect(transcript.withheld).toEqual({
            otherCases: 1,
            notLinked: 1,
            hidden: 1,
            notListed: 0,
            unassigned: 1,
            bots: 0
        });
        expect(textsOf(transcript)).toEqual(['The kettle hums, but it stays cold.']);
        expect(client.received.join()).not.toContain('FOREIGN');
    });

    test('is cut down for each answer: a session that moved to another Case is gone from what was cached', async () => {
        const browser = createBrowser();
        const client = browser.open();
        await client.transcript();
        browser.org.content.session = [
            aSessionRow({ CaseId: id18(OTHER_CASE_ID) }),
            aSessionRow({ Id: id18(SECOND_SESSION_ID) })
        ];
        browser.org.content.record = [aSessionRow({ Id: id18(SECOND_SESSION_ID) })];
        const transcript = await client.transcript({ recordId: SECOND_SESSION_ID });
        expect(transcript).toMatchObject({ entries: [], withheld: { otherCases: 1 }, origin: 'cache' });
    });

    test('is not given to a user who lost access, though it is cached, once the check is no longer remembered', async () => {
        const browser = createBrowser();
        const client = browser.open();
        await client.transcript();
        browser.org.content.record = [];
        browser.clock.advance(DEFAULT_LIMITS.accessCheckMs);
        expect(await client.ask()).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    });
});

describe('fault 6: the age of a transcript', () => {
    test.each([
        ['the maximum age', 2 * HOUR_MS, 2 * HOUR_MS],
        ['at least a quarter of an hour, also where nothing may be reused', 0, MIN_SCREEN_AGE_MS]
    ])('is good on screen for %s', async (_, maxAgeMs, expectedMs) => {
        const transcript = await createBrowser().open().transcript({ limits: { maxAgeMs } });
        expect(transcript.expiresAt).toBe(START_AT + expectedMs);
    });

    test('counts from the oldest text in it', async () => {
        const browser = createDeepBrowser();
        const client = browser.open();
        const first = await client.transcript();
        await client.transcript(olderThan(first));
        browser.clock.advance(HOUR_MS);
        const refreshed = await client.transcript({ fetchPolicy: 'refresh', newerThan: first.fetchedAt });
        expect(refreshed).toMatchObject({
            fetchedAt: START_AT + HOUR_MS,
            expiresAt: START_AT + DEFAULT_LIMITS.maxAgeMs
        });
    });
});

describe('what the access check costs', () => {
    test('opening a Case again costs no API call at all while its check is remembered', async () => {
        const browser = createBrowser();
        await browser.open().transcript();
        browser.clock.advance(10 * MINUTE_MS);
        await browser.open().transcript();
        expect([browser.entriesCalls(), browser.otherCalls()]).toEqual([1, 1]);
    });

    test('a refresh always asks whether the user may see the conversation', async () => {
        const browser = createBrowser();
        const client = browser.open();
        const { fetchedAt } = await client.transcript();
        browser.org.content.record = [];
        const answer = await client.ask({ fetchPolicy: 'refresh', newerThan: fetchedAt });
        expect(answer).toMatchObject({ ok: false, problem: { code: 'no-access' } });
        expect(browser.entriesCalls()).toBe(1);
    });

    test('text that was fetched well after the check is checked again, since it may belong to a session that came later', async () => {
        const browser = createBrowser(open);
        const client = browser.open();
        await client.transcript({ limits: { maxAgeMs: 0 } });
        browser.clock.advance(10 * MINUTE_MS);
        // The session has ended, and one of another Case has begun, in which a bot writes without naming a record.
        browser.org.content.session = [
            aSessionRow({ EndTime: '2026-03-02T09:05:00Z' }),
            aSessionRow({
                Id: id18(SECOND_SESSION_ID),
                CaseId: id18(OTHER_CASE_ID),
                StartTime: '2026-03-02T09:06:00Z',
                EndTime: null,
                Status: 'Active'
            })
        ];
        browser.org.content.entries = [
            aRawEntry({
                messageText: 'FOREIGN',
                sender: { appType: 'chatbot', role: 'Chatbot', subject: '0Xx000000000001' },
                relatedRecords: [],
                serverReceivedTimestamp: START_AT + 7 * MINUTE_MS
            })
        ];
        const transcript = await client.transcript({ limits: { maxAgeMs: 0 } });
        expect(transcript).toMatchObject({ entries: [], withheld: { otherCases: 1 } });
        expect(client.received.join()).not.toContain('FOREIGN');
    });
});

describe('fault 10: withheld entries', () => {
    test('at the seam of two pages count once', async () => {
        const foreign = manyRawEntries(1_500, { relatedRecords: [id18(SECOND_SESSION_ID)] });
        const session = [aSessionRow(), aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: id18(OTHER_CASE_ID) })];
        const client = createBrowser({ entries: foreign, session }).open();
        const first = await client.transcript();
        const page = await client.transcript(olderThan(first));
        expect(first.withheld.otherCases).toBe(1_000);
        expect(page.withheld.otherCases).toBe(500);
        expect(joinTranscripts(first, page).withheld.otherCases).toBe(1_500);
    });
});

describe('an answer that would be longer than a component reads', () => {
    /** 25 messages of a million characters: more than one answer holds. */
    const long = createLongContent(25, 1_000_000);

    function createLongContent(count: number, chars: number): Partial<FakeContent> {
        const entries = manyRawEntries(count).map((entry, index) => ({
            ...entry,
            messageText: `${index}:`.padEnd(chars, 'x')
        }));
        return { entries };
    }

    const indexesOf = (transcript: Transcript) => textsOf(transcript).map((text) => Number(text.split(':')[0]));

    test('holds the newest entries that fit, and the others can be loaded as older pages without further entries calls', async () => {
        const browser = createBrowser(long);
        const client = browser.open();
        let screen = await client.transcript();
        expect(screen.entries.length).toBeLessThan(25);
        expect(indexesOf(screen).at(-1)).toBe(24);
        for (let pages = 0; pages < 5 && screen.older.state === 'possible'; pages += 1) {
            screen = joinTranscripts(screen, await client.transcript(olderThan(screen)));
        }
        expect(screen.older).toEqual({ state: 'none' });
        expect(indexesOf(screen)).toEqual(Array.from({ length: 25 }, (_, index) => index));
        expect(browser.entriesCalls()).toBe(1);
        expect(Math.max(...client.received.map(({ length }) => length))).toBeLessThanOrEqual(MAX_ANSWER_CHARS);
    });

    test('does not offer an older page for ever where not even one further entry fits', async () => {
        const client = createBrowser(createLongContent(2, 15_000_000)).open();
        const first = await client.transcript();
        expect(indexesOf(first)).toEqual([1]);
        const page = await client.transcript(olderThan(first));
        expect(page.older).toEqual({ state: 'unreachable' });
    });
});
