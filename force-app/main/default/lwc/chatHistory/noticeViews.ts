/** The notices around the list: states and problems of the whole component, each once. */
import type { Problem } from 'c/chatHistoryCore';
import { isHeldBack } from 'c/chatHistoryCore';
import type { NoticeState, NoticeTexts, ReadButton } from 'c/chatHistoryLabels';
import {
    LABELS,
    costText,
    fillCount,
    highestCostText,
    problemTexts,
    readOffer,
    stateTexts,
    withReads
} from 'c/chatHistoryLabels';
import { asOf, connectionProblem, keysToRetry, phaseOf, unloadedKeys } from 'c/chatHistoryState';
import type { Snapshot } from './runtime';
import type { Settings } from './settings';
import { recordsProblem } from './status';

/** The properties of `c-chat-history-notice`. */
export type NoticeView = Readonly<{
    key: string;
    code: string;
    texts: NoticeTexts;
    items: readonly string[];
    retry: ReadButton | null;
    acceptText: string | null;
    connectUrl: string | null;
    isFailure: boolean;
}>;

const PLAIN = { items: [], retry: null, acceptText: null, connectUrl: null, isFailure: false } as const;

export type NoticeInput = Readonly<{
    snapshot: Snapshot;
    /** Address of the broker page; `null` where it can't be reached. */
    connectUrl: string | null;
    /** IANA name. */
    timeZone: string;
}>;

/** How many records of one object are listed; see the queries in `c/chatHistoryRecords`. */
const LISTED_COUNT = 200;

/** Signing in in another tab may help. */
const CONNECTABLE: ReadonlySet<string> = new Set(['page-not-reachable', 'session-expired']);

/** `top`: above the list. `bottom`: below it, one folded line each: what concerns an admin, for as long as it lasts. */
export type NoticeViews = Readonly<{ top: readonly NoticeView[]; bottom: readonly NoticeView[] }>;

export const NO_NOTICES: NoticeViews = { top: [], bottom: [] };

export function noticeViews(input: NoticeInput): NoticeViews {
    return { top: topNotices(input), bottom: bottomNotices(input.snapshot) };
}

/** In the App Builder canvas: that it is a sample, and every property with a wrong value. */
export function canvasNotices({ wrongTexts }: Settings): NoticeViews {
    const title = fillCount(LABELS.Settings_Wrong, wrongTexts.length);
    const wrong: NoticeView = {
        ...PLAIN,
        key: 'settings',
        code: 'settings',
        texts: { title, text: null, admin: null },
        items: wrongTexts,
        isFailure: true
    };
    return { ...NO_NOTICES, top: [stateNotice('sample'), ...(wrongTexts.length === 0 ? [] : [wrong])] };
}

function topNotices(input: NoticeInput): readonly NoticeView[] {
    const { state } = input.snapshot;
    const phase = phaseOf(state);
    const others = [state.otherSessions, state.otherCalls];
    return [
        ...outageNotices(input),
        ...questionNotices(input.snapshot),
        ...(phase === 'nothing' ? [stateNotice('nothing-linked')] : []),
        ...(phase === 'unavailable' && isNotAvailable(state.sessions.problem)
            ? [stateNotice('sessions-not-available')]
            : []),
        ...(state.sessions.hasMore ? [stateNotice('more-sessions', LISTED_COUNT)] : []),
        ...(state.calls.hasMore ? [stateNotice('more-calls', LISTED_COUNT)] : []),
        ...(state.chats.hasMore ? [stateNotice('more-chats', LISTED_COUNT)] : []),
        ...(others.some(({ hasMore }) => hasMore) ? [stateNotice('more-others')] : [])
    ];
}

function bottomNotices({ state }: Snapshot): readonly NoticeView[] {
    const isListEmpty = phaseOf(state) === 'unavailable';
    return [
        ...(isNotAvailable(state.sessions.problem) && !isListEmpty ? [stateNotice('sessions-not-available')] : []),
        ...(isNotAvailable(state.calls.problem) ? [stateNotice('calls-not-available')] : []),
        ...(isNotAvailable(state.otherSessions.problem) ? [stateNotice('others-not-available')] : [])
    ];
}

/** One outage is one notice, whether it hits records, transcripts or both. */
function outageNotices(input: NoticeInput): readonly NoticeView[] {
    const connection = connectionProblem(input.snapshot.state);
    const records = recordsProblem(input.snapshot.state);
    if (connection !== null && !isHeldBack(connection)) return [outageNotice(connection, input)];
    return [
        ...(records === null ? [] : [outageNotice(records, input)]),
        ...(connection === null ? [] : [heldBackNotice(connection, input)])
    ];
}

function outageNotice(problem: Problem, input: NoticeInput): NoticeView {
    const { snapshot, connectUrl, timeZone } = input;
    return {
        ...PLAIN,
        key: 'outage',
        code: problem.code,
        texts: problemTexts(problem, timeZone, snapshot.nowMs),
        retry: retryOf(problem, input),
        connectUrl: CONNECTABLE.has(problem.code) ? connectUrl : null,
        isFailure: true
    };
}

/** Nothing failed, and every conversation has a button of its own. */
function heldBackNotice(problem: Problem, { snapshot, timeZone }: NoticeInput): NoticeView {
    return { ...PLAIN, key: 'held-back', code: problem.code, texts: problemTexts(problem, timeZone, snapshot.nowMs) };
}

/** `null`: a new try can't work. Reading the records again costs nothing. */
function retryOf(problem: Problem, { snapshot, timeZone }: NoticeInput): ReadButton | null {
    const { state, usage, nowMs } = snapshot;
    const offer = readOffer(usage, problem, timeZone, nowMs);
    if (offer === null) return null;
    // The text of the notice says from when on it works; here it is the description of the button.
    if (offer.isBlocked) return { cost: offer.note, note: null, isBlocked: true, text: LABELS.Retry };
    const readCount = keysToRetry(state).length;
    if (readCount === 0) return { cost: null, note: null, isBlocked: false, text: LABELS.Retry };
    return { ...offer, cost: costText(readCount, usage), text: withReads(LABELS.Retry, readCount) };
}

/** Only where one conversation is on screen: before that "the other conversations" means nothing. */
function questionNotices({ state, offer }: Snapshot): readonly NoticeView[] {
    const count = unloadedKeys(state).length;
    const isAsked = state.question === 'load-all' && count > 0 && asOf(state) !== null;
    if (!isAsked || offer?.isBlocked !== false) return [];
    const text = `${highestCostText(count)} ${fillCount(LABELS.Cost_Active, count)}`;
    return [
        {
            ...PLAIN,
            key: 'load-all',
            code: 'load-all',
            texts: { title: fillCount(LABELS.State_LoadAll, count), text, admin: null },
            acceptText: fillCount(LABELS.LoadAll_Accept, count)
        }
    ];
}

function stateNotice(state: NoticeState, count?: number): NoticeView {
    return { ...PLAIN, key: state, code: state, texts: stateTexts(state, count) };
}

function isNotAvailable(problem: Problem | null): boolean {
    return problem?.code === 'not-available';
}
