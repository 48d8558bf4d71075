/**
 * The plan of an org's day: when each agent opens which Case, and which of its conversations the agent wants to read. Pure,
 * and one agent at a time, so that 10,000 agents need no more memory than one: the same seed always gives the same day.
 */
import { createDice, type Dice } from '../../sim/world/dice';

/**
 * ordinary         Shifts of eight hours with a lunch peak. Most Cases are an agent's own, some are shared by the team.
 * after a holiday  The first two hours of a shift go to what has piled up: more Cases, more of them shared and still open.
 * adversarial      A tool opens Cases that have three open conversations each, in bursts timed at the edges of 30 minutes.
 *                  The requests of one burst take as long as a request may, those of the next no time at all.
 */
export const ORG_DAYS = ['ordinary', 'after a holiday', 'adversarial'] as const;
export type OrgDay = (typeof ORG_DAYS)[number];

export type OrgDayOptions = Readonly<{ seed: string; day: OrgDay; agentCount: number }>;

/** `id`: org-wide. `isWanted`: the agent reads it during this visit, if not automatically then by asking for it. */
export type VisitedConversation = Readonly<{ id: number; isOpen: boolean; isWanted: boolean }>;

/** An agent opens a Case. */
export type Visit = Readonly<{
    /** ms since midnight. */
    at: number;
    /** Between the admission of a request and its arrival at Salesforce. ms. */
    latencyMs: number;
    /** Where the agent opened the Case before: asks for newer messages of the open conversations on screen. */
    isRefreshed: boolean;
    /** Oldest first, at least one. */
    conversations: readonly VisitedConversation[];
}>;

type Traffic = Readonly<{
    caseCount: readonly [least: number, sides: number];
    sharedPercent: number;
    newestOpenPercent: number;
    /** Weight of each half hour of a shift before the lunch peak is added. */
    weightOf: (halfHour: number) => number;
}>;

const TRAFFIC: Readonly<Record<Exclude<OrgDay, 'adversarial'>, Traffic>> = {
    ordinary: { caseCount: [20, 31], sharedPercent: 25, newestOpenPercent: 35, weightOf: () => 1 },
    'after a holiday': {
        caseCount: [40, 31],
        sharedPercent: 50,
        newestOpenPercent: 60,
        weightOf: (halfHour) => (halfHour < 4 ? 8 : 1)
    }
};

const SECOND_MS = 1_000;
const HALF_HOUR_MS = 30 * 60 * SECOND_MS;
const HOUR_MS = 2 * HALF_HOUR_MS;
const SHIFT_HALF_HOURS = 16;
const SHIFT_STARTS = [7, 8, 8, 9] as const;
const LUNCH = { from: 11.5 * HOUR_MS, to: 13.5 * HOUR_MS, weight: 3 };
const REVISITS_WITHIN_MS = 3 * HOUR_MS;
const USUAL_LATENCY_MS = 300;

/** More Cases than any agent has in a day. */
const CASES_PER_AGENT = 1_000;
const CONVERSATIONS_PER_CASE = 3;
const SHARED_CASES_PER_AGENT = 2;

const BURST = {
    startsAt: [0, HALF_HOUR_MS / 2, HALF_HOUR_MS - 1, HALF_HOUR_MS, HALF_HOUR_MS + SECOND_MS, 2 * HALF_HOUR_MS],
    caseCount: 4,
    /** The time-out of a request. Source: broker/salesforce/restClient.ts. */
    slowestMs: 30 * SECOND_MS
};

