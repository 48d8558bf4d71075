/**
 * A request as the sites see it.
 */
import type { IncomingMessage } from 'node:http';
import { readBody } from './answers';

export type SiteRequest = Readonly<{
    method: string;
    /** Path with its `?query`, as it was sent. */
    target: string;
    pathname: string;
    query: URLSearchParams;
    headers: Readonly<Record<string, string>>;
    /** The port of the server, for the names of other sites. */
    port: number;
    body: () => Promise<string>;
}>;

export function siteRequest(message: IncomingMessage, port: number): SiteRequest {
    const target = message.url ?? '/';
    const url = new URL(target, 'http://any.localhost');
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(message.headers)) headers[name] = String(value);
    return {
        method: message.method ?? 'GET',
        target,
        pathname: url.pathname,
        query: url.searchParams,
        headers,
        port,
        body: () => readBody(message)
    };
}

/** The value of a cookie; undefined when it was not sent. */
export function cookieOf(request: SiteRequest, name: string): string | undefined {
    const pairs = (request.headers['cookie'] ?? '').split(';').map((pair) => pair.trim());
    return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
