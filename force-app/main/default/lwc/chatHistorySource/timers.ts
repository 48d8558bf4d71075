/** The clock of the component's side, as an argument, so that tests need no waiting. */
export interface Timers {
    /** Runs `task` after `delayMs`; the returned function cancels it. */
    after(delayMs: number, task: () => void): () => void;
}
