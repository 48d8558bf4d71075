import type { Problem, ProblemCode } from 'c/chatHistoryCore';
import PROBLEM_STEP_AT from '@salesforce/label/c.ChatHistory_Problem_StepAt';
import { fill } from './fill';
import type { Words } from './noticeWords';
import { PROBLEMS } from './problemLabels';
import { timeToWaitFor } from './times';

/** What is told is whole minutes. */

/** Held back on purpose: nothing broke, so nothing looks as if it had. */
const HELD_BACK: ReadonlySet<ProblemCode> = new Set(['held-back-hourly', 'held-back-daily']);

/** Trying again can't help before someone else has mended something. */
const HOPELESS: ReadonlySet<ProblemCode> = new Set(['no-permission', 'locker']);

/** The words of a problem. `timeZone` is the user's, for the time from which a new try makes sense. */
export function problemWords(problem: Problem, timeZone: string): Words {
    const words = PROBLEMS[problem.code];
    return problem.retryAt === undefined
        ? words
        : { ...words, step: fill(PROBLEM_STEP_AT, timeToWaitFor(problem.retryAt, timeZone)) };
}

/** Is it no fault, but our own restraint? */
export function isHeldBack(code: ProblemCode): boolean {
    return HELD_BACK.has(code);
}

/** Does a button "Try again" make sense? What is held back has a button of its own at each conversation. */
export function isWorthRetrying(code: ProblemCode): boolean {
    return !HOPELESS.has(code) && !isHeldBack(code);
}
