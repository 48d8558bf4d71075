/** Waiting for something that may never come. */
import type { Clock } from '../parts';

/** `step`, or a rejection once `waitMs` have passed on the clock. */
export function inTime<T>(clock: Clock, waitMs: number, step: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        const stopTimer = clock.after(waitMs, () => reject(new LateError()));
        step.then(resolve, reject).finally(stopTimer);
    });
}

/** It took longer than we wait. */
export class LateError extends Error {}
