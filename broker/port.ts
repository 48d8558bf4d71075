/**
 * One port, one component: requests in, one JSON string per answer out. An abort takes a request back: it gets no
 * answer. What a port may ask for is bounded: every component on the Lightning origin could frame this page.
 */
import {
    decodeRequest,
    failed,
    MAX_ANSWER_CHARS,
    requestIdOf,
    succeeded,
    type Answer,
    type Outcome,
    type Request,
    type Transcript
} from 'c/chatHistoryCore';
import { createTurns } from './turns';

export type Port = Pick<MessagePort, 'postMessage' | 'onmessage' | 'close'>;

export type Ask = (request: Request, signal: AbortSignal) => Promise<Outcome<Transcript>>;

/**
 * Requests that one port may make in its life. Unit: requests. Source: our choice; a busy Case needs some dozens, and
 * a frame that is made again gets a new port. Those beyond are refused without asking Salesforce.
 */
export const MAX_REQUESTS = 500;

/** Requests that one port has under way at once; the others wait. Source: our choice; browsers open six connections. */
export const MAX_AT_ONCE = 4;

/** Serves the port until the returned function is called; what is under way then is taken back. */
export function servePort(port: Port, ask: Ask): () => void {
    const work = createWork(port, ask);
    let seen = 0;

    function admit(id: number, decoded: Outcome<Request>): void {
        // A second answer under an id that is under way would be taken for the first's.
        if (work.isUnderWay(id)) return;
        seen += 1;
        if (seen > MAX_REQUESTS) send(port, id, failed('limit-reached'));
        else if (decoded.ok) void work.begin(id, decoded.value);
        else send(port, id, decoded);
    }

    port.onmessage = ({ data: message }: MessageEvent<unknown>) => {
        const id = requestIdOf(message);
        // Without an id nobody can be answered.
        if (id === null) return;
        const decoded = decodeRequest(message);
        if (!decoded.ok) admit(id, decoded);
        else if ('abort' in decoded.value) work.abort(id);
        else admit(id, succeeded(decoded.value));
    };
    return () => {
        port.close();
        work.abortAll();
    };
}

type Work = Readonly<{
    begin(id: number, request: Request): Promise<void>;
    isUnderWay(id: number): boolean;
    abort(id: number): void;
    abortAll(): void;
}>;

function createWork(port: Port, ask: Ask): Work {
    const underWay = new Map<number, AbortController>();
    const turns = createTurns(MAX_AT_ONCE);
    return {
        begin: async (id, request) => {
            const controller = new AbortController();
            const { signal } = controller;
            underWay.set(id, controller);
            const outcome = await turns.take(signal, () => ask(request, signal)).catch(broken);
            underWay.delete(id);
            if (!signal.aborted) send(port, id, outcome);
        },
        isUnderWay: (id) => underWay.has(id),
        abort: (id) => underWay.get(id)?.abort(),
        abortAll: () => underWay.forEach((controller) => controller.abort())
    };
}

/** An exception is our mistake or a hostile answer; its text could hold anything, so it ends here. */
function broken(): Outcome<Transcript> {
    return failed('malformed');
}

function send(port: Port, id: number, outcome: Outcome<Transcript>): void {
    const answer: Answer = outcome.ok
        ? { id, ok: true, value: outcome.value }
        : { id, ok: false, problem: outcome.problem };
    const text = JSON.stringify(answer);
    if (text.length <= MAX_ANSWER_CHARS) port.postMessage(text);
    else send(port, id, failed('malformed'));
}
