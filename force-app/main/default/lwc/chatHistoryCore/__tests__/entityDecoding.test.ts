import fc from 'fast-check';
import { areEncoded, decodeEntities } from '../chatHistoryCore';

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

test('The six documented entities are decoded', () => {
    expect(decodeEntities('&lt;b&gt; &quot;I&#39;m&quot; C:&#92;temp &amp; more')).toBe('<b> "I\'m" C:\\temp & more');
});

test('Decoding happens once, so that a customer who typed &lt; reads &lt; again', () => {
    expect(decodeEntities('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;');
});

test.each(['&nbsp;', '&#x27;', '&copy;', '&LT;', '& lt;', '&lt', 'a & b'])('The text %s is left as it is', (text) => {
    expect(decodeEntities(text)).toBe(text);
});

test('Any text that Salesforce encodes is decoded to what it was', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
            expect(decodeEntities(encode(text))).toBe(text);
        })
    );
});

test('Texts that hold entities and no raw character are encoded', () => {
    expect(areEncoded(['Hello', 'I&#39;m here', 'Tom &amp; Jerry'])).toBe(true);
});

test.each(Object.keys(CODES))('A raw %s in one text proves that no text of the response is encoded', (raw) => {
    expect(areEncoded(['an entity that somebody typed: &lt;', `a ${raw} b`])).toBe(false);
});

test('Texts without entities are not encoded', () => {
    expect(areEncoded(['Hello', 'Yes, 5 %'])).toBe(false);
    expect(areEncoded([])).toBe(false);
});

test('Encoded texts are recognised wherever decoding makes a difference', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '&lt;', 'a"b', "'")));
    fc.assert(
        fc.property(texts, (raw) => {
            const sent = raw.map(encode);
            expect(areEncoded(sent) || sent.every((text, index) => text === raw[index])).toBe(true);
        })
    );
});

test('Raw texts are taken for encoded ones only where nothing raw is in any of them', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.keys(CODES), '&quot;')));
    fc.assert(
        fc.property(texts, (raw) => {
            fc.pre(raw.some((text) => /[<>"'\\]/.test(text)));
            expect(areEncoded(raw)).toBe(false);
        })
    );
});
