/**
 * A connection: one MessagePort to one broker page, after the handshake. Requests get an id, answers find their request
 * by it; what doesn't come in time, or can't be read, becomes a problem.
 */
import type { Answer, Answered, Asked, Changed, Connected, Outcome } from 'c/chatHistoryCore';
import { decodeAnswer, failed, succeeded } from 'c/chatHistoryCore';
import type { Timers } from './timers';

/** What came of a request. `'aborted'`: its signal was. `'lost'`: the connection closed first. */
export type Reply<T> = Outcome<T> | 'aborted' | 'lost';

export type Connection = Readonly<{
    /** Whether the answer is of the verb that was asked is for the caller to see. `timeoutMs`: how long it may take. */
    ask(asked: Asked, signal: AbortSignal, timeoutMs: number): Promise<Reply<Answered>>;
    close(): void;
}>;

export type ConnectionParts = Readonly<{
    port: MessagePort;
    timers: Timers;
    /** What the page has to echo. */
    nonce: string;
    /** The page has echoed `nonce`: from now on it listens. */
    onConnected: () => void;
    /** Another page read this record's conversation again; see `Changed`. */
    onChanged: (recordId: string) => void;
}>;

type Settle = (reply: Reply<Answered>) => void;

export function createConnection({ port, timers, nonce, onConnected, onChanged }: ConnectionParts): Connection {
    const waiting = new Map<number, Settle>();
    let lastId = 0;

    port.onmessage = (event: MessageEvent<unknown>) => {
        const heard = decodeAnswer(event.data);
        // An answer that can't be read names no request, so none of those that wait can be trusted to be answered.
        if (heard.ok) hear(heard.value);
        else settleAll(heard);
    };

    function hear(said: Answer | Connected | Changed): void {
        if ('changed' in said) onChanged(said.changed);
        else if (!('connected' in said)) settleOne(said);
        else if (said.connected === nonce) onConnected();
    }

    function settleOne(answer: Answer): void {
        waiting.get(answer.id)?.(answer.ok ? succeeded(answer) : { ok: false, problem: answer.problem });
    }

    function settleAll(reply: Reply<Answered>): void {
        for (const settle of [...waiting.values()]) settle(reply);
    }

    return {
        ask(asked, signal, timeoutMs) {
            if (signal.aborted) return Promise.resolve('aborted');
            const id = ++lastId;
            return new Promise((resolve) => {
                // Nobody waits for it any more: the page need not begin it, nor keep a place for it.
                const takeBack = (reply: Reply<Answered>): void => {
                    port.postMessage({ id, abort: true });
                    settle(reply);
                };
                const onAbort = (): void => takeBack('aborted');
                const cancelTimer = timers.after(timeoutMs, () => takeBack(failed('timed-out')));
                const settle = (reply: Reply<Answered>): void => {
                    cancelTimer();
                    signal.removeEventListener('abort', onAbort);
                    waiting.delete(id);
                    resolve(reply);
                };
                waiting.set(id, settle);
                signal.addEventListener('abort', onAbort);
                port.postMessage({ id, ...asked });
            });
        },
        close() {
            port.onmessage = null;
            port.close();
            settleAll('lost');
        }
    };
}
