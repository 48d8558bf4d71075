/** The channel between the live pages of one user. Whatever it throws, a page that can't speak is merely alone. */
import type { Parts } from '../parts';
import { whenGone } from './life';
import { decodeRingMessage, type RingMessage } from './ringMessage';

export type RingChannel = Readonly<{
    /** Did it get out? */
    post(message: RingMessage): boolean;
    hear(listener: (message: RingMessage) => void): void;
}>;

/** `signal`: aborted when the page goes. `null`: the browser has no channels, or refuses them. */
export function openRingChannel(
    openChannel: Parts['openChannel'],
    owner: string,
    signal: AbortSignal
): RingChannel | null {
    const channel = attempt(() => openChannel?.(`chat-history:${owner}`) ?? null, null);
    if (channel === null) return null;
    const listeners = new Set<(message: RingMessage) => void>();
    const heard = attempt(() => {
        channel.hear((data) => {
            const message = signal.aborted ? null : decodeRingMessage(data);
            if (message !== null) listeners.forEach((listen) => listen(message));
        });
        return true;
    }, false);
    whenGone(signal, () => attempt(() => channel.close(), undefined));
    if (!heard) return null;
    return {
        post: (message) => !signal.aborted && attempt(() => (channel.post(message), true), false),
        hear: (listener) => void listeners.add(listener)
    };
}

function attempt<T>(step: () => T, otherwise: T): T {
    try {
        return step();
    } catch {
        return otherwise;
    }
}
