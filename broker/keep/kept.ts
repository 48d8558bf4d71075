/**
 * The keep: what was read of a conversation in a window, encrypted under this login. Whatever fails here costs one
 * more call and nothing else, so nothing in here rejects.
 */
import type { ReadWindow } from 'c/chatHistoryCore';
import type { Kept } from '../conversation/pages';
import type { Parts } from '../parts';
import { deriveKeys, nameFor, SALT_BYTES, type Keys } from './keys';
import { isExpired, pathOf } from './place';
import { purge, PURGE_EVERY_MS } from './purge';
import { asSealed, opened, sealed } from './sealing';
import { withMemoryFallback, type Store } from './store';

export type KeptOf = Readonly<{ identifier: string; window: ReadWindow }>;

export type Keep = Readonly<{
    read(of: KeptOf): Promise<Kept | undefined>;
    write(of: KeptOf, kept: Kept): Promise<void>;
    /** A name for a conversation that says nothing about it; the same in every tab of this login. */
    nameOf(identifier: string): Promise<string>;
}>;

type KeepParts = Pick<Parts, 'clock' | 'crypto' | 'session' | 'store'>;
type Open = Readonly<{ parts: KeepParts; store: Store; keys: Keys }>;

const SALT = 'salt';

/** Without keys no conversation can be told from another: all take turns. */
const ANY_CONVERSATION = 'any';

/** Opens at once, so that another user's records are gone before anything is asked. */
export function createKeep(parts: KeepParts): Keep {
    const ready = open(parts);
    // Seen by `attempt` at every step; unseen it would be reported with its text.
    ready.catch(() => undefined);
    const purgeInTime = createHourlyPurge(parts);

    async function attempt<T>(step: (keep: Open) => Promise<T>, otherwise: T): Promise<T> {
        try {
            const keep = await ready;
            await purgeInTime(keep);
            return await step(keep);
        } catch {
            return otherwise;
        }
    }

    return {
        read: (of) => attempt((keep) => readRecord(keep, of), undefined),
        write: (of, kept) => attempt((keep) => writeRecord(keep, of, kept), undefined),
        nameOf: (identifier) => attempt(({ keys }) => nameFor(parts.crypto, keys, identifier), ANY_CONVERSATION)
    };
}

function createHourlyPurge({ clock }: KeepParts): (keep: Open) => Promise<void> {
    let purgedAt = clock.now();
    return async ({ store, keys }) => {
        const nowMs = clock.now();
        if (Math.abs(nowMs - purgedAt) < PURGE_EVERY_MS) return;
        purgedAt = nowMs;
        await purge(store, keys, nowMs);
    };
}

async function open(parts: KeepParts): Promise<Open> {
    const store = withMemoryFallback(parts.store, parts.clock);
    const keys = await deriveKeys(parts.crypto, parts.session, await saltOf(store, parts));
    await purge(store, keys, parts.clock.now());
    return { parts, store, keys };
}

async function saltOf(store: Store, { crypto }: KeepParts): Promise<BufferSource> {
    const fresh = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const found = await store.setIfAbsent(SALT, fresh);
    if (ArrayBuffer.isView(found) && found.byteLength === SALT_BYTES) return found as Uint8Array<ArrayBuffer>;
    await store.set(SALT, fresh);
    return fresh;
}

async function readRecord({ parts, store, keys }: Open, of: KeptOf): Promise<Kept | undefined> {
    const path = await pathFor(parts, keys, of);
    const value = await store.get(path);
    if (value === undefined) return undefined;
    const record = asSealed(value);
    if (record !== null && !isExpired(record.at, parts.clock.now())) {
        const kept = await opened(parts.crypto, keys.seal, path, record).catch(() => undefined);
        if (kept !== undefined) return kept;
    }
    await store.remove(path);
    return undefined;
}

async function writeRecord({ parts, store, keys }: Open, of: KeptOf, kept: Kept): Promise<void> {
    const path = await pathFor(parts, keys, of);
    await store.set(path, await sealed(parts.crypto, keys.seal, path, kept));
}

async function pathFor({ crypto }: KeepParts, keys: Keys, { identifier, window }: KeptOf): Promise<string> {
    const name = await nameFor(crypto, keys, JSON.stringify([identifier, window.from, window.to]));
    return pathOf({ owner: keys.owner, fingerprint: keys.fingerprint, name });
}
