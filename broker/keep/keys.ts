/**
 * Keys of the kept records, all derived from a secret that is derived from a session id (HKDF, SHA-256): who has not
 * this login can neither read a record nor tell which conversation it is about.
 *
 * owner        tells this user of this org from others, under every login
 * fingerprint  tells this secret's keys from the same user's others
 * seal         encrypts (AES-GCM, 256 bits); can't be exported
 * name         turns what a record is about into a name that says nothing (HMAC); can't be exported
 *
 * Whether the session id is the same on every load is not settled: where it isn't, each load derives a secret of its
 * own, and takes over the one in use from a page that is live (`ring.ts`), or was (`passed.ts`).
 */
import type { PageSession, WebCrypto } from '../parts';

export type Keys = Readonly<{ owner: string; fingerprint: string; seal: CryptoKey; name: CryptoKey }>;

/** 256 bits. They leave the page's memory sealed, or not at all. */
export type Secret = Uint8Array<ArrayBuffer>;

/** Keys with the secret they come from: for the ring, which gives it to other pages. */
export type RingKeys = Keys & Readonly<{ secret: Secret }>;

/**
 * Part of every derivation, of the owner too: raised when the shape of a kept record changes. What another version of
 * this page kept is another owner's then: never read, and purged.
 */
export const SCHEMA_VERSION = 3;

/** Unit: bytes. Source: RFC 5869, a salt as long as the hash. */
export const SALT_BYTES = 32;

/** 128 bits: enough that two never meet, short enough for a name. */
const TAG_BITS = 128;

/** Source: the length of every key that is derived from it. */
const SECRET_BITS = 256;

/** The page's own; `salt` is random and lies in the database beside the records. */
export async function deriveKeys(crypto: WebCrypto, session: PageSession, salt: BufferSource): Promise<RingKeys> {
    const login = await materialOf(crypto, new TextEncoder().encode(session.id));
    const bits = await crypto.subtle.deriveBits(hkdf(session, salt, 'secret'), login, SECRET_BITS);
    return keysFrom(crypto, session, salt, new Uint8Array(bits));
}

/** All keys of a secret, the page's own or another's. The owner is this page's user in any case. */
export async function keysFrom(
    crypto: WebCrypto,
    session: PageSession,
    salt: BufferSource,
    secret: Secret
): Promise<RingKeys> {
    const ring = await materialOf(crypto, secret);
    const user = await materialOf(crypto, new TextEncoder().encode(`${session.orgId}/${session.userId}`));
    const { subtle } = crypto;
    const how = (purpose: string) => hkdf(session, salt, purpose);
    return {
        secret,
        owner: tagOf(await subtle.deriveBits(how('owner'), user, TAG_BITS)),
        fingerprint: tagOf(await subtle.deriveBits(how('fingerprint'), ring, TAG_BITS)),
        seal: await subtle.deriveKey(how('seal'), ring, { name: 'AES-GCM', length: 256 }, false, [
            'encrypt',
            'decrypt'
        ]),
        name: await subtle.deriveKey(how('name'), ring, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
    };
}

/** A name for what must not be readable; the same under the same key. */
export async function nameFor(crypto: WebCrypto, keys: Keys, words: string): Promise<string> {
    return tagOf(await crypto.subtle.sign('HMAC', keys.name, new TextEncoder().encode(words)));
}

/** Bytes as text that fits into any name. */
export function hexOf(bytes: Uint8Array): string {
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function materialOf({ subtle }: WebCrypto, secret: Secret): Promise<CryptoKey> {
    return subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits']);
}

function hkdf({ orgId, userId }: PageSession, salt: BufferSource, purpose: string): HkdfParams {
    const info = new TextEncoder().encode(JSON.stringify(['chat-history', SCHEMA_VERSION, orgId, userId, purpose]));
    return { name: 'HKDF', hash: 'SHA-256', salt, info };
}

function tagOf(bits: ArrayBuffer): string {
    return hexOf(new Uint8Array(bits));
}
