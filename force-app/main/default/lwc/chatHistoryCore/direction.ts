/**
 * The direction in which a text is shown. Unicode has invisible characters that show a text in another order than it is
 * stored in: controls (embeddings, overrides, isolates) and marks.
 */

/**
 * The blocks whose characters run right to left by default (Unicode, DerivedBidiClass.txt): Hebrew, Arabic, Syriac, Thaana,
 * N'Ko and their neighbours, the presentation forms, and the ancient and African scripts of the first plane.
 */
export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

const DIRECTION_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
// Those that reverse left-to-right letters; the others change the order only where right-to-left letters are.
const REVERSING_CONTROL = /[\u202b\u202e\u2067]/;
// A name or number in a pair of controls of its own, as WhatsApp and address books send them: no other text moves.
const ISOLATED = /[\u2066\u2068][^\u202a-\u202e\u2066-\u2069]*\u2069|\u202a[^\u202a-\u202e\u2066-\u2069]*\u202c/g;
// Marks (ALM, LRM, RLM): letters that nobody sees. They order digits and punctuation around them as a letter would.
const DIRECTION_MARK = /[\u061c\u200e\u200f]/;
const LETTER = /\p{L}/u;
// As in `splitText`: each begins a new line, on which the direction starts anew.
const LINE_BREAK = /[\n-\r\x85\u2028\u2029]/;

/** Do direction controls act on more than a name or a number in a pair of its own? */
export function hasDirectionControl(line: string): boolean {
    return DIRECTION_CONTROL.test(line) && DIRECTION_CONTROL.test(line.replace(ISOLATED, ''));
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
    for (const [found] of text.matchAll(/[\u061c\u200e\u200f]+|[\p{L}\p{Nd}\n-\r\x85\u2028\u2029]/gu)) {
        if (DIRECTION_MARK.test(found)) {
            const runsAgainst = holdsMarkAgainst(found, before);
            if (isAgainst && runsAgainst) return true;
            isAgainst ||= runsAgainst;
        } else if (LETTER.test(found) || LINE_BREAK.test(found)) {
            // At the end of a line stands, as it were, a letter of the text's direction.
            const after = LINE_BREAK.test(found) ? base : isRightToLeft(found);
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
