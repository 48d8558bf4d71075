/**
 * One server on loopback for everything: start page, Case pages and broker pages, distinguished by their host names.
 */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scenarios } from '../sim/scenarios/scenarios';
import { siteOf } from './hosting/hosts';
import type { Orgs } from './hosting/orgs';
import { createOrgs } from './hosting/orgs';
import type { Answer } from './http/answers';
import { send, text } from './http/answers';
import type { SiteRequest } from './http/siteRequest';
import { siteRequest } from './http/siteRequest';
import { lightningAnswer } from './lightning/lightningSite';
import { startAnswer } from './start/startSite';
import { loginSiteAnswer } from './visualforce/signIn';
import { visualforceAnswer } from './visualforce/visualforceSite';

export type RunningServer = Readonly<{
    port: number;
    /** Of the start page. */
    url: string;
    orgs: Orgs;
    close: () => Promise<void>;
}>;

/** Rejects with `EADDRINUSE` when the port is taken; 0 takes any free one. */
export async function startServer(wantedPort: number): Promise<RunningServer> {
    const orgs = createOrgs(scenarios, Date.now);
    const server = createServer((message, response) => {
        answer(siteRequest(message, portOf(server)), orgs).then(
            (result) => send(response, result),
            (error: unknown) => send(response, loud(message.url, error))
        );
    });
    await listening(server, wantedPort);
    const port = portOf(server);
    return { port, url: `http://localhost:${port}/`, orgs, close: () => closed(server) };
}

async function answer(request: SiteRequest, orgs: Orgs): Promise<Answer> {
    const site = siteOf(request.headers['host']);
    if (site === null) return text(421, 'This server has no such host.');
    if (site.kind === 'start') return startAnswer(request, orgs);
    const hosted = orgs.find(site.org);
    if (hosted === undefined) return text(404, `There is no org "${site.org}". See http://localhost:${request.port}/`);
    if (site.kind === 'login') return loginSiteAnswer(request, hosted);
    return site.kind === 'lightning' ? lightningAnswer(request, hosted, orgs) : visualforceAnswer(request, hosted);
}

/** A mistake in the page, the component or the simulated org: seen in the browser and in the terminal. */
function loud(url: string | undefined, error: unknown): Answer {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${url ?? ''}: ${sentence}\n`);
    return text(500, sentence);
}

function listening(server: Server, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve());
    });
}

function closed(server: Server): Promise<void> {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}

function portOf(server: Server): number {
    const address = server.address() as AddressInfo;
    return address.port;
}
