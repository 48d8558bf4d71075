/**
 * One page of a conversation's entries: the API call that matters. It marks the conversation active for 30 minutes and
 * counts against an hourly limit. Source: Connect REST API Developer Guide, Conversation Entries.
 */
import {
    asObject,
    decodeEntries,
    failed,
    inReadingOrder,
    PAGE_LIMIT,
    succeeded,
    type Entry,
    type Initiator,
    type Limits,
    type Outcome,
    type Participant,
    type TimeWindow
} from 'c/chatHistoryCore';
import { API_ROOT, type RestClient } from './restClient';

/** With this header the text comes as it was written, not HTML-encoded. */
const RAW_TEXT = { 'X-Chatter-Entity-Encoding': 'false' };

/**
 * `entries`: oldest first. `isFull`: as many entries as a page holds, so there may be older ones. `participants`: of a source
 * that names who wrote.
 */
export type EntriesPage = Readonly<{
    entries: readonly Entry[];
    isFull: boolean;
    participants?: readonly Participant[];
}>;

/** `identifier` goes into the URL; `name` is what the rate limiter knows the conversation by. */
export type EntriesRequest = Readonly<{
    identifier: string;
    name: string;
    window: TimeWindow;
    initiator: Initiator;
    limits: Limits;
}>;

/** The newest entries of the window, at most `PAGE_LIMIT`. Rejects when `signal` is aborted before the call is sent. */
export async function fetchEntriesPage(
    restClient: RestClient,
    { identifier, name, window, initiator, limits }: EntriesRequest,
    signal: AbortSignal
): Promise<Outcome<EntriesPage>> {
    // Dots would climb in the path.
    if (/^\.*$/.test(identifier)) return failed('malformed');
    const query = new URLSearchParams();
    if (window.from !== null) query.set('startTimestamp', String(window.from));
    if (window.to !== null) query.set('endTimestamp', String(window.to));
    query.set('queryDirection', 'FromEnd');
    query.set('recordLimit', String(PAGE_LIMIT));
    const path = `${API_ROOT}/connect/conversation/${encodeURIComponent(identifier)}/entries?${query}`;
    const request = { path, headers: RAW_TEXT, body: null, decode: decodePage };
    return restClient.send(request, { kind: 'entries', name, initiator, limits }, signal);
}

function decodePage(json: unknown): Outcome<EntriesPage> {
    const { conversationEntries } = asObject(json);
    const received: readonly unknown[] = Array.isArray(conversationEntries) ? conversationEntries : [];
    const entries = decodeEntries(json);
    // Counted as received: what decoding does with a broken or doubled entry must not hide that the page was full.
    return entries.ok
        ? succeeded({ entries: inReadingOrder(entries.value), isFull: received.length >= PAGE_LIMIT })
        : entries;
}
