/**
 * How page and component meet. The page sends `Ready` to the one origin that the host rule allows; the component answers,
 * however late, with `Connect` and a port. Window messages carry nothing else: every component in Lightning has the same
 * origin and receives them too.
 */
import { decodeConnect, PROTOCOL_VERSION, READY, VERSION, type Connected, type Ready } from 'c/chatHistoryCore';
import type { Port } from './server/requestServer';

/** The part of `window` that we use. */
export type Frame = Readonly<{
    parent: Readonly<{ postMessage(message: unknown, targetOrigin: string): void }>;
    addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
    removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}>;

export type HandshakeOptions = Readonly<{
    serve: (port: Port) => void;
    /** The page caches in memory only, so the component must not drop its frame. */
    holdsTranscripts: boolean;
}>;

/** Serves exactly one component. The returned function stops waiting for it. */
export function shakeHands(frame: Frame, componentOrigin: string, options: HandshakeOptions): () => void {
    const stop = () => {
        frame.removeEventListener('message', listener);
    };

    function listener(event: MessageEvent): void {
        // A script can make an event with any origin and source, but not a trusted one.
        if (!event.isTrusted || event.origin !== componentOrigin || event.source !== frame.parent) return;
        // Another version gets no answer: the component has seen ours in `Ready` and says so itself.
        const connect = decodeConnect(event.data);
        const [port] = event.ports;
        if (!connect.ok || port === undefined || event.ports.length !== 1) return;
        stop();
        options.serve(port);
        const connected: Connected = {
            connected: connect.value.nonce,
            v: PROTOCOL_VERSION,
            version: VERSION,
            holdsTranscripts: options.holdsTranscripts
        };
        port.postMessage(JSON.stringify(connected));
    }

    frame.addEventListener('message', listener);
    frame.parent.postMessage({ type: READY, v: PROTOCOL_VERSION } satisfies Ready, componentOrigin);
    return stop;
}
