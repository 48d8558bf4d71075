/**
 * HTML entities in texts. Salesforce encodes six of them unless `X-Chatter-Entity-Encoding: false` was sent; it is not known
 * whether every org follows that header, and bots store texts that were encoded before Salesforce saw them
 * (docs/decisions/0008). So each text is judged alone: it is encoded where it holds an entity and none of the raw characters
 * that Salesforce's encoding replaces.
 *
 * What a wrong decision costs: somebody who typed out `&lt;` and no raw character is shown `<`; a text that was encoded in
 * part, such as `I'm here &amp; there`, is shown as it came. A wrong character either way, never markup: text is bound as text.
 *
 * Sources: Connect REST API Developer Guide (the six); the HTML standard, "Named character references" and "Numeric character
 * reference end state" (C1 controls are windows-1252).
 */

/** What windows-1252 holds at 128 to 159, with a space where it holds nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The names of 128 to 255 in windows-1252, in order, with `-` where there is none. */
const NAMES =
    'euro - sbquo fnof bdquo hellip dagger Dagger circ permil Scaron lsaquo OElig - Zcaron - ' +
    '- lsquo rsquo ldquo rdquo bull ndash mdash tilde trade scaron rsaquo oelig - zcaron Yuml ' +
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr ' +
    'deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
    'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
    'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
    'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml ' +
    'eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const CODES: ReadonlyMap<string, number> = new Map([
    ...NAMES.split(' ').map((name, index) => [name, 128 + index] as const),
    ['quot', 34],
    ['amp', 38],
    ['apos', 39],
    ['lt', 60],
    ['gt', 62]
]);

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,7}));/gi;

/** What an encoded text never holds: an ampersand without an entity is one of them. */
const RAW = /[<>"'\\]|&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,7});)/i;

/** Halves of surrogate pairs, and controls other than tab and line breaks. */
const FORBIDDEN = /(?!\s)[\p{Cc}\p{Cs}]/u;

/**
 * The text with its entities decoded where it is encoded, else as it is. One pass: who typed `&lt;` arrives as `&amp;lt;`
 * and reads `&lt;` again, not `<`.
 *
 * An entity with an unknown name, or of a character that can't be (NUL, half a surrogate pair, a control, beyond U+10FFFF),
 * stays as it is: the standard's U+FFFD would hide what was sent.
 */
export function decodeEntities(text: string): string {
    return text.includes('&') && !RAW.test(text) ? decodeHtmlText(text) : text;
}

/** A text that is certainly encoded, e.g. between the tags of HTML. One pass, as `decodeEntities`. */
export function decodeHtmlText(text: string): string {
    return text.replace(ENTITY, (entity: string, decimal?: string, hexadecimal?: string, name: string = '') => {
        const code = decimal ? Number(decimal) : hexadecimal ? parseInt(hexadecimal, 16) : CODES.get(name);
        return code === undefined ? entity : (characterOf(code) ?? entity);
    });
}

function characterOf(code: number): string | null {
    if (code > 0x10ffff) return null;
    const character = WINDOWS_1252.charAt(code - 128).trim() || String.fromCodePoint(code);
    return FORBIDDEN.test(character) ? null : character;
}
