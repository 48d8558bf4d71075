/** Which conversations load by themselves when a Case is opened. Each costs a call, so the default is one. */
import { conversationKey, isOpen } from 'c/chatHistoryCore';
import type { LinkedRecord } from 'c/chatHistoryCore';

/**
 * newest  The conversation that started last (the default).
 * open    Every conversation of a session or call that has not ended.
 * all     As `newest`; then the agent is asked once whether the others shall be loaded too (`loadAll.ts`).
 * none    Nothing; the agent asks.
 */
export const AUTO_LOADS = ['newest', 'open', 'all', 'none'] as const;
export type AutoLoad = (typeof AUTO_LOADS)[number];

/** Keys in the order in which they are to be asked for, each once. */
export function keysToLoad(records: readonly LinkedRecord[], autoLoad: AutoLoad): readonly string[] {
    const candidates = newestFirst(records.filter((record) => record.conversation.state !== 'none'));
    if (autoLoad === 'none') return [];
    if (autoLoad !== 'open') return candidates.slice(0, 1).map(conversationKey);
    return [...new Set(candidates.filter(isOpen).map(conversationKey))];
}

/** By start; a record without one stands last. */
export function newestFirst(records: readonly LinkedRecord[]): readonly LinkedRecord[] {
    return [...records].sort((a, b) => (b.startAt ?? -Infinity) - (a.startAt ?? -Infinity) || (a.id < b.id ? 1 : -1));
}
