/** A source for when it is known beforehand that nothing can be had: no frame is made, nothing is asked. */
import type { Problem } from 'c/chatHistoryCore';
import type { Source } from './source';

export function createRefusingSource(problem: Problem): Source {
    return {
        transcript: (_args, signal) => Promise.resolve(signal.aborted ? 'aborted' : { ok: false, problem }),
        usage: () => Promise.resolve(null),
        close: () => undefined
    };
}
