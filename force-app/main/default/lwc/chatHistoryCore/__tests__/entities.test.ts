import fc from 'fast-check';
import { decodeEntities, decodeEntries } from '../chatHistoryCore';
import { aConnectEntry } from 'support/builders';

/** What Salesforce encodes. */
const CODES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
    '\\': '&#92;'
};

function encode(text: string): string {
    return text.replace(/[&<>"'\\]/g, (character) => CODES[character] ?? character);
}

test.each([
    ['&lt;b&gt; &quot;I&#39;m&quot; C:&#92;temp &amp; more', '<b> "I\'m" C:\\temp & more'],
    ['I&apos;m', "I'm"],
    ['I&#x27;m, I&#X27;m, I&#0039;m', "I'm, I'm, I'm"],
    ['Gr&uuml;&szlig;e, S&atilde;o, &Agrave;, &yuml;', 'Grüße, São, À, ÿ'],
    ['a&nbsp;b', 'a\u00a0b'],
    ['&ldquo;a&rdquo; &lsquo;b&rsquo; &bdquo;c&laquo;&raquo;', '“a” ‘b’ „c«»'],
    ['a &ndash; b &mdash; c&hellip; &bull; d', 'a – b — c… • d'],
    ['&euro;5, &copy; &reg; &trade; &deg;C &frac12; &times;', '€5, © ® ™ °C ½ ×'],
    ['&OElig;&oelig; &Scaron;&scaron; &Zcaron;&zcaron; &Yuml; &permil; &fnof;', 'Œœ Šš Žž Ÿ ‰ ƒ'],
    ['&#8364; &#x20ac; &#128512; &#x1F600;', '€ € 😀 😀'],
    ['a&#10;b&#9;c&#13;&#10;d', 'a\nb\tc\r\nd']
])('The text %s reads %j', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
});

test('Decoding happens once, so that a customer who typed &lt; reads &lt; again', () => {
    expect(decodeEntities('&amp;lt;script&amp;gt; &amp;amp; &amp;#39;')).toBe('&lt;script&gt; &amp; &#39;');
});

test('Numbers of C1 controls are characters of windows-1252, as in a browser', () => {
    expect(decodeEntities('&#128; &#133; &#145;&#146; &#147;&#148; &#150; &#151; &#x99; &#159;')).toBe(
        '€ … ‘’ “” – — ™ Ÿ'
    );
});

test.each([
    ['NUL', '&#0;'],
    ['a control', '&#7;'],
    ['a control that windows-1252 lacks', '&#129;'],
    ['delete', '&#127;'],
    ['half a surrogate pair', '&#xD83D;'],
    ['the other half', '&#57343;'],
    ['a number beyond Unicode', '&#x110000;'],
    ['a number of many digits', '&#99999999999;'],
    ['an unknown name', '&bogus;'],
    ['a name in other letters', '&LT;'],
    ['a name of an object', '&valueOf;'],
    ['no number', '&#;'],
    ['no hexadecimal digit', '&#xg;'],
    ['a space', '& lt;'],
    ['no semicolon', '&lt'],
    ['a bare ampersand', 'a & b']
])('The entity of %s is left as it is: %s', (_, text) => {
    expect(decodeEntities(text)).toBe(text);
});

test('An unknown entity does not keep its neighbours encoded', () => {
    expect(decodeEntities('I&#39;m &bogus; &#0; here')).toBe("I'm &bogus; &#0; here");
});

test.each(Object.keys(CODES))('A raw %s proves that its text is not encoded', (raw) => {
    const text = `typed out: &lt; and ${raw} too`;
    expect(decodeEntities(text)).toBe(text);
});

test('Each text of a page is judged alone', () => {
    const texts = ['I&#39;m the bot &amp; I was stored encoded', 'I typed "quotes" myself', 'Don&#39;t worry'];
    const conversationEntries = texts.map((messageText, index) =>
        aConnectEntry({ identifier: `j${index}`, messageText })
    );
    expect(decodeEntries({ conversationEntries })).toMatchObject({
        value: ["I'm the bot & I was stored encoded", 'I typed "quotes" myself', "Don't worry"].map((text) => ({
            body: { kind: 'text', text }
        }))
    });
});

const anyText = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.keys(CODES), '&quot;', '&#0;', '&nbsp;')))
    .map((parts) => parts.join(''));

test('Any text that Salesforce encodes is decoded to what it was', () => {
    fc.assert(
        fc.property(anyText, (text) => {
            expect(decodeEntities(encode(text))).toBe(text);
        }),
        { numRuns: 1_000 }
    );
});

test('Any raw text that holds a character which encoding replaces stays as it is', () => {
    fc.assert(
        fc.property(anyText, fc.constantFrom('<', '>', '"', "'", '\\', '& '), anyText, (before, raw, after) => {
            const text = before + raw + after;
            expect(decodeEntities(text)).toBe(text);
        })
    );
});

test('Any number gives a character that may stand in a text, or stays as it is', () => {
    fc.assert(
        fc.property(fc.nat(9_999_999), (number) => {
            const decoded = decodeEntities(`&#${number};`);
            expect(decoded === `&#${number};` || /^[^\p{Cc}\p{Cs}]$|^\s$/u.test(decoded)).toBe(true);
        }),
        { numRuns: 2_000 }
    );
});

test('A megabyte of beginnings of entities is read without delay', () => {
    for (const text of [
        '&'.repeat(1_000_000),
        '&#'.repeat(500_000),
        `&#${'0'.repeat(1_000_000)};`,
        '&a'.repeat(500_000)
    ])
        expect(decodeEntities(text) === text).toBe(true);
});
