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

/** What encoding leaves nowhere. */
const RAW = /[<>"'\\]|&(?!(?:lt|gt|quot|#39|#92|amp);)/;

/**
 * Takes back the HTML entities that Connect puts into texts unless `X-Chatter-Entity-Encoding: false` was sent.
 * One pass: a customer who typed `&lt;` arrives as `&amp;lt;` and must read `&lt;` again, not `<`.
 */
export function decodeEntities(text: string): string {
    return text.includes('&') ? text.replace(ENCODED, (entity) => DECODED[entity] ?? entity) : text;
}

/**
 * Did these texts of one answer come encoded, although raw text was asked for? That `X-Chatter-Entity-Encoding: false`
 * is heeded everywhere was never seen [?], so the texts themselves tell: encoded ones hold entities, and nothing raw.
 */
export function areEncoded(texts: readonly string[]): boolean {
    return !texts.some((text) => RAW.test(text)) && texts.some((text) => decodeEntities(text) !== text);
}
