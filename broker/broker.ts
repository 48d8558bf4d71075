/**
 * The broker: reads transcripts as the user of its page, for one component on another origin. Everything outside is
 * injected, so it runs in Node on a fake clock as it does in a browser.
 */
import { componentOrigin, createDiagnostics, failed, overrideOrigin } from 'c/chatHistoryCore';
import type { Environment } from './environment';
import { handleTranscript } from './handlers/transcript';
import { handleUsage } from './handlers/usage';
import { shakeHands, type Frame } from './handshake';
import { createRequestServer, type Handle, type Port, type RequestServer } from './server/requestServer';
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
    const { clock, host, hostOverride, limits, session } = environment;
    const servers: RequestServer[] = [];
    const closers: (() => void)[] = [];
    const services =
        session.id === ''
            ? null
            : createServices(environment, (change) => servers.forEach((server) => server.notify(change)));
    // `decodeRequest` in the core knows the same verbs and refuses all others.
    const handle: Handle = async (query, signal) => {
        // The org gave the page no session: a call without one would only be refused.
        if (services === null) return failed('session-not-accepted');
        return query.verb === 'transcript'
            ? handleTranscript(services, query.args, signal)
            : handleUsage(services, query.args);
    };
    const serve = (port: Port) => {
        const diagnostics = services?.diagnostics ?? createDiagnostics();
        servers.push(createRequestServer(port, { handle, clock, diagnostics }));
    };
    return {
        meet: (frame) => {
            const origin = hostOverride === '' ? componentOrigin(host) : overrideOrigin(hostOverride, host);
            if (origin === null) return;
            closers.push(shakeHands(frame, origin, { serve, holdsTranscripts: limits.memoryOnly }));
        },
        serve,
        close: () => {
            closers.forEach((close) => close());
            servers.forEach((server) => server.close());
            services?.close();
        }
    };
}
