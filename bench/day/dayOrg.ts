/** The simulated org of a day: its Cases and conversations as the plan has them, all of them begun on earlier days. */
import { buildWorld, type OrgBuilder } from '../../sim/build';
import type { Line } from '../../sim/script';
import { createOrg, type Org } from '../../sim/org';
import { withSwitches, type Switches } from '../../sim/switches';
import type { WorldCase, WorldUser } from '../../sim/world';
import type { Day, Place, PlannedConversation } from './plan';

/** What the org calls a planned conversation. */
export type Named = Readonly<{ caseId: string; recordId: string; identifier: string; open: boolean }>;

export type DayOrg = Readonly<{
    org: Org;
    named(place: Place): Named;
    /** The conversation with this `ConversationIdentifier`. */
    byIdentifier(identifier: string | null): Named | undefined;
    /** Tells the org what time it is, so that it refuses calls during the limit and only then. */
    limitAt(at: number): void;
}>;

/** When the day begins: Monday, 09:00 UTC. */
export const DAY_STARTS_AT = Date.UTC(2026, 10, 2, 9);

const ONE_DAY_MS = 24 * 60 * 60_000;
const LINE_EVERY_MS = 20_000;

export function createDayOrg(day: Day, switches: Partial<Switches> = {}): DayOrg {
    const names: (readonly Named[])[] = [];
    const build = (builder: OrgBuilder) => {
        const agent = builder.agent('Ines Falk');
        names.push(...day.cases.map((planned, index) => newCase(builder, agent, planned, index)));
    };
    const org = createOrg(withSwitches(buildWorld('day', build), switches));
    const byIdentifier = new Map(names.flat().map((name) => [name.identifier, name]));
    return {
        org,
        named: ({ caseIndex, conversation }) => known(names[caseIndex]?.[conversation]),
        byIdentifier: (identifier) => byIdentifier.get(identifier ?? ''),
        limitAt: (at) => setLimit(org, at >= day.limit.from && at < day.limit.to)
    };
}

function newCase(
    builder: OrgBuilder,
    agent: WorldUser,
    planned: readonly PlannedConversation[],
    index: number
): readonly Named[] {
    const onCase = builder.openCase({ subject: `Matter ${index + 1}` });
    return planned.map((conversation, position) =>
        newConversation(builder, agent, onCase, conversation, planned.length - position)
    );
}

function newConversation(
    builder: OrgBuilder,
    agent: WorldUser,
    onCase: WorldCase,
    { entryCount, open }: PlannedConversation,
    daysAgo: number
): Named {
    const cast = { channel: 'web', customer: 'Piet Halm', agents: { ines: agent } } as const;
    const chat = builder.conversation(cast);
    const startAt = DAY_STARTS_AT - daysAgo * ONE_DAY_MS;
    const wish = { onCase, owner: agent, startAt, ...(open ? { endAt: null } : {}) };
    const { id } = chat.session(wish, lines(entryCount, startAt));
    return { caseId: onCase.id, recordId: id, identifier: chat.conversation?.identifier ?? '', open };
}

function lines(count: number, startAt: number): readonly Line[] {
    return Array.from({ length: count }, (_, index) => ({
        at: startAt + (index + 1) * LINE_EVERY_MS,
        speaker: index % 2 === 0 ? 'piet' : 'ines',
        rich: false,
        text: `What was said, line ${index + 1}: the kettle hums, the lamp is on, and the water stays cold all the same.`
    }));
}

/** None left: every entries call is refused. */
function setLimit(org: Org, isReached: boolean): void {
    const after = isReached ? 0 : 1_000_000;
    const { hourlyLimit } = org.world.switches;
    if (hourlyLimit.after !== after) org.setWorld(withSwitches(org.world, { hourlyLimit: { ...hourlyLimit, after } }));
}

function known(named: Named | undefined): Named {
    if (named === undefined) throw new Error('The plan names a conversation that it does not have');
    return named;
}
