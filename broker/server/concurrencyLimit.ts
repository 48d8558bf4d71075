/** Runs a bounded number of tasks at once; the others wait in the order in which they came. */
export type ConcurrencyLimit = Readonly<{
    /** Rejects with the reason of `signal` when that is aborted before the task has started. */
    run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T>;
}>;

export function createConcurrencyLimit(maxCount: number): ConcurrencyLimit {
    const waiting: (() => void)[] = [];
    let runningCount = 0;

    function startNext(): void {
        const start = runningCount < maxCount ? waiting.shift() : undefined;
        if (start === undefined) return;
        runningCount += 1;
        start();
    }

    return {
        run: async (signal, task) => {
            await new Promise<void>((start) => {
                waiting.push(start);
                startNext();
            });
            try {
                signal.throwIfAborted();
                return await task();
            } finally {
                runningCount -= 1;
                startNext();
            }
        }
    };
}
