/**
 * Our links against those of linkify-it (MIT), the library of many Markdown renderers. What it finds with https, http, mailto,
 * www. or as a mail address, ours finds too, from the same to the same character; or one of the reasons below says why not.
 */
import fc from 'fast-check';
import { linkifyit } from 'linkify-it';
import { splitText } from '../chatHistoryCore';
import { CORPUS } from './linkCorpus';

/** From which to which character of the text. */
type Range = Readonly<{ start: number; end: number }>;

/** `theirs`, `ours`: the addresses; ours is the one at the same place, empty where there is none. */
type Difference = Readonly<{
    theirs: string;
    ours: string;
    /** How many characters later ours begins, and how many later it ends. */
    begins: number;
    ends: number;
    before: string;
    /** What follows the shorter of the two. */
    after: string;
    line: string;
}>;

/** What may follow an address. */
const TRAILING = "(?:[.,;:!?'*_~(\\[\\u061c\\u200b-\\u200f\\u2060\\ufeff]|(?![\\0-\\x7f])\\p{P})";

/** Why ours differs, each with what proves it of one difference. The first that fits counts. */
const REASONS: Readonly<Record<string, (difference: Difference) => boolean>> = {
    'An address within another is part of it.': (d) => d.begins < 0,
    'Direction controls reorder the line.': (d) => isNone(d) && /[\u202a-\u202e\u2066-\u2069]/.test(d.line),
    'Right-to-left letters reorder the address.': (d) => isNone(d) && /[\u0590-\u08ff]/.test(tokenOf(d)),
    'Invisible characters are in it.': (d) => isNone(d) && /\p{C}/u.test(tokenOf(d)),
    'A name stands before the host.': (d) => isNone(d) && /^https?:/i.test(d.theirs) && /^[^\s/?#]*@/.test(d.after),
    'The host is a number to a browser.': (d) =>
        isNone(d) && /^\[|(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(hostOf(d.theirs)),
    'Only ASCII letters and digits make a host: others may look alike.': (d) =>
        isNone(d) && /[^a-z\d._-]/i.test(hostOf(d.theirs)),
    'It is part of a longer address that is no link.': (d) =>
        isNone(d) && /(?:https?:\/\/|mailto:|www\.|@)[^\s<>"]*$/i.test(d.before),
    'It goes on before its beginning.': (d) => isNone(d) && /[\p{L}\p{N}@/][._-]*$/u.test(d.before),
    'It goes on where theirs ends.': (d) =>
        isNone(d) && !/^(?:https?:\/\/|www\.).*[/?#]/i.test(d.theirs) && /^[^\s<>"]/.test(d.after),
    'A mail address has characters that are rarely meant.': (d) =>
        isNone(d) && /[!#$%&*/=?^_`{|}~][^@]*@|^[-'.]+@|^[-']*\.|^www\.[^/]*@/.test(d.theirs),
    'A mail address has no host with a dot.': (d) => isNone(d) && isMail(d.theirs) && !hostOf(d.theirs).includes('.'),
    'It is too long.': (d) => isNone(d) && d.theirs.length > 2_048,
    'Quotes, code, tables and emphasis are no part of a mail address.': (d) =>
        d.begins > 0 && d.ends <= 0 && /^['*`{|_~-]+$/.test(d.theirs.slice(0, d.begins)),
    'Emphasis ends what it began.': (d) =>
        isShorter(d) && /(\*\*|__|~~)$/.test(d.before) && d.theirs.slice(d.ours.length).includes(d.before.slice(-2)),
    'Addresses must encode what ours ends at, or it closes a bracket of the text.': (d) =>
        isShorter(d) && new RegExp(`^${TRAILING}*[<>)\\]"\`{}|\\\\^\\u3000-\\u303f\\uff00-\\uff65]`, 'u').test(d.after),
    'What follows is emphasis, punctuation or invisible.': (d) =>
        isShorter(d) && new RegExp(`^${TRAILING}+$`, 'u').test(d.theirs.slice(d.ours.length)),
    'Half an address would lead elsewhere.': (d) =>
        isSameStart(d) && d.ends > 0 && /^(?:[([\].'?]|(?![\0-\x7f])\p{P})/u.test(d.after)
};

const linkify = linkifyit({ fuzzyLink: true });

function isNone({ ours }: Difference): boolean {
    return ours === '';
}

function isShorter(difference: Difference): boolean {
    return isSameStart(difference) && difference.ends < 0;
}

function isSameStart({ ours, begins }: Difference): boolean {
    return ours !== '' && begins === 0;
}

function isMail(address: string): boolean {
    return !/^(?:https?:|www\.)/i.test(address);
}

/** All that stands together with their address, and so is one address to us. */
function tokenOf({ theirs, after }: Difference): string {
    return theirs + (/^[^\s<>"]*/.exec(after)?.[0] ?? '');
}

function hostOf(address: string): string {
    return /^(?:https?:\/\/|(?:mailto:)?[^@/]*@)?(\[[^\]]*\]?|[^/?#:]*)/i.exec(address)?.[1] ?? '';
}

function theirLinks(line: string): readonly Range[] {
    return (linkify.match(line) ?? [])
        .filter(({ schema, text }) => /^(?:https?|mailto):$/i.test(schema) || /^www\./i.test(text))
        .map(({ index, lastIndex }) => ({ start: index, end: lastIndex }));
}

function ourLinks(line: string): readonly Range[] {
    let start = 0;
    return splitText(line).flatMap((part) => {
        const range = { start, end: start + (part.kind === 'break' ? 1 : part.text.length) };
        start = range.end;
        return part.kind === 'link' ? [range] : [];
    });
}

function differencesOf(line: string): readonly Difference[] {
    const all = ourLinks(line);
    return theirLinks(line).flatMap((theirs) => {
        const ours = all.find(({ start, end }) => start < theirs.end && end > theirs.start) ?? {
            start: theirs.start,
            end: theirs.start
        };
        const [begins, ends] = [ours.start - theirs.start, ours.end - theirs.end];
        if (begins === 0 && ends === 0) return [];
        return [
            {
                theirs: line.slice(theirs.start, theirs.end),
                ours: line.slice(ours.start, ours.end),
                begins,
                ends,
                before: line.slice(0, theirs.start),
                after: line.slice(ours.start === ours.end ? theirs.end : Math.min(theirs.end, ours.end)),
                line
            }
        ];
    });
}

function reasonOf(difference: Difference): string | null {
    return Object.entries(REASONS).find(([, explains]) => explains(difference))?.[0] ?? null;
}

const linesOfCorpus = [...CORPUS, `https://shop.example/${'a'.repeat(2_048)}`];

test('Of each link that linkify-it finds in the corpus, ours finds the same, or a reason says why not', () => {
    const unexplained = linesOfCorpus.flatMap(differencesOf).filter((difference) => reasonOf(difference) === null);
    expect(unexplained).toEqual([]);
});

test('Each reason explains something in the corpus', () => {
    const given = new Set(linesOfCorpus.flatMap(differencesOf).map(reasonOf));
    expect(Object.keys(REASONS).filter((reason) => !given.has(reason))).toEqual([]);
});

test('Most links of the corpus are the same', () => {
    const count = linesOfCorpus.flatMap(theirLinks).length;
    const differing = linesOfCorpus.flatMap(differencesOf).length;
    expect(differing / count).toBeLessThan(0.3);
});

const mark = fc.constantFrom(
    ...[
        '(',
        ')',
        '[',
        ']',
        '](',
        '<',
        '>',
        '"',
        "'",
        '`',
        '{',
        '}',
        '|',
        '**',
        '__',
        '~~',
        '*',
        '_',
        '-',
        ':',
        ',',
        ';',
        '.'
    ],
    ...[
        '!',
        '?',
        '…',
        '—',
        '“',
        '”',
        '。',
        '，',
        '（',
        '）',
        '،',
        '\u200f',
        '\u200b',
        '\u2068',
        '\u2069',
        '👍',
        'é',
        '是',
        '\u05d0'
    ]
);
const step = fc.constantFrom(
    '/a',
    '/',
    '?x=1',
    '&y',
    '#b',
    '.html',
    '/é',
    '/%20',
    '-',
    '_',
    '~',
    '+',
    '=',
    '@',
    ':8080',
    ',',
    '(b)',
    '1'
);
const address = fc.oneof(
    fc
        .tuple(
            fc.constantFrom('https://', 'http://', 'HTTPS://', 'www.', 'mailto:jo@', 'jo@', 'jo.b+c@'),
            fc.constantFrom('shop.example', 'a.com', 'b-c.co.uk', 'xn--a.de'),
            fc.array(step, { maxLength: 4 }).map((steps) => steps.join(''))
        )
        .map((parts) => parts.join('')),
    fc.constantFrom(...CORPUS)
);
const marks = fc.array(mark, { maxLength: 3 }).map((all) => all.join(''));
const word = fc.tuple(marks, address, marks).map((parts) => parts.join(''));
const line = fc.array(word, { maxLength: 3 }).map((words) => words.join(' ').replaceAll('\n', ' '));

test('The same holds for any line of addresses among marks', () => {
    fc.assert(
        fc.property(line, (any) => {
            const unexplained = differencesOf(any).filter((difference) => reasonOf(difference) === null);
            expect(unexplained).toEqual([]);
        }),
        { numRuns: 2_000 }
    );
});
