/** The broker against the simulated org: other conversations of the Case's contact, each asked for alone. */
import type { Transcript } from 'c/chatHistoryCore';
import { createFakeClock } from 'support/fakeClock';
import { buildWorld, utc, type OrgBuilder } from '../sim/builders/buildWorld';
import { createOrg } from '../sim/org/org';
import { otherConversations } from '../sim/scenarios/otherConversations';
import { withSwitches, type Switches } from '../sim/world/switches';
import type { World, WorldSession, WorldUser } from '../sim/world/world';
import { createBroker } from './broker';
import { createBrowserPages } from './fixtures/browserPages';
import { createClient, type Wish } from './fixtures/client';
import { createSimEnvironment } from './fixtures/simPage';

type Change = Readonly<{
    switches?: Partial<Switches>;
    viewer?: (world: World) => Partial<WorldUser>;
    session?: (session: WorldSession, index: number) => Partial<WorldSession>;
    world?: World;
}>;

/** The sessions of the scenario by name, in the order in which it makes them. */
const NAMES = ['points', 'saddle', 'helmet', 'tonight', 'web', 'stranger'] as const;
type Name = (typeof NAMES)[number] | 'call';

function setUp({ switches = {}, viewer, session, world = otherConversations.world() }: Change = {}) {
    const changed = {
        ...withSwitches(world, switches),
        users: world.users.map((user) => ({ ...user, ...(user.id === world.viewerId ? viewer?.(world) : {}) })),
        sessions: world.sessions.map((each, index) => ({ ...each, ...session?.(each, index) }))
    };
    const org = createOrg(changed);
    const clock = createFakeClock(otherConversations.nowAt);
    const pages = createBrowserPages({ clock });
    const load = () => {
        const { environment } = pages.openPage();
        return createClient(createBroker(createSimEnvironment(org, clock, environment, { handedOver: true })));
    };
    const idOf = (name: Name) =>
        (name === 'call' ? world.calls[0]?.id : world.sessions[NAMES.indexOf(name)]?.id)?.slice(0, 15) ?? '';
    const { caseId } = otherConversations;
    const wish = (name: Name, scope: Wish['scope'], more: Wish = {}): Wish => ({
        caseId,
        recordId: idOf(name),
        listsOthers: true,
        ...(scope === undefined ? {} : { scope }),
        ...more
    });
    return { org, clock, load, idOf, wish };
}

const textsOf = ({ entries }: Transcript) => entries.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

test('A session that is linked to no Case is given alone, with one entries call and one check', async () => {
    const { load, idOf, wish, org } = setUp();
    const transcript = await load().transcript(wish('helmet', 'unlinked'));
    expect(transcript.recordIds).toEqual([idOf('helmet')]);
    expect(textsOf(transcript)).toEqual([
        'quick question, is the Kite helmet also there in size XL?',
        'Yes, Noor, from next week on. I can put one aside for you.',
        'yes please, the green one'
    ]);
    expect(transcript.messageCounts).toEqual({ [idOf('helmet')]: { agent: 1, customer: 2 } });
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1, activeEver: 1 });
});

test.each<[string, Name, Wish['scope'], boolean]>([
    ['on this Case, asked for as this Case’s', 'saddle', undefined, true],
    ['of no Case, asked for as this Case’s', 'helmet', undefined, false],
    ['of another Case, asked for as this Case’s', 'points', undefined, false],
    ['of no Case, within what is not linked', 'helmet', 'unlinked', true],
    ['of another Case, within what is not linked', 'points', 'unlinked', false],
    ['of no Case, within the customer', 'helmet', 'customer', true],
    ['of another Case, within the customer', 'points', 'customer', true],
    ['on another channel, within the customer', 'web', 'customer', true],
    ['that is a call to the contact, within what is not linked', 'call', 'unlinked', true],
    ['that is a call to the contact, asked for as this Case’s', 'call', undefined, false],
    ['of another customer, within the customer', 'stranger', 'customer', false],
    ['of another customer, within what is not linked', 'stranger', 'unlinked', false]
])('A record %s: %s, scope %s, is given: %s', async (_, name, scope, isGiven) => {
    const { load, wish, org, idOf } = setUp();
    const client = load();
    const answer = await client.ask(wish(name, scope));
    const transcript = answer.ok && answer.verb === 'transcript' ? answer.value : null;
    expect(answer).toMatchObject(isGiven ? { ok: true } : { ok: false, problem: { code: 'no-access' } });
    expect(org.counts()).toMatchObject({ entriesCalls: isGiven ? 1 : 0, otherCalls: 1 });
    expect((transcript?.entries ?? []).length > 0).toBe(isGiven);
    const strangers = transcript?.entries.filter(({ recordId }) => recordId !== idOf(name)) ?? [];
    // Two of the Case's own sessions are of one conversation, and each brings the other.
    expect(strangers.every(({ recordId }) => scope === undefined && recordId === idOf('tonight'))).toBe(true);
});

