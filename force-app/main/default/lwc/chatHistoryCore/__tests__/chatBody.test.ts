/** Bodies of legacy chats: what is recognised, what stays readable, and what hostile HTML can't do. */
import fc from 'fast-check';
import { decodeChatBody } from 'c/chatHistoryCore';

const HEAD =
    '<p align="center">Chat Started: Wednesday, January 15, 2020, 10:12:34 (+0100)</p>' +
    '<p align="center">Chat Origin: Website</p><p align="center">Agent Jane D</p>';

const partsOf = (html: string) =>
    decodeChatBody(html).parts.map(({ kind, name, text, offsetMs }) => [kind, name, text, offsetMs]);

/** Everything that a reader would find. */
const readable = (html: string) =>
    decodeChatBody(html)
        .parts.map(({ name, text }) => `${name} ${text}`)
        .join('\n');

it('takes a chat apart into what Salesforce noted and what people wrote, with names and times', () => {
    const body = decodeChatBody(`${HEAD}( 12s ) Jane D: Hello<br>( 1h 2m 3s ) Visitor: Hi, it&#39;s me &amp; you<br>`);
    expect(body.parts).toEqual([
        {
            kind: 'note',
            name: '',
            text: 'Chat Started: Wednesday, January 15, 2020, 10:12:34 (+0100)\nChat Origin: Website\nAgent Jane D',
            offsetMs: null
        },
        { kind: 'message', name: 'Jane D', text: 'Hello', offsetMs: 12_000 },
        { kind: 'message', name: 'Visitor', text: "Hi, it's me & you", offsetMs: 3_723_000 }
    ]);
    expect(body.startAt).toBe(Date.UTC(2020, 0, 15, 9, 12, 34));
    expect([...body.agentNames]).toEqual(['Jane D']);
});

it.each<[string, string, ReturnType<typeof partsOf>]>([
    [
        'a break inside of a message',
        '( 1s ) A: one<br>two<br><br>three<br>',
        [['message', 'A', 'one\ntwo\n\nthree', 1_000]]
    ],
    ['a line break between time and name', '( 10s )\nRoyalle G: Hi', [['message', 'Royalle G', 'Hi', 10_000]]],
    [
        'an empty message',
        '( 3s ) A: <br>( 4s ) B:<br>',
        [
            ['message', 'A', '', 3_000],
            ['message', 'B', '', 4_000]
        ]
    ],
    ['a time without a name', '( 1s ) A: x<br>( 9s ) ', [['message', 'A', 'x\n( 9s )', 1_000]]],
    [
        'an address in place of a name',
        '( 1s ) A: x<br>( 9s ) https://a.example',
        [['message', 'A', 'x\n( 9s ) https://a.example', 1_000]]
    ],
    ['text before the first message', 'Hello<br>there', [['text', '', 'Hello\nthere', null]]],
    [
        'text after a note',
        '<p align="center">N</p>free<p align=center>M</p>',
        [
            ['note', '', 'N', null],
            ['text', '', 'free', null],
            ['note', '', 'M', null]
        ]
    ],
    [
        'a note between messages',
        '( 5s ) A: x<center>Agent Bob</center>( 9s ) Bob: y',
        [
            ['message', 'A', 'x', 5_000],
            ['note', '', 'Agent Bob', 5_000],
            ['message', 'Bob', 'y', 9_000]
        ]
    ],
    [
        'entities that are encoded twice',
        '( 1s ) A: &amp;lt;b&amp;gt; &lt;br&gt;',
        [['message', 'A', '&lt;b&gt; <br>', 1_000]]
    ],
    [
        'an encoded line of somebody else',
        '( 1s ) V: hi&lt;br&gt;( 2s ) Jane D: no',
        [['message', 'V', 'hi<br>( 2s ) Jane D: no', 1_000]]
    ],
    ['a name with an entity', '( 1s ) O&#39;Brien: x', [['message', "O'Brien", 'x', 1_000]]],
    ['blocks of every kind', '<div>a</div><ul><li>b</li></ul><h1>c', [['text', '', 'a\nb\nc', null]]],
    ['marks inside of a line', 'a<b>b</b><span style="x">c</span>', [['text', '', 'abc', null]]],
    ['nothing', '', []],
    ['tags alone', '<p></p><br><br><img src=x onerror=alert(1)>', []]
])('reads %s', (_, html, parts) => {
    expect(partsOf(html)).toEqual(parts);
});

