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
    type Answered,
    type Changed,
    type Outcome,
    type Request
} from 'c/chatHistoryCore';
import { createTurns } from './turns';

export type Port = Pick<MessagePort, 'postMessage' | 'onmessage' | 'close'>;

/** `about`: name of the conversation that a transcript is of; news of that conversation concern this port from then on. */
export type Reply = Outcome<Answered> & Readonly<{ about?: string }>;

export type Ask = (request: Request, signal: AbortSignal) => Promise<Reply>;

export type Serving = Readonly<{
    /** Another page read the conversation of this name again. */
    tellChanged(name: string): void;
    /** What is under way is taken back. */
    close(): void;
}>;

/**
 * Requests that one port may make in its life. Unit: requests. Source: our choice; a busy Case needs some dozens, and
 * a frame that is made again gets a new port. Those beyond are refused without asking Salesforce.
 */
export const MAX_REQUESTS = 500;

/** Requests that one port has under way at once; the others wait. Source: our choice; browsers open six connections. */
export const MAX_AT_ONCE = 4;

export function servePort(port: Port, ask: Ask): Serving {
    /** Records whose words this port was given, by the name of their conversation. */
    const given = new Map<string, string>();
    const work = createWork(port, async (request, signal) => {
        const reply = await ask(request, signal);
        if (reply.about !== undefined && request.verb === 'transcript') given.set(reply.about, request.args.recordId);
        return reply;
    });
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
    return {
        tellChanged: (name) => {
            const recordId = given.get(name);
            if (recordId !== undefined) port.postMessage(JSON.stringify({ changed: recordId } satisfies Changed));
        },
        close: () => {
            port.close();
            work.abortAll();
        }
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
function broken(): Outcome<Answered> {
    return failed('malformed');
}

function send(port: Port, id: number, outcome: Outcome<Answered>): void {
    const answer: Answer = outcome.ok
        ? { id, ok: true, ...outcome.value }
        : { id, ok: false, problem: outcome.problem };
    const text = JSON.stringify(answer);
    if (text.length <= MAX_ANSWER_CHARS) port.postMessage(text);
    else send(port, id, failed('malformed'));
}
