/**
 * Change messages between the live pages: a page that fetched the newest page of a conversation says so, and the others
 * pass it on to the components that show an earlier one. A message holds an opaque name and a time, no content.
 */
import { asObject, isTime, type Diagnostics } from 'c/chatHistoryCore';
import type { Channel, Environment } from '../environment';

/** `name`: of the conversation for its user (`TranscriptCache.nameOf`). `fetchedAt`: of the newest page, epoch ms. */
export type Change = Readonly<{ name: string; fetchedAt: number }>;

export type ChangeNotifier = Readonly<{
    /** To all other pages. Where the browser has no channels, they learn of it at their next request. */
    announce(change: Change): void;
    close(): void;
}>;

/** All scripts of the origin share one set of channel names; hence the prefix. Users share it: they have other names. */
const CHANNEL = 'chat-history:changes';

export function createChangeNotifier(
    openChannel: Environment['openChannel'],
    diagnostics: Diagnostics,
    onChange: (change: Change) => void
): ChangeNotifier {
    let channel: Channel | null = null;
    try {
        channel = openChannel?.(CHANNEL) ?? null;
    } catch {
        diagnostics.note('channel-failed', 'changes');
    }
    channel?.onMessage((message) => {
        // Any script of the origin can post: a forged message costs a component one look into the cache.
        const { name, fetchedAt } = asObject(message);
        if (typeof name === 'string' && isTime(fetchedAt)) onChange({ name, fetchedAt });
    });
    return {
        announce: (change) => channel?.post(change),
        close: () => {
            channel?.close();
            channel = null;
        }
    };
}
