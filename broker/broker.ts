/**
 * The broker: reads transcripts as the user of its page, for one component on another origin. Made of injected parts
 * only, so it runs in Node on a fake clock as it does in a browser.
 */
import { componentOrigin, failed, overrideOrigin } from 'c/chatHistoryCore';
import { shakeHands, type Frame } from './handshake';
import type { Parts } from './parts';
import { servePort, type Ask, type Port, type Serving } from './port';
import { createRooms } from './rooms';
import { answer } from './verbs';

export type Broker = Readonly<{
    /** Introduces itself to the component that frames the page, and serves the port it sends. */
    meet(frame: Frame): void;
    /** Serves a port that is already there. */
    serve(port: Port): void;
    /** Takes back what is under way and closes every port. */
    close(): void;
}>;

export function createBroker(parts: Parts): Broker {
    const servings: Serving[] = [];
    const asking = createAsking(parts, (name) => servings.forEach((serving) => serving.tellChanged(name)));
    const closers: (() => void)[] = [asking.close];
    const serve = (port: Port) => {
        const serving = servePort(port, asking.ask);
        servings.push(serving);
        closers.push(serving.close);
    };
    return {
        meet: (frame) => {
            const origin = parts.hostOverride === '' ? componentOrigin(parts.host) : overrideOrigin(parts.hostOverride);
            if (origin !== null) closers.push(shakeHands(frame, origin, serve));
        },
        serve,
        close: () => closers.splice(0).forEach((close) => close())
    };
}

type Asking = Readonly<{ ask: Ask; close: () => void }>;

function createAsking(parts: Parts, onChanged: (name: string) => void): Asking {
    if (parts.session.id === '') {
        // The org gave the page no session: asking Salesforce without one would only be refused.
        return { ask: () => Promise.resolve(failed('session-not-accepted')), close: () => undefined };
    }
    const rooms = createRooms(parts, onChanged);
    return { ask: (request, signal) => answer(rooms, request, signal), close: rooms.ring.close };
}
