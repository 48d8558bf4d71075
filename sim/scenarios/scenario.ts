/** What a scenario is, and how one is written down. */
import { buildWorld, utc, type OrgBuilder } from '../builders/buildWorld';
import type { World, WorldCase } from '../world/world';

export type Scenario = Readonly<{
    /** A DNS label: it becomes the name of an org. */
    id: string;
    title: string;
    /** What an agent must see, in one sentence. */
    promise: string;
    /** The Case whose page is opened; 18 characters. */
    caseId: string;
    /** What the org's clock says when the page is opened; epoch ms. */
    nowAt: number;
    /** That Case's own fields, for the page's highlights. */
    highlights: WorldCase;
    /** A fresh world, the same each time. */
    world: () => World;
}>;

export type ScenarioPlan = Readonly<{
    id: string;
    title: string;
    promise: string;
    /** `YYYY-MM-DD HH:MM`, UTC. */
    now: string;
    /** Builds the world and gives the Case whose page is opened. */
    build: (org: OrgBuilder) => WorldCase;
}>;

/** A scenario from its plan. */
export function scenario({ id, title, promise, now, build }: ScenarioPlan): Scenario {
    const world = (): World => buildWorld(id, (org) => void build(org));
    const highlights = openedCase(id, build);
    return { id, title, promise, caseId: highlights.id, nowAt: utc(now), highlights, world };
}

function openedCase(id: string, build: ScenarioPlan['build']): WorldCase {
    const opened: WorldCase[] = [];
    buildWorld(id, (org) => void opened.push(build(org)));
    const [found] = opened;
    if (found === undefined) {
        throw new Error(`The scenario ${id} opens no Case`);
    }
    return found;
}
