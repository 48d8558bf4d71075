import { anId, HOUR_MS, OTHER_CASE_ID, SECOND_SESSION_ID, SESSION_ID } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { createBrowser } from '../fixtures/browser';
import { aRawEntry, aSessionRow, id18, type Row } from '../fixtures/fakeOrg';

/** When the session of `aSessionRow` began. */
const STARTED_AT = START_AT - HOUR_MS;

const BOT = { appType: 'chatbot', role: 'Chatbot', subject: '0Xx000000000001' };

describe('a transcript', () => {
    test('says of this Case’s sessions how many messages Salesforce counted', async () => {
        const metrics = [SESSION_ID, SECOND_SESSION_ID].map((id) => ({
            MessagingSessionId: id18(id),
            MessagingSessionMetricType: 'EndUserMessageCount',
            MessagingSessionMetricValue: 12
        }));
        const theirs = aSessionRow({ Id: id18(SECOND_SESSION_ID), CaseId: id18(OTHER_CASE_ID) });
        const client = createBrowser({ metrics, session: [aSessionRow(), theirs] }).open();
        const transcript = await client.transcript();
        expect(transcript.messageCounts).toEqual({ [SESSION_ID]: { agent: null, customer: 12 } });
    });

    test('says that a session is hidden only of what is newer than the sessions that were not read', async () => {
        const said = (seconds: number, fields: Row = {}) =>
            aRawEntry({ serverReceivedTimestamp: STARTED_AT + seconds * 1_000, ...fields });
        const entries = [
            said(1),
            said(30, { messageText: 'FOREIGN one', relatedRecords: [], sender: BOT }),
            said(60, { messageText: 'FOREIGN two', relatedRecords: [anId('0Mw', 9)] }),
            said(90),
            said(300, { messageText: 'FOREIGN three', relatedRecords: [anId('0Mw', 8)] })
        ];
        const client = createBrowser({
            entries,
            done: false,
            session: [aSessionRow()]
        }).open();
        const transcript = await client.transcript();
        expect(transcript.withheld).toMatchObject({ notListed: 1, hidden: 1, unassigned: 1, bots: 1 });
        expect(client.received.join()).not.toContain('FOREIGN');
    });
});
