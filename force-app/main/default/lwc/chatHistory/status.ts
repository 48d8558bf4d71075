/**
 * The status line: the component's one live region. Pure: what it says follows from how the state changed, so that each
 * thing is said once.
 */
import type { Problem } from 'c/chatHistoryCore';
import { LABELS, fillCount, problemTexts } from 'c/chatHistoryLabels';
import type { State } from 'c/chatHistoryState';
import { connectionProblem, isFetching, lastRefresh, phaseOf, unloadedKeys } from 'c/chatHistoryState';

/** `isShown`: for everyone; else for screen readers alone, since it stands elsewhere on screen. */
export type Status = Readonly<{ text: string; isShown: boolean }>;

/** Unit: ms. Source: our choice; a wait of more than some seconds needs a word. */
export const SLOW_AFTER_MS = 4_000;

export const NO_STATUS: Status = { text: '', isShown: false };

/** `timeZone`: IANA name. `nowMs`: epoch ms. */
export type StatusContext = Readonly<{ timeZone: string; nowMs: number }>;

/** Does the user wait for records or messages? */
export function isWaiting(state: State): boolean {
    return isFetching(state) || (state.caseId !== null && phaseOf(state) === 'loading');
}

/** Why records could not be read, other than that the org lacks them or that this user may not see them. */
export function recordsProblem({ sessions, calls, chats, otherSessions, otherCalls }: State): Problem | null {
    const problems = [sessions, calls, chats, otherSessions, otherCalls].map(({ problem }) => problem);
    return problems.find((problem) => problem !== null && problem.code !== 'not-available') ?? null;
}

/** After `SLOW_AFTER_MS` of waiting. `hasConnection`: Salesforce has answered before. */
export function slowStatus(hasConnection: boolean): Status {
    return shown(hasConnection ? LABELS.Slow_Loading : LABELS.Slow_Connecting);
}

export function statusAfter(before: State, after: State, status: Status, context: StatusContext): Status {
    if (before.caseId !== after.caseId) return isWaiting(after) ? shown(LABELS.State_Loading) : NO_STATUS;
    const refreshed = refreshStatus(before, after);
    if (refreshed !== null) return refreshed;
    const problem = newProblem(before, after);
    if (problem !== null) return announced(problemTexts(problem, context.timeZone, context.nowMs).title);
    if (isWaiting(before) && !isWaiting(after)) return loadedStatus(before, after);
    // What comes next is news again, also where it reads the same.
    const begins = !isFetching(before) && isFetching(after);
    const recovers = outageOf(before) !== null && outageOf(after) === null;
    const isAnswered = before.question !== null && after.question === null;
    return begins || recovers || isAnswered ? NO_STATUS : status;
}

/** What a refresh of the records alone brought. */
export function recordsStatus(newCount: number): Status {
    return shown(newCount === 0 ? LABELS.Refresh_None : fillCount(LABELS.Refresh_NewConversations, newCount));
}

/**
 * Trap: LWC sets a text that a template binds again at every rendering (`patchStaticParts` of its engine, 8.28), and
 * screen readers say a live region again whenever its text is set. So the text is written here, and only when it changes.
 */
export function writeStatus(region: Element | undefined, { text }: Status): void {
    if (region !== undefined && region.textContent !== text) region.textContent = text;
}

function refreshStatus(before: State, after: State): Status | null {
    const refresh = lastRefresh(after);
    if (refresh !== null && refresh !== lastRefresh(before)) {
        const { newMessageCount } = refresh;
        return shown(newMessageCount === 0 ? LABELS.Refresh_None : fillCount(LABELS.Refresh_New, newMessageCount));
    }
    const hasFailed = isRefreshing(before) && !isRefreshing(after) && refresh === null;
    return hasFailed && outageOf(after) === null ? shown(LABELS.Refresh_Incomplete) : null;
}

/** How much there is, not what it says; and the question that comes up with it. */
function loadedStatus(before: State, after: State): Status {
    const count = messageCount(after);
    const otherCount = unloadedKeys(after).length;
    const isAsked = after.question === 'load-all' && otherCount > 0 && messageCount(before) === 0;
    const texts = [
        ...(count === messageCount(before) ? [] : [fillCount(LABELS.Loaded, count)]),
        ...(isAsked && count > 0 ? [fillCount(LABELS.State_LoadAll, otherCount)] : [])
    ];
    return announced(texts.join(' '));
}

/**
 * An outage, as long as it lasts and nothing is being fetched: a text that stays the same is not announced again. Else a
 * problem of one conversation that was not there before.
 */
function newProblem(before: State, after: State): Problem | null {
    const outage = outageOf(after);
    if (outage !== null || isRefreshing(before)) return isFetching(after) ? null : outage;
    const news = Object.entries(after.loads).find(
        ([key, { problem }]) => problem !== null && problem.code !== before.loads[key]?.problem?.code
    );
    return news?.[1].problem ?? null;
}

function outageOf(state: State): Problem | null {
    return connectionProblem(state) ?? recordsProblem(state);
}

function isRefreshing({ loads }: State): boolean {
    return Object.values(loads).some(({ fetchStatus }) => fetchStatus === 'refreshing');
}

function messageCount({ loads }: State): number {
    return Object.values(loads).reduce((count, { transcript }) => count + (transcript?.entries.length ?? 0), 0);
}

function shown(text: string): Status {
    return { text, isShown: true };
}

function announced(text: string): Status {
    return { text, isShown: false };
}
