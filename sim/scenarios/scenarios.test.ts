import { longId } from '../world/ids';
import { createOrg, type Org } from '../org/org';
import { askComposite, askEntries, askGraphql, jsonOf, listAt, valueAt } from '../support/requests';
import { scenarios, type Scenario } from './scenarios';
import { defaultSwitches, withSwitches } from '../world/switches';
import type { World } from '../world/world';

const QUERY = `query q($caseId: ID) { uiapi { query {
    MessagingSession(where: { CaseId: { eq: $caseId } }, first: 200) { edges { node { Id } } } } } }`;

/** The scenario's world, without what goes wrong in it. */
function calmOrg(scenario: Scenario): Org {
    return createOrg(withSwitches(scenario.world(), defaultSwitches));
}

function byId(id: string): Scenario {
    const found = scenarios.find((scenario) => scenario.id === id);
    if (found === undefined) {
        throw new Error(`There is no scenario ${id}`);
    }
    return found;
}

function idsOf(world: World): readonly string[] {
    const records = [
        world.users,
        world.queues,
        world.cases,
        world.messagingEndUsers,
        world.conversations,
        world.sessions,
        world.calls,
        world.files,
        world.participants
    ];
    return [world.orgId, ...records.flatMap((list) => list.map(({ id }) => id))];
}

test('Each scenario has an id of its own that is a DNS label', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/.test(id))).toEqual([]);
});

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_id, scenario) => {
    test('builds the same world each time, with a title, a promise and the Case that it opens', () => {
        const world = scenario.world();
        expect(world).toEqual(scenario.world());
        expect([scenario.title, scenario.promise].every((text) => text.length > 5)).toBe(true);
        expect(scenario.promise).toMatch(/\.$/);
        expect(world.cases).toContainEqual(scenario.highlights);
        expect(scenario.caseId).toBe(scenario.highlights.id);
    });

    test('has ids that are unique and carry their checksum', () => {
        const ids = idsOf(scenario.world());
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.filter((id) => longId(id.slice(0, 15)) !== id)).toEqual([]);
        const identifiers = scenario.world().entries.map(({ identifier }) => identifier);
        expect(new Set(identifiers).size).toBe(identifiers.length);
    });

    test('happens before its now, each session from its start to its end', () => {
        const { sessions, calls, entries } = scenario.world();
        for (const { id, startAt, endAt } of [...sessions, ...calls]) {
            const own = entries.filter(({ relatedRecordIds }) => relatedRecordIds.includes(id));
            expect(startAt).toBeLessThan(scenario.nowAt);
            // The words of a call may be uploaded later, so when they were spoken counts.
            const times = own.map(({ at, clientAt }) => (at > (endAt ?? Infinity) ? (clientAt ?? at) : at));
            expect(times.filter((at) => at < (startAt ?? 0) || at > (endAt ?? Infinity))).toEqual([]);
            expect(endAt ?? 0).toBeLessThan(scenario.nowAt);
        }
    });

    test('answers all three routes, once nothing stands in the way', () => {
        const org = calmOrg(scenario);
        const permitted = org.world.users.map((user) => ({
            ...user,
            permissions: { ...user.permissions, apiEnabled: true }
        }));
        org.setWorld({ ...org.world, users: permitted });
        expect(jsonOf(askGraphql(org, QUERY, { caseId: scenario.caseId }, scenario.nowAt))).toMatchObject({
            errors: []
        });
        expect(askComposite(org, { all: 'SELECT Id, ConversationId FROM MessagingSession LIMIT 2000' }).status).toBe(
            200
        );
        for (const { identifier } of org.world.conversations) {
            expect(askEntries(org, { identifier, at: scenario.nowAt }).status).toBe(200);
        }
    });
});

test('The long chat has exactly 2,500 entries that vary', () => {
    const texts = byId('long-chat')
        .world()
        .entries.map(({ content }) => (content.kind === 'text' ? content.text : ''));
    expect(texts).toHaveLength(2_500);
    expect(texts.filter((text) => text === '' || /[{}]|undefined/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBeGreaterThan(1_000);
});

test('The conversation of the old Case goes on for more than a page, in sessions that do not overlap', () => {
    const { caseId, world } = byId('three-years');
    const { sessions, entries } = world();
    const ownEndAt = Math.max(
        ...sessions.filter((session) => session.caseId === caseId).map(({ endAt }) => endAt ?? 0)
    );
    expect(entries.filter(({ at }) => at > ownEndAt).length).toBeGreaterThan(1_000);
    const spans = sessions.map(({ startAt, endAt }) => [startAt ?? 0, endAt ?? 0] as const).sort(([a], [b]) => a - b);
    expect(spans.filter(([, endAt], index) => endAt > (spans[index + 1]?.[0] ?? Infinity))).toEqual([]);
});

test('The live chat goes on after its now', () => {
    const scenario = byId('live-chat');
    const org = calmOrg(scenario);
    const identifier = org.world.conversations[0]?.identifier ?? '';
    const countAt = (at: number) =>
        (jsonOf(askEntries(org, { identifier, at })) as { conversationEntries: unknown[] }).conversationEntries.length;
    expect(countAt(scenario.nowAt + 10 * 60_000)).toBeGreaterThan(countAt(scenario.nowAt));
});

test('The words of the newest call come in the afternoon, at the time at which they were spoken', () => {
    const scenario = byId('late-call-transcript');
    const org = calmOrg(scenario);
    const identifier = org.world.conversations.at(-1)?.identifier ?? '';
    const wordsAt = (at: number) => listAt(jsonOf(askEntries(org, { identifier, at })), 'conversationEntries');
    expect(wordsAt(scenario.nowAt)).toEqual([]);
    const words = wordsAt(scenario.nowAt + 3 * 60 * 60_000);
    expect(words).toHaveLength(8);
    const { endAt } = org.world.calls.at(-1) ?? {};
    expect(words.every((word) => Number(valueAt(word, 'clientTimestamp')) < Number(endAt))).toBe(true);
    expect(words.every((word) => Number(valueAt(word, 'serverReceivedTimestamp')) > scenario.nowAt)).toBe(true);
});

test('The night with an hour that comes twice crosses midnight and the end of summer time', () => {
    const { world } = byId('midnight');
    const [user] = world().users;
    const wallTimes = world().entries.map(({ at }) =>
        new Date(at).toLocaleString('sv-SE', { timeZone: user?.timeZone ?? 'UTC' })
    );
    const days = new Set(wallTimes.map((time) => time.slice(0, 10)));
    expect([...days]).toEqual(['2026-10-24', '2026-10-25']);
    expect([...wallTimes].sort()).not.toEqual(wallTimes);
});
