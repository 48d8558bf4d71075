/** The broker against the simulated org: Salesforce's documented behaviour, and each way that documents leave open. */
import { buildWorld, utc, type OrgBuilder } from '../sim/build';
import { createOrg } from '../sim/org';
import { withSwitches, type Switches } from '../sim/switches';
import { createBroker } from './broker';
import { createClient } from './fixtures/client';
import { createFakeClock } from './fixtures/fakeClock';
import { simPageParts } from './fixtures/simPage';
import { createPageLocks } from './keep/lock';
import { createMemoryStore } from './keep/memoryStore';

const NOW = utc('2026-11-03 12:00');

/** One WhatsApp conversation: a session of our Case, one of another Case, one of none. */
function kettle(org: OrgBuilder) {
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
function longTalk(org: OrgBuilder) {
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

function setUp(build: (org: OrgBuilder) => void, switches: Partial<Switches> = {}) {
    const org = createOrg(withSwitches(buildWorld('broker', build), switches));
    const clock = createFakeClock(NOW);
    const shared = { locks: createPageLocks(), store: createMemoryStore() };
    const [firstCase, secondCase] = org.world.cases.map(({ id }) => id);
    const sessionOf = (caseId: string | undefined) =>
        org.world.sessions.find((session) => session.caseId === caseId)?.id ?? '';
    const ours = { caseId: firstCase ?? '', recordId: sessionOf(firstCase) };
    const load = () => createClient(createBroker(simPageParts(org, clock, shared, { handedOver: true })));
    return { org, clock, load, ours, theirs: { caseId: secondCase ?? '', recordId: sessionOf(secondCase) } };
}

test('this Case is told apart from the rest of its conversation, and nothing else leaves the page', async () => {
    const { load, ours } = setUp(kettle);
    const client = load();
    const transcript = await client.transcript(ours);
    expect(transcript.entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind))).toEqual([
        'It\'s the kettle this time: "on" & cold.',
        'Does the lamp light up, Piet?',
        'non-text'
    ]);
    expect(client.received.join()).not.toContain('FOREIGN');
});

test.each(['honours-header', 'always', 'never'] as const)(
    'text reads as it was typed when entities are encoded: %s',
    async (entityEncoding) => {
        const { load, ours } = setUp(kettle, { entityEncoding });
        const [first] = (await load().transcript(ours)).entries;
        expect(first?.body).toEqual({ kind: 'text', text: 'It\'s the kettle this time: "on" & cold.' });
    }
);

test('a record that belongs to another Case gives no access, for no entries call', async () => {
    const { load, ours, theirs, org } = setUp(kettle);
    const answer = await load().ask({ caseId: ours.caseId, recordId: theirs.recordId });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 1, wokenEver: 0 });
});

test.each<[string, Partial<Switches>]>([
    ['bounds on the server clock, inclusive', { bounds: 'inclusive', boundsClock: 'server' }],
    ['bounds on the server clock, exclusive', { bounds: 'exclusive', boundsClock: 'server' }],
    ['bounds on the client clock, inclusive', { bounds: 'inclusive', boundsClock: 'client' }],
    [
        'bounds on the client clock, exclusive, in no order',
        { bounds: 'exclusive', boundsClock: 'client', entryOrder: 'shuffled' }
    ]
])('every line of a long talk is reached, each once: %s', async (_what, switches) => {
    const { load, ours, org } = setUp(longTalk, switches);
    const client = load();
    let transcript = await client.transcript(ours);
    while (transcript.older.state === 'possible') {
        transcript = await client.transcript({ ...ours, read: { how: 'older', before: transcript.older.before } });
    }
    const lines = transcript.entries.map(({ body }) => (body.kind === 'text' ? body.text : ''));
    expect(transcript.older).toEqual({ state: 'none' });
    expect(new Set(lines).size).toBe(2_300);
    expect(lines).toHaveLength(2_300);
    expect(org.counts().entriesCalls).toBe(3);
});

test.each([
    ['stable', 1],
    ['per-hand-over', 3],
    ['every-load', 3]
] as const)('a session id that is %s: three loads cost %i calls', async (sessionId, calls) => {
    const { load, ours, org } = setUp(kettle, { sessionId });
    for (let loads = 0; loads < 3; loads++) await load().transcript(ours);
    expect(org.counts().entriesCalls).toBe(calls);
});

test('hidden times cost one more request and leave the words', async () => {
    const { load, ours, org } = setUp(kettle, { fields: { 'MessagingSession.StartTime': 'hidden' } });
    expect((await load().transcript(ours)).entries).toHaveLength(3);
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 2 });
});

test.each<[string, Partial<Switches>, string]>([
    ['page sessions are refused', { pageSessions: 'refused' }, 'session-not-accepted'],
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
    ['the limit is reached', { hourlyLimit: { after: 0, status: 403, code: true, counts: 'connect' } }, 'limit-reached']
])('when %s, that is the problem', async (_what, switches, code) => {
    const { load, ours } = setUp(kettle, switches);
    expect(await load().ask(ours)).toMatchObject({ ok: false, problem: { code } });
});

test('participants that are hidden leave the transcript and say so', async () => {
    const { load, ours } = setUp(kettle, { objects: { ConversationParticipant: 'hidden' } });
    expect((await load().transcript(ours)).bot).toBe('not-readable');
});

test('a session of a channel without transcripts is not available, for no entries call', async () => {
    const { load, ours, org } = setUp((builder) => {
        const ines = builder.agent('Ines Falk');
        const onCase = builder.openCase({ subject: 'Kettle stays cold' });
        const chat = builder.conversation({ channel: 'sms', customer: 'Piet Halm', agents: { ines }, enhanced: false });
        chat.session({ onCase, owner: ines, startAt: utc('2026-11-03 10:15') }, '');
    });
    expect(await load().ask(ours)).toMatchObject({ ok: false, problem: { code: 'not-available' } });
    expect(org.counts().entriesCalls).toBe(0);
});
