/**
 * Sealing: a kept conversation, or a secret, as encrypted bytes, and back. The place where it lies and its age are
 * sealed in with it: what was moved, cut short or made younger does not open.
 */
import type { Kept } from '../conversation/pages';
import type { WebCrypto } from '../parts';
import { asShape } from '../shape';

/** `at`: age of the oldest text inside, epoch ms; readable, so that old records can be purged without their key. */
export type Sealed = Readonly<{ at: number; iv: Bytes; bytes: ArrayBuffer }>;

export type Bytes = Uint8Array<ArrayBuffer>;

/** What sealing and opening have in common. */
export type SealedIn = Readonly<{ crypto: WebCrypto; key: CryptoKey; place: string }>;

/** What is sealed. `readBy`: the page that had asked Salesforce. */
export type Words = Readonly<{ kept: Kept; readBy: string }>;

/** Unit: bytes. Source: NIST SP 800-38D recommends 96 bits for AES-GCM. Random, never used twice. */
const IV_BYTES = 12;

export async function sealed(crypto: WebCrypto, key: CryptoKey, place: string, words: Words): Promise<Sealed> {
    const bytes = new TextEncoder().encode(JSON.stringify(words));
    return sealedBytes({ crypto, key, place }, bytes, words.kept.oldestReadAt);
}

/** Rejects for whatever this key did not seal in this place. */
export async function opened(crypto: WebCrypto, key: CryptoKey, place: string, record: Sealed): Promise<Words> {
    const bytes = await openedBytes({ crypto, key, place }, record);
    // Authenticated by our own key, and the schema version is part of that key: the shape is what we sealed.
    return JSON.parse(new TextDecoder().decode(bytes)) as Words;
}

export async function sealedBytes({ crypto, key, place }: SealedIn, bytes: Bytes, at: number): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    return { at, iv, bytes: await crypto.subtle.encrypt(gcm(iv, place, at), key, bytes) };
}

/** Rejects for whatever this key did not seal in this place. */
export async function openedBytes({ crypto, key, place }: SealedIn, { at, iv, bytes }: Sealed): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(iv, place, at), key, bytes));
}

/** What lies in the store, if it has the shape of a sealed record. */
export function asSealed(value: unknown): Sealed | null {
    const { at, iv, bytes } = asShape(value);
    const fits = typeof at === 'number' && Number.isFinite(at) && ArrayBuffer.isView(iv) && isBuffer(bytes);
    return fits ? (value as Sealed) : null;
}

/** By tag, not by `instanceof`: a buffer from a database may belong to another realm. */
function isBuffer(value: unknown): boolean {
    return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

function gcm(iv: Bytes, place: string, at: number): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${place}@${at}`) };
}
