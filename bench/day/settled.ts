/** Waits for the broker on a clock that stands still: WebCrypto takes real time, pauses and time limits the clock's. */
import type { FakeClock } from '../../broker/fixtures/fakeClock';

/** Turns of the event loop after which it is the clock that is waited for, not the machine. */
const TURNS = 4_000;

const STEP_MS = 20;

export async function settled<T>(clock: FakeClock, promise: Promise<T>): Promise<T> {
    const state = { isSettled: false };
    const done = () => {
        state.isSettled = true;
    };
    promise.then(done, done);
    for (let turn = 1; !state.isSettled; turn++) {
        await new Promise(setImmediate);
        if (turn % TURNS === 0) clock.advance(STEP_MS);
    }
    return promise;
}
