/**
 * What the live pages of one user say to each other. Anything on the origin can write to the channel, so every message
 * is taken apart and made anew; what does not fit is not heard. Anything can listen, too: the secret is sealed for the
 * page that asked (`handing.ts`).
 *
 * keys-wanted  "I am new: who gives me the keys in use here? Seal them for this point."
 * keys         The secret that they derive from, sealed.
 * changed      "The conversation of this name was read again."
 */
import { asShape } from '../shape';
import { POINT_BYTES, type Handed } from './handing';
import { asSealed, type Bytes, type Sealed } from './sealing';

export type RingMessage =
    | Readonly<{ say: 'keys-wanted'; by: string; point: Bytes }>
    | (Readonly<{ say: 'keys'; to: string }> & Handed)
    | Readonly<{ say: 'changed'; name: string }>;

const PAGE = /^[0-9a-f]{32}$/;
const NAME = /^[0-9a-f]{64}$/;

/** `null`: not one of ours. Never throws. */
export function decodeRingMessage(message: unknown): RingMessage | null {
    const { say, by, point, to, from, sealed, name } = asShape(message);
    if (say === 'changed') return isConversationName(name) ? { say, name } : null;
    if (say === 'keys-wanted') return isText(by, PAGE) && isPoint(point) ? { say, by, point } : null;
    if (say !== 'keys' || !isText(to, PAGE) || !isPoint(from)) return null;
    const fitting = sealedIn(sealed);
    return fitting && { say, to, from, sealed: fitting };
}

/** A name as `nameFor` makes them. */
export function isConversationName(name: unknown): name is string {
    return isText(name, NAME);
}

function isText(value: unknown, pattern: RegExp): value is string {
    return typeof value === 'string' && pattern.test(value);
}

/** By tag, not by `instanceof`: the other page is another realm. Whether it lies on the curve is told when it is used. */
function isPoint(value: unknown): value is Bytes {
    return (
        Object.prototype.toString.call(value) === '[object Uint8Array]' &&
        ArrayBuffer.isView(value) &&
        value.byteLength === POINT_BYTES
    );
}

function sealedIn(value: unknown): Sealed | null {
    const sealed = asSealed(value);
    return sealed && { at: sealed.at, iv: sealed.iv, bytes: sealed.bytes };
}
