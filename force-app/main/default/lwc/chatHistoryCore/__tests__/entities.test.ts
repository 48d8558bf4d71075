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

function encoded(text: string): string {
    return text.replace(/[&<>"'\\]/g, (character) => CODES[character] ?? character);
}

test('the six documented entities are taken back', () => {
    expect(decodeEntities('&lt;b&gt; &quot;I&#39;m&quot; C:&#92;temp &amp; more')).toBe('<b> "I\'m" C:\\temp & more');
});

test('decoding happens once: a customer who typed &lt; reads &lt; again', () => {
    expect(decodeEntities('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;');
});

test.each(['&nbsp;', '&#x27;', '&copy;', '&LT;', '& lt;', '&lt', 'a & b'])('%s is left as it is', (text) => {
    expect(decodeEntities(text)).toBe(text);
});

test('any text that Salesforce encodes comes back unchanged', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeEntities(encoded(text)) === text));
});

test('texts that were encoded although raw ones were asked for are told by their entities', () => {
    expect(areEncoded(['Hello', 'I&#39;m here', 'Tom &amp; Jerry'])).toBe(true);
});

test.each([
    ['hold nothing that would be encoded', ['Hello', 'Yes, 5 %']],
    ['show an entity that somebody typed beside a raw apostrophe', ['He typed &lt;', "I'm here"]],
    ['hold a bare ampersand', ['Tom & Jerry', '&amp;']]
])('texts are raw when they %s', (_why, texts) => {
    expect(areEncoded(texts)).toBe(false);
});

test('whatever was said in an answer, encoded texts are never taken for raw ones that would read otherwise', () => {
    fc.assert(
        fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
            const sent = texts.map(encoded);
            return areEncoded(sent) || sent.every((text, index) => text === texts[index]);
        })
    );
});
