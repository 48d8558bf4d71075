/** Leaving the ring: enough pages that hold the keys stay, or what is kept could be read by nobody. */
import type { Clock } from '../parts';
import { whenGone } from './life';
import type { Here } from './presence';
import { inTurn, type TurnParts } from './turn';

/** How long a page that may leave has time to be gone before the next is asked. Unit: ms. Source: our choice. */
export const LEAVING_MS = 5_000;

/**
 * How many other pages hold the keys before one may leave, where the session id changes: agents close Cases and reload
 * tabs, and with the last page everything kept is lost. An idle page costs little memory, a lost key a call for each
 * conversation. Measured with `npm run bench:day` (docs/decisions/0006). Unit: pages.
 */
export const MANY_HOLDERS = 8;

/** Where every page derives the same key from its session id, the next one will, too. */
const ONE_HOLDER = 1;

export type LeavingParts = TurnParts & Readonly<{ owner: string; isHeldByOthers: () => Promise<boolean> }>;

/** Do enough of the live pages beside `page` hold the key of this fingerprint? */
export function areEnough(live: readonly Here[], page: string, fingerprint: string): boolean {
    const others = live.filter((here) => here.page !== page && here.fingerprint === fingerprint);
    const idsChange = live.some((here) => here.fingerprint !== fingerprint);
    return others.length >= (idsChange ? MANY_HOLDERS : ONE_HOLDER);
}

/**
 * Two pages that are asked at once must not both rely on each other: who may leave keeps the turn until it is gone.
 * False wherever it can't be known.
 */
export function mayLeave(parts: LeavingParts): Promise<boolean> {
    return new Promise((resolve) => {
        inTurn(parts, `chat-history:leave/${parts.owner}`, async () => {
            const may = await parts.isHeldByOthers();
            resolve(may);
            if (may) await goneOrLate(parts);
        }).catch(() => resolve(false));
    });
}

function goneOrLate({ clock, signal }: Readonly<{ clock: Clock; signal: AbortSignal }>): Promise<void> {
    return new Promise((resolve) => {
        const stopWatch = whenGone(signal, () => {
            stopTimer();
            resolve();
        });
        const stopTimer = clock.after(LEAVING_MS, () => {
            stopWatch();
            resolve();
        });
    });
}
