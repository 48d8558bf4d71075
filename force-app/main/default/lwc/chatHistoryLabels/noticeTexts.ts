/** What a notice says: problems and states of the whole component or of one conversation. */
import type { Problem, ProblemCode } from 'c/chatHistoryCore';
import { fill } from './format';
import { LABELS } from './labels';
import { waitTime } from './times';

export type NoticeTexts = Readonly<{
    title: string;
    /** What it means or what to do; `null`: the title says it all. */
    text: string | null;
    /** What an admin can do; `null`: nothing. Names the Setup page. */
    admin: string | null;
}>;

/**
 * States that are no problem.
 * nothing-linked          No session and no call is linked to this Case.
 * sample                  The App Builder canvas.
 * sessions-not-available  The org lacks the object, or this user may not see it.
 * calls-not-available     The same for calls.
 * more-sessions           There are more than are listed. Count: how many are listed.
 * more-calls              The same for calls.
 * more-chats              The same for legacy chats.
 * others-not-available    As for sessions, of the other conversations of the contact.
 * more-others             There may be more of them than are listed.
 */
export type NoticeState = keyof typeof STATES;

const MINUTE_MS = 60_000;

/** One entry per code; README has one line for each. */
const PROBLEMS: Readonly<Record<ProblemCode, NoticeTexts>> = {
    'page-not-reachable': LABELS.Problem_PageNotReachable,
    'session-expired': LABELS.Problem_SessionExpired,
    'session-not-accepted': LABELS.Problem_SessionNotAccepted,
    'no-permission': LABELS.Problem_NoPermission,
    'no-access': LABELS.Problem_NoAccess,
    'not-available': LABELS.Problem_NotAvailable,
    'limit-reached': LABELS.Problem_LimitReached,
    busy: LABELS.Problem_Busy,
    'held-back-hourly': LABELS.Problem_HeldBackHourly,
    'held-back-daily': LABELS.Problem_HeldBackDaily,
    'held-back-active': LABELS.Problem_HeldBackActive,
    'over-budget': LABELS.Problem_OverBudget,
    'ceiling-reached': LABELS.Problem_CeilingReached,
    unavailable: LABELS.Problem_Unavailable,
    'timed-out': LABELS.Problem_TimedOut,
    malformed: LABELS.Problem_Malformed,
    'bad-request': LABELS.Problem_BadRequest,
    'not-supported': LABELS.Problem_NotSupported,
    locker: LABELS.Problem_Locker
};

const STATES = {
    'nothing-linked': LABELS.State_NothingLinked,
    sample: LABELS.State_Sample,
    'sessions-not-available': LABELS.State_SessionsNotAvailable,
    'calls-not-available': LABELS.State_CallsNotAvailable,
    'more-sessions': LABELS.State_MoreSessions,
    'more-calls': LABELS.State_MoreCalls,
    'more-chats': LABELS.State_MoreChats,
    'others-not-available': LABELS.State_OthersNotAvailable,
    'more-others': LABELS.State_MoreOthers
} as const satisfies Readonly<Record<string, NoticeTexts>>;

/** A new try can't help before somebody has changed something in Setup or reloaded the page. */
const HOPELESS: ReadonlySet<ProblemCode> = new Set([
    'no-permission',
    'session-not-accepted',
    'not-supported',
    'locker'
]);

/** A request before `retryAt` fails. */
const PAUSES: ReadonlySet<ProblemCode> = new Set(['limit-reached', 'busy', 'ceiling-reached', 'unavailable']);

/** Can reading work at all while this problem lasts? */
export function canReadDespite(problem: Problem | null): boolean {
    return problem === null || !HOPELESS.has(problem.code);
}

/**
 * Until when the problem makes every read fail; epoch ms. `null`: a new try may work now. Also where nothing answered at
 * all (no status): the agent's own network may be back at any time.
 */
export function blockedUntil(problem: Problem | null, nowMs: number): number | null {
    if (problem === null || !PAUSES.has(problem.code)) return null;
    const { code, status, retryAt = nowMs } = problem;
    return retryAt > nowMs && !(code === 'unavailable' && status === undefined) ? retryAt : null;
}

/** Beside a button that can't work before `untilMs`. */
export function availableText(untilMs: number, timeZone: string, nowMs: number): string {
    if (untilMs - nowMs < MINUTE_MS) return LABELS.AvailableSoon;
    return fill(LABELS.AvailableFrom, waitTime(untilMs, timeZone, nowMs));
}

export function problemTexts(problem: Problem, timeZone: string, nowMs: number): NoticeTexts {
    const texts = PROBLEMS[problem.code];
    const { code, retryAt = nowMs } = problem;
    const untilMs = code === 'over-budget' ? retryAt : blockedUntil(problem, nowMs);
    if (untilMs === null || untilMs - nowMs < MINUTE_MS) return texts;
    const label = code === 'over-budget' ? LABELS.Problem_OverBudgetUntil : LABELS.Problem_TryAfter;
    return { ...texts, text: fill(label, waitTime(untilMs, timeZone, nowMs)) };
}

/** `count`: see `NoticeState`. */
export function stateTexts(state: NoticeState, count = 0): NoticeTexts {
    return { ...STATES[state], title: fill(STATES[state].title, count) };
}
