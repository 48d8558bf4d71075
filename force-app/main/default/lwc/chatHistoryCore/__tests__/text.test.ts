import fc from 'fast-check';
import { reordersText, splitText, type TextPart } from '../chatHistoryCore';

function joined(parts: readonly TextPart[]): string {
    return parts.map((part) => (part.kind === 'break' ? '\n' : part.text)).join('');
}

function links(text: string): readonly string[] {
    return splitText(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
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

test.each([
    ['https://a.example', 'https://a.example'],
    ['HTTP://A.Example/b', 'HTTP://A.Example/b'],
    ['mailto:service@acme.example', 'mailto:service@acme.example'],
    ['https://a.example:8443/b?c=d&e=%20f#g', 'https://a.example:8443/b?c=d&e=%20f#g'],
    ['https://intranet/page', 'https://intranet/page'],
    ['https://xn--mnchen-3ya.example', 'https://xn--mnchen-3ya.example'],
    ['https://de.wikipedia.example/wiki/Übergabe', 'https://de.wikipedia.example/wiki/Übergabe'],
    ['Read https://a.example/b.', 'https://a.example/b'],
    ['(https://a.example/b)', 'https://a.example/b'],
    ['(see https://a.example/b).', 'https://a.example/b'],
    ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
    ['(https://a.example/(b))', 'https://a.example/(b)'],
    ['[[https://a.example/[b]]]', 'https://a.example/[b]'],
    ['https://a.example/b!?…', 'https://a.example/b'],
    ['"https://a.example/b"', 'https://a.example/b'],
    ['<https://a.example/b>', 'https://a.example/b'],
    ['link:https://a.example/b', 'https://a.example/b'],
    ['请看https://a.example/b。谢谢', null],
    ['请看 https://a.example/b。谢谢', 'https://a.example/b'],
    ['שלום https://a.example/b', 'https://a.example/b']
])('The text %s leads to %s', (text, href) => {
    expect(links(text)).toEqual(href === null ? [] : [href]);
});

test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(document.cookie)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'vbscript:msgbox',
    'file:///etc/passwd',
    'ftp://a.example',
    '//a.example',
    'www.a.example',
    'https://',
    'https:///a.example',
    'https:/a.example',
    'https://.',
    'https://?a',
    'xhttps://a.example',
    'https://bank.example@evil.example/',
    'https://bank.example:443@evil.example/',
    'https://user:pw@evil.example/',
    'https://bаnk.example/ with a Cyrillic a',
    'https://bank.example\u200b.evil.example',
    'https://bank.example/\u202egpj.exe',
    '\u202ehttps://elpmaxe.live/knab',
    '\u2066https://a.example\u2069',
    'https://bank\ufeff.example',
    'https://bank.example/\u0000x',
    'https://bank.example/\u0007',
    'https://bank.example/\u00adx',
    'https://bank.example/\ud800',
    'https://[::1]/',
    'https://a.example:123456/',
    'https://2130706433/',
    'https://192.0.2.1/',
    'https://a.0x7f.1.',
    'https://0x7f000001:443',
    'mailto:a@b.example?bcc=c@d.example',
    'mailto:a@b.example,c@d.example',
    'mailto:%0d%0a',
    `https://a.example/${'x'.repeat(3_000)}`
])('The text %j has no link and is shown as it is', (text) => {
    expect(links(text)).toEqual([]);
    expect(joined(splitText(text))).toBe(text);
});

test('A backslash ends an address, since a browser reads it as a slash', () => {
    expect(links('https://a.example\\@evil.example')).toEqual(['https://a.example']);
});

test('A line with direction controls has no links, and the next line may', () => {
    expect(links('\u202bhttps://a.example\nhttps://b.example')).toEqual(['https://b.example']);
});

describe('A link can’t hide its host behind right-to-left letters', () => {
    test.each([
        ['Hebrew in the path', 'https://evil.example/\u05d0.bank.example'],
        ['Arabic in the path', 'https://evil.example/\u0627\u0628/moc.knab'],
        ['Arabic digits after it', 'https://evil.example/?\u0661'],
        ['Thaana in the fragment', 'https://evil.example/#\u0780'],
        ['N’Ko in the query', 'https://evil.example/?q=\u07ca'],
        ['Hebrew presentation forms', 'https://evil.example/\ufb2a'],
        ['Arabic presentation forms', 'https://evil.example/\ufe8d'],
        ['Adlam', 'https://evil.example/\u{1e900}'],
        ['Phoenician', 'https://evil.example/\u{10900}']
    ])('An address with %s is no link', (_, text) => {
        expect(links(text)).toEqual([]);
        expect(joined(splitText(text))).toBe(text);
    });

    test('An address beside right-to-left text is a link without that text', () => {
        expect(links('שלום https://a.example/b שלום')).toEqual(['https://a.example/b']);
    });

    test('The text of any link begins with its real host', () => {
        const pieces = fc.constantFrom(
            'https://',
            'http://',
            'a.example',
            '/',
            '\u05d0',
            '\u0627',
            '1',
            ' ',
            '@',
            '?',
            'é',
            '\u202e'
        );
        fc.assert(
            fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
                for (const part of splitText(parts.join(''))) {
                    if (part.kind !== 'link') continue;
                    const { protocol, host } = new URL(part.href);
                    expect(part.text.toLowerCase().startsWith(`${protocol}//${host}`)).toBe(true);
                    expect(part.text).not.toMatch(/[\u0590-\u08ff]/);
                }
            }),
            { numRuns: 1_000 }
        );
    });
});

