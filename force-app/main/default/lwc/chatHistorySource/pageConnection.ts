/**
 * The connection to the broker page: a frame that the view renders on request, and the handshake with the page in it.
 *
 * 1. `open()` asks the view for a frame.  2. The page posts Ready.  3. We check source and origin, post Connect and
 * transfer a port.  4. The page echoes the nonce over the port: connected.
 *
 * A page that doesn't answer in time is *given up*: pending callers get `page-not-reachable`. Its frame stays, because a
 * Ready is accepted however late (the user may have to sign in first); the next `open()` makes a new frame.
 *
 * Ready reaches every listener of the Lightning page, so a script of another vendor could send its Connect first. The page
 * serves one port only, so that script would hold the only connection. It could read through it what this user may read
 * anyway, on this user's budget. It could not answer our requests: on screen the page would be `page-not-reachable`.
 */
import type { Outcome } from 'c/chatHistoryCore';
import { CONNECT, PROTOCOL_VERSION, decodeReady, failed, succeeded } from 'c/chatHistoryCore';
import type { PortClient } from './portClient';
import { createPortClient } from './portClient';
import type { Timers } from './source';

/** How long a page may take from frame to echo. Unit: ms. Our choice: the first load of a login has extra redirects. */
export const HANDSHAKE_TIMEOUT_MS = 15_000;

/** The part of an iframe that we need. */
export type Frame = Readonly<{ contentWindow: Pick<Window, 'postMessage'> | null }>;

/** The part of a window message that we read. */
export type WindowMessage = Readonly<{ isTrusted: boolean; source: unknown; origin: string; data: unknown }>;

export type PageConnectionDeps = Readonly<{
    /** The only origin that is listened to and spoken to. */
    origin: string;
    timers: Timers;
    createChannel: () => Readonly<{ port1: MessagePort; port2: MessagePort }>;
    /** A value that can't be guessed, new with each call. */
    createNonce: () => string;
    /** Asks the view to render frame number `frame`, or none. Another number means another frame. */
    onFrame: (frame: number | null) => void;
    /** The page answered after it had been given up. */
    onRecovered: () => void;
    /** A connection ended. The next one does not report changes of what this one has answered. */
    onLost: () => void;
    /** Another page read this record's conversation: there are newer messages than what was answered here. */
    onChanged: (recordId: string) => void;
}>;

/** `holdsTranscripts`: the page holds transcripts in memory only, so they go when its frame goes. */
export type Connection = Readonly<{ client: PortClient; holdsTranscripts: boolean }>;

export type PageConnection = ReturnType<typeof createPageConnection>;

/** `given-up`: the frame stays, and its page may still connect. */
type Phase = 'absent' | 'waiting' | 'connected' | 'given-up';

export function createPageConnection(deps: PageConnectionDeps) {
    const { origin, timers, onFrame, onRecovered, onLost } = deps;
    let phase: Phase = 'absent';
    let number = 0;
    let frame: Frame | null = null;
    let connection: Connection | null = null;
    /** Has sent Connect and waits for the echo. */
    let candidate: PortClient | null = null;
    let waiting: ((outcome: Outcome<Connection>) => void)[] = [];
    let cancelTimer = (): void => undefined;

    function answerWaiting(outcome: Outcome<Connection>): void {
        cancelTimer();
        const answered = waiting;
        waiting = [];
        for (const answer of answered) answer(outcome);
    }

    function giveUp(outcome: Outcome<Connection>): void {
        phase = 'given-up';
        answerWaiting(outcome);
    }

    function close(): void {
        const lost = connection;
        candidate?.close();
        connection = candidate = frame = null;
        phase = 'absent';
        end(lost);
    }

    function end(lost: Connection | null): void {
        if (lost === null) return;
        lost.client.close();
        onLost();
    }

    function begin(): void {
        close();
        phase = 'waiting';
        cancelTimer = timers.after(HANDSHAKE_TIMEOUT_MS, () => giveUp(failed('page-not-reachable')));
        onFrame(++number);
    }

    function connect(page: Pick<Window, 'postMessage'>): void {
        candidate?.close();
        candidate = offerPort(page, deps, establish);
    }

    /** A further Ready (the page loaded again) ends a connection only here, once its page has echoed the new nonce. */
    function establish(established: Connection): void {
        if (established.client !== candidate) return;
        const replaced = connection;
        const isLate = phase === 'given-up';
        connection = established;
        candidate = null;
        phase = 'connected';
        answerWaiting(succeeded(established));
        end(replaced);
        if (isLate) onRecovered();
    }

    return {
        /** Resolves when connected, or with the problem. */
        open(): Promise<Outcome<Connection>> {
            if (phase === 'connected' && connection !== null) return Promise.resolve(succeeded(connection));
            const opened = new Promise<Outcome<Connection>>((resolve) => waiting.push(resolve));
            if (phase !== 'waiting') begin();
            return opened;
        },
        /** The connection as it is now; `null` where there is none. Makes no frame. */
        current: (): Connection | null => (phase === 'connected' ? connection : null),
        /** Removes the frame; the next `open()` makes a new one. */
        drop(): void {
            close();
            answerWaiting(failed('page-not-reachable'));
            onFrame(null);
        },
        /** To be called after each rendering, with the frame or `null`. */
        frameRendered(rendered: Frame | null): void {
            frame = rendered;
        },
        /** To be called with each message that the window receives. */
        receive(message: WindowMessage): void {
            const page = frame?.contentWindow ?? null;
            if (page === null || !isFrom(page, origin, message)) return;
            const ready = decodeReady(message.data);
            if (ready.ok) connect(page);
            else if (ready.problem.code === 'not-supported') {
                // A page of another version took the place of the one that was asked, which will never answer.
                connection?.client.failAll(ready);
                giveUp(ready);
            }
        }
    };
}

/** Sends Connect with a port. `onEchoed`: the page has echoed the nonce over the port, so it listens there. */
function offerPort(
    page: Pick<Window, 'postMessage'>,
    { origin, timers, createChannel, createNonce, onChanged }: PageConnectionDeps,
    onEchoed: (connection: Connection) => void
): PortClient {
    const { port1, port2 } = createChannel();
    const nonce = createNonce();
    const client = createPortClient({
        port: port1,
        timers,
        onChanged,
        onConnected({ connected, holdsTranscripts }) {
            if (connected === nonce) onEchoed({ client, holdsTranscripts });
        }
    });
    page.postMessage({ type: CONNECT, v: PROTOCOL_VERSION, nonce }, origin, [port2]);
    return client;
}

/**
 * Any script of the Lightning page can dispatch an event that names our frame as its source; only the browser makes
 * trusted ones.
 */
function isFrom(page: unknown, pageOrigin: string, { isTrusted, source, origin }: WindowMessage): boolean {
    return isTrusted && source === page && origin === pageOrigin;
}
