/**
 * The rate limiter: every API call is admitted here before it is sent, and its response is recorded. One call log per
 * user and browser: all pages of this user read and write the same one.
 */
import {
    succeeded,
    type Diagnostics,
    type Limits,
    type Origin,
    type Outcome,
    type Problem,
    type Usage
} from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import type { KeyValueStore } from '../storage/keyValueStore';
import { callLogKey } from '../storage/storeKeys';
import { refuse, type Call } from './admission';
import {
    activeNames,
    addLine,
    changeLine,
    EMPTY_LOG,
    isCallLog,
    linesOf,
    logAt,
    mergeLogs,
    stoppedUntil,
    type CallLog,
    type Line
} from './callLog';
import { applyResponse, type CallResponse, type CallTicket } from './responses';

type CountedUsage = Omit<Usage, 'version' | 'diagnostics'>;

/** Nothing in here rejects: where the log can't be stored, this page limits what it has seen itself. */
export type RateLimiter = Readonly<{
    /** Counts the call when it admits it, so that two pages can't both make the last one. */
    admit(call: Call): Promise<Outcome<CallTicket>>;
    /** An admitted call was never sent. A call that was sent stays counted, also when nobody waits for it any more. */
    withdraw(ticket: CallTicket): Promise<void>;
    /** Learns from a response; gives its problem back with the time from which a new try makes sense. */
    recordResponse(response: CallResponse): Promise<Problem | null>;
    /** Counts an answer that a component received. */
    recordAnswer(origin: Origin): Promise<void>;
    usage(limits: Limits): Promise<CountedUsage>;
}>;

export type RateLimiterDeps = Pick<Environment, 'clock' | 'crypto'> &
    Readonly<{
        /** A safe store. */
        store: KeyValueStore;
        /** Null while the pages can't tell this user from others: then this page counts alone. */
        owner: () => Promise<string | null>;
        diagnostics: Diagnostics;
    }>;

/** `id`: for a new line, distinct in all pages. `chance`: from 0 to 1. */
type Step<T> = (
    log: CallLog,
    moment: Readonly<{ nowMs: number; id: string; chance: number }>
) => Readonly<{ log: CallLog; result: T }>;

export function createRateLimiter({ clock, crypto, store, owner, diagnostics }: RateLimiterDeps): RateLimiter {
    /** What this page has seen of the log. A store that fails or loses it must not make room for more calls. */
    let seen = EMPTY_LOG;
    /** This page has never read the log. */
    let isAlone = true;

    /** Takes the step once: on the log as all pages know it, or on what this page has seen where the store fails. */
    async function change<T>(step: Step<T>): Promise<T> {
        const [one = 0, two = 0, chance = 0] = crypto.getRandomValues(new Uint32Array(3));
        let taken: Readonly<{ log: CallLog; result: T }> | undefined;
        const take = () => {
            const nowMs = clock.now();
            seen = logAt(seen, nowMs);
            if (taken === undefined) {
                taken = step(seen, { nowMs, id: `${one}-${two}`, chance: chance / 2 ** 32 });
                // At once, whether or not the store takes it: the next step of this page must not start from less.
                seen = taken.log;
            }
            return taken.result;
        };
        const name = await owner();
        const run = (stored: unknown) => {
            if (isCallLog(stored)) seen = mergeLogs(stored, seen);
            isAlone = false;
            take();
            return seen;
        };
        const written = name === null ? null : await store.update(callLogKey(name), run);
        if (written?.ok !== true) diagnostics.note('log-not-shared', 'rate-limiter');
        return take();
    }

    return {
        admit: (call) =>
            change<Outcome<CallTicket>>((log, { nowMs, id }) => {
                const problem = refuse(log, call, nowMs, isAlone);
                if (problem !== null) return { log, result: { ok: false, problem } };
                const { kind, name, initiator } = call;
                const line = { id, at: nowMs, kind, name, isAuto: initiator === 'auto' };
                return { log: addLine(log, line), result: succeeded({ id, kind }) };
            }),
        withdraw: ({ id }) => change((log) => ({ log: changeLine(log, id, { kind: 'withdrawn' }), result: undefined })),
        recordResponse: (response) => change((log, moment) => applyResponse(log, response, moment)),
        recordAnswer: (origin) =>
            change((log, { nowMs, id }) => ({ log: addLine(log, { id, at: nowMs, kind: origin }), result: undefined })),
        usage: (limits) => change((log, { nowMs }) => ({ log, result: usageOf(log, limits, nowMs) }))
    };
}

function usageOf(log: CallLog, limits: Limits, nowMs: number): CountedUsage {
    const count = (kind: Line['kind']) => linesOf(log, kind).length;
    return {
        entriesCallsLastHour: count('entries'),
        hourlyBudget: limits.hourlyBudget,
        activeConversations: activeNames(log, nowMs, 'all').size,
        autoActiveConversations: activeNames(log, nowMs, 'auto').size,
        activeBudget: limits.activeBudget,
        otherCallsLastHour: count('other'),
        answersLastHour: { salesforce: count('salesforce'), cache: count('cache') },
        daily: log.daily === null ? null : { used: log.daily.used, allowed: log.daily.allowed },
        dailyShare: limits.dailyShare,
        stoppedUntil: stoppedUntil(log, 'entries', nowMs)
    };
}
