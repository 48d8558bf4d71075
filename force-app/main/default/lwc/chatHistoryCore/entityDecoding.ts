/**
 * HTML entities in the texts of Conversation Entries. Connect encodes texts unless `X-Chatter-Entity-Encoding: false` was
 * sent, and it is not known whether every org follows that header (docs/decisions/0008).
 */

// The six that Salesforce encodes, and no others (Connect REST API Developer Guide, `X-Chatter-Entity-Encoding`).
const DECODED: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#92;': '\\',
    '&amp;': '&'
};

const ENCODED = /&(?:lt|gt|quot|#39|#92|amp);/g;

/** What an encoded text never holds. */
const RAW = /[<>"'\\]|&(?!(?:lt|gt|quot|#39|#92|amp);)/;

/**
 * Decodes the entities of an encoded text, once. One pass: a customer who typed `&lt;` arrives as `&amp;lt;` and must
 * read `&lt;` again, not `<`.
 */
export function decodeEntities(text: string): string {
    return text.includes('&') ? text.replace(ENCODED, (entity) => DECODED[entity] ?? entity) : text;
}

/**
 * Are the texts of one response encoded, although raw text was requested? Encoded texts hold entities and no raw
 * character that encoding replaces.
 */
export function areEncoded(texts: readonly string[]): boolean {
    return !texts.some((text) => RAW.test(text)) && texts.some((text) => decodeEntities(text) !== text);
}
