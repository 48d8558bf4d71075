/** The broker against the simulated org: sessions on standard channels, which have rows instead of a conversation. */
import { MINUTE_MS } from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import { buildWorld, utc } from '../sim/builders/buildWorld';
import { createOrg } from '../sim/org/org';
import { longId } from '../sim/world/ids';
import { withSwitches, type Switches } from '../sim/world/switches';
import type { WorldRow } from '../sim/world/world';
import { createBroker } from './broker';
import { createBrowserPages } from './fixtures/browserPages';
import { createClient } from './fixtures/client';
import { createSimEnvironment } from './fixtures/simPage';
import { MAX_ROWS } from './salesforce/soql';

const KETTLE = `
    10:15:00 bot: Welcome to Kettles
    10:15:05 piet: It stays cold
    10:16:00 ines: [image] the switch
    10:17:00 piet: found it
`;

/** Two sessions on our Case and one on another, all of one customer and without a conversation. */
function setUp(switches: Partial<Switches> = {}) {
    const world = buildWorld('rows', (org) => {
        const ines = org.agent('Ines Falk');
        const [ours, theirs] = [org.openCase({ subject: 'Kettle' }), org.openCase({ subject: 'Invoice' })];
        const cast = {
            channel: 'sms',
            customer: 'Piet Halm',
            agents: { ines },
            bot: 'Quill',
            enhanced: false
        } as const;
        const sms = org.conversation(cast);
        sms.session({ onCase: ours, owner: ines, startAt: utc('2026-11-03 10:15') }, KETTLE);
        sms.session({ onCase: theirs, owner: ines, startAt: utc('2026-11-03 11:00') }, '11:00:10 piet: billed twice');
        sms.session({ onCase: ours, owner: ines, startAt: utc('2026-11-03 11:30') }, '11:30:10 piet: cold again');
        const web = org.conversation({ channel: 'web', customer: 'Piet Halm', agents: { ines } });
        web.session({ onCase: ours, owner: ines, startAt: utc('2026-11-03 11:40') }, '11:40:10 piet: and here');
    });
    const org = createOrg(withSwitches(world, switches));
    const clock = createFakeClock(utc('2026-11-03 12:00'));
    const pages = createBrowserPages({ clock });
    const open = () => {
        const { environment } = pages.openPage();
        return createClient(createBroker(createSimEnvironment(org, clock, environment, { handedOver: true })));
    };
    const [caseId = '', otherCaseId = ''] = world.cases.map(({ id }) => id);
    const sessionIds = world.sessions.map(({ id }) => id);
    const ask = { caseId, recordId: sessionIds[0] ?? '' };
    return { org, clock, open, ask, otherCaseId, sessionIds };
}

test('Their rows come with one request that wakes nothing, with names, times, the bot and what has no text', async () => {
    const { org, open, ask } = setUp();
    const { entries, participants, ...transcript } = await open().transcript(ask);
    const recordId = ask.recordId.slice(0, 15);
    expect(entries.map(({ at, sender, body, source, recordId: of }) => [at, sender.role, body, source, of])).toEqual([
        [utc('2026-11-03 10:15'), 'bot', { kind: 'text', text: 'Welcome to Kettles' }, 'rows', recordId],
        [utc('2026-11-03 10:15:05'), 'customer', { kind: 'text', text: 'It stays cold' }, 'rows', recordId],
        [utc('2026-11-03 10:16'), 'agent', { kind: 'non-text' }, 'rows', recordId],
        [utc('2026-11-03 10:17'), 'customer', { kind: 'text', text: 'found it' }, 'rows', recordId]
    ]);
    expect(participants.map(({ name, role }) => [name, role])).toEqual([
        ['Piet Halm', 'customer'],
        ['Ines Falk', 'agent'],
        ['Quill', 'bot']
    ]);
    expect(transcript).toMatchObject({ recordIds: [recordId], bot: 'took-part', older: { state: 'none' } });
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 2, activeEver: 0 });
});

