/**
 * Splits the text of a message into parts for a template: text, line breaks, links. The text is untrusted: it is only
 * ever bound as text. Nothing is lost: the text of the parts, with `\n` for each break, is the text again (`\r\n` counts
 * as `\n`).
 *
 * A link must lead where it seems to lead; in doubt it stays text, which can still be read and copied. An address is no
 * link:
 * - with a name before the host (`https://bank.example@evil.example`), a host that is not plain ASCII (look-alike
 *   letters), a host that ends in a number, a backslash, or any invisible or control character;
 * - with right-to-left letters: without any control character they change the order in which host and path are shown;
 * - on a line with direction controls, which do the same;
 * - as a mail address with headers or a body (`?bcc=…`).
 *
 * Every pass walks the line once; no pattern can backtrack into what it has passed.
 */

/**
 * `link`: `text` begins with the scheme and the real host. Templates show it isolated and left to right (`dir="ltr"` on
 * the link), so that the text around it can't reorder it.
 */
export type TextPart =
    | Readonly<{ kind: 'text'; text: string }>
    | Readonly<{ kind: 'break' }>
    | Readonly<{ kind: 'link'; text: string; href: string }>;

/** A part of the line: from `start` up to, not including, `end`. */
type Stretch = Readonly<{ start: number; end: number }>;

/** Longer addresses stay text. Unit: UTF-16 units. Source: our choice; what browsers and servers commonly accept. */
export const MAX_LINK_CHARS = 2_048;

// Embeddings, overrides and isolates: they show text in another order than it is stored in.
const DIRECTION_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
// Those that reverse left-to-right letters; the others change the order only where right-to-left letters are.
const REVERSING_CONTROL = /[\u202b\u202e\u2067]/;
// Marks (ALM, LRM, RLM): letters that nobody sees. They order digits and punctuation around them as a letter would.
const DIRECTION_MARK = /[\u061c\u200e\u200f]/;
const LETTER = /\p{L}/u;

