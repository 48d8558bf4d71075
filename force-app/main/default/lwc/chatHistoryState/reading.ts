/** What the screen reads off the state. */
import type { Problem } from 'c/chatHistoryCore';
import { conversationKey, isOfConnection } from 'c/chatHistoryCore';
import { newestFirst } from './autoLoad';
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
    return keysWhere(state, ({ transcript }) => transcript !== null).length;
}

/** Is anything being read? */
export function isBusy(state: State): boolean {
    return Object.values(state.loads).some(({ activity }) => activity !== 'idle');
}

/** Keys of the loads of which something holds. */
export function keysWhere(state: State, wanted: (load: State['loads'][string]) => boolean): readonly string[] {
    return Object.entries(state.loads).flatMap(([key, load]) => (wanted(load) ? [key] : []));
}

/**
 * What "try again" above the timeline asks for, up to a call each. What failed for one conversation alone, or is held
 * back, has a button at its own place.
 */
export function keysToRetry(state: State): readonly string[] {
    return keysWhere(state, ({ problem }) => problem !== null && isOfConnection(problem) && !isHeldBack(problem));
}

/** Nothing failed: the component restrains itself, and only itself. */
export function isHeldBack({ code }: Problem): boolean {
    return code === 'held-back-hourly' || code === 'held-back-daily';
}

/**
 * Conversations whose words are neither here nor under way, newest first. Those that were refused for a reason of their
 * own are not among them: the same answer would come again.
 */
export function keysNotAsked(state: State): readonly string[] {
    const here = new Set(Object.values(state.loads).flatMap(({ transcript }) => transcript?.recordIds ?? []));
    const missing = newestFirst(recordsOf(state)).filter(
        (record) => record.conversation.state !== 'none' && !here.has(record.id)
    );
    return [...new Set(missing.map(conversationKey))].filter((key) => isAskable(state.loads[key]));
}

function isAskable(load: State['loads'][string] | undefined): boolean {
    if (load === undefined) return true;
    const { activity, problem } = load;
    return activity === 'idle' && problem !== null && isOfConnection(problem);
}

/**
 * Key of the load that speaks for a record: the one that was read last of those that hold its words (as in the core's
 * `blocks.ts`), else its conversation's own. `null`: nothing was asked.
 */
export function keySpeakingFor(state: State, recordId: string): string | null {
    const record = recordsOf(state).find(({ id }) => id === recordId);
    const own = record === undefined ? null : conversationKey(record);
    const covering = keysWhere(state, ({ transcript }) => transcript?.recordIds.includes(recordId) === true);
    const [latest] = [...covering].sort((a, b) => readAtOf(state, b) - readAtOf(state, a));
    return latest ?? (own !== null && state.loads[own] !== undefined ? own : null);
}

function readAtOf(state: State, key: string): number {
    return state.loads[key]?.transcript?.readAt ?? -Infinity;
}
