/**
 * What runs behind the component from the first time that it is visible: the session, the usage figures, the status line
 * and the two timers of the screen. Everything that the screen depends on is in its snapshot.
 */
import type { Diagnostic, Diagnostics, Row, Usage, CaseCompleteness, LinkedRecord } from 'c/chatHistoryCore';
import { buildRows, judge, recordsWithFiles, usersToName, isOfCase } from 'c/chatHistoryCore';
import type { ReadOffer, RowRequest } from 'c/chatHistoryLabels';
import { blockedUntil, readOffer } from 'c/chatHistoryLabels';
import type { Arrival } from 'c/chatHistoryRecords';
import type { Source, Timers } from 'c/chatHistorySource';
import type { Session, State } from 'c/chatHistoryState';
import {
    connectionProblem,
    createSession,
    emptyState,
    isAllListed,
    isFetching,
    keysToRefresh,
    recordsOf
} from 'c/chatHistoryState';
import type { Settings } from './settings';
import type { Status } from './status';
import { NO_STATUS, SLOW_AFTER_MS, isWaiting, recordsProblem, recordsStatus, slowStatus, statusAfter } from './status';

export type Snapshot = Readonly<{
    state: State;
    /** `null` while nothing is known. */
    usage: Usage | null;
    status: Status;
    /** `null`: no read can work. */
    offer: ReadOffer | null;
    /** Are the records being read again? */
    isReadingRecords: boolean;
    /** Of the component. */
    diagnostics: readonly Diagnostic[];
    /** When the snapshot was taken; epoch ms. */
    nowMs: number;
}>;

export type RuntimeDeps = Readonly<{
    source: Source;
    settings: Settings;
    diagnostics: Diagnostics;
    timers: Timers;
    /** Epoch ms. */
    now: () => number;
    /** IANA name. */
    timeZone: string;
    /** Reads the records again; ends when they are here. Costs no API call. */
    readRecords: () => Promise<void> | void;
    onChange: (snapshot: Snapshot) => void;
}>;

export type Runtime = ReturnType<typeof createRuntime>;

/** Before the component is visible, and in the App Builder canvas. */
export const EMPTY_SNAPSHOT: Snapshot = {
    state: emptyState(null),
    usage: null,
    status: NO_STATUS,
    offer: null,
    isReadingRecords: false,
    diagnostics: [],
    nowMs: 0
};

/** What is to be asked for: names of users, and files of records. */
export type Wanted = Readonly<Record<'userIds' | 'fileRecordIds', readonly string[]>>;

export const NOTHING_WANTED: Wanted = { userIds: [], fileRecordIds: [] };

export type Timeline = Readonly<{ rows: readonly Row[]; completeness?: CaseCompleteness; wanted?: Wanted }>;

type Shown = Pick<Settings, 'showsEvents' | 'showsFiles'>;

/** The timeline of a state, and how complete it is. */
export function timelineOf(state: State, { showsEvents, showsFiles }: Shown, timeZone: string): Timeline {
    const { loads, names, files } = state;
    const records = recordsOf(state);
    const rows = buildRows({ records, loads, timeZone, showsEvents, userNames: names.users, files });
    // Of the contact's other records only those that the agent asked for.
    const isAskedFor = (record: LinkedRecord) => isOfCase(record) || loads[record.id] !== undefined;
    // Once all lists have arrived: one query for the files of all.
    const fileRecordIds = showsFiles && state.autoLoadKeys !== null ? recordsWithFiles(records.filter(isAskedFor)) : [];
    return {
        rows,
        completeness: judge(rows, isAllListed(state)),
        wanted: { userIds: usersToName(records, loads), fileRecordIds }
    };
}

/** A list that is the same as before stays the one before: a new one would be asked for again. */
export function stillWanted(before: Wanted, { userIds, fileRecordIds }: Wanted): Wanted {
    const same = (one: readonly string[], other: readonly string[]) => (String(one) === String(other) ? one : other);
    return {
        userIds: same(before.userIds, userIds),
        fileRecordIds: same(before.fileRecordIds, fileRecordIds)
    };
}

