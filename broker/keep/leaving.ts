/** Leaving the ring: the last page that holds the keys stays, or what is kept could be read by nobody. */
import type { Clock } from '../parts';
import { whenGone } from './life';
import { inTurn, type TurnParts } from './turn';

/** How long a page that may leave has time to be gone before the next is asked. Unit: ms. Source: our choice. */
export const LEAVING_MS = 5_000;

export type LeavingParts = TurnParts & Readonly<{ owner: string; isHeldByAnother: () => Promise<boolean> }>;

/**
 * Two pages that are asked at once must not both rely on each other: who may leave keeps the turn until it is gone.
 * False wherever it can't be known.
 */
export function mayLeave(parts: LeavingParts): Promise<boolean> {
    return new Promise((resolve) => {
        inTurn(parts, `chat-history:leave/${parts.owner}`, async () => {
            const may = await parts.isHeldByAnother();
            resolve(may);
            if (may) await goneOrLate(parts);
        }).catch(() => resolve(false));
    });
}

function goneOrLate({ clock, signal }: Readonly<{ clock: Clock; signal: AbortSignal }>): Promise<void> {
    return new Promise((resolve) => {
        const stopTimer = clock.after(LEAVING_MS, resolve);
        whenGone(signal, () => {
            stopTimer();
            resolve();
        });
    });
}
