/** What stands above the timeline, told from the state: whole-component states and problems, each once. */
import type { Problem } from 'c/chatHistoryCore';
import { isOfConnection } from 'c/chatHistoryCore';
import type { NoticeState } from 'c/chatHistoryLabels';
import { PROPERTIES } from 'c/chatHistoryLabels';
import type { State } from 'c/chatHistoryState';
import { phaseOf } from 'c/chatHistoryState';
import type { Settings } from './settings';

/** How many records of one object are asked for; see the queries in `c/chatHistoryRecords`. */
const LISTED_COUNT = 200;

export type Notice = Readonly<{
    key: string;
    state?: NoticeState;
    values?: readonly (string | number)[];
    problem?: Problem;
}>;

export function noticesOf(state: State): readonly Notice[] {
    const phase = phaseOf(state);
    if (phase === 'loading') return [{ key: 'loading', state: 'loading' }];
    return [
        ...connectionProblem(state),
        ...(phase === 'nothing' ? [{ key: 'nothing-linked', state: 'nothing-linked' } as const] : []),
        ...unreadable(state),
        ...more(state)
    ];
}

/** In the App Builder canvas: that it is a sample, and which properties were wrong. */
export function canvasNotices({ fellBack }: Settings): readonly Notice[] {
    const wrong = fellBack.map(({ property, byDefault }): Notice => ({
        key: property,
        state: 'property-fell-back',
        values: [PROPERTIES[property], byDefault]
    }));
    return [{ key: 'sample', state: 'sample' }, ...wrong];
}

function connectionProblem(state: State): readonly Notice[] {
    const problems = Object.values(state.loads).flatMap(({ problem }) => (problem === null ? [] : [problem]));
    const problem = problems.find(isOfConnection);
    return problem === undefined ? [] : [{ key: `problem-${problem.code}`, problem }];
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
