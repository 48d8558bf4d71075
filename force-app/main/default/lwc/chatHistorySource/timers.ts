/** The timers of the component's side, as an argument, so that tests need no waiting. */
export interface Timers {
    /** Runs `task` after `delayMs`; the returned function cancels it. */
    after(delayMs: number, task: () => void): () => void;
}

/** The browser's own timers. The only real ones on the component's side. */
export const browserTimers: Timers = {
    after(delayMs, task) {
        // Time-outs, idle frames and expiry need a real clock; nothing else in the component has one.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
    }
};
