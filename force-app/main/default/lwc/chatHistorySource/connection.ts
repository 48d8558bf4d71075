/**
 * A connection: one MessagePort to one broker page, after the handshake. Requests get an id, answers find their request
 * by it; what doesn't come in time, or can't be read, becomes a problem.
 */
import type { Answer, Outcome, Transcript, TranscriptArgs } from 'c/chatHistoryCore';
import { decodeAnswer, failed, shortId, succeeded } from 'c/chatHistoryCore';
import type { Timers } from './timers';

/** How long an answer may take. Unit: ms. Our choice: above the broker's own limit, which gives the better problem. */
export const ANSWER_TIMEOUT_MS = 60_000;

export type Connection = Readonly<{
    /** Resolves with `'aborted'` when `signal` aborts, and with `'lost'` when the connection closes first. */
    transcript(args: TranscriptArgs, signal: AbortSignal): Promise<Outcome<Transcript> | 'aborted' | 'lost'>;
    close(): void;
}>;

type Reply = Outcome<Transcript> | 'aborted' | 'lost';
type Waiting = Readonly<{ recordId: string; settle: (reply: Reply) => void }>;

/** `onConnected` is called when the page has echoed `nonce`: from then on it listens. */
export function createConnection(
    port: MessagePort,
    nonce: string,
    timers: Timers,
    onConnected: () => void
): Connection {
    const waiting = new Map<number, Waiting>();
    let lastId = 0;

    port.onmessage = (event: MessageEvent<unknown>) => {
        const heard = decodeAnswer(event.data);
        // An answer that can't be read names no request, so none of those that wait can be trusted to be answered.
        if (!heard.ok) settleAll(heard);
        else if (!('connected' in heard.value)) settleOne(heard.value);
        else if (heard.value.connected === nonce) onConnected();
    };

    function settleOne(answer: Answer): void {
        const asked = waiting.get(answer.id);
        asked?.settle(outcomeOf(answer, asked.recordId));
    }

    function settleAll(reply: Reply): void {
        for (const { settle } of [...waiting.values()]) settle(reply);
    }

    return {
        transcript(args, signal) {
            if (signal.aborted) return Promise.resolve('aborted');
            const id = ++lastId;
            return new Promise((resolve) => {
                const onAbort = (): void => {
                    port.postMessage({ id, abort: true });
                    settle('aborted');
                };
                const cancelTimer = timers.after(ANSWER_TIMEOUT_MS, () => {
                    settle(failed('timed-out'));
                });
                const settle = (reply: Reply): void => {
                    cancelTimer();
                    signal.removeEventListener('abort', onAbort);
                    waiting.delete(id);
                    resolve(reply);
                };
                waiting.set(id, { recordId: args.recordId, settle });
                signal.addEventListener('abort', onAbort);
                port.postMessage({ id, verb: 'transcript', args });
            });
        },
        close() {
            port.onmessage = null;
            port.close();
            settleAll('lost');
        }
    };
}

/** A transcript that does not hold the record that was asked for is another's. */
function outcomeOf(answer: Answer, recordId: string): Outcome<Transcript> {
    if (!answer.ok) return { ok: false, problem: answer.problem };
    return answer.value.recordIds.includes(shortId(recordId)) ? succeeded(answer.value) : failed('malformed');
}
