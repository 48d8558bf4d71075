/** The simulated org of a day: its Cases and conversations as planned, all begun on earlier days; and what the day cost. */
import { buildWorld, type OrgBuilder } from '../../sim/builders/buildWorld';
import type { Line } from '../../sim/builders/script';
import { createOrg, type Org } from '../../sim/org/org';
import { withSwitches, type Switches } from '../../sim/world/switches';
import type { WorldCase, WorldUser } from '../../sim/world/world';
import { peakOf, readKey } from '../activeConversations';
import type { Day, Place, PlannedConversation } from './plan';

/** A planned conversation as the org names it. */
export type DayConversation = Readonly<{ caseId: string; recordId: string; identifier: string; isOpen: boolean }>;

export type DayOrg = Readonly<{
    org: Org;
    find(place: Place): DayConversation;
    /** Sets the time, so that the org refuses calls during the limit and only then. ms since the day began. */
    setTime(at: number): void;
    tally(): Tally;
}>;

/** From the org's own log of calls. */
export type Tally = Readonly<{
    /** Entries calls that were answered: of conversations that have ended, and of those that are open. */
    ended: number;
    open: number;
    /** Entries calls that were refused for the limit; in no other number. */
    refused: number;
    /** API calls other than entries calls. */
    otherCalls: number;
    /** Distinct conversations that were marked active, and the most that were active at once. */
    activeEver: number;
    activeAtOnce: number;
}>;

/** When the day begins: Monday, 09:00 UTC. */
export const DAY_STARTS_AT = Date.UTC(2026, 10, 2, 9);

const ONE_DAY_MS = 24 * 60 * 60_000;
const LINE_EVERY_MS = 20_000;

export function createDayOrg(day: Day, switches: Partial<Switches> = {}): DayOrg {
    const conversations: (readonly DayConversation[])[] = [];
    const build = (builder: OrgBuilder) => {
        const agent = builder.agent('Ines Falk');
        conversations.push(...day.cases.map((planned, index) => buildCase(builder, agent, planned, index)));
    };
    const org = createOrg(withSwitches(buildWorld('day', build), switches));
    return {
        org,
        find: ({ caseIndex, conversation }) => {
            const found = conversations[caseIndex]?.[conversation];
            if (found === undefined) throw new Error('The plan names a conversation that it does not have');
            return found;
        },
        setTime: (at) => setLimit(org, at >= day.limit.from && at < day.limit.to),
        tally: () => tallyOf(org, conversations.flat())
    };
}

function buildCase(
    builder: OrgBuilder,
    agent: WorldUser,
    planned: readonly PlannedConversation[],
    index: number
): readonly DayConversation[] {
    const onCase = builder.openCase({ subject: `Matter ${index + 1}` });
    return planned.map((conversation, position) =>
        buildConversation(builder, agent, onCase, conversation, planned.length - position)
    );
}

function buildConversation(
    builder: OrgBuilder,
    agent: WorldUser,
    onCase: WorldCase,
    { entryCount, isOpen }: PlannedConversation,
    daysAgo: number
): DayConversation {
    const chat = builder.conversation({ channel: 'web', customer: 'Piet Halm', agents: { ines: agent } });
    const startAt = DAY_STARTS_AT - daysAgo * ONE_DAY_MS;
    const session = { onCase, owner: agent, startAt, ...(isOpen ? { endAt: null } : {}) };
    const { id } = chat.session(session, lines(entryCount, startAt));
    return { caseId: onCase.id, recordId: id, identifier: chat.conversation?.identifier ?? '', isOpen };
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

function tallyOf(org: Org, conversations: readonly DayConversation[]): Tally {
    const byIdentifier = new Map(conversations.map(({ identifier, isOpen }, index) => [identifier, { index, isOpen }]));
    const calls = org.log().filter(({ kind }) => kind === 'entries');
    const reads = calls.flatMap(({ status, conversationIdentifier, at }) => {
        const conversation = byIdentifier.get(conversationIdentifier ?? '');
        return status === 200 && conversation !== undefined ? [{ ...conversation, at }] : [];
    });
    const open = reads.filter(({ isOpen }) => isOpen).length;
    return {
        ended: reads.length - open,
        open,
        refused: calls.length - reads.length,
        otherCalls: org.counts().otherCalls,
        activeEver: new Set(reads.map(({ index }) => index)).size,
        activeAtOnce: peakOf(reads.map(({ index, at }) => readKey(index, at - DAY_STARTS_AT)))
    };
}
