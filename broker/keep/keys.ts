/**
 * Keys of the kept records, all derived from the page's session id (HKDF, SHA-256): who has not this login can
 * neither read a record nor tell which conversation it is about. None can be exported.
 *
 * owner        tells this user of this org from others, under every login
 * fingerprint  tells this login's key from the same user's others
 * seal         encrypts (AES-GCM, 256 bits)
 * name         turns what a record is about into a name that says nothing (HMAC)
 *
 * Whether the session id is the same on every load is not settled: where it isn't, each load derives keys of its own,
 * and takes over those in use from a page that is live (`ring.ts`).
 */
import type { PageSession, WebCrypto } from '../parts';

export type Keys = Readonly<{ owner: string; fingerprint: string; seal: CryptoKey; name: CryptoKey }>;

/**
 * Part of every derivation, of the owner too: raised when the shape of a kept record changes. What another version of
 * this page kept is another owner's then: never read, and purged.
 */
export const SCHEMA_VERSION = 2;

/** Unit: bytes. Source: RFC 5869, a salt as long as the hash. */
export const SALT_BYTES = 32;

/** 128 bits: enough that two never meet, short enough for a name. */
const TAG_BITS = 128;

/** Derives all of a login's keys; `salt` is random and lies in the database beside the records. */
export async function deriveKeys(crypto: WebCrypto, session: PageSession, salt: BufferSource): Promise<Keys> {
    const login = await materialOf(crypto, session.id);
    const user = await materialOf(crypto, `${session.orgId}/${session.userId}`);
    const { subtle } = crypto;
    const how = (purpose: string) => hkdf(session, salt, purpose);
    return {
        owner: tagOf(await subtle.deriveBits(how('owner'), user, TAG_BITS)),
        fingerprint: tagOf(await subtle.deriveBits(how('fingerprint'), login, TAG_BITS)),
        seal: await subtle.deriveKey(how('seal'), login, { name: 'AES-GCM', length: 256 }, false, [
            'encrypt',
            'decrypt'
        ]),
        name: await subtle.deriveKey(how('name'), login, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
            'sign'
        ])
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

function materialOf({ subtle }: WebCrypto, secret: string): Promise<CryptoKey> {
    return subtle.importKey('raw', new TextEncoder().encode(secret), 'HKDF', false, ['deriveKey', 'deriveBits']);
}

function hkdf({ orgId, userId }: PageSession, salt: BufferSource, purpose: string): HkdfParams {
    const info = new TextEncoder().encode(JSON.stringify(['chat-history', SCHEMA_VERSION, orgId, userId, purpose]));
    return { name: 'HKDF', hash: 'SHA-256', salt, info };
}

function tagOf(bits: ArrayBuffer): string {
    return hexOf(new Uint8Array(bits));
}
