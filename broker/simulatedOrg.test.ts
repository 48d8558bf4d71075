/** The broker against the simulated org: Salesforce's documented behaviour, and each way that documents leave open. */
import { DEFAULT_LIMITS, joinTranscripts, type Transcript } from 'c/chatHistoryCore';
import { MINUTE_MS } from 'support/builders';
import { createFakeClock } from 'support/fakeClock';
import { buildWorld, utc, type OrgBuilder } from '../sim/builders/buildWorld';
import { createOrg } from '../sim/org/org';
import { withSwitches, type Switches } from '../sim/world/switches';
import { createBroker } from './broker';
import { createBrowserPages } from './fixtures/browserPages';
import { createClient } from './fixtures/client';
import { createSimEnvironment } from './fixtures/simPage';

const NOW = utc('2026-11-03 12:00');

/** More older pages than any conversation here has: a loop that never ends has to fail. */
const MAX_PAGES = 10;

/** One WhatsApp conversation: a session of our Case, one of another Case, one of none. */
function buildKettle(org: OrgBuilder) {
    const ines = org.agent('Ines Falk');
    const ours = org.openCase({ subject: 'Kettle stays cold' });
    const theirs = org.openCase({ subject: 'Invoice twice' });
    const chat = org.conversation({ channel: 'whatsapp', customer: 'Piet Halm', agents: { ines } });
    chat.session(
        { onCase: theirs, owner: ines, startAt: utc('2026-11-01 09:00') },
        `
        09:00:05 piet: FOREIGN: I was billed twice.
        09:01:10 ines: FOREIGN: I see both invoices, one moment.
        `
    );
    chat.session(
        { onCase: ours, owner: ines, startAt: utc('2026-11-03 10:15') },
        `
        10:15:02 piet: It's the kettle this time: "on" & cold.
        10:15:40 ines: Does the lamp light up, Piet?
        10:16:05 piet: [image] photo of the kettle
        `
    );
    chat.session(
        { onCase: null, owner: ines, startAt: utc('2026-11-03 10:25') },
        `10:25:00 piet: FOREIGN: wrong number, sorry.`
    );
}

/** A talk of 2,300 lines, three of them each second. */
function buildLongTalk(org: OrgBuilder) {
    const ines = org.agent('Ines Falk');
    const ours = org.openCase({ subject: 'Kettle stays cold' });
    const chat = org.conversation({ channel: 'web', customer: 'Piet Halm', agents: { ines } });
    const startAt = utc('2026-11-03 09:00');
    const session = chat.session({ onCase: ours, owner: ines, startAt, endAt: utc('2026-11-03 10:00') }, '');
    for (let line = 0; line < 2_300; line++) {
        const at = startAt + Math.floor(line / 3) * 1_000;
        chat.entry({ at, content: { kind: 'text', text: `Line ${line}` }, relatedRecordIds: [session.id] });
    }
}

/** Five Cases with two conversations each. */
function buildBusyDay(org: OrgBuilder) {
    const ines = org.agent('Ines Falk');
    for (let number = 1; number <= 5; number += 1) {
        const onCase = org.openCase({ subject: `Matter ${number}` });
        for (const hour of ['08', '09']) {
            const chat = org.conversation({ channel: 'web', customer: 'Piet Halm', agents: { ines } });
            const startAt = utc(`2026-11-03 ${hour}:0${number}`);
            chat.session({ onCase, owner: ines, startAt }, `${hour}:0${number}:30 piet: It's about matter ${number}.`);
        }
    }
}

function setUp(build: (org: OrgBuilder) => void, switches: Partial<Switches> = {}) {
    const org = createOrg(withSwitches(buildWorld('broker', build), switches));
    const clock = createFakeClock(NOW);
    const pages = createBrowserPages({ clock });
    const records = org.world.sessions.flatMap(({ id, caseId }) => (caseId === null ? [] : [{ caseId, recordId: id }]));
    const [firstCase, secondCase] = org.world.cases.map(({ id }) => id);
    const recordOf = (caseId: string | undefined) => {
        const record = records.find((each) => each.caseId === caseId);
        if (record === undefined) throw new Error('The world has no such Case');
        return record;
    };
    const load = () => {
        const { environment } = pages.openPage();
        return createClient(createBroker(createSimEnvironment(org, clock, environment, { handedOver: true })));
    };
    return { org, clock, load, records, ours: recordOf(firstCase), theirs: () => recordOf(secondCase) };
}

const textsOf = ({ entries }: Transcript) => entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

test('of a conversation of several Cases only the messages of this Case leave the page', async () => {
    const { load, ours } = setUp(buildKettle);
    const client = load();
    expect(textsOf(await client.transcript(ours))).toEqual([
        'It\'s the kettle this time: "on" & cold.',
        'Does the lamp light up, Piet?',
        'non-text'
    ]);
    expect(client.received.join()).not.toContain('FOREIGN');
});

