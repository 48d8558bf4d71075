/** Transcripts through the broker page. The link makes the connection; this decides when to ask again and when to let go. */
import type { Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { failed } from 'c/chatHistoryCore';
import { createIdleFrame } from './idleFrame';
import type { Frame, LinkParts, WindowMessage } from './link';
import { createLink } from './link';
import type { Source } from './source';
import { askTranscript, askUsage } from './verbs';

/** How often one ask may lose its connection (the page loaded again in its frame) before it is a problem. */
const MAX_LOSSES = 3;

export type BrokerSourceParts = LinkParts &
    Readonly<{
        /** The idle page was let go of: from now on nobody tells what changes elsewhere. */
        onReleased: () => void;
    }>;

export interface BrokerSource extends Source {
    /** To be called after each rendering, with the frame or `null`. */
    frameRendered(frame: Frame | null): void;
    /** To be called with each message that the window receives. */
    heard(message: WindowMessage): void;
}

type Answer = Outcome<Transcript> | 'aborted';

/** An answer, and the number of the frame that it came through. */
type Sent = Readonly<{ answer: Answer; frame: number }>;

export function createBrokerSource(parts: BrokerSourceParts): BrokerSource {
    const link = createLink(parts);
    const idleFrame = createIdleFrame({
        timers: parts.timers,
        connected: link.connected,
        drop() {
            link.drop();
            parts.onReleased();
        }
    });
    let inFlight = 0;
    let closed = false;

    async function send(args: TranscriptArgs, signal: AbortSignal): Promise<Sent> {
        for (let losses = 0; losses < MAX_LOSSES; losses++) {
            const reached = await link.connection();
            const frame = link.frameNumber();
            if (closed || signal.aborted) return { answer: 'aborted', frame };
            const reply = reached.ok ? await askTranscript(reached.value, args, signal) : reached;
            if (reply !== 'lost') return { answer: reply, frame };
        }
        return { answer: failed('page-not-reachable'), frame: link.frameNumber() };
    }

    /** A page session can end while its frame lives on; a new frame brings a new one. Once: a second 401 is the org's word. */
    async function sendOnFreshSession(args: TranscriptArgs, signal: AbortSignal): Promise<Answer> {
        const { answer, frame } = await send(args, signal);
        if (answer === 'aborted' || answer.ok || answer.problem.code !== 'session-not-accepted') return answer;
        // Others may have asked on the same frame; the first of them replaces it.
        if (link.frameNumber() === frame) link.drop();
        return (await send(args, signal)).answer;
    }

    return {
        async transcript(args, signal) {
            inFlight++;
            idleFrame.stop();
            const answer = await sendOnFreshSession(args, signal);
            inFlight--;
            if (inFlight === 0 && !closed) idleFrame.watch();
            return answer;
        },
        usage(limits) {
            const connection = link.connected();
            return connection === null ? Promise.resolve(null) : askUsage(connection, limits);
        },
        frameRendered: link.frameRendered,
        heard: link.heard,
        close() {
            closed = true;
            idleFrame.stop();
            link.drop();
        }
    };
}
