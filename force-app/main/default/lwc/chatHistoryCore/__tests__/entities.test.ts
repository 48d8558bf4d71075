import fc from 'fast-check';
import { decodeEntities } from '../chatHistoryCore';

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
