/** A turn under a Web Lock that is waited for only so long: a page that hangs must not make all others hang. */
import type { Clock } from '../parts';
import { LateError } from './inTime';
import { whenGone } from './life';
import type { Locks } from './lock';

export type TurnParts = Readonly<{ locks: Locks; clock: Clock; signal: AbortSignal }>;

/** How long a page waits for its turn. Unit: milliseconds. Source: our choice; a turn takes some ten milliseconds. */
export const TURN_WAIT_MS = 2_000;

/** Rejects where the turn does not come in time, or `signal` is aborted before; then `task` never runs. */
export function inTurn<T>({ locks, clock, signal }: TurnParts, name: string, task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        const waiting = new AbortController();
        const giveUp = () => {
            waiting.abort();
            // Said by us, since not every lock manager hears an abort at once.
            reject(new LateError());
        };
        const stopTimer = clock.after(TURN_WAIT_MS, giveUp);
        const stopWatch = whenGone(signal, giveUp);
        const begin = () => {
            stopTimer();
            waiting.signal.throwIfAborted();
            return task();
        };
        locks
            .request(name, { signal: waiting.signal }, begin)
            .then(resolve, reject)
            .finally(() => {
                stopTimer();
                stopWatch();
            });
    });
}
