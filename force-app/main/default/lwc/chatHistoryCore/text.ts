/**
 * Splits the text of a message into parts for a template: text, line breaks, links. The text is untrusted: it is only
 * ever bound as text. Nothing is lost or changed: the text of the parts, with `\n` for each break, is the text again, Markdown
 * and all.
 */
import { findLinks } from './links';

/**
 * `link`: `text` begins with the real host, after the scheme where that was written; a mail link's is the address. Templates
 * show it isolated and left to right (`dir="ltr"` on the link), so that the text around it can't reorder it.
 */
export type TextPart =
    | Readonly<{ kind: 'text'; text: string }>
    | Readonly<{ kind: 'break' }>
    | Readonly<{ kind: 'link'; text: string; href: string }>;

/** Every line break of Unicode: CR LF, LF, VT, FF, CR, NEL, and the separators of lines and paragraphs. */
const LINE_BREAK = /\r\n|[\n-\r\x85\u2028\u2029]/;

/**
 * What shows nothing: white space, controls, what Unicode says to ignore where it can't be shown (zero-width characters,
 * variation selectors, Hangul fillers, …), and four more that are drawn as nothing: the Braille blank, the marks of
 * annotations, and a note without a head.
 */
const NOTHING = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{1d159}]*$/u;

export function splitText(text: string): readonly TextPart[] {
    const parts: TextPart[] = [];
    text.split(LINE_BREAK).forEach((line, index) => {
        if (index > 0) parts.push({ kind: 'break' });
        addLine(parts, line);
    });
    return parts;
}

/** Was something sent of which nothing can be seen? */
export function isBlank(text: string): boolean {
    return NOTHING.test(text);
}

function addLine(parts: TextPart[], line: string): void {
    let done = 0;
    for (const { start, end, href } of findLinks(line)) {
        addText(parts, line.slice(done, start));
        parts.push({ kind: 'link', text: line.slice(start, end), href });
        done = end;
    }
    addText(parts, line.slice(done));
}

function addText(parts: TextPart[], text: string): void {
    if (text !== '') parts.push({ kind: 'text', text });
}
