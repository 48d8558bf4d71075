import { splitText } from '../chatHistoryCore';

function links(text: string): readonly string[] {
    return splitText(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
}

function joined(text: string): string {
    return splitText(text)
        .map((part) => (part.kind === 'break' ? '\n' : part.text))
        .join('');
}

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
    expect(joined(text)).toBe(text);
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
        expect(joined(text)).toBe(text);
    });

    test('An address beside right-to-left text is a link without that text', () => {
        expect(links('שלום https://a.example/b שלום')).toEqual(['https://a.example/b']);
    });
});

describe('An AI agent’s Markdown', () => {
    test.each([
        [
            'See [https://shop.example/12?x=1](https://shop.example/12?x=1) please',
            ['https://shop.example/12?x=1', 'https://shop.example/12?x=1']
        ],
        ['[https://shop.example](https://shop.example)', ['https://shop.example', 'https://shop.example']],
        ['[Track it](https://shop.example/track/12)', ['https://shop.example/track/12']],
        ['[[No 7](https://a.example/t?u=//b.example/7)]', ['https://a.example/t?u=//b.example/7']],
        ['[a](https://a.example/x),[b](https://b.example/y)', ['https://a.example/x', 'https://b.example/y']],
        ['[Lamp](https://wiki.example/Lamp_(model)).', ['https://wiki.example/Lamp_(model)']],
        ['[a](https://a.example/x "A title")', ['https://a.example/x']],
        ['[a](<https://a.example/x>)', ['https://a.example/x']],
        ['![a](https://a.example/x.png)', ['https://a.example/x.png']],
        ['[mail](mailto:jo@shop.example)', ['mailto:jo@shop.example']],
        ['[1]: https://a.example/x', ['https://a.example/x']],
        ['| https://a.example/x|b |', ['https://a.example/x']],
        ['`https://a.example/x`', ['https://a.example/x']],
        [
            '**https://shop.example/x**（note）and __https://shop.example/y__',
            ['https://shop.example/x', 'https://shop.example/y']
        ],
        [
            '*https://a.example/x* _https://a.example/y_ ~~https://a.example/z~~',
            ['https://a.example/x', 'https://a.example/y', 'https://a.example/z']
        ],
        ['***https://a.example/x***', ['https://a.example/x']],
        ['**https://a.example/x**是', ['https://a.example/x']],
        ['__https://a.example/x__是 ~~https://a.example/y~~是', ['https://a.example/x', 'https://a.example/y']],
        ['**https://a.example/x**, then', ['https://a.example/x']],
        ['__https://a.example/a__b__', ['https://a.example/a__b']],
        ['**www.a.example**', ['https://www.a.example']],
        ['**jo@shop.example** __jo@shop.example__', ['mailto:jo@shop.example', 'mailto:jo@shop.example']],
        ['- https://a.example/x\n1. www.a.example', ['https://a.example/x', 'https://www.a.example']]
    ])('%s leads to %j, and is shown as it was written', (text, hrefs) => {
        expect(links(text)).toEqual(hrefs);
        expect(joined(text)).toBe(text);
    });

    test('can’t give a link the text of another: its label is no part of the link', () => {
        expect(splitText('[Your bank](https://evil.example)')).toEqual([
            { kind: 'text', text: '[Your bank](' },
            { kind: 'link', text: 'https://evil.example', href: 'https://evil.example' },
            { kind: 'text', text: ')' }
        ]);
        expect(links('[https://bank.example](https://evil.example)')).toEqual([
            'https://bank.example',
            'https://evil.example'
        ]);
        expect(links('[www.bank.example](https://evil.example)')).toEqual([
            'https://www.bank.example',
            'https://evil.example'
        ]);
    });
});

