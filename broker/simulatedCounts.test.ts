/** The broker against the simulated org: messages that Salesforce counted, and customers with thousands of sessions. */
import { joinTranscripts } from 'c/chatHistoryCore';
import { MINUTE_MS } from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import { buildWorld, utc, type OrgBuilder } from '../sim/builders/buildWorld';
import { createOrg } from '../sim/org/org';
import { withSwitches, type Switches } from '../sim/world/switches';
import { createBroker } from './broker';
import { createBrowserPages } from './fixtures/browserPages';
import { createClient } from './fixtures/client';
import { createSimEnvironment } from './fixtures/simPage';
import { MAX_ROWS } from './salesforce/soql';

function setUp(build: (org: OrgBuilder) => void, switches: Partial<Switches> = {}) {
    const org = createOrg(withSwitches(buildWorld('counts', build), switches));
    const clock = createFakeClock(utc('2026-11-03 12:00'));
    const { environment } = createBrowserPages({ clock }).openPage();
    const client = createClient(createBroker(createSimEnvironment(org, clock, environment, { handedOver: true })));
    const [caseId = ''] = org.world.cases.map(({ id }) => id);
    const ours = org.world.sessions.filter((session) => session.caseId === caseId).map(({ id }) => id);
    return { org, client, caseId, ours };
}

/** Two sessions of our Case and one of another in one conversation; the last goes on. */
function buildKettle(org: OrgBuilder) {
    const ines = org.agent('Ines Falk');
    const [ours, theirs] = ['Kettle stays cold', 'Invoice twice'].map((subject) => org.openCase({ subject }));
    if (ours === undefined || theirs === undefined) throw new Error('A Case is missing');
    const chat = org.conversation({ channel: 'whatsapp', customer: 'Piet Halm', agents: { ines } });
    const session = (onCase: typeof ours, time: string, endAt?: null) =>
        chat.session(
            { onCase, owner: ines, startAt: utc(`2026-11-03 ${time}`), ...(endAt === null ? { endAt } : {}) },
            `
            ${time}:05 piet: I have a question.
            ${time}:40 ines: Please go ahead, Piet.
            ${time}:50 piet: [image] photo of the kettle
            `
        );
    session(ours, '09:00');
    session(theirs, '10:00');
    session(ours, '11:00', null);
}

test('the sessions of this Case that have ended come with their message counts, in the access check', async () => {
    const { org, client, caseId, ours } = setUp(buildKettle);
    const transcript = await client.transcript({ caseId, recordId: ours[1] ?? '' });
    expect(transcript.messageCounts).toEqual({ [ours[0]?.slice(0, 15) ?? '']: { agent: 1, customer: 2 } });
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
});

test.each<[string, Partial<Switches>]>([
    ['the org makes no metrics', { sessionMetrics: 'not-made' }],
    ['the org lacks them', { objects: { MessagingSessionMetrics: 'absent' } }],
    ['their values are hidden', { fields: { 'MessagingSessionMetrics.MessagingSessionMetricValue': 'hidden' } }]
])('where %s there are no counts, and nothing is asked again', async (_, switches) => {
    const { org, client, caseId, ours } = setUp(buildKettle, switches);
    const transcript = await client.transcript({ caseId, recordId: ours[0] ?? '' });
    expect(transcript).toMatchObject({ messageCounts: {}, entries: { length: 6 } });
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
});

/** More sessions than one query answers, six minutes apart; every second one is of our Case, the others of another. */
function buildRegular(org: OrgBuilder) {
    const ines = org.agent('Ines Falk');
    const [ours, theirs] = ['Kettle stays cold', 'Invoice twice'].map((subject) => org.openCase({ subject }));
    if (ours === undefined || theirs === undefined) throw new Error('A Case is missing');
    const chat = org.conversation({ channel: 'whatsapp', customer: 'Piet Halm', agents: { ines }, bot: 'Rolf' });
    for (let number = 0; number < MAX_ROWS + 4; number += 1) {
        const startAt = utc('2026-10-01 09:00') + number * 6 * MINUTE_MS;
        const onCase = number % 2 === 0 ? ours : theirs;
        const { id } = chat.session({ onCase, owner: ines, startAt, endAt: startAt + 3 * MINUTE_MS }, '');
        const said = (seconds: number, relatedRecordIds: readonly string[]) =>
            chat.entry({
                at: startAt + seconds * 1_000,
                content: { kind: 'text', text: onCase === ours ? 'The kettle' : 'FOREIGN' },
                relatedRecordIds,
                ...(relatedRecordIds.length > 0
                    ? {}
                    : { sender: { appType: 'chatbot', role: 'Chatbot', subject: '0Xx000000000001' } })
            });
        said(5, [id]);
        said(70, []);
    }
}

test('of a customer with thousands of sessions the oldest are not read: their messages are counted under that reason', async () => {
    const { client, caseId, ours } = setUp(buildRegular);
    const record = { caseId, recordId: ours[0] ?? '' };
    let screen = await client.transcript(record);
    while (screen.older.state === 'possible') {
        const page = await client.transcript({ ...record, fetchPolicy: 'older-page', before: screen.older.before });
        screen = joinTranscripts(screen, page);
    }
    const linesOf = (number: number) =>
        screen.entries.filter(({ recordId }) => recordId === ours[number]?.slice(0, 15));
    // The session that was asked for, one that was not read, the oldest that was, and a later one.
    expect([0, 1, 2, 3].map((number) => linesOf(number).length)).toEqual([1, 0, 2, 2]);
    expect(screen.withheld).toMatchObject({ notListed: 3, hidden: 0, unassigned: 4 });
    expect(client.received.join()).not.toContain('FOREIGN');
});
