/**
 * One page of a conversation's entries: the call that is precious. It marks the conversation active for 30 minutes
 * and counts against an hourly limit. Source: Connect REST API Developer Guide, Conversation Entries.
 */
import {
    areEncoded,
    decodeEntries,
    failed,
    PAGE_LIMIT,
    succeeded,
    type Outcome,
    type ReadWindow
} from 'c/chatHistoryCore';
import type { Page } from '../conversation/pages';
import { asShape } from '../shape';
import { API_ROOT, type Rest } from './rest';

/** With this header the text comes as it was written, not HTML-encoded. */
const RAW_TEXT = { 'X-Chatter-Entity-Encoding': 'false' };

/**
 * The newest entries of the window, at most `PAGE_LIMIT`. Takes no signal: once sent, the call has cost what it
 * costs, and its answer is worth keeping even if nobody waits for it any more.
 */
export async function readEntries(rest: Rest, identifier: string, window: ReadWindow): Promise<Outcome<Page>> {
    const path = entriesPath(identifier, window);
    if (path === null) return failed('malformed');
    const answer = await rest.get(path, RAW_TEXT);
    if (!answer.ok) return answer;
    const received = listIn(answer.value);
    const entries = decodeEntries(answer.value, { encoded: areEncoded(textsOf(received)) });
    if (!entries.ok) return entries;
    // Counted as received: what decoding does with a broken or doubled entry must not hide that the page was full.
    return succeeded({ entries: entries.value, full: received.length >= PAGE_LIMIT });
}

function listIn(body: unknown): readonly unknown[] {
    const list = asShape(body)['conversationEntries'];
    return Array.isArray(list) ? list : [];
}

function textsOf(received: readonly unknown[]): readonly string[] {
    return received.map((raw) => asShape(raw)['messageText']).filter((text) => typeof text === 'string');
}

/** Null for an identifier that no path can carry: dots would climb, lone surrogates can't be encoded. */
function entriesPath(identifier: string, window: ReadWindow): string | null {
    if (/^\.*$/.test(identifier) || !isWellFormed(identifier)) return null;
    const query = new URLSearchParams();
    if (window.from !== null) query.set('startTimestamp', String(window.from));
    if (window.to !== null) query.set('endTimestamp', String(window.to));
    query.set('queryDirection', 'FromEnd');
    query.set('recordLimit', String(PAGE_LIMIT));
    return `${API_ROOT}/connect/conversation/${encodeURIComponent(identifier)}/entries?${query}`;
}

function isWellFormed(text: string): boolean {
    return !/\p{Surrogate}/u.test(text);
}
