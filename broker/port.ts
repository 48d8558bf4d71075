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
    const news = createNews(port);
    const work = createWork(port, ask, news);
    let seen = 0;

    function admit(id: number, decoded: Outcome<Request>): void {
        // A second answer under an id that is under way would be taken for the first's.
        if (work.isUnderWay(id)) return;
        // Questions about this browser cost nothing, and the last page that holds a key is asked again and again.
        const isCounted = !decoded.ok || decoded.value.verb === 'transcript';
        if (isCounted) seen += 1;
        if (isCounted && seen > MAX_REQUESTS) send(port, id, failed('bad-request'));
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
        tellChanged: news.tell,
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

/** What a port is told unasked: that there are newer words than those it was given. */
type News = Readonly<{
    tell(name: string): void;
    /** A request begins, or has been answered with this. */
    begun(): void;
    answered(request: Request, reply: Reply | null): void;
}>;

function createNews(port: Port): News {
    /** Records whose words this port was given, by the name of their conversation. */
    const given = new Map<string, string>();
    /** Heard while something was under way: its answer may be from before. */
    const heard = new Set<string>();
    let underWay = 0;
    const post = (recordId: string) => {
        port.postMessage(JSON.stringify({ changed: recordId } satisfies Changed));
    };
    return {
        tell: (name) => {
            if (underWay > 0) heard.add(name);
            const recordId = given.get(name);
            if (recordId !== undefined) post(recordId);
        },
        begun: () => void (underWay += 1),
        answered: (request, reply) => {
            underWay -= 1;
            const name = reply?.about;
            if (name !== undefined && request.verb === 'transcript') {
                if (!given.has(name) && heard.has(name)) post(request.args.recordId);
                given.set(name, request.args.recordId);
            }
            if (underWay === 0) heard.clear();
        }
    };
}

function createWork(port: Port, ask: Ask, news: News): Work {
    const underWay = new Map<number, AbortController>();
    const turns = createTurns(MAX_AT_ONCE);
    return {
        begin: async (id, request) => {
            const controller = new AbortController();
            const { signal } = controller;
            underWay.set(id, controller);
            news.begun();
            const work = () => ask(request, signal);
            const reply: Reply = await (
                costsNothing(request) ? Promise.resolve().then(work) : turns.take(signal, work)
            ).catch(broken);
            underWay.delete(id);
            if (!signal.aborted) send(port, id, reply);
            news.answered(request, signal.aborted ? null : reply);
        },
        isUnderWay: (id) => underWay.has(id),
        abort: (id) => underWay.get(id)?.abort(),
        abortAll: () => underWay.forEach((controller) => controller.abort())
    };
}

/** What waits for nobody needs no turn: otherwise four reads that hang would keep a page from being asked anything. */
function costsNothing(request: Request): boolean {
    return request.verb !== 'transcript' || request.args.read.how === 'kept';
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