test('What was proven within a wider scope is not given within a narrower one, nor as the Case’s own', async () => {
    const { load, wish, org } = setUp();
    const client = load();
    expect(await client.ask(wish('points', 'customer'))).toMatchObject({ ok: true });
    expect(await client.ask(wish('points', 'unlinked'))).toMatchObject({ problem: { code: 'no-access' } });
    expect(await client.ask(wish('points', undefined))).toMatchObject({ problem: { code: 'no-access' } });
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 3 });
});

test('A remembered check of the Case’s own sessions gives none of the customer’s others', async () => {
    const { load, wish, org } = setUp();
    const client = load();
    await client.transcript(wish('saddle', undefined));
    await client.transcript(wish('helmet', 'customer'));
    expect(org.counts()).toMatchObject({ otherCalls: 2 });
    // The proof is of that record alone.
    await client.transcript(wish('points', 'customer'));
    expect(org.counts()).toMatchObject({ otherCalls: 3 });
});

test('The same record again costs no call while its check is remembered, also in another page', async () => {
    const { load, wish, org } = setUp();
    await load().transcript(wish('helmet', 'unlinked'));
    expect(await load().transcript(wish('helmet', 'unlinked'))).toMatchObject({ origin: 'cache' });
    expect(org.counts()).toMatchObject({ entriesCalls: 1, otherCalls: 1 });
});

test('A check that is renewed beside another conversation’s proves nothing of the contact any more', async () => {
    const { load, wish, org } = setUp();
    const client = load();
    await client.transcript(wish('helmet', 'unlinked'));
    // Its query renews the one before.
    await client.transcript(wish('web', 'unlinked'));
    await client.transcript(wish('helmet', 'unlinked'));
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 3 });
});

test.each<[string, Change]>([
    [
        'the session’s contact is another one',
        { session: (_, index) => (index === 2 ? { contactId: '003000000000009' } : {}) }
    ],
    ['the session has no contact', { session: (_, index) => (index === 2 ? { contactId: null } : {}) }],
    ['the user may not see the session', { viewer: ({ sessions }) => ({ cannotSee: [sessions[2]?.id ?? ''] }) }],
    ['the user may not see the Case', { viewer: () => ({ cannotSee: [otherConversations.caseId] }) }]
])('Nothing is given where %s', async (_, change) => {
    const { load, wish, org } = setUp(change);
    const client = load();
    expect(await client.ask(wish('helmet', 'customer'))).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    expect(client.received.join()).not.toContain('Kite');
    expect(org.counts()).toMatchObject({ entriesCalls: 0 });
});

test('A Case without a contact has no other conversations, also where a session has none either', async () => {
    const { load, wish } = setUp({
        world: {
            ...otherConversations.world(),
            cases: otherConversations.world().cases.map((each) => ({ ...each, contactId: null as never }))
        },
        session: () => ({ contactId: null })
    });
    expect(await load().ask(wish('helmet', 'customer'))).toMatchObject({ problem: { code: 'no-access' } });
});

test.each<[string, Partial<Switches>]>([
    ['the contact of sessions', { fields: { 'MessagingSession.EndUserContactId': 'hidden' } }],
    ['the contact of the Case', { fields: { 'Case.ContactId': 'hidden' } }]
])('Where %s is hidden nothing of others is given, and the Case’s own stay as they were', async (_, switches) => {
    const { load, wish, idOf } = setUp({ switches });
    const client = load();
    expect(await client.ask(wish('helmet', 'customer'))).toMatchObject({ problem: { code: 'not-available' } });
    const own = await client.transcript(wish('saddle', undefined));
    expect(own.recordIds).toEqual([idOf('tonight'), idOf('saddle')]);
    // With times: without them the window would be unbounded, and the other Case's session in it.
    expect(own.withheld).toMatchObject({ otherCases: 0, notLinked: 3 });
});

