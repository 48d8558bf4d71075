/** Which conversations load automatically when a Case is opened. Each costs a call, so the default is one. */
import { conversationKey, isKnownOpen } from 'c/chatHistoryCore';
import type { LinkedRecord } from 'c/chatHistoryCore';

/**
 * newest  The conversation that started last (the default).
 * open    Every conversation whose status says that it is open. A hidden status is not open: it would load everything.
 * all     As `newest`; then the user is asked once whether to load the others too.
 * none    Nothing; the user asks.
 */
export const AUTO_LOADS = ['newest', 'open', 'all', 'none'] as const;
export type AutoLoad = (typeof AUTO_LOADS)[number];

/** Keys in the order in which they are to be requested, each once. */
export function keysToLoad(records: readonly LinkedRecord[], autoLoad: AutoLoad): readonly string[] {
    const candidates = newestFirst(records.filter((record) => record.conversation.state !== 'none'));
    if (autoLoad === 'none') return [];
    if (autoLoad !== 'open') return candidates.slice(0, 1).map(conversationKey);
    return [...new Set(candidates.filter(isKnownOpen).map(conversationKey))];
}

/** By start; a record without one stands last. */
export function newestFirst(records: readonly LinkedRecord[]): readonly LinkedRecord[] {
    return [...records].sort((a, b) => (b.startAt ?? -Infinity) - (a.startAt ?? -Infinity) || (a.id < b.id ? 1 : -1));
}