test.each([
    ['a right-to-left override', 'gpj.\u202eexe'],
    ['a right-to-left embedding', '\u202babc\u202c'],
    ['a right-to-left isolate', '\u2067abc\u2069'],
    ['a left-to-right override of Hebrew', '\u202dשלום\u202c'],
    ['an isolate around Arabic', '\u2068مرحبا\u2069 abc'],
    ['a right-to-left mark at its start', '\u200fPay 100 - 20'],
    ['an Arabic letter mark at its start', '\u061cPay 100 - 20'],
    ['a right-to-left mark between its numbers', 'Pay 100 \u200f- 20 today'],
    ['a right-to-left mark before a number', 'Pay \u200f100 - 20 to שלום'],
    ['a right-to-left mark and no letter', '\u200f100 - 20'],
    ['a right-to-left mark in a later line', 'Pay\n\u200f100 - 20'],
    ['an arrow between two right-to-left marks', 'from A \u200f->\u200f B'],
    ['several marks', '\u200e\u200f\u200f100 - 20'],
    ['a left-to-right mark before a number in Hebrew', 'שלום \u200e+972 3 555'],
    ['a left-to-right mark at the start of Arabic', '\u200eمرحبا!'],
    ['a right-to-left mark that breaks up Latin words in Hebrew', 'שלום Windows \u200f10 Pro']
])('A text with %s is reordered', (_, text) => {
    expect(reordersText(text)).toBe(true);
});

test.each([
    ['no direction control', 'Hello שלום'],
    ['a phone number from an address book', '\u202a+49 30 000001\u202c'],
    ['an isolated name in a Latin text', 'Hello \u2068Ines\u2069'],
    ['a mark after a Hebrew letter', 'שלום\u200f!'],
    ['a mark after the full stop of Hebrew', 'שלום.\u200f'],
    ['a mark at the start of Hebrew', '\u200fשלום'],
    ['a mark before a list in Arabic', 'مرحبا OK\n\u200f1. مرحبا'],
    ['a mark after a Latin word at the end of Hebrew', 'שלום Windows.\u200f'],
    ['an Arabic letter mark between numbers of Arabic', 'مرحبا 100 \u061c- 20'],
    ['a mark that holds punctuation at a Hebrew word', 'He said שלום!\u200f and left'],
    ['a mark that holds a bracket at a Hebrew word', 'He said \u200f(שלום) and left'],
    ['a mark that holds punctuation at a Latin word', 'שלום C++\u200e שלום'],
    ['a left-to-right mark before a phone number', '\u200e+49 30 000001'],
    ['a left-to-right mark at the start of Latin', '\u200eHello, Ines'],
    ['a mark at the end of Latin', 'OK\u200f'],
    ['a mark between Latin words', 'See \u200f- OK'],
    ['a mark and no letter or digit', '\u200f👍!'],
    ['a left-to-right mark in a line of its own', 'Hello\n\u200e\nInes']
])('A text with %s is not reordered', (_, text) => {
    expect(reordersText(text)).toBe(false);
});

test('Marks that reorder a megabyte of text are found without delay', () => {
    expect(reordersText(`a${'\u200f'.repeat(1_000_000)}1`)).toBe(true);
    expect(reordersText('a\u200e '.repeat(300_000))).toBe(false);
});

test('Any text is the sum of its parts', () => {
    const pieces = fc.constantFrom(
        'https://',
        'mailto:',
        'a.example',
        '@',
        ')',
        '(',
        '.',
        '\r\n',
        '\n',
        '\r',
        ' ',
        '\u202e'
    );
    const text = fc
        .array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 })
        .map((parts) => parts.join(''));
    fc.assert(
        fc.property(text, (any) => {
            expect(joined(splitText(any))).toBe(any.replaceAll('\r\n', '\n'));
        }),
        { numRuns: 1_000 }
    );
});

test('Any link is an address that a browser reads as it is shown', () => {
    const pieces = fc.constantFrom(
        'https://',
        'http://',
        'mailto:',
        'a',
        '.example',
        '@',
        ':',
        '/',
        '\\',
        '?',
        '#',
        '%',
        '\t',
        'é'
    );
    fc.assert(
        fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
            for (const href of links(parts.join(''))) {
                const { protocol, username, password, hostname } = new URL(href);
                expect(['https:', 'http:', 'mailto:']).toContain(protocol);
                expect(username + password).toBe('');
                expect(href.toLowerCase()).toContain(protocol === 'mailto:' ? 'mailto:' : `://${hostname}`);
            }
        }),
        { numRuns: 2_000 }
    );
});

test.each([
    ['one endless address', `https://a.example/${'a'.repeat(1_000_000)}`],
    ['nothing but beginnings', 'https://'.repeat(125_000)],
    ['beginnings apart', 'https:// '.repeat(111_000)],
    ['brackets', `https://a.example/${'('.repeat(500_000)}${')'.repeat(500_000)}`],
    ['full stops', `https://a.example/${'.'.repeat(1_000_000)}`],
    ['a host of many labels', `https://${'a.'.repeat(500_000)}@`],
    ['mail addresses', 'mailto:a@'.repeat(110_000)],
    ['line breaks', '\r\n'.repeat(500_000)]
])('A megabyte of %s is split without loss and without delay', (_, text) => {
    expect(joined(splitText(text)) === text.replaceAll('\r\n', '\n')).toBe(true);
});
