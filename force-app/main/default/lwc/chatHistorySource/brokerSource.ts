/** Transcripts through the broker page. The link makes the connection; this decides when to ask again and when to let go. */
import type { Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { failed } from 'c/chatHistoryCore';
import type { Frame, LinkParts, WindowMessage } from './link';
import { createLink } from './link';
import type { Source } from './source';

/**
 * A frame that was not used for so long is dropped, and made again when needed: twenty console tabs shall not keep
 * twenty sessions in memory. Unit: ms. Source: our choice.
 */
export const IDLE_FRAME_MS = 5 * 60_000;

/** How often one ask may lose its connection (the page loaded again in its frame) before it is a problem. */
const MAX_LOSSES = 3;

export type BrokerSourceParts = LinkParts;

export interface BrokerSource extends Source {
    /** To be called after each rendering, with the frame or `null`. */
    frameRendered(frame: Frame | null): void;
    /** To be called with each message that the window receives. */
    heard(message: WindowMessage): void;
}

type Reply = Outcome<Transcript> | 'aborted';

/** A reply, and the number of the frame that it came through. */
type Sent = Readonly<{ reply: Reply; frame: number }>;

export function createBrokerSource(parts: BrokerSourceParts): BrokerSource {
    const link = createLink(parts);
    let inFlight = 0;
    let closed = false;
    let cancelIdle = (): void => undefined;

    async function send(args: TranscriptArgs, signal: AbortSignal): Promise<Sent> {
        for (let losses = 0; losses < MAX_LOSSES; losses++) {
            const reached = await link.connection();
            const frame = link.frameNumber();
            if (closed || signal.aborted) return { reply: 'aborted', frame };
            const reply = reached.ok ? await reached.value.transcript(args, signal) : reached;
            if (reply !== 'lost') return { reply, frame };
        }
        return { reply: failed('page-not-reachable'), frame: link.frameNumber() };
    }

    /** A page session can end while its frame lives on; a new frame brings a new one. Once: a second 401 is the org's word. */
    async function sendOnFreshSession(args: TranscriptArgs, signal: AbortSignal): Promise<Reply> {
        const { reply, frame } = await send(args, signal);
        if (reply === 'aborted' || reply.ok || reply.problem.code !== 'session-not-accepted') return reply;
        // Others may have asked on the same frame; the first of them replaces it.
        if (link.frameNumber() === frame) link.drop();
        return (await send(args, signal)).reply;
    }

    function watchIdle(): void {
        if (inFlight > 0 || closed) return;
        cancelIdle();
        cancelIdle = parts.timers.after(IDLE_FRAME_MS, link.drop);
    }

    return {
        async transcript(args, signal) {
            inFlight++;
            cancelIdle();
            const reply = await sendOnFreshSession(args, signal);
            inFlight--;
            watchIdle();
            return reply;
        },
        frameRendered: link.frameRendered,
        heard: link.heard,
        close() {
            closed = true;
            cancelIdle();
            link.drop();
        }
    };
}
