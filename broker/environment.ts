/**
 * Everything the broker needs from outside. `main.ts` makes the real ones; tests and benches bring a fake clock, a
 * simulated org and a store in memory.
 */
import type { Limits } from 'c/chatHistoryCore';
import type { Locks } from './locks';
import type { KeyValueStore } from './storage/keyValueStore';

export type Clock = Readonly<{
    /** Epoch ms. */
    now(): number;
    /** Runs `task` once after `delayMs`; the returned function cancels it. */
    after(delayMs: number, task: () => void): () => void;
}>;

/** Whose page this is. `id` is a credential: it goes into one header and a key derivation, nowhere else. */
export type PageSession = Readonly<{ id: string; userId: string; orgId: string }>;

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export type WebCrypto = Readonly<{
    subtle: SubtleCrypto;
    getRandomValues<T extends ArrayBufferView>(array: T): T;
}>;

/** A `BroadcastChannel`: what one page posts reaches every other page that has a channel of that name. */
export type Channel = Readonly<{
    post(message: unknown): void;
    onMessage(listener: (message: unknown) => void): void;
    close(): void;
}>;

export type Environment = Readonly<{
    fetch: Fetch;
    clock: Clock;
    /** `navigator.locks`, or locks of this page where the browser has none. */
    locks: Locks;
    store: KeyValueStore;
    crypto: WebCrypto;
    session: PageSession;
    /** Between the live pages of this origin, or null where the browser has none. */
    openChannel: ((name: string) => Channel) | null;
    /** The org's, from its settings record. */
    limits: Limits;
    /** Host of the Lightning pages that may frame this one, where it is outside Salesforce's rule; else empty. */
    hostOverride: string;
    /** `location.host` of the broker page; the component's origin is computed from it. */
    host: string;
}>;
