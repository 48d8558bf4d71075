/**
 * What the live pages of one user say to each other. Anything on the origin can write to the channel, so every message
 * is taken apart and made anew; what does not fit is not heard.
 *
 * keys-wanted  "I am new: who gives me the keys in use here?"
 * keys         The key objects themselves. They can be used but not read, here or there.
 * changed      "The conversation of this name was read again."
 */
import { asShape } from '../shape';
import type { Keys } from './keys';

export type PassedKeys = Pick<Keys, 'fingerprint' | 'seal' | 'name'>;

export type RingMessage =
    | Readonly<{ say: 'keys-wanted'; by: string }>
    | (Readonly<{ say: 'keys'; to: string }> & PassedKeys)
    | Readonly<{ say: 'changed'; name: string }>;

const PAGE = /^[0-9a-f]{32}$/;
const FINGERPRINT = /^[0-9a-f]{32}$/;
const NAME = /^[0-9a-f]{64}$/;

/** `null`: not one of ours. Never throws. */
export function decodeRingMessage(message: unknown): RingMessage | null {
    const { say, by, to, fingerprint, seal, name } = asShape(message);
    if (say === 'keys-wanted') return isText(by, PAGE) ? { say, by } : null;
    if (say === 'changed') return isConversationName(name) ? { say, name } : null;
    if (say !== 'keys' || !isText(to, PAGE) || !isText(fingerprint, FINGERPRINT)) return null;
    return isSealKey(seal) && isNameKey(name) ? { say, to, fingerprint, seal, name } : null;
}

/** A name as `nameFor` makes them. */
export function isConversationName(name: unknown): name is string {
    return isText(name, NAME);
}

function isText(value: unknown, pattern: RegExp): value is string {
    return typeof value === 'string' && pattern.test(value);
}

function isSealKey(value: unknown): value is CryptoKey {
    if (!isKey(value)) return false;
    const { name, length } = asShape(value.algorithm);
    return name === 'AES-GCM' && length === 256 && hasUsages(value, ['decrypt', 'encrypt']);
}

function isNameKey(value: unknown): value is CryptoKey {
    if (!isKey(value)) return false;
    const { name, length, hash } = asShape(value.algorithm);
    return name === 'HMAC' && length === 256 && asShape(hash)['name'] === 'SHA-256' && hasUsages(value, ['sign']);
}

/** By tag, which no message can forge, and not by `instanceof`: the other page is another realm. */
function isKey(value: unknown): value is CryptoKey {
    if (Object.prototype.toString.call(value) !== '[object CryptoKey]') return false;
    const { type, extractable } = asShape(value);
    return type === 'secret' && extractable === false;
}

function hasUsages(key: CryptoKey, usages: readonly string[]): boolean {
    return [...key.usages].sort().join() === usages.join();
}