// The blocks whose characters run right to left by default (Unicode, DerivedBidiClass.txt): Hebrew, Arabic, Syriac, Thaana,
// N'Ko and their neighbours, the presentation forms, and the ancient and African scripts of the first plane.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// What may belong to an address. It ends at white space, quotes, brackets that addresses must encode, and the
// punctuation of scripts that write without spaces. Not `\s`: that holds the invisible U+FEFF, which must be found by the
// check below and not cut an address short.
const CANDIDATE =
    /(?:https?:\/\/|mailto:)[^\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000-\u3003\u3008-\u3011<>"`{}|\\^\uff01-\uff0f\uff1a-\uff20]+/gi;

// A browser takes a host that ends in a number for an IP address and writes it anew: `https://1` leads to 0.0.0.1.
const NUMERIC_HOST = /^https?:\/\/(?:[a-z0-9_-]+\.)*(?:\d+|0x[0-9a-f]*)\.?(?::\d{1,5})?(?:[/?#]|$)/i;
const WEB = /^https?:\/\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?(?::\d{1,5})?(?:[/?#]|$)/i;
const MAIL = /^mailto:[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;

// Unicode "Other": controls, formats (zero-width, direction), lone surrogates, private use, unassigned.
const INVISIBLE = /\p{C}/u;

const WORD = /[\p{L}\p{N}_@/]$/u;
const CLOSING_PUNCTUATION = ".,;:!?'*_’”»…";
const OPENING = { ')': '(', ']': '[' } as const;

const LINE_BREAK = /\r\n|\n/g;

/** Links only for `https:`, `http:` and `mailto:`, and only where nothing in the address or on its line could deceive. */
export function splitText(text: string): readonly TextPart[] {
    const parts: TextPart[] = [];
    text.split(LINE_BREAK).forEach((line, index) => {
        if (index > 0) parts.push({ kind: 'break' });
        addLine(parts, line);
    });
    return parts;
}

/**
 * Do invisible characters show this text in another order than it was written in? Such a message is marked on screen.
 * Controls without effect (around a phone number in a Latin text, as address books insert them) don't count.
 */
export function reordersText(text: string): boolean {
    if (REVERSING_CONTROL.test(text) || (DIRECTION_CONTROL.test(text) && RIGHT_TO_LEFT.test(text))) return true;
    return DIRECTION_MARK.test(text) && hasReorderingMark(text);
}

/**
 * Does a mark run against the text on both sides of it, and move something? Beside a letter of its own direction it does no
 * more than that letter, which everybody sees: an Arabic or Hebrew text keeps its full stop in place with such marks.
 * Elsewhere it turns the whole text where it comes before the first letter (`dir="auto"`), moves digits that follow it,
 * moves what stands between it and another, and breaks up words that run against the direction of the text.
 */
function hasReorderingMark(text: string): boolean {
    const base = isRightToLeft(LETTER.exec(text)?.[0] ?? '');
    const [first = ''] = /[\p{L}\u061c\u200e\u200f]/u.exec(text) ?? [];
    if (holdsMarkAgainst(first, base)) return /[\p{L}\p{Nd}]/u.test(text);
    let before = base;
    let isAgainst = false;
    for (const [found] of text.matchAll(/[\u061c\u200e\u200f]+|[\p{L}\p{Nd}\n]/gu)) {
        if (DIRECTION_MARK.test(found)) {
            const runsAgainst = holdsMarkAgainst(found, before);
            if (isAgainst && runsAgainst) return true;
            isAgainst ||= runsAgainst;
        } else if (LETTER.test(found) || found === '\n') {
            // At the end of a line stands, as it were, a letter of the text's direction.
            const after = found === '\n' ? base : isRightToLeft(found);
            if (isAgainst && after === before && before !== base) return true;
            isAgainst = false;
            before = after;
        } else if (isAgainst) return true;
    }
    return false;
}

function holdsMarkAgainst(text: string, isRightToLeftText: boolean): boolean {
    return isRightToLeftText ? text.includes('\u200e') : /[\u061c\u200f]/.test(text);
}

function isRightToLeft(letter: string): boolean {
    return RIGHT_TO_LEFT.test(letter);
}

function addLine(parts: TextPart[], line: string): void {
    let done = 0;
    for (const { start, end } of findLinks(line)) {
        addText(parts, line.slice(done, start));
        const address = line.slice(start, end);
        parts.push({ kind: 'link', text: address, href: address });
        done = end;
    }
    addText(parts, line.slice(done));
}

function addText(parts: TextPart[], text: string): void {
    if (text !== '') parts.push({ kind: 'text', text });
}

/** The links of a line, in order, without the punctuation that follows them. */
function findLinks(line: string): readonly Stretch[] {
    if (!line.includes(':') || DIRECTION_CONTROL.test(line)) return [];
    const links: Stretch[] = [];
    for (const match of line.matchAll(CANDIDATE)) {
        const start = match.index;
        const address = trimPunctuation(match[0]);
        if (!followsWord(line, start) && isHonest(address)) links.push({ start, end: start + address.length });
    }
    return links;
}

/** `xhttps://…` or `a@mailto:…` is part of something else. */
function followsWord(line: string, start: number): boolean {
    return WORD.test(line.slice(Math.max(0, start - 2), start));
}

function isHonest(address: string): boolean {
    if (address.length > MAX_LINK_CHARS || INVISIBLE.test(address) || RIGHT_TO_LEFT.test(address)) return false;
    return (WEB.test(address) && !NUMERIC_HOST.test(address)) || MAIL.test(address);
}

/** Removes the sentence's own punctuation: `(see https://a.example/b).` ends at `b`, `https://a.example/(b)` at `)`. */
function trimPunctuation(address: string): string {
    let end = address.length;
    const unopened = { ')': surplus(address, ')'), ']': surplus(address, ']') };
    while (end > 0) {
        const last = address.charAt(end - 1);
        if (last === ')' || last === ']') {
            if (unopened[last] <= 0) break;
            unopened[last] -= 1;
        } else if (!CLOSING_PUNCTUATION.includes(last)) break;
        end -= 1;
    }
    return address.slice(0, end);
}

/** The number of closing brackets of this kind that have no opening one. */
function surplus(address: string, closing: keyof typeof OPENING): number {
    let count = 0;
    for (const character of address) {
        if (character === closing) count += 1;
        if (character === OPENING[closing]) count -= 1;
    }
    return count;
}
