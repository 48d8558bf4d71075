/**
 * Change messages between the live pages of one user: a page that fetched the newest page of a conversation says so, and
 * the others pass it on to the components that show an earlier one. A message holds an opaque name and a time, no content.
 */
import { asObject, isTime, type Diagnostics } from 'c/chatHistoryCore';
import type { Channel, Environment } from '../environment';

/** `name`: of the conversation (`TranscriptCache.nameOf`). `fetchedAt`: of the newest page, epoch ms. */
export type Change = Readonly<{ name: string; fetchedAt: number }>;

export type ChangeNotifier = Readonly<{
    /** To all other pages. Where the browser has no channels, they learn of it at their next request. */
    announce(change: Change): void;
    close(): void;
}>;

export type ChangeNotifierDeps = Pick<Environment, 'openChannel'> &
    Readonly<{
        /** Opaque name of this user; null while the pages can't agree on one. */
        owner: () => Promise<string | null>;
        onChange: (change: Change) => void;
        diagnostics: Diagnostics;
    }>;

/** All scripts of the origin share one set of channel names; hence the prefix. */
const CHANNEL_PREFIX = 'chat-history:';

export function createChangeNotifier({
    openChannel,
    owner,
    onChange,
    diagnostics
}: ChangeNotifierDeps): ChangeNotifier {
    let channel: Channel | null = null;
    let isClosed = false;

    async function withChannel(use: (channel: Channel) => void): Promise<void> {
        try {
            const name = await owner();
            if (openChannel === null || name === null || isClosed) return;
            channel ??= listen(openChannel(CHANNEL_PREFIX + name));
            use(channel);
        } catch {
            diagnostics.note('channel-failed', 'changes');
        }
    }

    function listen(opened: Channel): Channel {
        opened.onMessage((message) => {
            const change = decodeChange(message);
            if (change !== null) onChange(change);
        });
        return opened;
    }

    void withChannel(() => undefined);
    return {
        announce: ({ name, fetchedAt }) =>
            void withChannel((opened) => {
                opened.post({ changed: name, fetchedAt });
            }),
        close: () => {
            isClosed = true;
            channel?.close();
        }
    };
}

/** Any script of the origin can post: a forged message costs a component one look into the cache. */
function decodeChange(message: unknown): Change | null {
    const { changed: name, fetchedAt } = asObject(message);
    return typeof name === 'string' && isTime(fetchedAt) ? { name, fetchedAt } : null;
}
