import fc from 'fast-check';
import { textParts, type TextPart } from '../chatHistoryCore';

function joined(parts: readonly TextPart[]): string {
    return parts.map((part) => (part.kind === 'break' ? '\n' : part.text)).join('');
}

function links(text: string): readonly string[] {
    return textParts(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
}

test('text, line breaks and links are told apart', () => {
    expect(textParts('See https://help.acme.example/e4\r\n\nThanks')).toEqual([
        { kind: 'text', text: 'See ' },
        { kind: 'link', text: 'https://help.acme.example/e4', href: 'https://help.acme.example/e4' },
        { kind: 'break' },
        { kind: 'break' },
        { kind: 'text', text: 'Thanks' }
    ]);
    expect(textParts('')).toEqual([]);
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
])('%s leads to %s', (text, href) => {
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
    'mailto:a@b.example?bcc=c@d.example',
    'mailto:a@b.example,c@d.example',
    'mailto:%0d%0a',
    `https://a.example/${'x'.repeat(3_000)}`
])('%j leads nowhere', (text) => {
    expect(links(text)).toEqual([]);
    expect(joined(textParts(text))).toBe(text);
});

test('a backslash ends an address before a browser could read it as a slash', () => {
    expect(links('https://a.example\\@evil.example')).toEqual(['https://a.example']);
});

test('a line in which words are reordered has no links, the next one may', () => {
    expect(links('\u202bhttps://a.example\nhttps://b.example')).toEqual(['https://b.example']);
});

test('nothing of any text is lost', () => {
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
            expect(joined(textParts(any))).toBe(any.replaceAll('\r\n', '\n'));
        }),
        { numRuns: 1_000 }
    );
});

test('every link is an address that a browser reads as it stands there', () => {
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
])('a megabyte of %s comes through whole', (_, text) => {
    expect(joined(textParts(text)) === text.replaceAll('\r\n', '\n')).toBe(true);
});
