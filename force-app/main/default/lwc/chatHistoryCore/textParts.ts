/**
 * Text into parts for a template: words, line breaks, links. The text is a stranger's: it is only ever bound as text.
 *
 * Nothing is lost: the parts' text, with `\n` for each break, is the text again (`\r\n` counts as `\n`).
 */
import { linksIn } from './links';

export type TextPart =
    | Readonly<{ kind: 'text'; text: string }>
    | Readonly<{ kind: 'break' }>
    | Readonly<{ kind: 'link'; text: string; href: string }>;

/** Links only for `https:`, `http:` and `mailto:`, and only where `links.ts` finds nothing that could deceive. */
export function textParts(text: string): readonly TextPart[] {
    const parts: TextPart[] = [];
    const lines = text.replaceAll('\r\n', '\n').split('\n');
    lines.forEach((line, index) => {
        if (index > 0) parts.push({ kind: 'break' });
        addLine(parts, line);
    });
    return parts;
}

function addLine(parts: TextPart[], line: string): void {
    let done = 0;
    for (const { start, end } of linksIn(line)) {
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
