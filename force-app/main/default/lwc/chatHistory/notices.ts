/** What stands above the timeline, told from the state: whole-component states and problems, each once. */
import type { Problem } from 'c/chatHistoryCore';
import { isOfConnection } from 'c/chatHistoryCore';
import type { NoticeState } from 'c/chatHistoryLabels';
import { PROPERTIES, PROPERTY_DEFAULTS } from 'c/chatHistoryLabels';
import type { State } from 'c/chatHistoryState';
import { isHeldBack, keysNotAsked, keysToRetry, phaseOf } from 'c/chatHistoryState';
import type { Property, Settings } from './settings';
import { DEFAULT_AUTO_LOAD, DEFAULT_HEIGHT_PX } from './settings';

/** How many records of one object are asked for; see the queries in `c/chatHistoryRecords`. */
const LISTED_COUNT = 200;

/** Key of the notice whose "try again" is about transcripts. That of the others is about records, which cost no call. */
export const CONNECTION = 'connection';

/** What stands in for a wrong value, as the admin is told. */
const DEFAULTS: Readonly<Record<Property, string | number>> = {
    height: DEFAULT_HEIGHT_PX,
    autoLoad: DEFAULT_AUTO_LOAD,
    maxAgeHours: PROPERTY_DEFAULTS.org,
    hourlyBudget: PROPERTY_DEFAULTS.org,
    brokerHost: PROPERTY_DEFAULTS.host
};

export type Notice = Readonly<{
    key: string;
    state?: NoticeState;
    values?: readonly (string | number)[];
    problem?: Problem;
    /** What a new try asks for at most: entries calls, and as many conversations marked active. */
    calls?: number;
    /** Address of the broker page, where opening it in a tab of its own may help. */
    connectUrl?: string;
}>;

/** `connectUrl`: address of the broker page; `null` where there is no way to it. */
export function noticesOf(state: State, connectUrl: string | null): readonly Notice[] {
    const phase = phaseOf(state);
    if (phase === 'loading') return [{ key: 'loading', state: 'loading' }];
    return [
        ...connectionProblem(state, connectUrl),
        ...loadAll(state),
        ...(phase === 'nothing' ? [{ key: 'nothing-linked', state: 'nothing-linked' } as const] : []),
        ...unreadable(state),
        ...more(state)
    ];
}

/** In the App Builder canvas: that it is a sample, and which properties were wrong. */
export function canvasNotices({ fellBack }: Settings): readonly Notice[] {
    const wrong = fellBack.map((property): Notice => ({
        key: property,
        state: 'property-fell-back',
        values: [PROPERTIES[property], DEFAULTS[property]]
    }));
    return [{ key: 'sample', state: 'sample' }, ...wrong];
}

function connectionProblem(state: State, connectUrl: string | null): readonly Notice[] {
    const problem = problemOfConnection(state);
    if (problem === null) return [];
    const isConnectable = connectUrl !== null && problem.code === 'page-not-reachable';
    const calls = keysToRetry(state).length;
    return [{ key: CONNECTION, problem, calls, ...(isConnectable ? { connectUrl } : {}) }];
}

/** Each said once; what is broken before what is only held back. */
function problemOfConnection({ loads }: State): Problem | null {
    const problems = Object.values(loads).flatMap(({ problem }) => (problem === null ? [] : [problem]));
    const ofConnection = problems.filter(isOfConnection);
    return ofConnection.find((problem) => !isHeldBack(problem)) ?? ofConnection[0] ?? null;
}

/** While nothing can be had there is nothing to offer. */
function loadAll(state: State): readonly Notice[] {
    const problem = problemOfConnection(state);
    const count = keysNotAsked(state).length;
    const isOffered = state.question === 'load-all' && count > 0 && (problem === null || isHeldBack(problem));
    return isOffered ? [{ key: 'load-all', state: 'load-all', values: [count] }] : [];
}

/** An object that the org lacks, or that this user may not see, costs only itself, and is said as that. */
function unreadable({ sessions, calls }: State): readonly Notice[] {
    return [
        ...noticeOf(sessions.problem, 'sessions', 'sessions-not-available'),
        ...noticeOf(calls.problem, 'calls', 'calls-not-available')
    ];
}

function noticeOf(problem: Problem | null, key: string, state: NoticeState): readonly Notice[] {
    if (problem === null) return [];
    return [problem.code === 'not-available' ? { key, state } : { key, problem }];
}

function more({ sessions, calls }: State): readonly Notice[] {
    return [
        ...(sessions.more ? [{ key: 'more-sessions', state: 'more-sessions', values: [LISTED_COUNT] } as const] : []),
        ...(calls.more ? [{ key: 'more-calls', state: 'more-calls', values: [LISTED_COUNT] } as const] : [])
    ];
}