test('They are cached like a transcript, for other tabs too, and a refresh asks for them and for the access again', async () => {
    const { org, open, ask, clock } = setUp();
    const first = await open().transcript(ask);
    const again = await open().transcript(ask);
    expect(again).toEqual({ ...first, origin: 'cache' });
    expect(org.counts()).toMatchObject({ otherCalls: 2 });
    clock.advance(MINUTE_MS);
    const fresh = await open().transcript({ ...ask, fetchPolicy: 'refresh', newerThan: first.fetchedAt });
    expect(fresh).toMatchObject({ origin: 'salesforce', entries: first.entries, participants: first.participants });
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 4 });
});

test('Each session of the customer is its own: one of another Case is not read, and not on this Case', async () => {
    const { open, ask, sessionIds, otherCaseId } = setUp();
    const client = open();
    await client.transcript(ask);
    const second = await client.transcript({ ...ask, recordId: sessionIds[2] ?? '' });
    expect(second.entries.map(({ body }) => body)).toEqual([{ kind: 'text', text: 'cold again' }]);
    const foreign = { ...ask, recordId: sessionIds[1] ?? '' };
    expect(await client.ask(foreign)).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    expect(await client.ask({ ...ask, caseId: otherCaseId })).toMatchObject({ problem: { code: 'no-access' } });
});

test('A remembered check is no conversation that could be renewed, and stays', async () => {
    const { org, open, ask, sessionIds, clock } = setUp();
    const client = open();
    await client.transcript(ask);
    clock.advance(MINUTE_MS);
    // Its check renews those of other conversations.
    await client.transcript({ ...ask, recordId: sessionIds[3] ?? '' });
    await client.transcript(ask);
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 3 });
});

test.each<[string, Partial<Switches>, string]>([
    ['the org lacks the object', { objects: { ConversationEntry: 'absent' } }, 'not-available'],
    ['the permission is missing, answered as if it lacked it', { rowAccess: 'no-object' }, 'not-available'],
    ['the permission is missing, answered with 403', { rowAccess: 'forbidden' }, 'not-available'],
    ['a field is hidden', { fields: { 'ConversationEntry.Message': 'hidden' } }, 'not-available']
])('Where %s, that is the problem, and it costs one request', async (_, switches, code) => {
    const { org, open, ask } = setUp(switches);
    expect(await open().ask(ask)).toMatchObject({ ok: false, problem: { code } });
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 2 });
});

test('Where the user sees no rows the transcript is empty, and is asked for again after five minutes', async () => {
    const { org, open, ask, clock } = setUp({ rowAccess: 'no-rows' });
    const client = open();
    expect((await client.transcript(ask)).entries).toEqual([]);
    clock.advance(6 * MINUTE_MS);
    await client.transcript(ask);
    // A transcript needs an access check of its own time.
    expect(org.counts()).toMatchObject({ otherCalls: 4 });
});

test('A blank message is one without text', async () => {
    const { open, ask } = setUp({ rowMessages: 'blank' });
    const { entries } = await open().transcript(ask);
    expect(entries.map(({ body }) => body.kind)).toEqual(Array(4).fill('non-text'));
});

test('Of more rows than a query answers, the newest come, and that there are more', async () => {
    const { org, open, ask } = setUp();
    const [first] = org.world.rows as readonly [WorldRow];
    const many = Array.from({ length: MAX_ROWS + 1 }, (_, index) => ({
        ...first,
        id: longId(`0ETT${String(index).padStart(11, '0')}`),
        at: utc('2026-11-03 10:15') + index,
        message: `Message ${index}`
    }));
    org.setWorld({ ...org.world, rows: many });
    const { entries, older } = await open().transcript(ask);
    expect(older).toEqual({ state: 'unreachable' });
    expect(entries).toHaveLength(MAX_ROWS);
    expect(entries.at(-1)?.body).toEqual({ kind: 'text', text: `Message ${MAX_ROWS}` });
});

test('A call that was not monitored has no rows either', async () => {
    const { org, open, ask } = setUp();
    const call = { relatedRecordId: ask.caseId, conversationId: null, disposition: 'completed', callType: 'Inbound' };
    const times = { startAt: 1, endAt: 2, durationS: 1, fromNumber: null, toNumber: null, language: null };
    const id = longId('0LQT00000000001');
    org.setWorld({ ...org.world, calls: [{ id, ...call, ...times }] });
    expect(await open().ask({ ...ask, recordId: id })).toMatchObject({ problem: { code: 'not-available' } });
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
});
