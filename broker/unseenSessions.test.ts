/**
 * Sessions that this user can't see, and lines of bots that name none: wherever what was read ends, whatever fields are
 * hidden, no line leaves the page that may be such a session's.
 */
import { DEFAULT_LIMITS, joinTranscripts, NOTHING_WITHHELD, type Transcript } from 'c/chatHistoryCore';
import {
    anId,
    CASE_ID,
    CONVERSATION_ID,
    HOUR_MS,
    MINUTE_MS,
    OTHER_CASE_ID,
    SECOND_SESSION_ID,
    SESSION_ID
} from 'support/builders';
import { START_AT } from 'support/fakeClock';
import type { Environment } from './environment';
import { createBrowser, type Browser } from './fixtures/browser';
import type { Client } from './fixtures/client';
import {
    aRawEntry,
    aSessionRow,
    errorResponse,
    id18,
    isEntriesPath,
    type FakeContent,
    type Row
} from './fixtures/fakeOrg';
import { olderThan, textsOf } from './fixtures/reading';

/** That many minutes and seconds after 08:00. */
const at = (minute: number, second = 0) => START_AT - HOUR_MS + minute * MINUTE_MS + second * 1_000;
const timeOf = (minute: number) => new Date(at(minute)).toISOString();

const foreign = (text: string, time: number, fields: Row = {}) =>
    aRawEntry({ identifier: text, messageText: `FOREIGN ${text}`, serverReceivedTimestamp: time, ...fields });
const byBot = { relatedRecords: [], sender: { appType: 'chatbot', role: 'Chatbot', subject: '0XxKj000000xpJh' } };
const ofUnseen = { relatedRecords: [id18(anId('0Mw', 77))] };

const first = aSessionRow();
const later = (minute: number, fields: Row = {}) =>
    aSessionRow({ Id: id18(SECOND_SESSION_ID), StartTime: timeOf(minute), EndTime: timeOf(59), ...fields });
/** A second apart, of the second session. */
const linesFrom = (minute: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
        aRawEntry({
            identifier: `ours ${index}`,
            serverReceivedTimestamp: at(minute) + index * 1_000,
            relatedRecords: [id18(SECOND_SESSION_ID)]
        })
    );

const browserWith = (
    content: Partial<FakeContent> & Readonly<{ session: readonly Row[] }>,
    given: Partial<Environment> = {}
) => createBrowser({ record: content.session.slice(0, 1), ...content }, given);

const foreignIn = ({ received }: Client) => received.join().match(/FOREIGN [a-z ]+/g) ?? [];

/** A client that has read the newest page and every older one. */
async function readerOf({ open }: Browser): Promise<Client> {
    const client = open();
    let page = await client.transcript();
    while (page.older.state === 'possible') page = await client.transcript(olderThan(page));
    return client;
}

test.each<[string, readonly Row[], readonly Row[]]>([
    [
        'begins inside of an unseen session, whose customer is on the older page',
        [first, later(35)],
        [foreign('customer', at(34, 5), ofUnseen), foreign('bot', at(34, 10), byBot), ...linesFrom(36, 999)]
    ],
    [
        'ends inside of an unseen session, whose customer is on the newer page',
        [first, later(40)],
        [
            aRawEntry(),
            foreign('bot', at(30, 20), byBot),
            foreign('bot again', at(30, 25), byBot),
            foreign('customer', at(30, 35), ofUnseen),
            ...linesFrom(41, 998)
        ]
    ],
    [
        'has a bot’s line 55 seconds after the end, and the customer’s almost five minutes later',
        [first],
        [aRawEntry(), foreign('bot', at(30, 55), byBot), foreign('customer', at(35, 25), ofUnseen)]
    ],
    [
        'has a campaign’s line long after the last line of a session that has ended without an end time',
        [aSessionRow({ StartTime: timeOf(0), EndTime: null }), later(50)],
        [aRawEntry({ serverReceivedTimestamp: at(1) }), foreign('campaign', at(20), byBot), ...linesFrom(51, 3)]
    ]
])('A page shows nothing of others where it %s', async (_, session, entries) => {
    const client = await readerOf(browserWith({ session, entries }));
    expect(client.received.join()).toContain('kettle');
    expect(foreignIn(client)).toEqual([]);
});

