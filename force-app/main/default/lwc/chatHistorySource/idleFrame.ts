/**
 * When a frame that nobody uses may go: twenty console tabs shall not keep twenty sessions in memory.
 *
 * Not before the page agrees. Transcripts are kept encrypted, and only live pages hold the key to them: with the last of
 * those pages everything kept would become unreadable, and would cost the org its calls once more. So the last one says
 * no, and is asked again later.
 */
import type { Connection } from './connection';
import type { Timers } from './timers';
import { askRelease } from './verbs';

/** A frame that was not used for so long is dropped, and made again when needed. Unit: ms. Source: our choice. */
export const IDLE_FRAME_MS = 5 * 60_000;

export type IdleFrameParts = Readonly<{
    timers: Timers;
    /** `null`: nothing is connected. */
    connected: () => Connection | null;
    drop: () => void;
}>;

export type IdleFrame = Readonly<{
    /** The frame is idle from now on. */
    watch: () => void;
    /** The frame is in use, or there is none. */
    stop: () => void;
}>;

export function createIdleFrame({ timers, connected, drop }: IdleFrameParts): IdleFrame {
    let watching = new AbortController();

    function stop(): void {
        watching.abort();
    }

    function watch(): void {
        stop();
        const { signal } = (watching = new AbortController());
        const cancel = timers.after(IDLE_FRAME_MS, () => {
            void leave(signal);
        });
        signal.addEventListener('abort', cancel);
    }

    async function leave(signal: AbortSignal): Promise<void> {
        const mayLeave = await agrees(connected(), signal);
        // Whoever needs the frame after all has stopped the watch; the answer is of no use to them.
        if (signal.aborted) return;
        if (mayLeave) drop();
        else watch();
    }

    return { watch, stop };
}

async function agrees(connection: Connection | null, signal: AbortSignal): Promise<boolean> {
    if (connection === null) return true;
    const reply = await askRelease(connection, signal);
    // Lost: another page has loaded in the frame. What it holds is not known.
    if (typeof reply === 'string') return false;
    return !reply.ok || reply.value;
}
