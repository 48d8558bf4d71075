/**
 * `npm run bench:org`: how many conversations a whole org has active at once because of us, over a day, under each choice
 * of "Load automatically", with and without the active budget, and the plain way. The broker's own admission decides.
 */
import { fileURLToPath } from 'node:url';
import { measure } from './build.mjs';
import { count, printPromises, printTable } from './report.mjs';

const SEED = 'a day';
const AGENT_COUNTS = [100, 1_000, 10_000];
const DAYS = ['ordinary', 'after a holiday', 'adversarial'];

/** Conversations that may be active at once in an org. Source: Salesforce Help, messaging session limits. */
export const ACTIVE_CAP = 11_000;

const INTRODUCTION = `Seed "${SEED}". Active: until 30 minutes after the last read; each conversation once in the whole org. auto: reads that nobody
asked for. The agents read the same conversations under each policy: what is not loaded automatically they ask for.
The adversarial day is a tool that opens Cases in bursts.`;

/** @returns {Promise<object[]>} days of each size of org; see bench/org/measureOrg.ts */
export async function measureOrgs(agentCounts = AGENT_COUNTS) {
    // Two processes share the work; the largest orgs cost nearly all of it.
    const lanes = [DAYS.filter((day) => day === 'after a holiday'), DAYS.filter((day) => day !== 'after a holiday')];
    const figures = await Promise.all(lanes.map((days) => measureInTurn(agentCounts, days)));
    return figures.flat();
}

async function measureInTurn(agentCounts, days) {
    const figures = [];
    for (const agentCount of agentCounts) {
        for (const day of days) {
            figures.push({ agentCount, day, ...(await measure('org', { seed: SEED, day, agentCount })) });
        }
    }
    return figures;
}

export function orgTable(figures, agentCount) {
    const days = DAYS.map((day) => figures.find((each) => each.agentCount === agentCount && each.day === day));
    const bound = `${count(agentCount)} agents x budget = ${count(days[0].bound)}, cap ${count(ACTIVE_CAP)}`;
    return {
        title: `Most conversations active at once: ${bound}`,
        head: ['', 'without budget: auto', 'together', 'with budget: auto', 'asked for', 'together', 'held back'],
        lines: days.flatMap(({ day, openingCount, plainPeak, policies }) => [
            [`${day}, ${count(openingCount)} openings: the plain way`, '', count(plainPeak), '', '', '', ''],
            ...policies.map(({ policy, withoutBudget: without, withBudget }) => [
                `  ${policy}`,
                ...[without.auto, without.together].map(count),
                ...[withBudget.auto, withBudget.user, withBudget.together, withBudget.heldBackCount].map(count)
            ])
        ])
    };
}

/** For README.md: one size of org, automatic reads and all that we cause, with the budget. */
export function orgSummary(figures, agentCount) {
    const days = DAYS.map((day) => figures.find((each) => each.agentCount === agentCount && each.day === day));
    const policies = days[0].policies.map(({ policy }, index) => [
        `\`${policy}\``,
        ...days.flatMap(({ policies: all }) => {
            const { withBudget, withoutBudget } = all[index];
            return [`${count(withBudget.auto)} (${count(withoutBudget.auto)})`, count(withBudget.together)];
        })
    ]);
    return {
        head: ['', ...DAYS.flatMap((day) => [`${day}: automatic`, 'with what agents ask for'])],
        lines: [...policies, ['the plain way', ...days.flatMap(({ plainPeak }) => ['', count(plainPeak)])]]
    };
}

export function orgPromises(figures) {
    return AGENT_COUNTS.map((agentCount) => {
        const orgs = figures.filter((each) => each.agentCount === agentCount);
        const broken = orgs.flatMap(({ day, bound, policies }) =>
            policies.filter(({ withBudget }) => withBudget.auto > bound).map(({ policy }) => `${day}, ${policy}`)
        );
        const bound = count(orgs[0].bound);
        return { text: `${count(agentCount)} agents never hold more than ${bound} active automatically`, broken };
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const figures = await measureOrgs();
    console.log(INTRODUCTION);
    AGENT_COUNTS.forEach((agentCount) => printTable(orgTable(figures, agentCount)));
    printPromises('Promised with the default budget, whatever the day and the policy', orgPromises(figures));
}
