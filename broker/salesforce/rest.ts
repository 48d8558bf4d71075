/**
 * The only place that talks to Salesforce: one `fetch`, same origin, as the user of this page.
 * Whatever goes wrong comes back as a `Problem`; no error text and no credential leaves this file.
 */
import {
    failed,
    problemOfResponse,
    succeeded,
    UNAVAILABLE_RETRY_MS,
    type Outcome,
    type Problem
} from 'c/chatHistoryCore';
import type { Parts } from '../parts';
import { boundedText } from './boundedText';

/** Spring '26. One version everywhere: also in `sfdx-project.json` and the `-meta.xml` files. */
export const API_ROOT = '/services/data/v66.0';

/** How long one try may take, body included. Unit: milliseconds. Source: our choice; a full page takes seconds. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Pause before the only retry, up to twice as long by chance: tabs shall not come back together. Unit: milliseconds. */
export const RETRY_PAUSE_MS = 400;

export type Rest = Readonly<{
    /** An entries call: all that we ever get. */
    get(path: string, headers?: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Outcome<unknown>>;
    post(path: string, body: unknown, signal?: AbortSignal): Promise<Outcome<unknown>>;
}>;

/** What became of one request: `attempts` counts the retry, `limitInfo` is Salesforce's header of that name. */
export type Heard = Readonly<{
    kind: 'entries' | 'other';
    attempts: number;
    limitInfo: string | null;
    problem: Problem | null;
}>;

type RestParts = Pick<Parts, 'fetch' | 'clock' | 'crypto' | 'session'>;
type Call = Readonly<{ kind: Heard['kind']; path: string; init: RequestInit; signal: AbortSignal | undefined }>;
type Reply = Readonly<{ status: number; text: string | null; limitInfo: string | null; retryAfter: string | null }>;
type Attempt = Reply | 'network' | 'timed-out';

/** Learns from every request that was made; gives the problem back as it is to be told. */
export type Listener = (heard: Heard) => Promise<Problem | null>;

/** Makes the two requests we know. Both reject only when the caller's own signal has been aborted. */
export function createRest(parts: RestParts, listener: Listener): Rest {
    const make = async (call: Call): Promise<Outcome<unknown>> => {
        const { reply, attempts } = await ask(parts, call);
        const outcome = outcomeOf(parts, reply);
        const limitInfo = typeof reply === 'string' ? null : reply.limitInfo;
        const heard = { kind: call.kind, attempts, limitInfo, problem: outcome.ok ? null : outcome.problem };
        const problem = await listener(heard);
        return outcome.ok || problem === null ? outcome : { ok: false, problem };
    };
    return {
        get: (path, headers = {}, signal) =>
            make({ kind: 'entries', path, init: initOf(parts, 'GET', headers), signal }),
        post: (path, body, signal) => {
            const init = initOf(parts, 'POST', { 'Content-Type': 'application/json' });
            return make({ kind: 'other', path, init: { ...init, body: JSON.stringify(body) }, signal });
        }
    };
}

function initOf(parts: RestParts, method: string, headers: Readonly<Record<string, string>>): RequestInit {
    return {
        method,
        headers: { Accept: 'application/json', ...headers, Authorization: `Bearer ${parts.session.id}` },
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer'
    };
}

async function ask(parts: RestParts, call: Call): Promise<Readonly<{ reply: Attempt; attempts: number }>> {
    const first = await attempt(parts, call);
    if (first !== 'network') return { reply: first, attempts: 1 };
    await pause(parts);
    call.signal?.throwIfAborted();
    return { reply: await attempt(parts, call), attempts: 2 };
}

async function attempt(parts: RestParts, { path, init, signal }: Call): Promise<Attempt> {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const cancel = () => {
        controller.abort();
    };
    const stopTimer = parts.clock.after(REQUEST_TIMEOUT_MS, cancel);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
        const response = await parts.fetch(path, { ...init, signal: controller.signal });
        const header = (name: string) => response.headers.get(name);
        return {
            status: response.status,
            text: await boundedText(response),
            limitInfo: header('Sforce-Limit-Info'),
            retryAfter: header('Retry-After')
        };
    } catch {
        signal?.throwIfAborted();
        // Not by the caller, so by the timer.
        return controller.signal.aborted ? 'timed-out' : 'network';
    } finally {
        stopTimer();
        signal?.removeEventListener('abort', cancel);
    }
}

function outcomeOf(parts: RestParts, reply: Attempt): Outcome<unknown> {
    // Others wait for the same: they shall not find out one after the other.
    if (reply === 'network') return failed('unavailable', { retryAt: parts.clock.now() + UNAVAILABLE_RETRY_MS });
    if (reply === 'timed-out') return failed('timed-out', { retryAt: parts.clock.now() + UNAVAILABLE_RETRY_MS });
    const body = parsed(reply.text ?? '');
    if (reply.status < 200 || reply.status > 299) {
        return { ok: false, problem: problemOfResponse({ ...reply, body: body ?? reply.text }, parts.clock.now()) };
    }
    return body === undefined ? failed('malformed', { status: reply.status }) : succeeded(body);
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function pause({ clock, crypto }: RestParts): Promise<void> {
    const [chance = 0] = crypto.getRandomValues(new Uint8Array(1));
    return new Promise((resolve) => {
        clock.after(RETRY_PAUSE_MS * (1 + chance / 255), resolve);
    });
}