test('Where the times of sessions are hidden a record of the contact is still found, and given alone', async () => {
    const { load, wish, idOf } = setUp({ switches: { fields: { 'MessagingSession.StartTime': 'hidden' } } });
    const transcript = await load().transcript(wish('helmet', 'unlinked'));
    expect(transcript.recordIds).toEqual([idOf('helmet')]);
    expect(textsOf(transcript)).toHaveLength(3);
});

test('What was withheld is counted by record where others are listed, and else not', async () => {
    const { load, wish, idOf } = setUp();
    const client = load();
    const { withheld } = await client.transcript(wish('saddle', undefined));
    expect(withheld).toMatchObject({ notLinked: 3, of: { [idOf('helmet')]: 3 } });
    const { withheld: byDefault } = await client.transcript({
        caseId: otherConversations.caseId,
        recordId: idOf('saddle')
    });
    expect(byDefault).toEqual({ otherCases: 0, notLinked: 3, hidden: 0, notListed: 0, unassigned: 0, bots: 0 });
});

test('A record that was linked to another Case since then is given within the customer alone', async () => {
    const [first, second] = [
        setUp(),
        setUp({ session: (_, index) => (index === 2 ? { caseId: '500000000000009' } : {}) })
    ];
    expect(await first.load().ask(first.wish('helmet', 'unlinked'))).toMatchObject({ ok: true });
    expect(await second.load().ask(second.wish('helmet', 'unlinked'))).toMatchObject({ ok: false });
    expect(await second.load().ask(second.wish('helmet', 'customer'))).toMatchObject({ ok: true });
});

test('A refresh proves it anew', async () => {
    const { load, wish, org } = setUp();
    const client = load();
    const { fetchedAt } = await client.transcript(wish('helmet', 'unlinked'));
    await client.transcript(wish('helmet', 'unlinked', { fetchPolicy: 'refresh', newerThan: fetchedAt }));
    expect(org.counts()).toMatchObject({ entriesCalls: 2, otherCalls: 2 });
});

/** A bot's lines that name no record, in a session of ours, in one of the contact's others, and between them. */
function buildBots(org: OrgBuilder) {
    const ines = org.agent('Ines Falk');
    const onCase = org.openCase({ subject: 'Kettle', contactName: 'Piet Halm' });
    const chat = org.conversation({ channel: 'whatsapp', customer: 'Piet Halm', agents: { ines }, bot: 'Kit' });
    chat.session({ onCase, owner: ines, startAt: utc('2026-11-03 10:00') }, '10:00:10 piet: OURS one');
    chat.session({ onCase: null, owner: ines, startAt: utc('2026-11-03 10:20') }, '10:20:10 piet: OTHER one');
    chat.say({ at: utc('2026-11-03 10:00:20'), speaker: 'bot', rich: false, text: 'OURS two' }, {});
    chat.say({ at: utc('2026-11-03 10:20:20'), speaker: 'bot', rich: false, text: 'OTHER two' }, {});
}

test('Lines that name no record are assigned by time to the record that is asked for, and to no other', async () => {
    const world = buildWorld('bots', buildBots);
    const org = createOrg(world);
    const { environment } = createBrowserPages({ clock: createFakeClock(utc('2026-11-03 12:00')) }).openPage();
    const clock = createFakeClock(utc('2026-11-03 12:00'));
    const client = createClient(createBroker(createSimEnvironment(org, clock, environment, { handedOver: true })));
    const [ours = '', other = ''] = world.sessions.map(({ id }) => id);
    const caseId = world.cases[0]?.id ?? '';
    const own = await client.transcript({ caseId, recordId: ours, listsOthers: true });
    expect(textsOf(own)).toEqual(['OURS one', 'OURS two']);
    const asked = await client.transcript({ caseId, recordId: other, scope: 'unlinked', listsOthers: true });
    expect(textsOf(asked)).toEqual(['OTHER one', 'OTHER two']);
});