/** What one agent opens during the day, in order of time. `agent`: 0 to `agentCount` - 1. */
export function planVisits({ seed, day, agentCount }: OrgDayOptions, agent: number): readonly Visit[] {
    if (day === 'adversarial') return planBursts(agent);
    const traffic = TRAFFIC[day];
    const dice = createDice(`${seed}/${day}/${agent}`);
    const shiftAt = dice.pick(SHIFT_STARTS) * HOUR_MS;
    const [least, sides] = traffic.caseCount;
    const weights = weightsOf(shiftAt, traffic);
    const visits = Array.from({ length: least + dice.roll(sides) }, (_, index) => {
        const isShared = dice.roll(100) < traffic.sharedPercent;
        const caseIndex = isShared ? sharedCase(dice, agentCount) : ownCase(agent, agentCount, index);
        const firstAt = shiftAt + weightedTime(dice, weights);
        return visitCase({ seed, caseIndex, firstAt, endAt: shiftAt + SHIFT_HALF_HOURS * HALF_HOUR_MS, traffic, dice });
    });
    return visits.flat().sort((a, b) => a.at - b.at);
}

type CaseOptions = Readonly<{
    seed: string;
    caseIndex: number;
    firstAt: number;
    endAt: number;
    traffic: Traffic;
    dice: Dice;
}>;

/** One to four openings of a Case. */
function visitCase({ seed, caseIndex, firstAt, endAt, traffic, dice }: CaseOptions): readonly Visit[] {
    // The Case is the same for every agent who opens it.
    const caseDice = createDice(`${seed}/case ${caseIndex}`);
    const count = 1 + caseDice.roll(CONVERSATIONS_PER_CASE);
    const opens = Array.from({ length: count }, (_, position) => {
        const isNewest = position === count - 1;
        return caseDice.roll(100) < (isNewest ? traffic.newestOpenPercent : 5);
    });
    const againMs = Math.min(REVISITS_WITHIN_MS, endAt - firstAt);
    const revisits = Array.from({ length: dice.roll(4) }, () => firstAt + dice.roll(againMs));
    return [firstAt, ...revisits].map((at, opening) => ({
        at,
        latencyMs: USUAL_LATENCY_MS,
        isRefreshed: opening > 0 && dice.roll(2) === 0,
        conversations: opens.map((isOpen, position) => ({
            id: caseIndex * CONVERSATIONS_PER_CASE + position,
            isOpen,
            isWanted: dice.roll(100) < (position === count - 1 ? 80 : 35)
        }))
    }));
}

function planBursts(agent: number): readonly Visit[] {
    return BURST.startsAt.flatMap((at, burst) =>
        Array.from({ length: BURST.caseCount }, (_, index) => ({
            at,
            latencyMs: burst % 2 === 0 ? BURST.slowestMs : 0,
            isRefreshed: false,
            conversations: Array.from({ length: CONVERSATIONS_PER_CASE }, (__, position) => ({
                id: ownCase(agent, 0, burst * BURST.caseCount + index) * CONVERSATIONS_PER_CASE + position,
                isOpen: true,
                isWanted: false
            }))
        }))
    );
}

/** Shared Cases come first; the lower an index, the more agents open the Case. */
function sharedCase(dice: Dice, agentCount: number): number {
    const sides = agentCount * SHARED_CASES_PER_AGENT;
    return Math.min(dice.roll(sides), dice.roll(sides));
}

function ownCase(agent: number, agentCount: number, index: number): number {
    return agentCount * SHARED_CASES_PER_AGENT + agent * CASES_PER_AGENT + index;
}

function weightsOf(shiftAt: number, { weightOf }: Traffic): readonly number[] {
    return Array.from({ length: SHIFT_HALF_HOURS }, (_, halfHour) => {
        const at = shiftAt + halfHour * HALF_HOUR_MS;
        return weightOf(halfHour) + (at >= LUNCH.from && at < LUNCH.to ? LUNCH.weight : 0);
    });
}

/** ms since the shift began. */
function weightedTime(dice: Dice, weights: readonly number[]): number {
    let left = dice.roll(weights.reduce((sum, weight) => sum + weight, 0));
    const halfHour = weights.findIndex((weight) => (left -= weight) < 0);
    return halfHour * HALF_HOUR_MS + dice.roll(HALF_HOUR_MS);
}
