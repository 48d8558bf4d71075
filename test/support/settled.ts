/** Waiting without fixed pauses: for promises, for conditions, and for real work beside a fake clock. */
import type { FakeClock } from './fakeClock';

/** A chain of tasks that start each other (a message, its answer, what the answer starts) is over after this many rounds. */
const ROUNDS = 3;

/** Lets everything run that waits for no timer: promises, messages, and most of what runs on other threads. */
export async function settled(): Promise<void> {
    // Not `setImmediate`: view tests run in jsdom, which has none.
    for (let round = 0; round < ROUNDS; round += 1) await new Promise((resolve) => setTimeout(resolve));
}

/**
 * A wait in vain ends after this. Unit: ms of real time. Shorter than a test's own time limit, which fails the test and
 * leaves its loops running, so that the run would never end.
 */
const MAX_WAIT_MS = 25_000;

/** Waits for what no fake clock moves, however busy the machine is. */
export async function until(condition: () => boolean): Promise<void> {
    const checkTime = createTimeCheck();
    while (!condition()) {
        checkTime();
        await settled();
    }
}

/** Moves the fake clock in steps until `promise` settles, however long real work (keys, storage) takes in between. */
export async function whileTimePasses<T>(clock: FakeClock, stepMs: number, promise: Promise<T>): Promise<T> {
    const state = { isOver: false };
    const end = () => {
        state.isOver = true;
    };
    promise.then(end, end);
    const checkTime = createTimeCheck();
    await settled();
    while (!state.isOver) {
        checkTime();
        clock.advance(stepMs);
        await settled();
    }
    return promise;
}

/** Throws once the wait has lasted too long. */
function createTimeCheck(): () => void {
    const endAt = performance.now() + MAX_WAIT_MS;
    return () => {
        if (performance.now() > endAt) throw new Error('Waited in vain');
    };
}
