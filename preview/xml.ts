/**
 * Reads metadata files. Attributes and elements become fields; all values stay text.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** `lists` names elements that may come several times. Malformed XML throws. */
export function readXml(xml: string, lists: readonly string[] = []): unknown {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own, for this one line
    const validity = XMLValidator.validate(xml);
    if (validity !== true) throw new Error(`No XML: ${validity.err.msg} (line ${validity.err.line}).`);
    const parser = new XMLParser({
        ignoreAttributes: false,
        attributeNamePrefix: '',
        parseAttributeValue: false,
        parseTagValue: false,
        isArray: (name) => lists.includes(name)
    });
    return parser.parse(xml);
}
