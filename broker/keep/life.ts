/** The life of a page as a signal: aborted when the page goes. */

/** Runs `task` when the page goes; at once where it has gone already. The returned function calls it off. */
export function whenGone(life: AbortSignal, task: () => void): () => void {
    if (life.aborted) task();
    else life.addEventListener('abort', task, { once: true });
    return () => {
        life.removeEventListener('abort', task);
    };
}