it.each([
    ['a smaller sign', 'I <3 you, 1 < 2 > 0', 'I <3 you, 1 < 2 > 0'],
    ['what is no tag of HTML', 'Ask <Jane> or <jane@x.example>', 'Ask <Jane> or <jane@x.example>'],
    ['a tag that is not closed', 'see <b and <i', 'see <b and <i'],
    ['a tag in a tag', '<a <b>x</b>', '<a x'],
    ['a quote with a bigger sign', '<a title="1>2">x</a>', '2">x'],
    ['a comment', 'a<!-- b -->c', 'a<!-- b -->c'],
    ['a script', '<script>alert("b")</script>', 'alert("b")'],
    ['a style', '<style>p{}</style>c', 'p{}c'],
    ['a declaration', '<!DOCTYPE html><![CDATA[x]]>', '<!DOCTYPE html><![CDATA[x]]>'],
    ['an entity without an end', 'a &amp b &nosuch; &#0;', 'a &amp b &nosuch; &#0;']
])('loses nothing of %s', (_, html, text) => {
    expect(partsOf(html)).toEqual([['text', '', text, null]]);
});

it.each([
    ['Chat Started: Monday, December 17, 2018, 23:27:57 (-0530)', Date.UTC(2018, 11, 18, 4, 57, 57)],
    ['Chat Started: 1476979200000', null],
    ['Chat gestartet: Montag, Dezember 17, 2018, 23:27:57 (+0100)', null],
    ['Chat Started: Monday, Nonsense 17, 2018, 23:27:57 (+0100)', null]
])('reads the start in "%s"', (line, startAt) => {
    expect(decodeChatBody(`<p align="center">${line}</p>`).startAt).toBe(startAt);
});

it('takes no start from what stands after a message, nor from what is not centred', () => {
    const line = 'Chat Started: Monday, December 17, 2018, 23:27:57 (+0000)';
    expect(decodeChatBody(line).startAt).toBeNull();
    expect(decodeChatBody(`( 1s ) A: x<p align="center">${line}</p>`).startAt).toBeNull();
});

describe('of 5,000 hostile bodies', () => {
    const PIECES = [
        '<',
        '>',
        '</',
        '/>',
        '<!--',
        '-->',
        '<p align="center">',
        '</p>',
        '<br>',
        '<BR/>',
        '<script>',
        '</script>',
        '<style>',
        '<img src=x onerror="alert(1)">',
        '<svg/onload=alert(1)>',
        '<iframe srcdoc="',
        '<a href="javascript:alert(1)">',
        '"',
        "'",
        '&lt;script&gt;',
        '&#60;',
        '&#x3c;b&#x3e;',
        '&amp;amp;',
        '&',
        ';',
        '( 1s ) ',
        '( 99999999h ',
        ') ',
        'Jane D: ',
        ': ',
        'Agent ',
        'Chat Started: ',
        '\u0000',
        '\ud800',
        '\u202e',
        '\n',
        '  ',
        '<x-y>',
        '<p',
        '<center>',
        '<![CDATA['
    ] as const;
    const WORDS = ['alpha', 'bravo', 'charlie', 'delta'] as const;
    const body = fc
        .array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), {
            maxLength: 40
        })
        .map((pieces) => pieces.join(''));

    it('none throws, and every word outside of tags can be read', () => {
        fc.assert(
            fc.property(body, (html) => {
                const shown = readable(html);
                for (const word of WORDS) {
                    const outside = html.replace(/<[^<>]*>/g, ' ').split(word).length - 1;
                    expect(shown.split(word).length - 1).toBeGreaterThanOrEqual(outside);
                }
            }),
            { numRuns: 5_000 }
        );
    });

    it('a text without tags and entities is read as it is, whatever it holds', () => {
        fc.assert(
            fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
                fc.pre(!/[<&]/.test(text) && !/^\s*\(/.test(text));
                expect(readable(text).trim()).toBe(text.trim());
            }),
            { numRuns: 1_000 }
        );
    });

    it.each([
        ['smaller signs', '<'],
        ['opened tags', '<a '],
        ['opened tags with quotes', '<a "'],
        ['long names', `<${'a'.repeat(11)}`],
        ['notes', '<p align="center">Agent A'],
        ['aligns', '<p align align '],
        ['times', '( 1s 1s 1s '],
        ['messages', '( 1m 12s ) Jane D: Hello, how are you today?<br>'],
        ['names without an end', `( 1s ) ${'n'.repeat(110)}<br>`],
        ['breaks', '<br>'],
        ['ampersands', '&'],
        ['spaces', ' '],
        ['entities', '&#39;']
    ])('a megabyte of %s is read in linear time', (_, piece) => {
        const timeOf = (length: number) => {
            const html = piece.repeat(Math.ceil(length / piece.length));
            const times = [1, 2, 3].map(() => {
                const startedAt = performance.now();
                decodeChatBody(html);
                return performance.now() - startedAt;
            });
            return Math.min(...times);
        };
        // Twenty times the length: in the square of the time it would be four hundred times.
        expect(timeOf(1_000_000) / Math.max(timeOf(50_000), 0.5)).toBeLessThan(150);
    });
});