test.each([
    ['www.shop.example/help or shop.example', ['https://www.shop.example/help']],
    ['WWW.SHOP.EXAMPLE', ['https://WWW.SHOP.EXAMPLE']],
    [
        'Web:www.shop.example, (www.shop.example:8443/a?b#c)',
        ['https://www.shop.example', 'https://www.shop.example:8443/a?b#c']
    ],
    ['www.a.example', ['https://www.a.example']],
    ['mail me: jo@shop.example or +1 (555) 010-0199', ['mailto:jo@shop.example']],
    ['jo.b+c@mail.shop.example.', ['mailto:jo.b+c@mail.shop.example']],
    ["o'brien@shop.example", ["mailto:o'brien@shop.example"]],
    ["'jo@shop.example'", ['mailto:jo@shop.example']],
    [
        'jo@shop.example,ana@shop.example;b@shop.example',
        ['mailto:jo@shop.example', 'mailto:ana@shop.example', 'mailto:b@shop.example']
    ],
    ['JO@SHOP.EXAMPLE (work) <jo@shop.example>', ['mailto:JO@SHOP.EXAMPLE', 'mailto:jo@shop.example']],
    ['jo@shop.example(work)', ['mailto:jo@shop.example']],
    ['open https://shop.example/track/12\u200f now', ['https://shop.example/track/12']],
    ['https://shop.example/a\u200e.', ['https://shop.example/a']],
    ['https://shop.example/a\u061c، نعم', ['https://shop.example/a']],
    ['https://shop.example/a؟', ['https://shop.example/a']],
    ['https://shop.example/a\u200b \ufeffhttps://shop.example/b', ['https://shop.example/a', 'https://shop.example/b']],
    ['\u200e+1 555 0100 https://shop.example/a', ['https://shop.example/a']],
    ['\u2068+1 555 0100\u2069 https://shop.example/a', ['https://shop.example/a']],
    ['\u2068\u05d0\u05d1\u2069 https://shop.example/a', ['https://shop.example/a']],
    ['https://shop.example/a \u202a+1 555 0100\u202c', ['https://shop.example/a']],
    [
        '（https://shop.example/a）【https://shop.example/b】〔https://shop.example/c〕是',
        ['https://shop.example/a', 'https://shop.example/b', 'https://shop.example/c']
    ],
    ['https://shop.example/a｛b｝ https://shop.example/c｡', ['https://shop.example/a', 'https://shop.example/c']],
    [
        '„https://shop.example/a“ ‹https://shop.example/b› «https://shop.example/c».',
        ['https://shop.example/a', 'https://shop.example/b', 'https://shop.example/c']
    ],
    ['https://shop.example/a।', ['https://shop.example/a']],
    ['https://shop.example(see below)', ['https://shop.example']],
    ['https://shop.example/a(see)', ['https://shop.example/a(see)']],
    [
        'https://wiki.example/Lamp_(model) and (see https://a.example/b).',
        ['https://wiki.example/Lamp_(model)', 'https://a.example/b']
    ],
    ['https://a.example/?q=Köln', ['https://a.example/?q=Köln']],
    ['HTTPS://A.EXAMPLE/X', ['HTTPS://A.EXAMPLE/X']],
    ['https://a.example/?next=https://b.example/', ['https://a.example/?next=https://b.example/']]
])('The text %s leads to %j', (text, hrefs) => {
    expect(links(text)).toEqual(hrefs);
    expect(joined(text)).toBe(text);
});

test.each([
    'shop.example',
    'shop.example/help',
    'www.shop',
    'www.shop.',
    'www.shop/a.b',
    'www..shop.example',
    'xwww.shop.example',
    'my-www.shop.example',
    'ftp://www.shop.example',
    '//www.shop.example',
    'www.bank.example@evil.example/',
    'www.bаnk.example with a Cyrillic a',
    'www.shop.1',
    'www.shop.example/\u05d0',
    'www.bank.example\u200b.evil.example',
    'https://jo@shop.example',
    'https://bank.example:jo@evil.example',
    'ftp://jo@shop.example',
    'a/jo@shop.example',
    'jo@shop',
    'jo@shop.example/path',
    'jo@shop.example?subject=a',
    'jo@shop.example:path',
    'git@git.example:team/shop.git',
    'jo@shop@evil.example',
    'jo@192.0.2.1',
    'jo@shop.example_b',
    'jo@shop.exampleé',
    'renéjo@shop.example',
    'jо@shop.example with a Cyrillic o',
    'jo@bаnk.example with a Cyrillic a',
    'a=jo@shop.example',
    'a!jo@shop.example',
    'a%0abcc@shop.example',
    '_jo@shop.example_',
    '@jo@shop.example',
    '邮箱jo@shop.example',
    `${'a'.repeat(65)}@shop.example`,
    `a.${'b'.repeat(64)}@shop.example`,
    'x_https://a.example',
    'https://münchen.example/a',
    'https://192.168.0.1:8443/x',
    '\u2067https://a.example',
    '\u2068https://a.example',
    '\u2068\u202ea\u2069 https://a.example'
])('The text %j has no link either', (text) => {
    expect(links(text)).toEqual([]);
    expect(joined(text)).toBe(text);
});
