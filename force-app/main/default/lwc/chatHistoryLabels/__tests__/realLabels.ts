/**
 * The labels as an org would give them, read from the metadata. Import this before the component under test: in Jest a
 * label is otherwise its own name, and no test could check what a sentence says.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const FILE = path.resolve(__dirname, '../../../labels/CustomLabels.labels-meta.xml');

export type LabelMetadata = Readonly<
    Record<'fullName' | 'value' | 'shortDescription' | 'language' | 'protected' | 'categories', string>
>;

// A pattern instead of a parser would trip over `<value\n>`, which is how prettier breaks long lines.
const parser = new XMLParser({ parseTagValue: false, trimValues: false, isArray: (name) => name === 'labels' });

export const labels = (
    parser.parse(readFileSync(FILE, 'utf8')) as { CustomLabels: { labels: readonly LabelMetadata[] } }
).CustomLabels.labels;

for (const { fullName, value } of labels) {
    jest.doMock(`@salesforce/label/c.${fullName}`, () => ({ default: value, __esModule: true }), { virtual: true });
}
