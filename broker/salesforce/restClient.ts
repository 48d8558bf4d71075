/**
 * The only place where an API call is sent, on the page's own host and as its user. `rateLimiter.admit` counts it first, and
 * learns from the response. Failures come back as a `Problem`; no error text and no credential leaves this file.
 */
import { decodeErrorResponse, failed, UNAVAILABLE_RETRY_MS, type Outcome } from 'c/chatHistoryCore';
import type { Environment } from '../environment';
import type { Call } from '../rateLimit/admission';
import type { RateLimiter } from '../rateLimit/rateLimiter';
import type { CallTicket } from '../rateLimit/responses';

/** Spring '26. One version everywhere: also in `sfdx-project.json` and the `-meta.xml` files. */
export const API_ROOT = '/services/data/v66.0';

/** How long one request may take: both tries, the pause between them and the body. Unit: ms. Source: our choice. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Pause before the only retry, up to twice as long at random, so that tabs don't retry together. Unit: ms. */
export const RETRY_PAUSE_MS = 400;

const JSON_TYPE = 'application/json';

export type ApiRequest<T> = Readonly<{
    path: string;
    headers: Readonly<Record<string, string>>;
    /** JSON that is posted; null for a GET. */
    body: string | null;
    /** `json`: of the response, undefined where it has none. The rate limiter learns of a problem in it too. */
    decode: (json: unknown, nowMs: number) => Outcome<T>;
}>;

export type RestClient = Readonly<{
    /**
     * Sends a request if the rate limiter admits it; once more after a network error. Rejects with the reason of `signal`
     * when that is aborted: before a call is sent it is not counted, afterwards it is. An entries call that was sent is not
     * cancelled: it has cost what it costs, and its response is worth caching.
     */
    send<T>(request: ApiRequest<T>, call: Call, signal: AbortSignal): Promise<Outcome<T>>;
}>;

export type RestClientDeps = Pick<Environment, 'fetch' | 'clock' | 'crypto' | 'session'> &
    Readonly<{
        rateLimiter: RateLimiter;
        /** Salesforce no longer accepts the page's session. Awaited: once the component knows, it drops the page. */
        onUnauthorized: () => Promise<void>;
    }>;

/** `signal`: the caller's. `timeout`: aborted when the request has used up its time. */
type Sending<T> = Readonly<{ request: ApiRequest<T>; call: Call; signal: AbortSignal; timeout: AbortSignal }>;
/** `unavailable`: a network error. */
type Received = Readonly<{ response: Response; text: string }> | 'unavailable' | 'timed-out';

export function createRestClient(deps: RestClientDeps): RestClient {
    return {
        send: async (request, call, signal) => {
            const timeout = new AbortController();
            const stopTimer = deps.clock.after(REQUEST_TIMEOUT_MS, () => {
                timeout.abort();
            });
            try {
                return await sendTwice(deps, { request, call, signal, timeout: timeout.signal });
            } finally {
                stopTimer();
            }
        }
    };
}

async function sendTwice<T>(deps: RestClientDeps, sending: Sending<T>): Promise<Outcome<T>> {
    const ticket = await admit(deps, sending);
    if (!ticket.ok) return ticket;
    const received = await fetchOnce(deps, sending);
    if (received !== 'unavailable') return conclude(deps, sending, ticket.value, received);
    const [chance = 0] = deps.crypto.getRandomValues(new Uint8Array(1));
    await new Promise<void>((resolve) => {
        deps.clock.after(RETRY_PAUSE_MS * (1 + chance / 255), resolve);
    });
    const nextTicket = await admit(deps, sending);
    // A retry that is not admitted leaves the network error.
    if (!nextTicket.ok) return conclude(deps, sending, ticket.value, received);
    return conclude(deps, sending, nextTicket.value, await fetchOnce(deps, sending));
}

async function admit<T>(
    { rateLimiter }: RestClientDeps,
    { call, signal, timeout }: Sending<T>
): Promise<Outcome<CallTicket>> {
    const ticket = await rateLimiter.admit(call);
    if (!ticket.ok || !(signal.aborted || timeout.aborted)) return ticket;
    await rateLimiter.withdraw(ticket.value);
    signal.throwIfAborted();
    return failed('timed-out');
}

async function fetchOnce<T>(
    { fetch, session }: RestClientDeps,
    { request, call, signal, timeout }: Sending<T>
): Promise<Received> {
    const { path, headers, body } = request;
    try {
        const response = await fetch(path, {
            method: body === null ? 'GET' : 'POST',
            headers: {
                Accept: JSON_TYPE,
                'Content-Type': JSON_TYPE,
                ...headers,
                Authorization: `Bearer ${session.id}`
            },
            body,
            credentials: 'omit',
            redirect: 'error',
            cache: 'no-store',
            referrerPolicy: 'no-referrer',
            signal: call.kind === 'entries' ? timeout : AbortSignal.any([signal, timeout])
        });
        return { response, text: await response.text() };
    } catch {
        if (timeout.aborted) return 'timed-out';
        if (call.kind !== 'entries') signal.throwIfAborted();
        return 'unavailable';
    }
}

async function conclude<T>(
    { rateLimiter, onUnauthorized, clock }: RestClientDeps,
    { request }: Sending<T>,
    ticket: CallTicket,
    received: Received
): Promise<Outcome<T>> {
    const outcome = decodeReceived(received, request.decode, clock.now());
    const problem = outcome.ok ? null : outcome.problem;
    if (problem?.status === 401) await onUnauthorized();
    const limitInfo = typeof received === 'string' ? null : received.response.headers.get('Sforce-Limit-Info');
    const recorded = await rateLimiter.recordResponse({ ticket, limitInfo, problem });
    return recorded === null ? outcome : { ok: false, problem: recorded };
}

function decodeReceived<T>(received: Received, decode: ApiRequest<T>['decode'], nowMs: number): Outcome<T> {
    // Other requests wait for the same network or org: with a time, they need not find out one after the other.
    if (typeof received === 'string') return failed(received, { retryAt: nowMs + UNAVAILABLE_RETRY_MS });
    const { status, ok, headers } = received.response;
    const json = parseJson(received.text);
    if (ok) return decode(json, nowMs);
    const retryAfter = headers.get('Retry-After');
    return { ok, problem: decodeErrorResponse({ status, body: json, retryAfter }, nowMs) };
}

/** Undefined for what is no JSON: a proxy's page, or a login page. */
function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