export function createRuntime({ source, settings, timeZone, readRecords, onChange, ...deps }: RuntimeDeps) {
    const { timers, now } = deps;
    let snapshot = EMPTY_SNAPSHOT;
    let lastUsageRead = 0;
    let isClosed = false;
    const slowTimer = createTimer(timers);
    const blockTimer = createTimer(timers);
    const session = createSession({ source, ...deps, onChange: stateChanged, onAnswered });

    function change(part: Partial<Snapshot>): void {
        if (isClosed) return;
        const { state, usage } = { ...snapshot, ...part };
        const nowMs = now();
        const offer = readOffer(usage, connectionProblem(state), timeZone, nowMs);
        snapshot = { ...snapshot, ...part, offer, diagnostics: deps.diagnostics.list(), nowMs };
        onChange(snapshot);
    }

    function stateChanged(state: State): void {
        const before = snapshot.state;
        if (!isWaiting(state)) slowTimer.cancel();
        else if (!isWaiting(before)) slowTimer.start(SLOW_AFTER_MS, becomeSlow);
        const untilMs = blockedUntil(connectionProblem(state), now());
        if (untilMs === null) blockTimer.cancel();
        // Buttons that name a time work from then on.
        else blockTimer.start(untilMs - now(), () => change({}));
        change({ state, status: statusAfter(before, state, snapshot.status, { timeZone, nowMs: now() }) });
    }

    function becomeSlow(): void {
        // Figures come over the connection to the broker page, records over the page's own.
        change({ status: slowStatus(snapshot.usage !== null || !isFetching(snapshot.state)) });
    }

    function onAnswered(): void {
        void readUsage();
    }

    /** Asks for the usage figures, which decide which costs stand beside buttons; costs no API call. */
    async function readUsage(): Promise<void> {
        const number = ++lastUsageRead;
        const usage = await source.usage(settings.limits);
        // Older figures must not replace newer ones; without a connection the last ones stay.
        if (usage !== null && number === lastUsageRead) change({ usage });
    }

    /** The user's refresh: the records, and the messages of open conversations. Resolves when the records are here. */
    async function refresh(): Promise<void> {
        const { state, offer } = snapshot;
        const known = new Set(recordsOf(state).map(({ id }) => id));
        const readsMessages = offer?.isBlocked === false && keysToRefresh(state, 'open').length > 0;
        if (readsMessages) session.refresh('open');
        change({ isReadingRecords: true });
        await readRecords();
        const after = snapshot.state;
        const newCount = recordsOf(after).filter(({ id }) => !known.has(id)).length;
        const isAnswer =
            after.caseId === state.caseId && recordsProblem(after) === null && (newCount > 0 || !readsMessages);
        change({ isReadingRecords: false, ...(isAnswer ? { status: recordsStatus(newCount) } : {}) });
    }

    function retry(): void {
        if (recordsProblem(snapshot.state) !== null) void readRecords();
        session.retryFailed();
    }

    return {
        session,
        readUsage,
        refresh,
        /** `null`: none. What was known of the Case before is forgotten. */
        openCase(caseId: string | null): void {
            if (caseId === null) session.close();
            else session.open(caseId, settings);
        },
        /** Detail of an event of `c-chat-history-records`. */
        handleArrival: (arrival: Arrival): void => deliver(session, arrival),
        /** `type`: an event of `c-chat-history-notice`. */
        handleNoticeEvent(type: string): void {
            if (type === 'accept') session.loadAll();
            else if (type === 'dismiss') session.dismissLoadAll();
            else retry();
        },
        handleRowRequest({ request, key }: RowRequest): void {
            session[request](key);
            // Whether the conversation is still open is in its record.
            if (request === 'refreshOne') void readRecords();
        },
        close(): void {
            slowTimer.cancel();
            blockTimer.cancel();
            isClosed = true;
            session.close();
        }
    };
}

function deliver(session: Session, arrival: Arrival): void {
    const { caseId } = arrival;
    if ('names' in arrival) session.namesArrived(caseId, arrival.names);
    else if ('files' in arrival) session.filesArrived(caseId, arrival.files);
    else session.recordsArrived(caseId, arrival.object, arrival.outcome);
}

/** One timer that is started anew. */
function createTimer(timers: Timers) {
    let cancel = (): void => undefined;
    return {
        start(delayMs: number, task: () => void): void {
            cancel();
            cancel = timers.after(delayMs, task);
        },
        cancel: (): void => cancel()
    };
}
