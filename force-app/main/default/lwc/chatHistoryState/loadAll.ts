/**
 * "All" is one question, never a silent row of calls: the newest conversation loads by itself, and whether the others
 * shall too is the agent's to say, who is told the price first.
 */
import type { Problem, ProblemCode } from 'c/chatHistoryCore';
import { isOfConnection } from 'c/chatHistoryCore';
import type { Asking } from './asking';
import { keysNotAsked } from './reading';
import type { StateEvent } from './reduce';
import type { State } from './state';

export type LoadAllParts = Readonly<{
    asking: Asking;
    state: () => State;
    happened: (event: StateEvent) => void;
}>;

export type LoadAll = Readonly<{
    /** Puts the question, unless it was answered for this Case before. */
    offer: () => void;
    /** Yes: one after another. */
    accept: () => Promise<void>;
    /** No. */
    dismiss: () => void;
}>;

/** Not of the connection, but the next conversation would most likely meet it too. */
const LIKELY_AGAIN: ReadonlySet<ProblemCode> = new Set(['over-budget', 'unavailable', 'timed-out']);

export function createLoadAll({ asking, state, happened }: LoadAllParts): LoadAll {
    const answeredCases = new Set<string | null>();

    function answered(): void {
        answeredCases.add(state().caseId);
        happened({ type: 'question-answered' });
    }

    return {
        offer() {
            if (!answeredCases.has(state().caseId)) happened({ type: 'question-put' });
        },
        async accept() {
            if (state().question === null) return;
            const keys = keysNotAsked(state());
            const generation = asking.generation();
            answered();
            for (const key of keys) {
                // One answer may bring the words of several.
                if (!keysNotAsked(state()).includes(key)) continue;
                const problem = await asking.ask(key, { how: 'once' }, 'agent');
                if (generation.aborted || (problem !== null && endsAll(problem))) return;
            }
        },
        dismiss: answered
    };
}

function endsAll(problem: Problem): boolean {
    return isOfConnection(problem) || LIKELY_AGAIN.has(problem.code);
}
