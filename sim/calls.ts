/**
 * The record of every call that an org answered. Tests count on it, the local page shows it.
 */

/**
 * entries    GET …/connect/conversation/{identifier}/entries: costs a call and marks a conversation active.
 * composite  POST …/composite: costs one call.
 * graphql    POST …/graphql, the way of Lightning Data Service: costs no API call.
 */
export type CallKind = 'entries' | 'composite' | 'graphql';

export type Call = Readonly<{
    method: string;
    path: string;
    kind: CallKind;
    /** Only of `entries`. */
    conversationIdentifier: string | null;
    status: number;
    /** Epoch ms, from the request. */
    at: number;
    /** `null`: the session named nobody. */
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
    /** Conversations that a read keeps active at this moment. */
    wokenNow: (at: number) => number;
    /** Distinct conversations that were ever woken. */
    wokenEver: number;
}>;

/** Counts over a log. A conversation is woken by an entries call that was answered. */
export function countCalls(log: readonly Call[]): Counts {
    const wokenAt = lastWokenAt(log);
    const entriesCalls = log.filter((call) => call.kind === 'entries').length;
    const recordReads = log.filter((call) => call.kind === 'graphql').length;
    return {
        entriesCalls,
        otherCalls: log.length - entriesCalls - recordReads,
        recordReads,
        wokenNow: (at) => [...wokenAt.values()].filter((last) => last <= at && at < last + ACTIVE_MS).length,
        wokenEver: wokenAt.size
    };
}

function lastWokenAt(log: readonly Call[]): ReadonlyMap<string, number> {
    const woken = new Map<string, number>();
    for (const call of log) {
        if (call.conversationIdentifier !== null && call.status === 200) {
            woken.set(call.conversationIdentifier, Math.max(call.at, woken.get(call.conversationIdentifier) ?? 0));
        }
    }
    return woken;
}
