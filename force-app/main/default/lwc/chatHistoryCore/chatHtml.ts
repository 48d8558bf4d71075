/**
 * Lines of text in HTML that nobody can trust. It is read as a text with marks in it, never as a document: nothing is
 * inserted, nothing is run, and nothing of a tag is used but its name and that it centres.
 *
 * A block tag and `<br>` end a line, every other tag of HTML vanishes. What is no tag of HTML (`<3`, `<Jane>`, a comment, a
 * tag that is not closed before the next `<`) is text, as is what stands inside of a script or a style: people may have written
 * it. What is lost are the tags of HTML themselves, with their attributes.
 *
 * In linear time: a tag ends at its first `>`, and none holds a `<`.
 */

/** `raw`: without tags, its entities as they came. `isCentred`: it stands in a centred block. */
export type HtmlLine = Readonly<{ raw: string; isCentred: boolean }>;

const TAG = /<\/?([a-z][a-z\d]{0,10})(?=[\s/>])[^<>]*>/gi;

const CENTRES = /^<(?:center|[^>]*\balign\s*[=:]\s*["']?center)\b/i;

const BLOCKS = new Set(
    (
        'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
        'h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr ul'
    ).split(' ')
);

const INLINE = new Set(
    (
        'a abbr acronym applet area audio b base basefont bdi bdo big button canvas caption cite code col colgroup data ' +
        'datalist del dfn em embed font frame frameset i iframe img input ins kbd label legend link map mark math menu meta ' +
        'meter noframes noscript object optgroup option output param picture progress q rp rt ruby s samp script select ' +
        'slot small source span strike strong style sub sup svg template textarea time track tt u var video wbr'
    ).split(' ')
);

/** In order; an empty line is one that two `<br>` enclose. */
export function htmlLines(html: string): readonly HtmlLine[] {
    const lines: HtmlLine[] = [];
    let text = '';
    let isCentred = false;
    let done = 0;

    function endLine(isForced: boolean): void {
        if (isForced || /\S/.test(text)) lines.push({ raw: text, isCentred });
        text = '';
    }

    for (const { 0: tag, 1: spelling = '', index } of html.matchAll(TAG)) {
        const name = spelling.toLowerCase();
        const isBlock = BLOCKS.has(name);
        if (!isBlock && name !== 'br' && !INLINE.has(name)) continue;
        text += html.slice(done, index);
        done = index + tag.length;
        if (name === 'br') endLine(true);
        if (!isBlock) continue;
        endLine(false);
        isCentred = CENTRES.test(tag);
    }
    text += html.slice(done);
    endLine(false);
    return lines;
}
