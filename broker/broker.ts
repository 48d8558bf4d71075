/**
 * The broker: reads transcripts as the user of its page, for one component on another origin. Made of injected parts
 * only, so it runs in Node on a fake clock as it does in a browser.
 */
import { componentOrigin, failed } from 'c/chatHistoryCore';
import { shakeHands, type Frame } from './handshake';
import { createKeep } from './keep/kept';
import { createLock } from './keep/lock';
import type { Parts } from './parts';
import { servePort, type Ask, type Port } from './port';
import { createRest } from './salesforce/rest';
import { VERBS } from './verbs';

export type Broker = Readonly<{
    /** Introduces itself to the component that frames the page, and serves the port it sends. */
    meet(frame: Frame): void;
    /** Serves a port that is already there. */
    serve(port: Port): void;
    /** Takes back what is under way and closes every port. */
    close(): void;
}>;

export function createBroker(parts: Parts): Broker {
    const ask = createAsk(parts);
    const closers: (() => void)[] = [];
    const serve = (port: Port) => void closers.push(servePort(port, ask));
    return {
        meet: (frame) => {
            const origin = componentOrigin(parts.host);
            if (origin !== null) closers.push(shakeHands(frame, origin, serve));
        },
        serve,
        close: () => closers.splice(0).forEach((close) => close())
    };
}

function createAsk(parts: Parts): Ask {
    // The org gave the page no session: asking Salesforce without one would only be refused.
    if (parts.session.id === '') return () => Promise.resolve(failed('session-not-accepted'));
    const { clock } = parts;
    const reading = { clock, rest: createRest(parts), keep: createKeep(parts), lock: createLock(parts.locks) };
    return (request, signal) => VERBS[request.verb](reading, request.args, signal);
}
