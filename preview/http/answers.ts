/**
 * The few forms in which this server answers, and reading what was sent to it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

export type Answer = Readonly<{ status: number; headers: Headers; body: string | Uint8Array }>;

/** Longer bodies are refused. Our own requests have a few kB. */
const MAX_BODY_CHARS = 1_000_000;

export function html(body: string, headers: Headers = {}, status = 200): Answer {
    return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

export function json(value: unknown, headers: Headers = {}, status = 200): Answer {
    return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function text(status: number, body: string): Answer {
    return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function redirect(location: string, headers: Headers = {}): Answer {
    return { status: 302, headers: { location, ...headers }, body: '' };
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
    response.writeHead(status, {
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
        ...mutable(headers)
    });
    response.end(body);
}

export async function readBody(request: IncomingMessage): Promise<string> {
    let body = '';
    request.setEncoding('utf8');
    for await (const chunk of request) {
        body += String(chunk);
        if (body.length > MAX_BODY_CHARS) throw new Error('The request is too long.');
    }
    return body;
}

function mutable(headers: Headers): Record<string, string | string[]> {
    const copy: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(headers)) copy[name] = typeof value === 'string' ? value : [...value];
    return copy;
}
