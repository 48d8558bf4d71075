/**
 * The rate limiter: every API call is admitted here before it is sent, and its response is recorded. One call log per
 * user and browser: all pages of this user read and write the same one.
 */
import {
    succeeded,
    type Diagnostics,
    type Initiator,
    type Limits,
    type Origin,
    type Outcome,
    type Problem,
    type Usage
} from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import type { KeyValueStore } from '../storage/keyValueStore';
import { callLogKey } from '../storage/storeKeys';
import { refuseEntries, refuseOther } from './admission';
import {
    activeNames,
    addAnswer,
    addCall,
    addOther,
    autoActiveNames,
    EMPTY_LOG,
    entriesStoppedUntil,
    logAt,
    mergeLogs,
    withdrawLine,
    type CallLog
} from './callLog';
import { decodeCallLog, encodeCallLog, isCallLog } from './callLogCodec';
import { applyProblem, applyResponse, type CallResponse, type CallTicket, type Moment } from './responses';

export type { CallResponse, CallTicket } from './responses';

/** `name`: of the conversation that the call marks active, as `TranscriptCache.nameOf` gives it. */
export type Call =
    | Readonly<{ kind: 'entries'; name: string; initiator: Initiator; limits: Limits }>
    | Readonly<{ kind: 'other'; initiator: Initiator; limits: Limits }>;

/** Nothing in here rejects: where the log can't be stored, this page limits what it has seen itself. */
export type RateLimiter = Readonly<{
    /** Counts the call when it admits it, so that two pages can't both make the last one. */
    admit(call: Call): Promise<Outcome<CallTicket>>;
    /** An admitted call was never sent. A call that was sent stays counted, also when nobody waits for it any more. */
    withdraw(ticket: CallTicket): Promise<void>;
    /** Learns from a response; gives its problem back with the time from which a new try makes sense. */
    recordResponse(response: CallResponse): Promise<Problem | null>;
    /** A query inside of a composite request met a limit although the request itself did not. */
    recordLimit(problem: Problem): Promise<Problem>;
    /** Counts an answer that a component received. */
    recordAnswer(origin: Origin): Promise<void>;
    usage(limits: Limits): Promise<Omit<Usage, 'version' | 'diagnostics'>>;
}>;

export type RateLimiterDeps = Pick<Environment, 'clock' | 'crypto'> &
    Readonly<{
        /** A safe store. */
        store: KeyValueStore;
        /** Null while the pages can't tell this user from others. */
        owner: () => Promise<string | null>;
        diagnostics: Diagnostics;
    }>;

type Step<T> = (log: CallLog, moment: Moment & Readonly<{ id: string }>) => Readonly<{ log: CallLog; result: T }>;

export function createRateLimiter({ clock, crypto, store, owner, diagnostics }: RateLimiterDeps): RateLimiter {
    /** What this page has seen of the log. A store that fails or loses it must not make room for more calls. */
    let seen = EMPTY_LOG;
    const current = (stored: unknown) => {
        if (stored !== undefined && !isCallLog(stored)) diagnostics.note('log-unreadable', 'rate-limiter');
        return logAt(mergeLogs(decodeCallLog(stored), seen), clock.now());
    };

    /** Runs `step` once, on the log as all pages know it. */
    async function change<T>(step: Step<T>): Promise<T> {
        const [id, chance] = [lineId(crypto), randomChance(crypto)];
        const state: { made: ReturnType<Step<T>> | null; isOver: boolean } = { made: null, isOver: false };
        const run = (stored: unknown) => {
            const made = step(current(stored), { nowMs: clock.now(), id, chance });
            // At once, whether or not the store takes it: the next step of this page must not start from less.
            seen = made.log;
            return made;
        };
        const written = await store.update(callLogKey(await owner()), (stored) => {
            // A store that timed out may come back: by then the step was taken without it.
            if (state.isOver) return stored;
            state.made = run(stored);
            return encodeCallLog(state.made.log);
        });
        state.isOver = true;
        if (!written.ok) diagnostics.note('log-not-shared', 'rate-limiter');
        return (state.made ?? run(undefined)).result;
    }

    async function read(): Promise<CallLog> {
        const stored = await store.get(callLogKey(await owner()));
        seen = current(stored.ok ? stored.value : undefined);
        return seen;
    }

    return {
        admit: (call) =>
            change<Outcome<CallTicket>>((log, { nowMs, id }) => {
                const problem = refusalOf(log, call, nowMs);
                if (problem !== null) return { log, result: { ok: false, problem } };
                return { log: countCall(log, call, { id, at: nowMs }), result: succeeded({ id, kind: call.kind }) };
            }),
        withdraw: ({ id }) => change((log, { nowMs }) => ({ log: withdrawLine(log, id, nowMs), result: undefined })),
        recordResponse: (response) => change((log, moment) => applyResponse(log, response, moment)),
        recordLimit: (problem) => change((log, moment) => applyProblem(log, 'other', problem, moment)),
        recordAnswer: (origin) =>
            change((log, { nowMs, id }) => ({ log: addAnswer(log, { id, at: nowMs, origin }), result: undefined })),
        usage: async (limits) => usageOf(await read(), limits, clock.now())
    };
}

function refusalOf(log: CallLog, call: Call, nowMs: number): Problem | null {
    return call.kind === 'entries' ? refuseEntries(log, call, nowMs) : refuseOther(log, call, nowMs);
}

function countCall(log: CallLog, call: Call, line: Readonly<{ id: string; at: number }>): CallLog {
    if (call.kind === 'other') return addOther(log, line);
    return addCall(log, { ...line, name: call.name, isAuto: call.initiator === 'auto' });
}

/** Distinct in all pages of a user. */
function lineId(crypto: RateLimiterDeps['crypto']): string {
    return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/** From 0 to 1. */
function randomChance(crypto: RateLimiterDeps['crypto']): number {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return byte / 255;
}

function usageOf(log: CallLog, limits: Limits, nowMs: number): Omit<Usage, 'version' | 'diagnostics'> {
    const countAnswers = (origin: Origin) => log.answers.filter((line) => line.origin === origin).length;
    return {
        entriesCallsLastHour: log.calls.length,
        hourlyBudget: limits.hourlyBudget,
        activeConversations: activeNames(log, nowMs).size,
        autoActiveConversations: autoActiveNames(log, nowMs).size,
        activeBudget: limits.activeBudget,
        otherCallsLastHour: log.others.length,
        answersLastHour: { salesforce: countAnswers('salesforce'), cache: countAnswers('cache') },
        daily: log.daily === null ? null : { used: log.daily.used, allowed: log.daily.allowed },
        dailyShare: limits.dailyShare,
        stoppedUntil: entriesStoppedUntil(log)
    };
}
