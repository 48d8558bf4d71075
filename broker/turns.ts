/** At most so many tasks at once; the others wait in the order they came. */
export type Turns = Readonly<{
    /** Rejects with the signal's reason when aborted before its turn. */
    take<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T>;
}>;

export function createTurns(atOnce: number): Turns {
    const waiting: (() => void)[] = [];
    let running = 0;

    function next(): void {
        const start = running < atOnce ? waiting.shift() : undefined;
        if (start === undefined) return;
        running += 1;
        start();
    }

    return {
        take: async (signal, task) => {
            await new Promise<void>((start) => {
                waiting.push(start);
                next();
            });
            try {
                signal.throwIfAborted();
                return await task();
            } finally {
                running -= 1;
                next();
            }
        }
    };
}
