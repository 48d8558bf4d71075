/**
 * Encryption of cached records, and the names under which they are stored. All keys come from HKDF (SHA-256) with a random
 * salt per database, and none can be exported.
 *
 * encryptionKey   AES-GCM, 256 bits, from the session id: unreadable for another login
 * nameKey         HMAC; turns an identifier into an opaque name. From org and user, so that pages under different session
 *                 ids agree on names (locks, call log, change messages)
 * owner           name of this user of this org
 * keyId           name of this session id
 */
import type { PageSession, WebCrypto } from '../environment';
import type { KeyValueStore } from '../storage/keyValueStore';
import { SALT_KEY, type KeyOwner } from '../storage/storeKeys';

export type CacheKeys = KeyOwner & Readonly<{ encryptionKey: CryptoKey; nameKey: CryptoKey }>;

export type Bytes = Uint8Array<ArrayBuffer>;

export type EncryptedRecord = Readonly<{ iv: Bytes; bytes: ArrayBuffer }>;

/** What a record is encrypted with. `key`: of the store; a record that was moved or made younger can't be decrypted. */
export type RecordContext = Readonly<{ encryptionKey: CryptoKey; key: string }>;

/** `isShared`: stored, so that all pages of the origin derive the same keys. */
export type Salt = Readonly<{ text: string; isShared: boolean }>;

/** Raised when the shape of a cached record changes: what another version stored can't be decrypted, and is removed. */
export const SCHEMA_VERSION = 5;

/** Unit: bytes. Source: RFC 5869, a salt as long as the hash. */
const SALT_BYTES = 32;

/** Unit: hexadecimal digits. 128 bits: enough that two never meet, short enough for a key of the store. */
const NAME_DIGITS = 32;

/** Unit: bytes. Source: NIST SP 800-38D recommends 96 bits for AES-GCM. Random, never used twice. */
const IV_BYTES = 12;

export function createSalt(crypto: WebCrypto): string {
    return toHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
}

/** The stored salt; `fresh` where there is none or it is damaged. Pages that open at once agree on one. */
export async function loadSalt(store: KeyValueStore, fresh: string): Promise<Salt> {
    const stored = await store.update(SALT_KEY, (old) => (typeof old === 'string' ? old : fresh));
    return { text: stored.ok ? (stored.value as string) : fresh, isShared: stored.ok };
}

export async function deriveKeys(crypto: WebCrypto, session: PageSession, salt: string): Promise<CacheKeys> {
    const { id, orgId, userId } = session;
    const { subtle } = crypto;
    const derive = async (secret: string, purpose: string, algorithm: AesKeyGenParams | HmacKeyGenParams) => {
        const info = encodeText(JSON.stringify(['chat-history', orgId, userId, purpose]));
        const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: encodeText(salt), info };
        const source = await subtle.importKey('raw', encodeText(secret), 'HKDF', false, ['deriveKey']);
        const uses: KeyUsage[] = algorithm.name === 'HMAC' ? ['sign'] : ['encrypt', 'decrypt'];
        return subtle.deriveKey(hkdf, source, algorithm, false, uses);
    };
    const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
    const nameKey = await derive(`${orgId}/${userId}`, 'names', hmac);
    return {
        owner: await nameFor(crypto, nameKey, 'owner'),
        keyId: await nameFor(crypto, nameKey, id),
        encryptionKey: await derive(id, `records ${SCHEMA_VERSION}`, { name: 'AES-GCM', length: 256 }),
        nameKey
    };
}

/** An opaque name; the same for the same text under the same key. */
export async function nameFor(crypto: WebCrypto, nameKey: CryptoKey, text: string): Promise<string> {
    const signature = await crypto.subtle.sign('HMAC', nameKey, encodeText(text));
    return toHex(new Uint8Array(signature)).slice(0, NAME_DIGITS);
}

export async function encrypt(crypto: WebCrypto, context: RecordContext, text: Bytes): Promise<EncryptedRecord> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    return { iv, bytes: await crypto.subtle.encrypt(gcm(context, iv), context.encryptionKey, text) };
}

/** Rejects for everything that this key did not encrypt for this place in the store. */
export async function decrypt(crypto: WebCrypto, context: RecordContext, record: EncryptedRecord): Promise<unknown> {
    const text = await crypto.subtle.decrypt(gcm(context, record.iv), context.encryptionKey, record.bytes);
    return JSON.parse(new TextDecoder().decode(text));
}

export function encodeText(text: string): Bytes {
    return new TextEncoder().encode(text);
}

function gcm({ key }: RecordContext, iv: Bytes): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: encodeText(key) };
}

function toHex(bytes: Bytes): string {
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
