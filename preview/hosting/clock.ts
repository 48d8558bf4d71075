/**
 * The clock of one org: starts where its scenario says and goes on at the pace of the real one, unless it is frozen.
 */
export type Clock = Readonly<{
    /** The org's time; epoch ms. */
    now: () => number;
    change: (change: ClockChange) => void;
}>;

/** `at`: set to this epoch ms. `advanceMs`: go on by this much. `frozen`: stand still, or go on. In this order. */
export type ClockChange = Readonly<{ at?: number; advanceMs?: number; frozen?: boolean }>;

/** `realNow` gives the real time in epoch ms. */
export function createClock(startAt: number, realNow: () => number): Clock {
    let orgAt = startAt;
    let realAt = realNow();
    let frozen = false;
    const now = (): number => (frozen ? orgAt : orgAt + realNow() - realAt);
    const change = (wanted: ClockChange): void => {
        orgAt = (wanted.at ?? now()) + (wanted.advanceMs ?? 0);
        realAt = realNow();
        frozen = wanted.frozen ?? frozen;
    };
    return { now, change };
}
