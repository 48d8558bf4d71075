import fc from 'fast-check';
import { isBlank, splitText, type TextPart } from '../chatHistoryCore';

const LINE_BREAKS = ['\r\n', '\r', '\n', '\v', '\f', '\x85', '\u2028', '\u2029'];

function joined(parts: readonly TextPart[]): string {
    return parts.map((part) => (part.kind === 'break' ? '\n' : part.text)).join('');
}

function withNewlines(text: string): string {
    return text.replace(/\r\n|[\r\v\f\x85\u2028\u2029]/g, '\n');
}

/** Where a link of this text seems to lead. */
function withScheme(text: string): string {
    if (/^(?:https?:|mailto:)/.test(text)) return text;
    return text.startsWith('www.') ? `https://${text}` : `mailto:${text}`;
}

test('A text is split into text, line breaks and links', () => {
    expect(splitText('See https://help.acme.example/e4\r\n\nThanks')).toEqual([
        { kind: 'text', text: 'See ' },
        { kind: 'link', text: 'https://help.acme.example/e4', href: 'https://help.acme.example/e4' },
        { kind: 'break' },
        { kind: 'break' },
        { kind: 'text', text: 'Thanks' }
    ]);
    expect(splitText('')).toEqual([]);
});

test.each(LINE_BREAKS)('The line break %j is one', (lineBreak) => {
    expect(splitText(`a${lineBreak}b`)).toEqual([
        { kind: 'text', text: 'a' },
        { kind: 'break' },
        { kind: 'text', text: 'b' }
    ]);
});

const PIECES = [
    ...LINE_BREAKS,
    ...['https://', 'mailto:', 'www.', 'jo', 'a.example', '@', '/', '?', '#', '.', ',', ':', '1', 'é', ' ', '\\', '%'],
    ...['(', ')', '[', ']', '](', '**', '__', '~~', '_', "'", '`', '{', '（', '）', '。', '“'],
    ...['\u202e', '\u2068', '\u2069', '\u200f', '\u200b', '\u05d0', '\u0627', '،']
];

const ADDRESSES = ['https://a.example', 'www.b.example', 'jo@c.example', 'mailto:jo@c.example'];

const piece = fc.oneof(fc.constantFrom(...ADDRESSES), { weight: 3, arbitrary: fc.constantFrom(...PIECES) });

const anyText = fc
    .array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string({ unit: 'binary' })), {
        maxLength: 30
    })
    .map((parts) => parts.join(''));

test('Any text is the sum of its parts', () => {
    fc.assert(
        fc.property(anyText, (text) => {
            expect(joined(splitText(text))).toBe(withNewlines(text));
        }),
        { numRuns: 2_000 }
    );
});

test('The text of any link begins with its real host, and a browser reads its address as it is shown', () => {
    fc.assert(
        fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
            for (const part of splitText(pieces.join(''))) {
                if (part.kind !== 'link') continue;
                const { protocol, username, password, host, search } = new URL(part.href);
                const shown = withScheme(part.text.toLowerCase());
                expect(shown).toBe(part.href.toLowerCase());
                expect(shown.startsWith(host === '' ? 'mailto:' : `${protocol}//${host}`)).toBe(true);
                expect(['https:', 'http:', 'mailto:']).toContain(protocol);
                expect([username, password, protocol === 'mailto:' ? search : '']).toEqual(['', '', '']);
                expect(part.text).not.toMatch(/[\u0590-\u08ff\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
            }
        }),
        { numRuns: 5_000 }
    );
});

test.each([
    ['spaces', '   '],
    ['tabs and line breaks', '\t\r\n\u2028\u2029\x85'],
    ['spaces of other widths', '\u00a0\u2003\u202f\u205f\u3000'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['direction marks and controls', '\u061c\u200e\u200f\u202e\u202c\u2068\u2069'],
    ['soft hyphens', '\u00ad\u00ad'],
    ['Hangul fillers', '\u3164\uffa0\u115f\u1160'],
    ['Braille blanks', '\u2800\u2800'],
    ['variation selectors', '\ufe0f\u{e0100}\u180b'],
    ['a combining grapheme joiner', '\u034f'],
    ['tag characters', '\u{e0041}\u{e007f}'],
    ['Khmer vowels without a sign', '\u17b4\u17b5'],
    ['control characters', '\u0000\u0007\u001b'],
    ['marks of annotations', '\ufff9\ufffb'],
    ['a note without a head', '\u{1d159}']
])('A text of %s is blank', (_, text) => {
    expect(isBlank(text)).toBe(true);
});

test.each([
    '.',
    ' a ',
    '\u200b-\u200b',
    '👍',
    '❤\ufe0f',
    '⠁',
    '\u0301',
    '\ufffc',
    '\ufffd',
    '\ud800',
    '\uf8ff',
    '\u0600'
])('The text %j is not blank', (text) => {
    expect(isBlank(text)).toBe(false);
});

test.each([
    ['one endless address', `https://a.example/${'a'.repeat(1_000_000)}`],
    ['nothing but beginnings', 'https://'.repeat(125_000)],
    ['beginnings apart', 'https:// '.repeat(111_000)],
    ['addresses that a bracket ends', 'https://a.example/)'.repeat(53_000)],
    ['Markdown', '[a](https://a.example/b),'.repeat(40_000)],
    ['emphasis', '**https://a.example/b**.'.repeat(42_000)],
    ['emphasis that does not end', '**https://a.example/b**c'.repeat(42_000)],
    ['brackets', `https://a.example/${'('.repeat(500_000)}${')'.repeat(500_000)}`],
    ['full stops', `https://a.example/${'.'.repeat(1_000_000)}`],
    ['a host of many labels', `https://${'a.'.repeat(500_000)}@`],
    ['mail addresses with a scheme', 'mailto:a@'.repeat(110_000)],
    ['mail addresses', 'jo@a.example,'.repeat(77_000)],
    ['beginnings of mail addresses', `${'a'.repeat(1_000_000)}@`],
    ['beginnings of mail addresses apart', `${'a,'.repeat(500_000)}@`],
    ['long beginnings of mail addresses', `${`${'a'.repeat(63)},`.repeat(15_000)}@`],
    ['at signs', 'a@'.repeat(500_000)],
    ['beginnings of hosts', 'www.'.repeat(250_000)],
    ['hosts', 'www.a.example)'.repeat(71_000)],
    ['isolates', `\u2068@${'\u2068a'.repeat(500_000)}`],
    ['isolated names', `@${'\u2068a\u2069'.repeat(333_000)}`],
    ['line breaks', '\r\n'.repeat(500_000)]
])('A megabyte of %s is split without loss and without delay', (_, text) => {
    const startedAt = performance.now();
    expect(joined(splitText(text)) === withNewlines(text)).toBe(true);
    // Unit: ms. A walk that is not linear takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
});
