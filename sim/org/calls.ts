/**
 * The record of every call that an org answered. Tests count on it, the local page shows it.
 */
import type { CallKind } from '../world/switches';

export type { CallKind } from '../world/switches';

export type Call = Readonly<{
    method: string;
    path: string;
    kind: CallKind;
    /** Only of `entries`. */
    conversationIdentifier: string | null;
    status: number;
    /** Epoch ms, from the request. */
    at: number;
    /** `null`: the session belongs to no user. */
    userId: string | null;
}>;

/** Unit: milliseconds. Source: Salesforce help, "The active status persists for 30 minutes of inactivity". */
export const ACTIVE_MS = 30 * 60_000;

export type Counts = Readonly<{
    entriesCalls: number;
    /** API calls other than entries. */
    otherCalls: number;
    /** Reads by Lightning Data Service: no API calls. */
    recordReads: number;
    /** Conversations that are active at this time because of a call. */
    activeNow: (at: number) => number;
    /** Distinct conversations that were ever marked active. */
    activeEver: number;
}>;

/** Counts over a log. An entries call with status 200 marks its conversation active. */
export function countCalls(log: readonly Call[]): Counts {
    const markedActiveAt = lastMarkedActiveAt(log);
    const entriesCalls = log.filter((call) => call.kind === 'entries').length;
    const recordReads = log.filter((call) => call.kind === 'graphql').length;
    return {
        entriesCalls,
        otherCalls: log.length - entriesCalls - recordReads,
        recordReads,
        activeNow: (at) => [...markedActiveAt.values()].filter((last) => last <= at && at < last + ACTIVE_MS).length,
        activeEver: markedActiveAt.size
    };
}

function lastMarkedActiveAt(log: readonly Call[]): ReadonlyMap<string, number> {
    const times = new Map<string, number>();
    for (const { conversationIdentifier, status, at } of log) {
        if (conversationIdentifier !== null && status === 200) {
            times.set(conversationIdentifier, Math.max(at, times.get(conversationIdentifier) ?? 0));
        }
    }
    return times;
}
