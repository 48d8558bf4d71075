/** An agent's day, three ways. Arguments: the seed, and how many times the usual number of revisits. Prints JSON. */
import { floorOf, type Floor } from './floor';
import { ourWay } from './ours';
import { plainWay } from './plain';
import { planDay } from './plan';
import type { Tally } from './tally';

type DayFigures = Readonly<{
    revisits: number;
    conversations: number;
    openings: number;
    floor: Floor;
    plain: Tally;
    /** By how the page's session id behaves (sim/sessions.ts). */
    ours: Readonly<Record<string, Tally>>;
}>;

const SESSION_IDS = ['stable', 'per-hand-over', 'every-load'] as const;

async function figuresOf(seed: string, revisits: number): Promise<DayFigures> {
    const day = planDay({ seed, revisits });
    const ours: Record<string, Tally> = {};
    for (const sessionId of SESSION_IDS) ours[sessionId] = await ourWay(day, sessionId);
    return {
        revisits,
        conversations: day.cases.flat().length,
        openings: day.steps.filter(({ what }) => what === 'open').length,
        floor: floorOf(day),
        plain: plainWay(day),
        ours
    };
}

const [seed = '', revisits = '1'] = process.argv.slice(2);
// Read by scripts/bench-day.mjs.
process.stdout.write(JSON.stringify(await figuresOf(seed, Number(revisits))));
