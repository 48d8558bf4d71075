import type { Problem, ProblemCode } from 'c/chatHistoryCore';
import PROBLEM_LIMIT_REACHED_STEP_AT from '@salesforce/label/c.ChatHistory_Problem_LimitReached_StepAt';
import { fill } from './fill';
import type { Words } from './noticeWords';
import { PROBLEMS } from './problemLabels';
import { fullTime } from './times';

/** Trying again can't help before someone else has mended something. */
const HOPELESS: ReadonlySet<ProblemCode> = new Set(['no-permission', 'locker']);

/** The words of a problem. `timeZone` is the user's, for the time from which a new try makes sense. */
export function problemWords(problem: Problem, timeZone: string): Words {
    const words = PROBLEMS[problem.code];
    return problem.retryAt === undefined
        ? words
        : { ...words, step: fill(PROBLEM_LIMIT_REACHED_STEP_AT, fullTime(problem.retryAt, timeZone)) };
}

/** Does a button "Try again" make sense? */
export function isWorthRetrying(code: ProblemCode): boolean {
    return !HOPELESS.has(code);
}
