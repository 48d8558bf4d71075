/**
 * The broker: reads transcripts as the user of its page, for one component on another origin. Everything outside is
 * injected, so it runs in Node on a fake clock as it does in a browser.
 */
import { componentOrigin, createDiagnostics, failed, overrideOrigin } from 'c/chatHistoryCore';
import type { Environment } from './environment';
import { handleTranscript } from './handlers/transcript';
import { handleUsage } from './handlers/usage';
import { shakeHands, type Frame } from './handshake';
import {
    createRequestServer,
    type Handle,
    type Port,
    type RequestServer,
    type RequestServerDeps
} from './server/requestServer';
import { createServices } from './services';

export type Broker = Readonly<{
    /** Introduces itself to the component that frames the page, and serves the port it sends. */
    meet(frame: Frame): void;
    /** Serves a port that is already there. */
    serve(port: Port): void;
    /** Aborts what is under way and closes every port. */
    close(): void;
}>;

export function createBroker(environment: Environment): Broker {
    const servers: RequestServer[] = [];
    const backend = createBackend(environment, servers);
    const closers: (() => void)[] = [backend.close];
    const serve = (port: Port) => {
        const server = createRequestServer(port, { ...backend, clock: environment.clock });
        servers.push(server);
        closers.push(server.close);
    };
    return {
        meet: (frame) => {
            const { host, hostOverride, limits } = environment;
            const origin = hostOverride === '' ? componentOrigin(host) : overrideOrigin(hostOverride, host);
            if (origin === null) return;
            closers.push(shakeHands(frame, origin, { serve, holdsTranscripts: limits.memoryOnly }));
        },
        serve,
        close: () => closers.splice(0).forEach((close) => close())
    };
}

type Backend = Pick<RequestServerDeps, 'handle' | 'diagnostics'> & Readonly<{ close(): void }>;

function createBackend(environment: Environment, servers: readonly RequestServer[]): Backend {
    if (environment.session.id === '') {
        // The org gave the page no session: a call without one would only be refused.
        const refuse: Handle = () => Promise.resolve(failed('session-not-accepted'));
        return { handle: refuse, diagnostics: createDiagnostics(), close: () => undefined };
    }
    const services = createServices(environment, (change) => servers.forEach((server) => server.notify(change)));
    // One line per verb. `decodeRequest` in the core knows the same verbs and refuses all others.
    const handle: Handle = (query, signal) => {
        switch (query.verb) {
            case 'transcript':
                return handleTranscript(services, query.args, signal);
            case 'usage':
                return handleUsage(services, query.args);
        }
    };
    return { handle, diagnostics: services.diagnostics, close: services.close };
}
