/** What reading costs, and how much was used. On screen an entries call is a "read". */
import type { ConversationLoad, Problem, ProblemCode, Usage } from 'c/chatHistoryCore';
import { fill, fillCount, formatPercent } from './format';
import { LABELS } from './labels';
import type { NoticeTexts } from './noticeTexts';
import { availableText, blockedUntil, canReadDespite, problemTexts } from './noticeTexts';

/** How a button offers one read. */
export type ReadOffer = Readonly<{
    /** Tooltip and accessible description: what the read costs. `null` while `note` says why it can't work. */
    cost: string | null;
    /** Visible beside the button: how few reads are left, or from when on it works again. `null`: nothing to say. */
    note: string | null;
    /** For `aria-disabled`: the button stays, with its focus, but does nothing. */
    isBlocked: boolean;
}>;

/** A button that reads messages. */
export type ReadButton = ReadOffer & Readonly<{ text: string }>;

/** Detail of the `rowrequest` event: what the agent asks for in a row. `request`: the method of the session. */
export type RowRequest = Readonly<{
    request: 'load' | 'loadOlder' | 'loadText' | 'refreshOne' | 'retry' | 'confirm' | 'acceptExpired';
    key: string;
}>;

/** `retry`: `null` where a new try can't work. `request`: what its button asks for. */
export type ProblemView = Readonly<{
    code: ProblemCode;
    texts: NoticeTexts;
    retry: ReadButton | null;
    request: RowRequest['request'];
}>;

/** What the texts of a row depend on besides the row itself. */
export type RowContext = Readonly<{
    /** IANA name. */
    timeZone: string;
    /** Epoch ms. */
    nowMs: number;
    offer: ReadOffer | null;
    /** Contact of the Case; `undefined` while it is not known yet, `null` where there is none. */
    contactName: string | null | undefined;
}>;

/** From this share of the hourly budget on reads are scarce. Source: our choice, as for automatic loading. */
const SCARCE_SHARE = 0.8;

/**
 * `null`: no read can work, so none is offered. `usage`: `null` while nothing is known. `problem`: of the connection, which
 * every read would meet.
 */
export function readOffer(
    usage: Usage | null,
    problem: Problem | null,
    timeZone: string,
    nowMs: number
): ReadOffer | null {
    if (!canReadDespite(problem)) return null;
    const untilMs = blockedUntil(problem, nowMs);
    if (untilMs !== null) return { cost: null, note: availableText(untilMs, timeZone, nowMs), isBlocked: true };
    return { cost: costText(1, usage), note: scarceNote(usage), isBlocked: false };
}

/**
 * The button of a conversation. It stays while something of the conversation is being fetched, so that the focus stays on
 * it, and does nothing then. `busyText`: while `fetchStatus` is the one that the button causes.
 */
export function readButton(
    offer: ReadOffer | null,
    { fetchStatus }: ConversationLoad,
    { text, busyText, causes }: Readonly<{ text: string; busyText: string; causes: ConversationLoad['fetchStatus'] }>
): ReadButton | null {
    if (offer === null) return null;
    const isIdle = fetchStatus === 'idle' || fetchStatus === 'revalidating';
    if (isIdle) return { ...offer, text };
    return { cost: null, note: null, isBlocked: true, text: fetchStatus === causes ? busyText : text };
}

/** Of a request that is no read of the conversation: none of the reads that the user may make is used. */
export function withoutRead(button: ReadButton | null): ReadButton | null {
    return button === null || button.isBlocked ? button : { ...button, cost: LABELS.Cost_Other, note: null };
}

/** The problem of one conversation at its place in the list. */
export function problemView(problem: Problem | null, { timeZone, nowMs, offer }: RowContext): ProblemView | null {
    if (problem === null) return null;
    const { code } = problem;
    const isConfirm = code === 'over-budget';
    const canRetry = offer !== null && code !== 'bad-request';
    return {
        code,
        texts: problemTexts(problem, timeZone, nowMs),
        retry: canRetry ? { ...offer, text: isConfirm ? LABELS.ReadAnyway : LABELS.Retry } : null,
        request: isConfirm ? 'confirm' : 'retry'
    };
}

/** "Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes." */
export function costText(readCount: number, usage: Usage | null): string {
    const reads =
        usage === null ? fillCount(LABELS.Cost, readCount) : fillCount(LABELS.Cost_Of, readCount, usage.hourlyBudget);
    return `${reads} ${fillCount(LABELS.Cost_Active, readCount)}`;
}

/** The highest cost of loading several conversations, where one read may bring more than one. */
export function highestCostText(readCount: number): string {
    return fillCount(LABELS.Cost_UpTo, readCount);
}

/** "Try again (2 reads)": more than one read is named on the button itself. */
export function withReads(text: string, readCount: number): string {
    return readCount > 1 ? `${text} (${fillCount(LABELS.Cost_Reads, readCount)})` : text;
}

/** "40 reads left this hour", where reads are scarce. */
export function scarceNote(usage: Usage | null): string | null {
    if (usage === null || usage.entriesCallsLastHour < usage.hourlyBudget * SCARCE_SHARE) return null;
    return fillCount(LABELS.Cost_Left, Math.max(0, usage.hourlyBudget - usage.entriesCallsLastHour));
}

/** "62,110 of 100,000 (62%)"; no share for an org that is allowed none. */
export function dailyText({ used, allowed }: NonNullable<Usage['daily']>): string {
    if (allowed <= 0) return fill(LABELS.Usage_Of, used, allowed);
    return fill(LABELS.Usage_DailyOf, used, allowed, formatPercent(used / allowed));
}
