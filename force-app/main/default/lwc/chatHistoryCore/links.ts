/**
 * Addresses in a line of untrusted text. What becomes a link must lead where it seems to lead; in doubt it stays text,
 * which can still be read and copied. So no link:
 * - with a name before the host (`https://bank.example@evil.example`), a host that is not plain ASCII (look-alike
 *   letters), a backslash, or any invisible or control character;
 * - on a line whose words are put into another order by direction controls;
 * - from a mail address with headers or a body (`?bcc=…`).
 *
 * Every pass walks the line once; no pattern can backtrack into what it has left behind.
 */

/** A stretch of the line: from `start` up to, not including, `end`. */
export type Stretch = Readonly<{ start: number; end: number }>;

/** Longer addresses stay text. Unit: UTF-16 units. Source: our choice; what browsers and servers commonly accept. */
export const MAX_LINK_CHARS = 2_048;

// Embeddings, overrides and isolates: they show words in another order than they stand in.
const DIRECTION_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

// What may belong to an address. It ends at white space, quotes, brackets that addresses must encode, and the
// punctuation of scripts that write without spaces. Not `\s`: that holds the invisible U+FEFF, which is to be found out
// below and not to cut an address short.
const CANDIDATE =
    /(?:https?:\/\/|mailto:)[^\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000-\u3003\u3008-\u3011<>"`{}|\\^\uff01-\uff0f\uff1a-\uff20]+/gi;

const WEB = /^https?:\/\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?::\d{1,5})?(?:[/?#]|$)/i;
const MAIL = /^mailto:[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;

// Unicode "Other": controls, formats (zero-width, direction), lone surrogates, private use, unassigned.
const INVISIBLE = /\p{C}/u;

const WORD = /[\p{L}\p{N}_@/]$/u;
const CLOSING_PUNCTUATION = new Set(".,;:!?'*_’”»…");
const OPENING = { ')': '(', ']': '[' } as const;

/** Where the links of a line are, in order, without the punctuation that follows them. */
export function linksIn(line: string): readonly Stretch[] {
    if (!line.includes(':') || DIRECTION_CONTROL.test(line)) return [];
    const links: Stretch[] = [];
    for (const match of line.matchAll(CANDIDATE)) {
        const start = match.index;
        const address = trimmed(match[0]);
        if (!followsWord(line, start) && isHonest(address)) links.push({ start, end: start + address.length });
    }
    return links;
}

/** `xhttps://…` or `a@mailto:…` is part of something else. */
function followsWord(line: string, start: number): boolean {
    return WORD.test(line.slice(Math.max(0, start - 2), start));
}

function isHonest(address: string): boolean {
    if (address.length > MAX_LINK_CHARS || INVISIBLE.test(address)) return false;
    return WEB.test(address) || MAIL.test(address);
}

/** Without the sentence's own punctuation: `(see https://a.example/b).` ends at `b`, `https://a.example/(b)` at `)`. */
function trimmed(address: string): string {
    let end = address.length;
    const unopened = { ')': surplus(address, ')'), ']': surplus(address, ']') };
    while (end > 0) {
        const last = address.charAt(end - 1);
        if (last === ')' || last === ']') {
            if (unopened[last] <= 0) break;
            unopened[last] -= 1;
        } else if (!CLOSING_PUNCTUATION.has(last)) break;
        end -= 1;
    }
    return address.slice(0, end);
}

/** How many more of this bracket close than open. */
function surplus(address: string, closing: keyof typeof OPENING): number {
    let count = 0;
    for (const character of address) {
        if (character === closing) count += 1;
        if (character === OPENING[closing]) count -= 1;
    }
    return count;
}
