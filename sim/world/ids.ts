/**
 * Record ids as Salesforce makes them: 15 case-sensitive characters, and 3 more that tell upper from lower case.
 */

const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The 18-character form. Each suffix character holds, for five characters, which of them are upper case
 * (the first is the lowest bit). Source: Salesforce help, "Convert 15-character IDs to 18-character IDs".
 */
export function longId(id: string): string {
    if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(id)) {
        throw new Error(`Not a record id: ${id}`);
    }
    const short = id.slice(0, 15);
    return short + [0, 5, 10].map((start) => suffixOf(short.slice(start, start + 5))).join('');
}

/** The id of the `number`th record with a key prefix, e.g. `recordId('0Mw', 'calm-chat', 3)`. 18 characters. */
export function recordId(prefix: string, salt: string, number: number): string {
    const counter = base62(hashOf(`${salt}/${prefix}`) % 62 ** 3, 3) + base62(number, 3);
    return longId(`${prefix}SM0000${counter}`);
}

/** Whether two ids name the same record, whatever their length. */
export function sameId(left: string | null, right: string | null): boolean {
    return left !== null && right !== null && left.slice(0, 15) === right.slice(0, 15);
}

/** A well-mixed number from a text (FNV-1a, 32 bit), in place of a random one. */
export function hashOf(text: string): number {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    return hash >>> 0;
}

/** A version 4 UUID from a text: the same every time. */
export function uuidOf(text: string): string {
    const hex = [0, 1, 2, 3].map((part) => hashOf(`${part}:${text}:${part}`).toString(16).padStart(8, '0')).join('');
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `a${hex.slice(17, 20)}`,
        hex.slice(20, 32)
    ].join('-');
}

function suffixOf(five: string): string {
    const bits = Array.from(five).reduce((sum, char, index) => sum + (/[A-Z]/.test(char) ? 1 << index : 0), 0);
    return SUFFIX_ALPHABET.charAt(bits);
}

function base62(value: number, length: number): string {
    let rest = value;
    let text = '';
    for (let index = 0; index < length; index++) {
        text = BASE62.charAt(rest % 62) + text;
        rest = Math.floor(rest / 62);
    }
    return text;
}
