/** A clock that stands still until a test moves it. The only one of the repository; fits every `Clock` and `Timers`. */
export type FakeClock = Readonly<{
    /** Epoch ms. */
    now(): number;
    /** Runs `task` once after `delayMs`; the returned function cancels it. */
    after(delayMs: number, task: () => void): () => void;
    /** Lets time pass. Timers run at the time they are due, in order, also those that other timers set. */
    advance(ms: number): void;
    /** Sets the clock forward or back, as a user or a time server does. No timer runs. */
    set(nowMs: number): void;
}>;

/** A working day in March 2026, 09:00 UTC. Epoch ms. */
export const START_AT = Date.UTC(2026, 2, 2, 9);

/** More timers than this in one `advance` are a loop. */
const MAX_TIMERS = 10_000;

type Timer = Readonly<{ dueAt: number; task: () => void }>;

export function createFakeClock(startAt = START_AT): FakeClock {
    let nowMs = startAt;
    let timers: readonly Timer[] = [];
    const nextDue = (endMs: number): Timer | undefined =>
        timers.filter(({ dueAt }) => dueAt <= endMs).reduce<Timer | undefined>(earlier, undefined);
    return {
        now: () => nowMs,
        after: (delayMs, task) => {
            const timer = { dueAt: nowMs + delayMs, task };
            timers = [...timers, timer];
            return () => {
                timers = timers.filter((other) => other !== timer);
            };
        },
        advance: (ms) => {
            const endMs = nowMs + ms;
            let count = 0;
            for (let timer = nextDue(endMs); timer !== undefined; timer = nextDue(endMs)) {
                const due = timer;
                if ((count += 1) > MAX_TIMERS) throw new Error('Timers set each other without end');
                timers = timers.filter((other) => other !== due);
                nowMs = Math.max(nowMs, due.dueAt);
                due.task();
            }
            nowMs = endMs;
        },
        set: (newNowMs) => {
            nowMs = newNowMs;
        }
    };
}

/** Of two that are due at once, the one that was set first. */
function earlier(first: Timer | undefined, second: Timer): Timer {
    return first === undefined || second.dueAt < first.dueAt ? second : first;
}
