/**
 * The only place where an API call is sent, on the page's own host and as its user. `rateLimiter.admit` counts it first, and
 * learns from the response. Failures come back as a `Problem`; no error text and no credential leaves this file.
 */
import {
    decodeErrorResponse,
    failed,
    succeeded,
    UNAVAILABLE_RETRY_MS,
    type Outcome,
    type Problem
} from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import type { Call, CallTicket, RateLimiter } from '../rateLimit/rateLimiter';

/** Spring '26. One version everywhere: also in `sfdx-project.json` and the `-meta.xml` files. */
export const API_ROOT = '/services/data/v66.0';

/** How long one request may take: both tries, the pause between them and the body. Unit: ms. Source: our choice. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Pause before the only retry, up to twice as long at random, so that tabs don't retry together. Unit: ms. */
export const RETRY_PAUSE_MS = 400;

/**
 * The largest body we read. Unit: bytes. Source: our choice; `MAX_ANSWER_CHARS` of three bytes each. An endless response
 * must not fill an agent's memory.
 */
export const MAX_RESPONSE_BYTES = 60_000_000;

export type ApiRequest = Readonly<{
    method: 'GET' | 'POST';
    path: string;
    headers?: Readonly<Record<string, string>>;
    body?: unknown;
}>;

export type RestClient = Readonly<{
    /**
     * Sends a request if the rate limiter admits it; once more after a network error. Rejects with the reason of `signal`
     * when that is aborted: before a call is sent it is not counted, afterwards it is. An entries call that was sent is not
     * cancelled: it has cost what it costs, and its response is worth caching.
     */
    send(request: ApiRequest, call: Call, signal: AbortSignal): Promise<Outcome<unknown>>;
}>;

export type RestClientDeps = Pick<Environment, 'fetch' | 'clock' | 'crypto' | 'session'> &
    Readonly<{
        rateLimiter: RateLimiter;
        /** Salesforce no longer accepts the page's session. */
        onUnauthorized: () => void;
    }>;

type ApiResponse = Readonly<{
    status: number;
    /** Null: larger than we read. */
    text: string | null;
    limitInfo: string | null;
    retryAfter: string | null;
}>;

/** `signal`: the caller's. `timeout`: aborted when the request has used up its time. */
type Sending = Readonly<{ request: ApiRequest; call: Call; signal: AbortSignal; timeout: AbortSignal }>;
type Attempt = Readonly<{ ticket: CallTicket; response: ApiResponse | 'network-error' | 'timed-out' }>;

export function createRestClient(deps: RestClientDeps): RestClient {
    return {
        send: async (request, call, signal) => {
            const timeout = new AbortController();
            const stopTimer = deps.clock.after(REQUEST_TIMEOUT_MS, () => {
                timeout.abort();
            });
            try {
                const attempt = await attemptTwice(deps, { request, call, signal, timeout: timeout.signal });
                return attempt.ok ? await conclude(deps, attempt.value) : attempt;
            } finally {
                stopTimer();
            }
        }
    };
}

async function attemptTwice(deps: RestClientDeps, sending: Sending): Promise<Outcome<Attempt>> {
    const first = await attemptOnce(deps, sending);
    if (!first.ok || first.value.response !== 'network-error') return first;
    const [chance = 0] = deps.crypto.getRandomValues(new Uint8Array(1));
    await new Promise<void>((resolve) => {
        deps.clock.after(RETRY_PAUSE_MS * (1 + chance / 255), resolve);
    });
    const second = await attemptOnce(deps, sending);
    // A retry that is not admitted leaves the network error.
    return second.ok ? second : first;
}

async function attemptOnce(deps: RestClientDeps, sending: Sending): Promise<Outcome<Attempt>> {
    const { call, signal, timeout } = sending;
    const ticket = await deps.rateLimiter.admit(call);
    if (!ticket.ok) return ticket;
    if (signal.aborted || timeout.aborted) {
        await deps.rateLimiter.withdraw(ticket.value);
        signal.throwIfAborted();
        return failed('timed-out');
    }
    return succeeded({ ticket: ticket.value, response: await fetchOnce(deps, sending) });
}

async function fetchOnce(
    deps: RestClientDeps,
    { request, call, signal, timeout }: Sending
): Promise<Attempt['response']> {
    const cancel = call.kind === 'entries' ? timeout : AbortSignal.any([signal, timeout]);
    try {
        const response = await deps.fetch(request.path, { ...buildInit(deps, request), signal: cancel });
        return {
            status: response.status,
            text: await readText(response),
            limitInfo: response.headers.get('Sforce-Limit-Info'),
            retryAfter: response.headers.get('Retry-After')
        };
    } catch {
        if (timeout.aborted) return 'timed-out';
        if (call.kind !== 'entries') signal.throwIfAborted();
        return 'network-error';
    }
}

function buildInit({ session }: RestClientDeps, { method, headers, body }: ApiRequest): RequestInit {
    return {
        method,
        headers: {
            Accept: 'application/json',
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...headers,
            Authorization: `Bearer ${session.id}`
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer'
    };
}

/** The body, or null when it is larger than we read. Rejects when the connection breaks. */
async function readText({ headers, body }: Response): Promise<string | null> {
    if (body === null) return '';
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    let readBytes = Number(headers.get('Content-Length') ?? 0) > MAX_RESPONSE_BYTES ? Infinity : 0;
    while (readBytes <= MAX_RESPONSE_BYTES) {
        const chunk = await reader.read();
        if (chunk.done) return text + decoder.decode();
        readBytes += chunk.value.byteLength;
        text += decoder.decode(chunk.value, { stream: true });
    }
    await reader.cancel();
    return null;
}

async function conclude(deps: RestClientDeps, { ticket, response }: Attempt): Promise<Outcome<unknown>> {
    const outcome = decodeResponse(response, deps.clock.now());
    const problem = outcome.ok ? null : outcome.problem;
    if (problem?.status === 401) deps.onUnauthorized();
    const limitInfo = typeof response === 'string' ? null : response.limitInfo;
    const recorded = await deps.rateLimiter.recordResponse({ ticket, limitInfo, problem });
    return outcome.ok ? outcome : { ok: false, problem: recorded ?? outcome.problem };
}

function decodeResponse(response: Attempt['response'], nowMs: number): Outcome<unknown> {
    // Other requests wait for the same network or org: with a time, they need not find out one after the other.
    if (response === 'network-error') return failed('unavailable', { retryAt: nowMs + UNAVAILABLE_RETRY_MS });
    if (response === 'timed-out') return failed('timed-out', { retryAt: nowMs + UNAVAILABLE_RETRY_MS });
    const { status, text, retryAfter } = response;
    const body = text === null ? undefined : parseJson(text);
    if (status >= 200 && status <= 299) return body === undefined ? failed('malformed', { status }) : succeeded(body);
    const problem: Problem = decodeErrorResponse({ status, body: body ?? text, retryAfter }, nowMs);
    return { ok: false, problem };
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
