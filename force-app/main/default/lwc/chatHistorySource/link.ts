/**
 * The link to the broker page: a frame that the view renders on request, and the handshake with the page in it.
 *
 * 1. `connection()` asks the view for a frame.  2. The page posts Ready.  3. We check source and origin, post Connect and
 * transfer a port.  4. The page echoes the nonce over the port: connected.
 *
 * A page that doesn't come in time is *given up*: whoever waits gets `page-not-reachable`. Its frame stays, because a
 * Ready is welcome however late (a cold start may need the agent to sign in first); the next ask makes a new frame.
 */
import type { Outcome } from 'c/chatHistoryCore';
import { CONNECT, PROTOCOL_VERSION, decodeReady, failed, succeeded } from 'c/chatHistoryCore';
import type { Connection } from './connection';
import { createConnection } from './connection';
import type { Timers } from './timers';

/** How long a page may take from frame to echo. Unit: ms. Our choice: a cold start has a sign-in hop in it. */
export const HANDSHAKE_TIMEOUT_MS = 15_000;

/** The part of an iframe that we need. */
export type Frame = Readonly<{ contentWindow: Pick<Window, 'postMessage'> | null }>;

/** The part of a window message that we read. */
export type WindowMessage = Readonly<{ source: unknown; origin: string; data: unknown }>;

export type LinkParts = Readonly<{
    /** The only origin that is listened to and spoken to. */
    origin: string;
    timers: Timers;
    createChannel: () => Readonly<{ port1: MessagePort; port2: MessagePort }>;
    /** A value that can't be guessed, new with each call. */
    nonce: () => string;
    /** Asks the view to render frame number `frame`, or none. Another number means another frame. */
    onFrame: (frame: number | null) => void;
    /** The page answered after it had been given up. */
    onRecovered: () => void;
    /** Another page read this record's conversation again: there are newer words than what was answered here. */
    onChanged: (recordId: string) => void;
}>;

export type Link = Readonly<{
    /** Resolves when connected, or with `page-not-reachable`. */
    connection: () => Promise<Outcome<Connection>>;
    /** The connection as it is now, without making one; `null` where there is none. */
    connected: () => Connection | null;
    /** Number of the frame in use; grows with each new one. */
    frameNumber: () => number;
    /** Lets go of the frame; the next `connection()` makes a new one. */
    drop: () => void;
    /** To be called after each rendering, with the frame or `null`. */
    frameRendered: (frame: Frame | null) => void;
    /** To be called with each message that the window receives. */
    heard: (message: WindowMessage) => void;
}>;

/** `given-up`: the frame stays and may still be heard. */
type Phase = 'absent' | 'waiting' | 'connected' | 'given-up';

export function createLink(parts: LinkParts): Link {
    const { origin, timers, createChannel, nonce, onFrame, onRecovered, onChanged } = parts;
    let phase: Phase = 'absent';
    let number = 0;
    let frame: Frame | null = null;
    let connection: Connection | null = null;
    const waiters = createWaiters();
    let cancelTimer = (): void => undefined;

    function wait(): void {
        phase = 'waiting';
        cancelTimer();
        cancelTimer = timers.after(HANDSHAKE_TIMEOUT_MS, () => {
            giveUp(failed('page-not-reachable'));
        });
    }

    function giveUp(outcome: Outcome<Connection>): void {
        cancelTimer();
        phase = 'given-up';
        waiters.answer(outcome);
    }

    function letGo(): void {
        cancelTimer();
        connection?.close();
        connection = null;
        frame = null;
        phase = 'absent';
    }

    function connect(page: Pick<Window, 'postMessage'>): void {
        const { port1, port2 } = createChannel();
        const secret = nonce();
        // A page that loads again in the same frame (after a sign-in hop) starts over.
        connection?.close();
        if (phase === 'connected') wait();
        const onConnected = (): void => {
            if (created === connection) established(created);
        };
        const created = createConnection({ port: port1, timers, nonce: secret, onConnected, onChanged });
        connection = created;
        page.postMessage({ type: CONNECT, v: PROTOCOL_VERSION, nonce: secret }, origin, [port2]);
    }

    function established(made: Connection): void {
        const late = phase === 'given-up';
        cancelTimer();
        phase = 'connected';
        waiters.answer(succeeded(made));
        if (late) onRecovered();
    }

    function connected(): Connection | null {
        return phase === 'connected' ? connection : null;
    }

    return {
        connected,
        connection() {
            const now = connected();
            if (now !== null) return Promise.resolve(succeeded(now));
            if (phase === 'given-up') letGo();
            const asked = waiters.join();
            if (phase === 'absent') {
                wait();
                onFrame(++number);
            }
            return asked;
        },
        frameNumber: () => number,
        drop() {
            letGo();
            waiters.answer(failed('page-not-reachable'));
            onFrame(null);
        },
        frameRendered(rendered) {
            frame = rendered;
        },
        heard({ source, origin: from, data }) {
            const page = frame?.contentWindow ?? null;
            if (page === null || source !== page || from !== origin) return;
            const ready = decodeReady(data);
            if (ready.ok) connect(page);
            // Another version of the page: a named problem at once instead of a time-out.
            else if (ready.problem.code === 'not-supported') giveUp(ready);
        }
    };
}

type Waiters = Readonly<{ join: () => Promise<Outcome<Connection>>; answer: (outcome: Outcome<Connection>) => void }>;

/** Who waits for a connection. All get the same answer. */
function createWaiters(): Waiters {
    let waiters: ((outcome: Outcome<Connection>) => void)[] = [];
    return {
        join: () => new Promise((resolve) => waiters.push(resolve)),
        answer(outcome) {
            const answered = waiters;
            waiters = [];
            for (const answer of answered) answer(outcome);
        }
    };
}
