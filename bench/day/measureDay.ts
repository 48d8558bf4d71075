/** An agent's day: what it costs by the plain way, by ours under each behaviour of the session id, and at the very least. */
import type { Tally } from './dayOrg';
import { ourDay, type OurTally } from './ourDay';
import { plainDay } from './plainDay';
import { floorOf, planDay, type DayOptions, type Floor } from './plan';

export type DayFigures = Readonly<{
    revisits: number;
    conversations: number;
    openings: number;
    floor: Floor;
    plain: Tally;
    ours: Readonly<Record<SessionIds, OurTally>>;
}>;

/** How the session id of the broker's page behaves; see `sim/org/pageSessions.ts`. */
type SessionIds = 'stable' | 'per-hand-over' | 'every-load';

export async function measureDay(options: DayOptions): Promise<DayFigures> {
    const day = planDay(options);
    return {
        revisits: options.revisits,
        conversations: day.cases.flat().length,
        openings: day.steps.filter(({ what }) => what === 'open').length,
        floor: floorOf(day),
        plain: plainDay(day),
        ours: {
            stable: await ourDay(day, 'stable'),
            'per-hand-over': await ourDay(day, 'per-hand-over'),
            'every-load': await ourDay(day, 'every-load')
        }
    };
}
