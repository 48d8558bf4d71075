import type { Transcript } from 'c/chatHistoryCore';
import { createBroker } from './broker';
import { createBrowser, whileTimePasses } from './fixtures/browser';
import { START_AT } from './fixtures/fakeClock';
import {
    createFakeOrg,
    errorResponse,
    OTHER_CASE_ID,
    OTHER_SESSION_ID,
    rawEntry,
    sessionRow,
    type FakeContent
} from './fixtures/fakeOrg';
import { createParts, pageSession, SESSION_SECRET } from './fixtures/parts';

const textsOf = ({ entries }: Transcript) => entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

describe('a transcript', () => {
    test('holds this Case, read in the window of its sessions', async () => {
        const { open, org } = createBrowser();
        const transcript = await open().transcript();
        expect(transcript).toMatchObject({
            recordIds: ['0Mwxx0000000001'],
            withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
            older: { state: 'none' },
            extent: 'to-newest',
            bot: 'none-listed',
            readAt: START_AT,
            origin: 'salesforce'
        });
        expect(textsOf(transcript)).toEqual(['The kettle hums, but it stays cold.']);
        const margin = 5 * 60_000;
        expect(org.entriesPaths()).toEqual([
            '/services/data/v66.0/connect/conversation/6f6f0f9e-3a53-4f0c-8d37-2f3c5b7d1a01/entries' +
                `?startTimestamp=${START_AT - 60 * 60_000 - margin}&endTimestamp=${START_AT - 30 * 60_000 + margin}` +
                '&queryDirection=FromEnd&recordLimit=1000'
        ]);
    });

    test('of a session that is still open has no end to its window', async () => {
        const open = sessionRow({ EndTime: null, Status: 'Active' });
        const page = createBrowser({ record: [open], siblings: [open] });
        await page.open().transcript();
        expect(page.org.entriesPaths()[0]).not.toContain('endTimestamp');
    });

    test('holds no word of another Case, of no Case, or of nobody: they are counted', async () => {
        const { open } = createBrowser({
            siblings: [
                sessionRow(),
                sessionRow({ Id: OTHER_SESSION_ID, CaseId: OTHER_CASE_ID }),
                sessionRow({ Id: '0Mwxx0000000003AAA', CaseId: null })
            ],
            entries: [
                rawEntry(),
                rawEntry({ identifier: 'b', messageText: 'FOREIGN one', relatedRecords: [OTHER_SESSION_ID] }),
                rawEntry({ identifier: 'c', messageText: 'FOREIGN two', relatedRecords: ['0Mwxx0000000003'] }),
                rawEntry({ identifier: 'd', messageText: 'FOREIGN three', relatedRecords: ['0Mwxx0000000009'] }),
                rawEntry({ identifier: 'e', messageText: 'FOREIGN four', relatedRecords: [] })
            ]
        });
        const client = open();
        const transcript = await client.transcript();
        expect(transcript.withheld).toEqual({ otherCases: 1, notLinked: 1, unassigned: 2 });
        expect(textsOf(transcript)).toEqual(['The kettle hums, but it stays cold.']);
        expect(client.received.join()).not.toContain('FOREIGN');
    });

    test('is cut anew for each answer: a session that moved to another Case is gone from what was kept', async () => {
        const { open, org } = createBrowser();
        const client = open();
        await client.transcript();
        org.content.siblings = [sessionRow({ CaseId: OTHER_CASE_ID })];
        expect(await client.ask()).toMatchObject({ ok: true, value: { entries: [], withheld: { otherCases: 1 } } });
    });
});

describe('nothing gets out', () => {
    test('no answer, whatever happens, holds the session id', async () => {
        const page = createBrowser();
        const client = page.open();
        await client.ask();
        const failures: readonly FakeContent['respond'][] = [
            () => errorResponse(401, SESSION_SECRET),
            () => new Response(SESSION_SECRET, { status: 500 }),
            () => new Response(SESSION_SECRET),
            () => {
                throw new Error(SESSION_SECRET);
            }
        ];
        for (const respond of failures) {
            page.org.content.respond = respond;
            const answer = await whileTimePasses(page.clock, 1_000, client.ask());
            expect(answer.ok).toBe(false);
        }
        expect(client.received.join()).not.toContain('secretOfThisLogin');
        expect(
            page.org.calls.map(({ path, init }) => path + (typeof init.body === 'string' ? init.body : '')).join()
        ).not.toContain('secretOfThisLogin');
    });

    test('a page without a session asks nobody', async () => {
        const { open, org } = createBrowser();
        expect(await open({ session: pageSession({ id: '' }) }).ask()).toMatchObject({
            ok: false,
            problem: { code: 'session-not-accepted' }
        });
        expect(org.calls).toEqual([]);
    });

    test('another user of the same browser gets nothing of what was kept', async () => {
        const { open, org, store } = createBrowser();
        await open().transcript();
        org.content.entries = [];
        const other = await open({ session: pageSession({ id: 'other', userId: '005xx0000000002AAA' }) }).transcript();
        expect(other).toMatchObject({ entries: [], origin: 'salesforce' });
        expect((await store.names()).filter((name) => name.startsWith('kept/'))).toHaveLength(1);
    });

    test('a page on a host outside the rule introduces itself to nobody', () => {
        const posted: unknown[] = [];
        const frame = {
            parent: { postMessage: (message: unknown) => void posted.push(message) },
            addEventListener: () => undefined,
            removeEventListener: () => undefined
        };
        createBroker(createParts({ fetch: createFakeOrg().fetch, host: 'evil.example' })).meet(frame);
        expect(posted).toEqual([]);
    });
});
