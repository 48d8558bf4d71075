/**
 * The orgs that this server holds. Each is a world of its own, with its own clock and switches: storage, locks and
 * counts of one scenario or test never mix with another's.
 */
import type { Org, PageLoad } from '../../sim/org/org';
import { createOrg } from '../../sim/org/org';
import type { Scenario } from '../../sim/scenarios/scenarios';
import type { SettingsRecord } from '../../sim/world/settings';
import type { Switches } from '../../sim/world/switches';
import { withSwitches } from '../../sim/world/switches';
import type { Clock } from './clock';
import { createClock } from './clock';
import { isOrgName } from './hosts';

export type HostedOrg = Readonly<{
    name: string;
    scenario: Scenario;
    org: Org;
    clock: Clock;
    /** The id for a broker page that is being rendered. */
    newPageSession: (load: PageLoad) => string;
    /** Every id given so far, each once. */
    pageSessions: () => readonly string[];
    /** The org's settings record, with what was typed into the Case page's panel last. */
    settings: () => SettingsRecord;
    typeSettings: (typed: SettingsRecord) => void;
    /** Works on pages that are open, too: the org reads its switches at every request. */
    changeSwitches: (change: Partial<Switches>) => void;
}>;

/** `switches` are set on top of the scenario's own. */
export type WantedOrg = Readonly<{ name: string; scenario: string; switches?: Partial<Switches> }>;

export type Orgs = Readonly<{
    scenarios: readonly Scenario[];
    /** An org that was created, or the one of a scenario that has this id. */
    find: (name: string) => HostedOrg | undefined;
    /** Makes an org, or makes it anew. */
    create: (wanted: WantedOrg) => HostedOrg;
}>;

/** `realNow` gives the real time in epoch ms. */
export function createOrgs(scenarios: readonly Scenario[], realNow: () => number): Orgs {
    const orgs = new Map<string, HostedOrg>();
    const create = ({ name, scenario, switches }: WantedOrg): HostedOrg => {
        if (!isOrgName(name)) throw new Error(`"${name}" can't be the name of an org.`);
        const found = scenarios.find(({ id }) => id === scenario);
        if (found === undefined) throw new Error(`There is no scenario "${scenario}".`);
        const hosted = hostedOrg(name, found, realNow);
        hosted.changeSwitches(switches ?? {});
        orgs.set(name, hosted);
        return hosted;
    };
    const isScenario = (name: string): boolean => scenarios.some(({ id }) => id === name);
    const find = (name: string): HostedOrg | undefined =>
        orgs.get(name) ?? (isScenario(name) ? create({ name, scenario: name }) : undefined);
    return { scenarios, find, create };
}

function hostedOrg(name: string, scenario: Scenario, realNow: () => number): HostedOrg {
    const org = createOrg(scenario.world());
    const given = new Set<string>();
    let typed: SettingsRecord = {};
    const newPageSession = (load: PageLoad): string => {
        const sessionId = org.newPageSession(load);
        given.add(sessionId);
        return sessionId;
    };
    return {
        name,
        scenario,
        org,
        clock: createClock(scenario.nowAt, realNow),
        newPageSession,
        pageSessions: () => [...given],
        settings: () => ({ ...org.world.switches.settings, ...typed }),
        typeSettings: (settings) => {
            typed = settings;
        },
        changeSwitches: (change) => org.setWorld(withSwitches(org.world, change))
    };
}
