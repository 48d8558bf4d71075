/**
 * Requests and responses of the simulated org, and the little of HTTP that it needs. No DOM, no Node: no URL class.
 */

export interface SimRequest {
    method: string;
    /** Path with its `?query`. */
    path: string;
    headers: Readonly<Record<string, string>>;
    body: string | null;
    /** The org's time; epoch ms. */
    at: number;
}

export interface SimResponse {
    status: number;
    headers: Record<string, string>;
    body: string;
    /** How long the answer should be held back. The org itself never waits. */
    delayMs: number;
}

/** What a route answers, before headers and troubles are added. */
export type Answer = Readonly<{ status: number; body: unknown; headers?: Readonly<Record<string, string>> }>;

export type Target = Readonly<{ pathname: string; query: ReadonlyMap<string, string> }>;

/** The version that everything here speaks: Spring '26. */
export const DATA_PATH = '/services/data/v66.0';

/** Splits a path from its query. A parameter that comes twice is a mistake of the caller. */
export function parseTarget(path: string): Target {
    const mark = path.indexOf('?');
    const search = mark < 0 ? '' : path.slice(mark + 1);
    const query = new Map<string, string>();
    for (const pair of search.split('&').filter((part) => part !== '')) {
        const [name = '', ...value] = pair.split('=');
        if (query.has(decode(name))) {
            throw new Error(`The parameter ${decode(name)} comes twice in ${path}`);
        }
        query.set(decode(name), decode(value.join('=')));
    }
    return { pathname: mark < 0 ? path : path.slice(0, mark), query };
}

/** A header's value, whatever its case. */
export function headerOf(request: SimRequest, name: string): string | null {
    const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === name);
    return found === undefined ? null : found[1];
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerOf(request: SimRequest): string | null {
    return /^Bearer (\S+)$/.exec(headerOf(request, 'authorization') ?? '')?.[1] ?? null;
}

/** The JSON that a request carries. Everything the product posts is JSON, so anything else is loud. */
export function jsonBodyOf(request: SimRequest): unknown {
    const contentType = headerOf(request, 'content-type') ?? '';
    if (!contentType.startsWith('application/json')) {
        throw new Error(`${request.path} wants Content-Type: application/json, not "${contentType}"`);
    }
    return JSON.parse(request.body ?? '');
}

function decode(text: string): string {
    return decodeURIComponent(text.replaceAll('+', ' '));
}