test.each<[string, Partial<Switches>]>([
    ['entries name records with 15 characters', { relatedIdLength: 15 }],
    ['entries name records with 18 characters', { relatedIdLength: 18 }]
])('all entries of this Case are found when %s', async (_, switches) => {
    const { load, ours } = setUp(buildKettle, switches);
    expect((await load().transcript(ours)).entries).toHaveLength(3);
});

test.each(['honours-header', 'always', 'never'] as const)(
    'text reads as it was typed when entities are encoded: %s',
    async (entityEncoding) => {
        const { load, ours } = setUp(buildKettle, { entityEncoding });
        const [first] = (await load().transcript(ours)).entries;
        expect(first?.body).toEqual({ kind: 'text', text: 'It\'s the kettle this time: "on" & cold.' });
    }
);

test('a record of another Case gives no access, and costs no entries call', async () => {
    const { load, ours, theirs, org } = setUp(buildKettle);
    const answer = await load().ask({ caseId: ours.caseId, recordId: theirs().recordId });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1 });
});

test.each<[string, Partial<Switches>]>([
    ['are on the server clock and inclusive', { bounds: 'inclusive', boundsClock: 'server' }],
    ['are on the server clock and exclusive', { bounds: 'exclusive', boundsClock: 'server' }],
    ['are on the client clock and inclusive', { bounds: 'inclusive', boundsClock: 'client' }],
    [
        'are on the client clock and exclusive, and entries come in no order',
        { bounds: 'exclusive', boundsClock: 'client', entryOrder: 'shuffled' }
    ]
])('every line of a long talk is reached, each once, when time bounds %s', async (_, switches) => {
    const { load, ours, org } = setUp(buildLongTalk, switches);
    const client = load();
    let screen = await client.transcript(ours);
    for (let pages = 0; pages < MAX_PAGES && screen.older.state === 'possible'; pages += 1) {
        const page = await client.transcript({ ...ours, fetchPolicy: 'older-page', before: screen.older.before });
        screen = joinTranscripts(screen, page);
    }
    const lines = textsOf(screen);
    expect(screen.older).toEqual({ state: 'none' });
    expect(new Set(lines).size).toBe(2_300);
    expect(lines).toHaveLength(2_300);
    expect(org.counts()).toMatchObject({ entriesCalls: 3, otherCalls: 1 });
    expect(textsOf(await load().transcript(ours))).toEqual(lines);
});

test.each([
    ['stable', 1],
    ['per-hand-over', 3],
    ['every-load', 3]
] as const)('a session id that is %s: three loads cost %i entries calls', async (sessionId, calls) => {
    const { load, ours, org } = setUp(buildKettle, { sessionId });
    for (let loads = 0; loads < 3; loads++) await load().transcript(ours);
    expect(org.counts().entriesCalls).toBe(calls);
});

test('one access check renews those of all conversations that were opened before', async () => {
    const { load, records, org, clock } = setUp(buildBusyDay);
    for (const record of records) {
        await load().transcript(record);
        clock.advance(10 * MINUTE_MS);
    }
    for (const record of records) await load().transcript(record);
    expect(org.counts()).toMatchObject({ entriesCalls: 10, otherCalls: 10 });
});

test('a Case that is opened again after the access check has expired costs one API call, and no entries call', async () => {
    const { load, ours, org, clock } = setUp(buildKettle);
    await load().transcript(ours);
    clock.advance(DEFAULT_LIMITS.accessCheckMs);
    await load().transcript(ours);
    await load().transcript(ours);
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
});

test('fault 9: a user with hidden times pays the second access check once', async () => {
    const { load, records, org } = setUp(buildBusyDay, { fields: { 'MessagingSession.StartTime': 'hidden' } });
    for (const record of records) expect((await load().transcript(record)).entries).toHaveLength(1);
    expect(org.counts()).toMatchObject({ entriesCalls: 10, otherCalls: 11 });
});

