/** Which route a request is for. There are four; any other throws. */
import { DATA_PATH, headerOf, parseTarget, type SimRequest, type Target } from './http';

export type Route =
    | Readonly<{ kind: 'entries'; identifier: string; target: Target }>
    | Readonly<{ kind: 'composite' }>
    | Readonly<{ kind: 'action' }>
    | Readonly<{ kind: 'graphql' }>;

const SESSION_TEXT = `${DATA_PATH}/actions/standard/getConvTscpForRecord`;

const ENTRIES = /^\/services\/data\/v66\.0\/connect\/conversation\/([^/]+)\/entries$/;

/** The route of a request; loud for a path, method or header that the product has no business with. */
export function routeOf(request: SimRequest): Route {
    checkHeaders(request);
    const target = parseTarget(request.path);
    const entries = ENTRIES.exec(target.pathname);
    if (request.method === 'GET' && entries !== null) {
        return { kind: 'entries', identifier: decodeURIComponent(entries[1] ?? ''), target };
    }
    if (request.method === 'POST' && target.query.size === 0 && target.pathname === `${DATA_PATH}/composite`) {
        return { kind: 'composite' };
    }
    if (request.method === 'POST' && target.query.size === 0 && target.pathname === SESSION_TEXT) {
        return { kind: 'action' };
    }
    if (request.method === 'POST' && target.query.size === 0 && target.pathname === `${DATA_PATH}/graphql`) {
        return { kind: 'graphql' };
    }
    throw new Error(`The simulated org has no ${request.method} ${request.path}`);
}

function checkHeaders(request: SimRequest): void {
    const accept = headerOf(request, 'accept') ?? '*/*';
    if (!/application\/json|\*\/\*/.test(accept)) {
        throw new Error(`The org answers JSON, and ${request.path} accepts only ${accept}`);
    }
    const authorization = headerOf(request, 'authorization');
    if (authorization !== null && !/^Bearer \S*$/.test(authorization)) {
        throw new Error('Authorization is "Bearer <session id>"');
    }
}
