/**
 * Serves one component over one port: requests in, one JSON string per answer out. An abort withdraws a request; it gets no
 * answer. What a port may request is bounded, since every component on the Lightning origin could frame this page.
 */
import {
    decodeRequest,
    failed,
    isOfContact,
    requestIdOf,
    type Answer,
    type Changed,
    type Diagnostics,
    type Query,
    type TranscriptArgs
} from 'c/chatHistoryCore';
import type { Clock } from '../environment';
import type { Reply } from '../handlers/transcript';
import type { Change } from './changeNotifier';

export type Port = Pick<MessagePort, 'postMessage' | 'onmessage' | 'close'>;

export type Handle = (query: Query, signal: AbortSignal) => Promise<Reply>;

export type RequestServer = Readonly<{
    /** Another page fetched a conversation: tells the component if it was given an earlier page of it. */
    notify(change: Change): void;
    /** Aborts what is under way. */
    close(): void;
}>;

export type RequestServerDeps = Readonly<{ handle: Handle; clock: Clock; diagnostics: Diagnostics }>;

/** Transcript requests of one port at once; the others wait. Source: our choice; browsers open six connections. */
export const MAX_CONCURRENT = 4;

/**
 * Transcript requests of one port in a sliding minute, and as many for `usage`; more are `busy`. Source: our choice; a
 * busy Case needs some dozens.
 */
export const MAX_PER_MINUTE = 120;

/**
 * Every request is answered within this time from its arrival, the wait for its turn included. Unit: ms. Source: our
 * choice; less than what a component waits, more than one API call may take (`REQUEST_TIMEOUT_MS`).
 */
export const ANSWER_WITHIN_MS = 50_000;

const MINUTE_MS = 60_000;

type Given = Readonly<{ name: string; recordId: string; fetchedAt: number }>;

export function createRequestServer(port: Port, { handle, clock, diagnostics }: RequestServerDeps): RequestServer {
    /** Requests that have no answer yet and were not withdrawn. */
    const pending = new Map<number, AbortController>();
    const runInTurn = createConcurrencyLimit();
    // `usage` makes no API call but reads the store, so it has a rate of its own.
    const rates = { transcript: createRate(clock), usage: createRate(clock) };
    /** What the component shows: by name of the conversation, and by record where one was asked for alone. */
    const given = new Map<string, Given>();
    /** Changes that came while an answer was under way: it may be from before. Fetched when, by name. */
    const changes = new Map<string, number>();

    function send(id: number, reply: Reply): void {
        const answer: Answer = reply.ok ? { id, ok: true, ...reply.value } : { id, ok: false, problem: reply.problem };
        port.postMessage(JSON.stringify(answer));
    }

    async function answer(id: number, query: Query): Promise<void> {
        const controller = new AbortController();
        pending.set(id, controller);
        const stopTimer = clock.after(ANSWER_WITHIN_MS, () => {
            finish(failed('timed-out'));
            controller.abort();
        });
        /** The first reply counts. */
        function finish(reply: Reply): void {
            stopTimer();
            if (pending.get(id) !== controller) return;
            pending.delete(id);
            send(id, reply);
            if (query.verb === 'transcript' && reply.ok) noteGiven(query.args, reply);
            if (pending.size === 0) changes.clear();
        }
        const run = () => runHandler(query, controller.signal);
        // `usage` makes no API call: it is answered while transcripts are slow.
        finish(await (query.verb === 'transcript' ? runInTurn(run) : run()));
    }

    async function runHandler(query: Query, signal: AbortSignal): Promise<Reply> {
        try {
            signal.throwIfAborted();
            return await handle(query, signal);
        } catch {
            // The text of an exception could hold anything, so it ends here.
            if (!signal.aborted) diagnostics.note('exception', 'request');
            return failed('malformed');
        }
    }

    function noteGiven(args: TranscriptArgs, { name, value: result }: Extract<Reply, { ok: true }>): void {
        if (name === undefined || result.verb !== 'transcript') return;
        const [{ recordId }, { extent, fetchedAt }] = [args, result.value];
        const key = isOfContact(args) ? `${name}/${recordId}` : name;
        // An older page says nothing about how new the rest on screen is.
        const shown = extent === 'to-newest' ? undefined : given.get(key);
        given.set(key, { name, recordId, fetchedAt: shown?.fetchedAt ?? fetchedAt });
        const changedAt = changes.get(name) ?? 0;
        // Once: a component that can only get the same answer again would ask without end.
        changes.delete(name);
        if (changedAt > fetchedAt) sendChanged(recordId);
    }

    function sendChanged(recordId: string): void {
        port.postMessage(JSON.stringify({ changed: recordId } satisfies Changed));
    }

    port.onmessage = ({ data: message }: MessageEvent<unknown>) => {
        const id = requestIdOf(message);
        // A message without an id can't be answered.
        if (id === null) return;
        const decoded = decodeRequest(message);
        const request = decoded.ok ? decoded.value : null;
        if (request !== null && 'abort' in request) {
            pending.get(id)?.abort();
            pending.delete(id);
            return;
        }
        // A second answer under a pending id would be taken for the first's.
        if (pending.has(id)) return;
        const retryAt = rates[request?.verb ?? 'transcript']();
        if (retryAt !== null) send(id, failed('busy', { retryAt }));
        else if (request !== null) void answer(id, request);
        else if (!decoded.ok) send(id, decoded);
    };
    return {
        notify: ({ name, fetchedAt }) => {
            if (pending.size > 0) changes.set(name, fetchedAt);
            for (const shown of given.values()) {
                if (shown.name === name && shown.fetchedAt < fetchedAt) sendChanged(shown.recordId);
            }
        },
        close: () => {
            port.close();
            pending.forEach((controller) => controller.abort());
            pending.clear();
        }
    };
}

/** A sliding minute of requests: each call counts one, or gives the time from which it is possible. */
function createRate(clock: Clock): () => number | null {
    let arrivals: readonly number[] = [];
    return () => {
        const nowMs = clock.now();
        // A clock that was put back must not block the port until it has caught up.
        arrivals = arrivals.filter((at) => at <= nowMs && at > nowMs - MINUTE_MS);
        const oldest = arrivals.at(-MAX_PER_MINUTE);
        if (oldest !== undefined) return oldest + MINUTE_MS;
        arrivals = [...arrivals, nowMs];
        return null;
    };
}

/** Runs `MAX_CONCURRENT` tasks at once; the others wait in the order in which they came. A task never rejects. */
function createConcurrencyLimit(): <T>(task: () => Promise<T>) => Promise<T> {
    const waiting: (() => void)[] = [];
    let runningCount = 0;
    return async (task) => {
        if (runningCount >= MAX_CONCURRENT) await new Promise<void>((start) => waiting.push(start));
        else runningCount += 1;
        const result = await task();
        const startNext = waiting.shift();
        // It takes over this task's place.
        if (startNext === undefined) runningCount -= 1;
        else startNext();
        return result;
    };
}
