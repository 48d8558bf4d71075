/** What the screen reads off the state. */
import type { State } from './state';
import { recordsOf } from './state';

/**
 * loading      The records have not arrived.
 * nothing      They have: no session and no call is linked to this Case.
 * unavailable  The sessions could not be read and no call is listed, so nothing can be said about what is linked. Calls
 *              that could not be read say less: most orgs have none.
 * ready        There is something to show.
 */
export type Phase = 'loading' | 'nothing' | 'unavailable' | 'ready';

export function phaseOf(state: State): Phase {
    if (recordsOf(state).length > 0) return 'ready';
    if (!state.sessions.arrived || !state.calls.arrived) return 'loading';
    return state.sessions.problem !== null ? 'unavailable' : 'nothing';
}

/**
 * "As of": when the transcript that was read longest ago was read (epoch ms), so that no text on screen is older than
 * this says. `null` while none is here.
 */
export function asOf(state: State): number | null {
    const times = Object.values(state.loads).flatMap((load) =>
        load.transcript === null ? [] : [load.transcript.readAt]
    );
    return times.length === 0 ? null : Math.min(...times);
}

/** What a refresh asks of the org: entries calls, and as many conversations marked active. */
export function refreshCost(state: State): number {
    return Object.values(state.loads).filter((load) => load.transcript !== null).length;
}

/** Is anything being read? */
export function isBusy(state: State): boolean {
    return Object.values(state.loads).some(({ activity }) => activity !== 'idle');
}
