/**
 * The ring: the live pages of one user in this browser, who all work with the same keys. A page derives keys of its own
 * from its session id; whether that is the same on every load is not settled. Where it isn't, a new page would read
 * nothing of what the others kept: so it takes over the keys in use from a page that is live, and leaves them for later
 * pages of its own session id.
 */
import type { Parts } from '../parts';
import { joined } from './joining';
import { deriveKeys, hexOf, keysFrom, type Keys, type Secret } from './keys';
import { areEnough, mayLeave } from './leaving';
import { createMemoryStore } from './memoryStore';
import { createPresence, type Presence } from './presence';
import { openRingChannel, type RingChannel } from './ringChannel';
import { isConversationName } from './ringMessage';
import { saltOf } from './salt';

export type Ring = Readonly<{
    /** The keys under which names are made and records are sealed. Rejects where the browser can't make any. */
    keys(): Promise<Keys>;
    /** May the component let go of this page? Not while too few others hold the keys. */
    mayLeave(): Promise<boolean>;
    close(): void;
}>;

/** This page in the ring. `readable`: every key that it can open a record with, the one in use first. */
export type Member = Readonly<{
    page: string;
    keys: Keys;
    readable: readonly Keys[];
    /** Its keys are of the salt in the store: it may write there, and clear up. */
    mayStore: boolean;
    presence: Presence;
}>;

/** What the keep needs of the ring beyond the keys. */
export type KeepRing = Ring &
    Readonly<{
        member(): Promise<Member>;
        /** Tells the other live pages that the conversation of this name was read again. */
        announce(name: string): Promise<void>;
        /** `listener` hears what other pages announce. */
        onAnnounced(listener: (name: string) => void): void;
    }>;

export type RingParts = Pick<Parts, 'crypto' | 'session' | 'store' | 'locks' | 'clock' | 'openChannel' | 'limits'>;

type Joined = Member & Readonly<{ channel: RingChannel | null }>;

const PAGE_BYTES = 16;

/** Without keys a page keeps nothing, so nothing is lost with it. */
const NOTHING_KEPT = true;

/** Joins at once. */
export function createRing(parts: RingParts): KeepRing {
    const life = new AbortController();
    const listeners = new Set<(name: string) => void>();
    const joining = join(parts, life.signal, (name) => listeners.forEach((listen) => listen(name)));
    // Whoever asks for the keys sees why there are none; unseen it would be reported with its text.
    joining.catch(() => undefined);
    return {
        keys: async () => (await joining).keys,
        member: () => joining,
        announce: async (name) => {
            const { channel } = await joining;
            if (isConversationName(name)) channel?.post({ say: 'changed', name });
        },
        onAnnounced: (listener) => void listeners.add(listener),
        mayLeave: () => joining.then((member) => mayMemberLeave(parts, member, life.signal)).catch(() => NOTHING_KEPT),
        close: () => life.abort()
    };
}

async function join(parts: RingParts, signal: AbortSignal, onAnnounced: (name: string) => void): Promise<Joined> {
    const { crypto, session, store, openChannel, limits } = parts;
    const { bytes: salt, isShared } = await saltOf(store, crypto);
    const own = await deriveKeys(crypto, session, salt);
    const page = pageName(crypto);
    const presence = createPresence({ ...parts, owner: own.owner, page, signal });
    const channel = openRingChannel(openChannel, own.owner, signal);
    channel?.hear((message) => {
        if (message.say === 'changed') onAnnounced(message.name);
    });
    const keysOf = (secret: Secret) => keysFrom(crypto, session, salt, secret);
    // Nothing is passed on where nothing is kept: no key outlives its pages then.
    const passedIn = limits.memoryOnly || !isShared ? createMemoryStore() : store;
    const keys = await joined({ ...parts, store: passedIn, channel, presence, page, signal, keysOf }, own);
    return { page, keys, readable: keys === own ? [own] : [keys, own], mayStore: isShared, presence, channel };
}

async function mayMemberLeave({ locks, clock }: RingParts, member: Member, signal: AbortSignal): Promise<boolean> {
    if (locks === null) return false;
    const { page, keys, presence } = member;
    const isHeldByOthers = async () => areEnough((await presence.live()) ?? [], page, keys.fingerprint);
    return mayLeave({ locks, clock, signal, owner: keys.owner, isHeldByOthers });
}

/** Random: unlike a fingerprint it says nothing about a login, and no two pages share it. */
function pageName(crypto: Parts['crypto']): string {
    return hexOf(crypto.getRandomValues(new Uint8Array(PAGE_BYTES)));
}
