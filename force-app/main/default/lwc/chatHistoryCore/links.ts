/**
 * Finds the links in a line of a message: `https:`, `http:` and `mailto:` addresses, hosts that begin with `www.` (taken for
 * `https:`), and plain mail addresses. Why by our own rules: docs/decisions/0011.
 *
 * A link must lead where it seems to lead; in doubt it stays text, which can still be read and copied. An address is no
 * link:
 * - with a name before the host (`https://bank.example@evil.example`), a host that is not plain ASCII (look-alike
 *   letters), a host that ends in a number, a backslash, or any invisible or control character inside of it;
 * - with right-to-left letters: without any control character they change the order in which host and path are shown;
 * - on a line with direction controls, which do the same, except around a name or number in a pair of its own;
 * - as a mail address with headers or a body (`?bcc=…`), or one of which only a part could be understood.
 *
 * Markdown stays as it was written, since half of it would deceive: in `[text](https://…)` the address is the link, and the
 * text is text, whatever it claims. Marks of emphasis and brackets around an address are no part of it.
 *
 * Every pass walks the line once; no pattern can backtrack into what it has passed.
 */
import { hasDirectionControl, RIGHT_TO_LEFT } from './direction';

/** A part of the line: from `start` up to, not including, `end`. */
export type Link = Readonly<{ start: number; end: number; href: string }>;

/** Longer addresses stay text. Unit: UTF-16 units. Source: our choice; what browsers and servers commonly accept. */
const MAX_LINK_CHARS = 2_048;

// How an address begins; the last of the four is all that may stand before the @ of a mail address (RFC 5322, `atext` and
// dots) and letters: what an address begins with is never cut off.
const BEGINNING =
    /https?:\/\/|mailto:|(?<![\p{L}\p{N}@/][._-]{0,3})www\.|(?<![\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-])[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@/giu;

// Quotes, cells of tables, bullets and emphasis before a mail address. A single `_` may belong to it.
const MARKUP = /^(?:['*`{|-]|__|~~)*/;

// What ends an address: white space, quotes, brackets that addresses must encode, and the brackets and punctuation of scripts
// that write without spaces. Not `\s`: that holds the invisible U+FEFF, which must be found by the check below and not cut an
// address short.
const ENDING =
    /[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000-\u3003\u3008-\u3011\u3014-\u301f<>"`{}|\\^\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/;

// What may follow an address without being part of it: punctuation (of ASCII only some), direction marks, zero-width characters.
const TRAILING = /[.,;:!?'*_([\u061c\u200b-\u200f\u2060\ufeff]|(?![\0-\x7f])\p{P}/u;

// A browser takes a host that ends in a number for an IP address and writes it anew: `https://1` leads to 0.0.0.1.
const NUMERIC_HOST = /^https?:\/\/(?:[a-z0-9_-]+\.)*(?:\d+|0x[0-9a-f]*)\.?(?::\d{1,5})?(?:[/?#]|$)/i;
const WEB = /^https?:\/\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?::\d{1,5})?(?:[/?#]|$)/i;
const WWW_HOST = /^www\.[a-z0-9_-]+\.[a-z0-9]/i;
const MAIL = /^mailto:(?!www\.)[a-z0-9][a-z0-9._+'-]*@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

// Unicode "Other": controls, formats (zero-width, direction), lone surrogates, private use, unassigned.
const INVISIBLE = /\p{C}/u;

// `xhttps://…` or `a@mailto:…` is part of something else; `_https://…_` is emphasis.
const WORD = /[\p{L}\p{N}@/]_{0,3}$/u;
const EMPHASIS = /(?:\*\*|__|~~)$/;

/** The links of a line, in order, without the punctuation that follows them. */
export function findLinks(line: string): readonly Link[] {
    if (!/[:@]|www\./i.test(line) || hasDirectionControl(line)) return [];
    const links: Link[] = [];
    const beginnings = new RegExp(BEGINNING);
    for (let match = beginnings.exec(line); match !== null; match = beginnings.exec(line)) {
        const [beginning] = match;
        const isMail = beginning.endsWith('@');
        const start = match.index + (isMail ? (MARKUP.exec(beginning)?.[0].length ?? 0) : 0);
        const end = endOf(line, { start, from: beginnings.lastIndex, isMail });
        const address = trimEnd(line.slice(start, end));
        const href = hrefOf(address, isMail);
        const isPart = WORD.test(line.slice(Math.max(0, start - 5), start));
        if (!isPart && isHonest(address, href)) links.push({ start, end: start + address.length, href });
        // Past all of it: no part of an address that is no link may become one.
        beginnings.lastIndex = end;
    }
    return links;
}

/**
 * Where the address ends at the latest: also at a closing bracket that was not opened in it, since that belongs to the text or
 * to Markdown, and at the emphasis that it began with. `from`: where its beginning ends.
 */
function endOf(
    line: string,
    { start, from, isMail }: Readonly<{ start: number; from: number; isMail: boolean }>
): number {
    const emphasis = EMPHASIS.exec(line.slice(Math.max(0, start - 2), start))?.[0] ?? null;
    const open = { '(': 0, '[': 0 };
    let isHost = true;
    let end = from;
    for (; end < line.length; end += 1) {
        const character = line.charAt(end);
        if (ENDING.test(character) || (isMail && /[,;]/.test(character))) break;
        if (emphasis !== null && line.startsWith(emphasis, end) && !/[a-z\d]/i.test(line.charAt(end + 2))) break;
        if (/[/?#]/.test(character)) isHost = false;
        if (character === '(' || character === '[') {
            // No host has brackets.
            if (isHost) break;
            open[character] += 1;
        } else if (character === ')' || character === ']') {
            const opening = character === ')' ? '(' : '[';
            if (open[opening] === 0) break;
            open[opening] -= 1;
        }
    }
    return end;
}

/** `https://a.example/b.` without the full stop. */
function trimEnd(address: string): string {
    let end = address.length;
    while (end > 0 && TRAILING.test(address.charAt(end - 1))) end -= 1;
    return address.slice(0, end);
}

function hrefOf(address: string, isMail: boolean): string {
    if (isMail) return `mailto:${address}`;
    return WWW_HOST.test(address) ? `https://${address}` : address;
}

function isHonest(address: string, href: string): boolean {
    if (address.length > MAX_LINK_CHARS || INVISIBLE.test(address) || RIGHT_TO_LEFT.test(address)) return false;
    return (WEB.test(href) && !NUMERIC_HOST.test(href)) || MAIL.test(href);
}
