/** Transcripts through the broker page: one connection, made on demand, dropped when idle, renewed once after a 401. */
import type { Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { failed, shortId, succeeded } from 'c/chatHistoryCore';
import type { PageConnection, PageConnectionDeps } from './pageConnection';
import { createPageConnection } from './pageConnection';
import type { PortClient, Reply } from './portClient';
import type { Source } from './source';

/** A frame that was not used for so long is dropped, and made again when needed. Unit: ms. Source: our choice. */
export const IDLE_FRAME_MS = 5 * 60_000;

/** How often one request may lose its connection (the page loaded again in its frame) before it is a problem. */
const MAX_LOSSES = 3;

const NEVER = new AbortController().signal;

export interface BrokerSource extends Source, Pick<PageConnection, 'frameRendered' | 'receive'> {}

type Answer = Outcome<Transcript> | 'aborted';

/**
 * `losses`: how often the page has loaded again under this request. `hasFreshSession`: a page session can end while its
 * frame lives on, so a 401 is tried on a new frame once; a second one is the org's answer.
 */
type Attempt = Readonly<{ losses: number; hasFreshSession: boolean }>;

export function createBrokerSource(deps: PageConnectionDeps): BrokerSource {
    const closing = new AbortController();
    const page = createPageConnection({
        ...deps,
        onLost() {
            if (!closing.signal.aborted) deps.onLost();
        }
    });
    let pendingCount = 0;
    let cancelIdleTimer = (): void => undefined;

    async function send(args: TranscriptArgs, signal: AbortSignal, attempt: Attempt): Promise<Answer> {
        const isOver = (): boolean => closing.signal.aborted || signal.aborted;
        if (isOver()) return 'aborted';
        if (attempt.losses === MAX_LOSSES) return failed('page-not-reachable');
        const opened = await page.open();
        if (isOver()) return 'aborted';
        if (!opened.ok) return opened;
        const reply = await requestTranscript(opened.value.client, args, signal);
        if (reply === 'lost') return send(args, signal, { ...attempt, losses: attempt.losses + 1 });
        if (!isSessionExpired(reply)) return reply;
        if (attempt.hasFreshSession) return failed('session-not-accepted', { status: 401 });
        // Every other pending request loses its connection, and shares the new frame.
        page.drop();
        return send(args, signal, { ...attempt, hasFreshSession: true });
    }

    function dropIdleFrame(): void {
        // Without its frame such a page loses every transcript, and each costs a call again.
        if (page.current()?.holdsTranscripts !== true) page.drop();
    }

    return {
        async transcript(args, signal) {
            pendingCount++;
            cancelIdleTimer();
            const answer = await send(args, signal, { losses: 0, hasFreshSession: false });
            pendingCount--;
            if (pendingCount === 0 && !closing.signal.aborted) {
                cancelIdleTimer = deps.timers.after(IDLE_FRAME_MS, dropIdleFrame);
            }
            return answer;
        },
        async usage(limits) {
            const reply = await page.current()?.client.request({ verb: 'usage', args: { limits } }, NEVER);
            const hasFigures = typeof reply === 'object' && reply.ok && reply.value.verb === 'usage';
            return hasFigures ? reply.value.value : null;
        },
        frameRendered: (frame) => page.frameRendered(frame),
        receive: (message) => page.receive(message),
        close() {
            closing.abort();
            cancelIdleTimer();
            page.drop();
        }
    };
}

/** A transcript without the requested record is another's. */
async function requestTranscript(
    client: PortClient,
    args: TranscriptArgs,
    signal: AbortSignal
): Promise<Reply<Transcript>> {
    const reply = await client.request({ verb: 'transcript', args }, signal);
    if (typeof reply === 'string' || !reply.ok) return reply;
    const result = reply.value;
    const isOfRecord = result.verb === 'transcript' && result.value.recordIds.includes(shortId(args.recordId));
    return isOfRecord ? succeeded(result.value) : failed('malformed');
}

function isSessionExpired(answer: Answer): boolean {
    return answer !== 'aborted' && !answer.ok && answer.problem.code === 'session-expired';
}
