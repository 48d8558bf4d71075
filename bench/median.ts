/** Work that is not counted: the engine first has to find out what is worth compiling. Unit: ms. */
const WARM_UP_MS = 1_000;

/** Median time of `work` over `runs` runs, after warming up. Unit: ms. */
export function medianMs(runs: number, work: () => unknown): number {
    const warmAt = performance.now() + WARM_UP_MS;
    while (performance.now() < warmAt) work();
    const times = Array.from({ length: runs }, () => timed(work)).sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)] ?? NaN;
}

function timed(work: () => unknown): number {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
}
