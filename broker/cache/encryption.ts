/**
 * Encryption of cached records, and the names under which they are stored. All keys come from HKDF (SHA-256) with a random
 * salt per database, and none can be exported.
 *
 * owner           tells this user of this org from others; the same under every session id
 * keyId           tells this session id's key from the same user's others
 * encryptionKey   AES-GCM, 256 bits, from the session id: unreadable for another login
 * nameKey         HMAC; turns an identifier into an opaque name. From org and user, so that pages under different session
 *                 ids agree on names (locks, call log, change messages)
 */
import { asObject, isTime } from 'c/chatHistoryCore';
import type { PageSession, WebCrypto } from '../environment';
import type { KeyValueStore } from '../storage/keyValueStore';
import { SALT_KEY, type KeyOwner } from '../storage/storeKeys';

export type CacheKeys = KeyOwner & Readonly<{ encryptionKey: CryptoKey; nameKey: CryptoKey }>;

export type Bytes = Uint8Array<ArrayBuffer>;

/** `at`: when the oldest text inside was fetched, epoch ms; readable, so that a record can expire without its key. */
export type EncryptedRecord = Readonly<{ at: number; iv: Bytes; bytes: ArrayBuffer }>;

/** What is bound to a record beside its content: a record that was moved or made younger can't be decrypted. */
export type RecordContext = Readonly<{ key: CryptoKey; path: string }>;

/** `isShared`: stored, so that all pages of the origin derive the same owner. */
export type Salt = Readonly<{ bytes: Bytes; isShared: boolean }>;

/**
 * Part of every derivation, also of the owner: raised when the shape of a cached record changes. What another version of
 * this page stored belongs to another owner then: it is never read, and evicted.
 */
export const SCHEMA_VERSION = 4;

/** Unit: bytes. Source: RFC 5869, a salt as long as the hash. */
export const SALT_BYTES = 32;

/** 128 bits: enough that two never meet, short enough for a key of the store. */
const ID_BITS = 128;

/** Unit: bytes. Source: NIST SP 800-38D recommends 96 bits for AES-GCM. Random, never used twice. */
const IV_BYTES = 12;

export function createSalt(crypto: WebCrypto): Bytes {
    return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/** The stored salt; `fresh` where there is none or it is damaged. Pages that open at once agree on one. */
export async function loadSalt(store: KeyValueStore, fresh: Bytes): Promise<Salt> {
    const stored = await store.update(SALT_KEY, (old) => (isSalt(old) ? old : fresh));
    return stored.ok && isSalt(stored.value)
        ? { bytes: stored.value, isShared: true }
        : { bytes: fresh, isShared: false };
}

export async function deriveKeys(crypto: WebCrypto, session: PageSession, salt: Bytes): Promise<CacheKeys> {
    const { subtle } = crypto;
    const login = await importSecret(crypto, session.id);
    const user = await importSecret(crypto, `${session.orgId}/${session.userId}`);
    const hkdf = (purpose: string): HkdfParams => ({
        name: 'HKDF',
        hash: 'SHA-256',
        salt,
        info: encodeText(JSON.stringify(['chat-history', SCHEMA_VERSION, session.orgId, session.userId, purpose]))
    });
    const [aes, hmac] = [
        { name: 'AES-GCM', length: 256 },
        { name: 'HMAC', hash: 'SHA-256', length: 256 }
    ];
    return {
        owner: toHex(await subtle.deriveBits(hkdf('owner'), user, ID_BITS)),
        keyId: toHex(await subtle.deriveBits(hkdf('key-id'), login, ID_BITS)),
        encryptionKey: await subtle.deriveKey(hkdf('encryption'), login, aes, false, ['encrypt', 'decrypt']),
        nameKey: await subtle.deriveKey(hkdf('name'), user, hmac, false, ['sign'])
    };
}

/** An opaque name; the same for the same text under the same key. 64 hexadecimal digits. */
export async function nameFor(crypto: WebCrypto, nameKey: CryptoKey, text: string): Promise<string> {
    return toHex(await crypto.subtle.sign('HMAC', nameKey, encodeText(text)));
}

export async function encrypt(
    crypto: WebCrypto,
    context: RecordContext,
    value: unknown,
    at: number
): Promise<EncryptedRecord> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = encodeText(JSON.stringify(value));
    return { at, iv, bytes: await crypto.subtle.encrypt(gcm(context, iv, at), context.key, text) };
}

/** Rejects for everything that this key did not encrypt for this path with this time. */
export async function decrypt(
    crypto: WebCrypto,
    context: RecordContext,
    { at, iv, bytes }: EncryptedRecord
): Promise<unknown> {
    const text = await crypto.subtle.decrypt(gcm(context, iv, at), context.key, bytes);
    return JSON.parse(new TextDecoder().decode(text));
}

/** A stored value, if it has the shape of an encrypted record. */
export function decodeRecord(value: unknown): EncryptedRecord | null {
    const { at, iv, bytes } = asObject(value);
    return isTime(at) && isBytes(iv) && isBuffer(bytes) ? { at, iv, bytes } : null;
}

function importSecret({ subtle }: WebCrypto, secret: string): Promise<CryptoKey> {
    return subtle.importKey('raw', encodeText(secret), 'HKDF', false, ['deriveKey', 'deriveBits']);
}

function gcm({ path }: RecordContext, iv: Bytes, at: number): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: encodeText(`${path}@${at}`) };
}

function encodeText(text: string): Bytes {
    return new TextEncoder().encode(text);
}

function toHex(bits: ArrayBuffer): string {
    return [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isSalt(value: unknown): value is Bytes {
    return isBytes(value) && value.byteLength === SALT_BYTES;
}

/** By tag, not by `instanceof`: an array from a database may belong to another realm. */
function isBytes(value: unknown): value is Bytes {
    return tagOf(value) === '[object Uint8Array]';
}

function isBuffer(value: unknown): value is ArrayBuffer {
    return tagOf(value) === '[object ArrayBuffer]';
}

function tagOf(value: unknown): string {
    return Object.prototype.toString.call(value);
}
