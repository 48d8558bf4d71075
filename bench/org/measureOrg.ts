/** An org's day under each policy: the peaks of conversations that are active at once, with and without the active budget. */
import { DEFAULT_LIMITS, MAX_LIMITS, type Limits } from 'c/chatHistoryCore';
import { AUTO_LOADS, type AutoLoad } from 'c/chatHistoryState';
import { peakOf, type ReadKey } from '../activeConversations';
import { browse, browsePlainly } from './agentBrowser';
import { planVisits, type OrgDayOptions, type Visit } from './orgDay';

export type OrgFigures = Readonly<{
    openingCount: number;
    /** The plain way: every opening reads everything. */
    plainPeak: number;
    /** Agents × active budget: what automatic reads must never exceed. */
    bound: number;
    policies: readonly PolicyFigures[];
}>;

export type PolicyFigures = Readonly<{ policy: AutoLoad; withoutBudget: Peaks; withBudget: Peaks }>;

/** The most conversations that are active at once, over the whole org. */
export type Peaks = Readonly<{
    auto: number;
    /** Through reads that agents ask for. */
    user: number;
    together: number;
    /** Automatic reads that were refused. */
    heldBackCount: number;
}>;

type Run = Readonly<{
    policy: AutoLoad;
    limits: Limits;
    auto: ReadKey[];
    user: ReadKey[];
    heldBack: { count: number };
}>;

const WITHOUT_BUDGET: Limits = { ...DEFAULT_LIMITS, activeBudget: MAX_LIMITS.activeBudget };

export function measureOrg(options: OrgDayOptions): OrgFigures {
    const runs = AUTO_LOADS.map((policy) => ({
        policy,
        withoutBudget: createRun(policy, WITHOUT_BUDGET),
        withBudget: createRun(policy, DEFAULT_LIMITS)
    }));
    const plain: ReadKey[] = [];
    let openingCount = 0;
    for (let agent = 0; agent < options.agentCount; agent++) {
        const visits = planVisits(options, agent);
        openingCount += visits.length;
        append(plain, browsePlainly(visits));
        for (const { withoutBudget, withBudget } of runs) {
            addAgent(withoutBudget, visits);
            addAgent(withBudget, visits);
        }
    }
    return {
        openingCount,
        plainPeak: peakOf(plain),
        bound: options.agentCount * DEFAULT_LIMITS.activeBudget,
        policies: runs.map(({ policy, withoutBudget, withBudget }) => ({
            policy,
            withoutBudget: peaksOf(withoutBudget),
            withBudget: peaksOf(withBudget)
        }))
    };
}

function createRun(policy: AutoLoad, limits: Limits): Run {
    return { policy, limits, auto: [], user: [], heldBack: { count: 0 } };
}

function addAgent({ policy, limits, auto, user, heldBack }: Run, visits: readonly Visit[]): void {
    const reads = browse(visits, { autoLoad: policy, limits });
    append(auto, reads.auto);
    append(user, reads.user);
    heldBack.count += reads.heldBackCount;
}

function peaksOf({ auto, user, heldBack }: Run): Peaks {
    return { auto: peakOf(auto), user: peakOf(user), together: peakOf(auto, user), heldBackCount: heldBack.count };
}

/** One by one: so many can't be the arguments of one call. */
function append(all: ReadKey[], more: readonly ReadKey[]): void {
    for (const key of more) all.push(key);
}
