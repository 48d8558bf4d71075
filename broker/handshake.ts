/**
 * How page and component meet. The page says `Ready` to the one origin that the host rule allows; the component
 * answers, however late, with `Connect` and a port. Window messages carry nothing else: every component in Lightning
 * has the same origin and receives them too.
 */
import { PROTOCOL_VERSION, READY, decodeConnect, type Connected, type Ready } from 'c/chatHistoryCore';
import type { Port } from './port';

/** The part of `window` that we use. */
export type Frame = Readonly<{
    parent: Readonly<{ postMessage(message: unknown, targetOrigin: string): void }>;
    addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
    removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}>;

/** Serves exactly one component. The returned function stops waiting for it. */
export function shakeHands(frame: Frame, componentOrigin: string, serve: (port: Port) => void): () => void {
    const stop = () => {
        frame.removeEventListener('message', listener);
    };

    function listener(event: MessageEvent): void {
        if (event.origin !== componentOrigin || event.source !== frame.parent) return;
        const nonce = nonceOf(event.data);
        const [port] = event.ports;
        if (nonce === null || port === undefined || event.ports.length !== 1) return;
        stop();
        serve(port);
        port.postMessage(JSON.stringify({ connected: nonce, v: PROTOCOL_VERSION } satisfies Connected));
    }

    frame.addEventListener('message', listener);
    frame.parent.postMessage({ type: READY, v: PROTOCOL_VERSION } satisfies Ready, componentOrigin);
    return stop;
}

/** Another version gets no answer: the component has seen ours in `Ready` and says so itself. */
function nonceOf(message: unknown): string | null {
    const connect = decodeConnect(message);
    return connect.ok ? connect.value.nonce : null;
}
