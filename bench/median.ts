/** Median time of `work` over `runs` runs, after one that warms up. Unit: ms. */
export function medianMs(runs: number, work: () => unknown): number {
    work();
    const times = Array.from({ length: runs }, () => {
        const started = performance.now();
        work();
        return performance.now() - started;
    }).sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)] ?? NaN;
}