test.each(['0Mw', '0LQ'])(
    'A record whose times and status are hidden takes nothing that comes later: %s',
    async (prefix) => {
        const isCall = prefix === '0LQ';
        const Id = id18(isCall ? anId('0LQ', 1) : SESSION_ID);
        const row = {
            Id,
            [isCall ? 'RelatedRecordId' : 'CaseId']: id18(CASE_ID),
            ConversationId: id18(CONVERSATION_ID),
            Conversation: first['Conversation']
        };
        const entries = [
            aRawEntry({ relatedRecords: [Id] }),
            foreign('campaign', at(50), byBot),
            foreign('customer', at(51), { relatedRecords: [] })
        ];
        const browser = createBrowser({
            record: [row],
            session: isCall ? [] : [row],
            call: isCall ? [row] : [],
            entries
        });
        const client = browser.open();
        const { withheld } = await client.transcript({ recordId: anId(prefix, 1) });
        expect(withheld).toMatchObject({ unassigned: 2, bots: 1 });
        expect(foreignIn(client)).toEqual([]);
    }
);

test('What a bot said after the check is nobody’s by time alone: the session may have ended meanwhile', async () => {
    let isDown = true;
    const open = aSessionRow({ EndTime: null, Status: 'Active' });
    const browser = browserWith({
        session: [open],
        respond: (path) => (isEntriesPath(path) && isDown ? errorResponse(500, 'UNKNOWN_EXCEPTION') : undefined)
    });
    const client = browser.open();
    await client.ask();
    isDown = false;
    browser.clock.advance(55_000);
    const ended = aSessionRow({ EndTime: new Date(START_AT + 10_000).toISOString() });
    const other = later(60.5, { CaseId: id18(OTHER_CASE_ID), EndTime: null, Status: 'Active' });
    const entries = [aRawEntry(), foreign('bot', START_AT + 31_000, byBot)];
    Object.assign(browser.org.content, { record: [ended], session: [ended, other], entries });
    expect((await client.transcript()).withheld).toMatchObject({ unassigned: 1, bots: 1 });
    expect(foreignIn(client)).toEqual([]);
});

describe('A bot’s greeting at the beginning of a full page', () => {
    const greeting = { ...byBot, identifier: 'greeting', messageText: 'Welcome', serverReceivedTimestamp: at(35, 58) };
    const entries = [
        aRawEntry({ identifier: 'before', messageText: 'Before', serverReceivedTimestamp: at(20) }),
        aRawEntry(greeting),
        ...linesFrom(36, 999)
    ];
    const content = { session: [first, later(36)], entries };

    async function screensOf({ open }: Browser): Promise<readonly [Transcript, Transcript]> {
        const client = open();
        const newest = await client.transcript();
        return [newest, joinTranscripts(newest, await client.transcript(olderThan(newest)))];
    }

    test('is withheld, and shown once the older page has come, in which nobody else spoke before it', async () => {
        const [newest, whole] = await screensOf(browserWith(content));
        expect(newest.withheld).toMatchObject({ unassigned: 1, bots: 1 });
        expect(textsOf(newest)).not.toContain('Welcome');
        expect(textsOf(whole).slice(0, 2)).toEqual(['Before', 'Welcome']);
        expect(whole.withheld).toEqual(NOTHING_WITHHELD);
    });

    test('stays withheld and counted where nothing may be cached: the older page comes alone', async () => {
        const [newest, whole] = await screensOf(browserWith(content, { limits: { ...DEFAULT_LIMITS, maxAgeMs: 0 } }));
        expect(textsOf(whole)).not.toContain('Welcome');
        expect(whole.withheld).toEqual(newest.withheld);
    });

    test('inside of a session of this Case is shown at once', async () => {
        const [newest, whole] = await screensOf(browserWith({ ...content, session: [first, later(35)] }));
        expect(textsOf(newest)[0]).toBe('Welcome');
        expect(textsOf(whole)).toHaveLength(1_001);
    });
});
