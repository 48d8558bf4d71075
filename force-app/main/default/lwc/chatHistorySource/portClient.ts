/**
 * Requests over one MessagePort to one broker page. Each request has an id, and its answer names that id. An answer that
 * does not come, or can't be read, becomes a problem.
 */
import type { Answer, Changed, Connected, Outcome, Query, Result } from 'c/chatHistoryCore';
import { decodeAnswer, failed, succeeded } from 'c/chatHistoryCore';
import type { Timers } from './source';

/**
 * How long the page may say nothing at all while an answer is awaited. Unit: ms. Any message of the page starts the time
 * anew, so that waiting in the page's own queue is no time-out. Source: our choice; the page's longest single request
 * takes 90 s, and its own problem says more than ours.
 */
export const SILENCE_TIMEOUT_MS = 120_000;

/** `'aborted'`: the signal was. `'lost'`: the port closed before the answer came. */
export type Reply<T> = Outcome<T> | 'aborted' | 'lost';

export type PortClient = ReturnType<typeof createPortClient>;

export type PortClientDeps = Readonly<{
    port: MessagePort;
    timers: Timers;
    onConnected: (connected: Connected) => void;
    onChanged: (recordId: string) => void;
}>;

type Pending = Readonly<{
    settle(reply: Reply<Result>): void;
    /** Also tells the page that the answer is not needed any more. */
    withdraw(reply: Reply<Result>): void;
    /** Starts the time-out anew. */
    extend(): void;
}>;

export function createPortClient({ port, timers, onConnected, onChanged }: PortClientDeps) {
    const pending = new Map<number, Pending>();
    let lastId = 0;

    port.onmessage = ({ data }: MessageEvent<unknown>) => {
        for (const request of pending.values()) request.extend();
        const message = decodeAnswer(data);
        // An unreadable answer names no request, so no pending request can still rely on its answer.
        if (message.ok) dispatch(message.value);
        else settleAll(message);
    };

    function dispatch(message: Answer | Connected | Changed): void {
        if ('changed' in message) onChanged(message.changed);
        else if ('connected' in message) onConnected(message);
        else pending.get(message.id)?.settle(message.ok ? succeeded(message) : { ok: false, problem: message.problem });
    }

    function settleAll(reply: Reply<Result>): void {
        for (const { settle } of [...pending.values()]) settle(reply);
    }

    function add(id: number, signal: AbortSignal, resolve: (reply: Reply<Result>) => void): void {
        let cancelTimer = (): void => undefined;
        const settle = (reply: Reply<Result>): void => {
            cancelTimer();
            signal.removeEventListener('abort', onAbort);
            pending.delete(id);
            resolve(reply);
        };
        const withdraw = (reply: Reply<Result>): void => {
            port.postMessage({ id, abort: true });
            settle(reply);
        };
        const extend = (): void => {
            cancelTimer();
            cancelTimer = timers.after(SILENCE_TIMEOUT_MS, () => withdraw(failed('timed-out')));
        };
        const onAbort = (): void => withdraw('aborted');
        pending.set(id, { settle, withdraw, extend });
        signal.addEventListener('abort', onAbort);
        extend();
    }

    return {
        /**
         * `signal` has not been aborted yet. The caller has to check that the answer is of the verb that it asked. Never
         * rejects.
         */
        request(query: Query, signal: AbortSignal): Promise<Reply<Result>> {
            const id = ++lastId;
            return new Promise((resolve) => {
                add(id, signal, resolve);
                port.postMessage({ id, ...query });
            });
        },
        /** Ends every pending request with this problem; the port stays open. */
        failAll(outcome: Outcome<Result>): void {
            for (const { withdraw } of [...pending.values()]) withdraw(outcome);
        },
        close(): void {
            port.onmessage = null;
            port.close();
            settleAll('lost');
        }
    };
}
