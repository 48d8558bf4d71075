/**
 * Serves one component over one port: requests in, one JSON string per answer out. An abort withdraws a request; it gets no
 * answer. What a port may request is bounded, since every component on the Lightning origin could frame this page.
 */
import {
    decodeRequest,
    failed,
    MAX_ANSWER_CHARS,
    requestIdOf,
    succeeded,
    type Answer,
    type Changed,
    type Diagnostics,
    type Outcome,
    type Query,
    type Request,
    type Transcript
} from 'c/chatHistoryCore';
import type { Clock } from '../environment';
import type { Reply } from '../handlers/transcript';
import type { Change } from './changeNotifier';
import { createConcurrencyLimit } from './concurrencyLimit';

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

/** Transcript requests of one port in a sliding minute, and as many for `usage`; more are `busy`. Source: our choice; a busy Case needs some dozens. */
export const MAX_PER_MINUTE = 120;

/**
 * Every request is answered within this time from its arrival, the wait for its turn included. Unit: ms. Source: our
 * choice; less than what a component waits, more than one API call may take (`REQUEST_TIMEOUT_MS`).
 */
export const ANSWER_WITHIN_MS = 50_000;

const MINUTE_MS = 60_000;

export function createRequestServer(port: Port, { handle, clock, diagnostics }: RequestServerDeps): RequestServer {
    const pending = new Map<number, AbortController>();
    const concurrencyLimit = createConcurrencyLimit(MAX_CONCURRENT);
    // `usage` makes no API call but reads the store, so it has a rate of its own.
    const [requestRate, usageRate] = [createRequestRate(clock), createRequestRate(clock)];
    const given = createGivenTranscripts((recordId) => {
        port.postMessage(JSON.stringify({ changed: recordId } satisfies Changed));
    });

    async function answer(id: number, query: Query): Promise<void> {
        const controller = new AbortController();
        pending.set(id, controller);
        const reply = await replyInTime(query, controller);
        pending.delete(id);
        if (reply !== null) send(port, id, reply);
        if (reply?.ok === true && reply.value.verb === 'transcript') given.add(query, reply.value.value, reply.name);
        if (pending.size === 0) given.forgetChanges();
    }

    /** Null for a request that was withdrawn. */
    async function replyInTime(query: Query, controller: AbortController): Promise<Reply | null> {
        const { signal } = controller;
        let stopTimer: () => void = () => undefined;
        const timeout = new Promise<Reply | null>((resolve) => {
            stopTimer = clock.after(ANSWER_WITHIN_MS, () => {
                resolve(signal.aborted ? null : failed('timed-out'));
                controller.abort();
            });
        });
        const reply = await Promise.race([runHandler(query, signal), timeout]);
        stopTimer();
        return reply;
    }

    async function runHandler(query: Query, signal: AbortSignal): Promise<Reply | null> {
        const run = async () => handle(query, signal);
        try {
            // `usage` makes no API call: it is answered while transcripts are slow.
            const reply = await (query.verb === 'transcript' ? concurrencyLimit.run(signal, run) : run());
            return signal.aborted ? null : reply;
        } catch {
            if (signal.aborted) return null;
            // The text of an exception could hold anything, so it ends here.
            diagnostics.note('exception', 'request');
            return failed('malformed');
        }
    }

    function receive(id: number, request: Outcome<Request>): void {
        // A second answer under a pending id would be taken for the first's.
        if (pending.has(id)) return;
        const isUsage = request.ok && request.value.verb === 'usage';
        const retryAt = (isUsage ? usageRate : requestRate).admit();
        if (retryAt !== null) send(port, id, failed('busy', { retryAt }));
        else if (request.ok) void answer(id, request.value);
        else send(port, id, request);
    }

    port.onmessage = ({ data: message }: MessageEvent<unknown>) => {
        const id = requestIdOf(message);
        // A message without an id can't be answered.
        if (id === null) return;
        const decoded = decodeRequest(message);
        if (!decoded.ok) receive(id, decoded);
        else if ('abort' in decoded.value) pending.get(id)?.abort();
        else receive(id, succeeded(decoded.value));
    };
    return {
        notify: (change) => given.change(change, pending.size > 0),
        close: () => {
            port.close();
            pending.forEach((controller) => controller.abort());
        }
    };
}

/** A sliding minute of requests. `admit` returns the time from which the next one is possible, null where it is now. */
function createRequestRate(clock: Clock): Readonly<{ admit(): number | null }> {
    let arrivals: readonly number[] = [];
    return {
        admit: () => {
            const nowMs = clock.now();
            // A clock that was put back must not block the port until it has caught up.
            arrivals = arrivals.filter((at) => at <= nowMs && at > nowMs - MINUTE_MS);
            const [oldest] = arrivals;
            if (oldest !== undefined && arrivals.length >= MAX_PER_MINUTE) return oldest + MINUTE_MS;
            arrivals = [...arrivals, nowMs];
            return null;
        }
    };
}

type GivenTranscripts = Readonly<{
    add(query: Query, transcript: Transcript, name: string | undefined): void;
    /** `isPending`: an answer that is under way may be from before the change. */
    change(change: Change, isPending: boolean): void;
    forgetChanges(): void;
}>;

/** What the component shows, by name of the conversation, and which of it is no longer the newest. */
function createGivenTranscripts(onChanged: (recordId: string) => void): GivenTranscripts {
    const given = new Map<string, Readonly<{ recordId: string; fetchedAt: number }>>();
    const changes = new Map<string, number>();
    return {
        add: (query, { extent, fetchedAt }, name) => {
            if (name === undefined || query.verb !== 'transcript') return;
            // An older page says nothing about how new the rest on screen is.
            const shown = extent === 'to-newest' ? undefined : given.get(name);
            const { recordId } = query.args;
            given.set(name, { recordId, fetchedAt: shown?.fetchedAt ?? fetchedAt });
            const changedAt = changes.get(name) ?? 0;
            // Once: a component that can only get the same answer again would ask without end.
            changes.delete(name);
            if (changedAt > fetchedAt) onChanged(recordId);
        },
        change: ({ name, fetchedAt }, isPending) => {
            if (isPending) changes.set(name, fetchedAt);
            const shown = given.get(name);
            if (shown !== undefined && shown.fetchedAt < fetchedAt) onChanged(shown.recordId);
        },
        forgetChanges: () => changes.clear()
    };
}

function send(port: Port, id: number, reply: Reply): void {
    const answer: Answer = reply.ok ? { id, ok: true, ...reply.value } : { id, ok: false, problem: reply.problem };
    const text = JSON.stringify(answer);
    // Nothing longer is read on the other side. Transcripts are cut before (`fitTranscript`).
    port.postMessage(text.length <= MAX_ANSWER_CHARS ? text : JSON.stringify({ id, ...failed('malformed') }));
}