test.each<[string, Partial<Switches>, string]>([
    ['page sessions are refused', { pageSessions: 'refused' }, 'session-expired'],
    ['page sessions are not valid for the REST API', { pageSessions: 'not-for-rest' }, 'session-not-accepted'],
    ['the object is absent', { objects: { MessagingSession: 'absent' } }, 'not-available'],
    [
        'the link to the conversation is hidden',
        { fields: { 'MessagingSession.ConversationId': 'hidden' } },
        'not-available'
    ],
    ['the org is down', { down: { on: ['entries'], forCalls: null, status: 503 } }, 'unavailable'],
    ['a login page comes', { garbage: { on: ['entries'], forCalls: null, shape: 'html' } }, 'malformed'],
    ['an answer is cut off', { garbage: { on: ['composite'], forCalls: null, shape: 'truncated' } }, 'malformed'],
    [
        'an answer has another shape',
        { garbage: { on: ['composite', 'entries'], forCalls: null, shape: 'wrong-shape' } },
        'malformed'
    ],
    [
        'the limit is reached',
        { hourlyLimit: { after: 0, status: 403, code: true, counts: 'connect' } },
        'limit-reached'
    ],
    ['too many requests run at once', { concurrencyLimit: { on: ['entries'], forCalls: null } }, 'busy']
])('when %s, the problem says so', async (_, switches, code) => {
    const { load, ours } = setUp(buildKettle, switches);
    expect(await load().ask(ours)).toMatchObject({ ok: false, problem: { code } });
});

test('fault 16: a concurrency limit stops neither the next request nor other tabs', async () => {
    const { load, ours } = setUp(buildKettle, { concurrencyLimit: { on: ['entries'], forCalls: 1 } });
    expect(await load().ask(ours)).toMatchObject({ ok: false, problem: { code: 'busy' } });
    expect((await load().transcript(ours)).entries).toHaveLength(3);
});

test('participants that are hidden leave the transcript and say so', async () => {
    const { load, ours } = setUp(buildKettle, { objects: { ConversationParticipant: 'hidden' } });
    expect(await load().transcript(ours)).toMatchObject({ bot: 'not-readable', entries: { length: 3 } });
});

/** One conversation: a session of another Case, then one of ours that is passed from one agent to the next. */
function buildTransfer(org: OrgBuilder) {
    const [ines, otto, bela] = ['Ines Falk', 'Otto Renz', 'Bela Kurz'].map((name) => org.agent(name));
    if (ines === undefined || otto === undefined || bela === undefined) throw new Error('An agent is missing');
    const ours = org.openCase({ subject: 'Kettle stays cold' });
    const theirs = org.openCase({ subject: 'Invoice twice' });
    const agents = { ines, otto, bela };
    const chat = org.conversation({ channel: 'whatsapp', customer: 'Piet Halm', agents, bot: 'Rolf' });
    chat.session(
        { onCase: theirs, owner: otto, startAt: utc('2026-11-01 09:00'), endAt: utc('2026-11-01 09:30') },
        `
        09:00:05 piet: I was billed twice.
        09:01:10 otto: I see both invoices, one moment.
        `
    );
    const leaves = { ines: utc('2026-11-03 10:20:30') };
    chat.session(
        { onCase: ours, owner: bela, startAt: utc('2026-11-03 10:15'), endAt: utc('2026-11-03 10:40'), leaves },
        `
        10:15:02 piet: It's the kettle this time.
        10:16:08 ines: One moment, Piet.
        10:20:48 bela: Hello Piet, I know kettles.
        `
    );
}

test('the participants of this Case come with names, and with times that lie in its sessions', async () => {
    const { load, ours, org } = setUp(buildTransfer);
    const client = load();
    const { participants, bot } = await client.transcript(ours);
    expect(participants.map(({ key, ...rest }) => ({ prefix: key.slice(0, 3), ...rest }))).toEqual([
        { prefix: 'v2/', name: 'Piet Halm', role: 'customer', joinedAt: null, leftAt: null },
        {
            prefix: '005',
            name: 'Ines Falk',
            role: 'agent',
            joinedAt: utc('2026-11-03 10:16:00'),
            leftAt: utc('2026-11-03 10:20:30')
        },
        { prefix: '005', name: 'Bela Kurz', role: 'agent', joinedAt: utc('2026-11-03 10:20:40'), leftAt: null }
    ]);
    expect(bot).toBe('took-part');
    expect(client.received.join()).not.toMatch(/Otto|Rolf/);
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
});

test.each<[string, Partial<Switches>, number]>([
    ['display names are hidden', { fields: { 'ConversationParticipant.ParticipantDisplayName': 'hidden' } }, 2],
    ['display names are missing', { fields: { 'ConversationParticipant.ParticipantDisplayName': 'absent' } }, 2],
    ['join times are hidden', { fields: { 'ConversationParticipant.JoinedTime': 'hidden' } }, 2],
    ['everything can be read', {}, 1]
])('a bot is known where %s, and names cost no second call in four hours', async (_, switches, otherCalls) => {
    const { load, ours, org, clock } = setUp(buildTransfer, switches);
    const first = await load().transcript(ours);
    expect(first).toMatchObject({ bot: 'took-part', participants: { length: otherCalls === 1 ? 3 : 0 } });
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls });
    clock.advance(20 * MINUTE_MS);
    expect(await load().transcript(ours)).toMatchObject({ bot: 'took-part' });
    expect(org.counts()).toMatchObject({ otherCalls: otherCalls + 1 });
});
