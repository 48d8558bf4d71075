/**
 * The properties that App Builder offers for a component on a record page, read from its own `js-meta.xml`.
 * Source: Lightning Web Components Developer Guide, "XML Configuration File Elements" (API 66.0).
 */
import type { ComponentProperty, PropertyType } from '../page/pageContext';
import { readXml } from '../xml';

type XmlProperty = Readonly<Record<string, string | undefined>>;
type Meta = Readonly<{ LightningComponentBundle: { targetConfigs?: { targetConfig?: readonly XmlTarget[] } | '' } }>;
type XmlTarget = Readonly<{ targets?: string; property?: readonly XmlProperty[] }>;

const TYPES: Readonly<Record<string, PropertyType>> = { String: 'string', Integer: 'integer', Boolean: 'boolean' };

const KNOWN = [
    'name',
    'type',
    'label',
    'description',
    'default',
    'datasource',
    'min',
    'max',
    'required',
    'placeholder'
];

/** `xml` is the text of the `js-meta.xml`. A type or an attribute that the form does not know is loud. */
export function componentProperties(xml: string): readonly ComponentProperty[] {
    const { LightningComponentBundle: bundle } = readXml(xml, ['targetConfig', 'property']) as Meta;
    const configs = (bundle.targetConfigs || undefined)?.targetConfig ?? [];
    const recordPage = configs.find(({ targets }) =>
        targets?.split(',').some((t) => t.trim() === 'lightning__RecordPage')
    );
    return (recordPage?.property ?? []).map(componentProperty);
}

function componentProperty(property: XmlProperty): ComponentProperty {
    const name = property['name'] ?? '';
    const type = TYPES[property['type'] ?? ''];
    if (type === undefined)
        throw new Error(`Property "${name}" has type ${property['type']}, which the form doesn't know.`);
    const unknown = Object.keys(property).find((attribute) => !KNOWN.includes(attribute));
    if (unknown !== undefined) throw new Error(`Property "${name}" has ${unknown}, which the form doesn't know.`);
    return {
        name,
        type,
        label: property['label'] ?? name,
        description: property['description'] ?? '',
        defaultValue: property['default'] ?? '',
        choices: choicesOf(property['datasource']),
        min: numberOf(property['min']),
        max: numberOf(property['max'])
    };
}

function choicesOf(datasource: string | undefined): readonly string[] {
    return (datasource ?? '')
        .split(',')
        .map((choice) => choice.trim())
        .filter((choice) => choice !== '');
}

function numberOf(text: string | undefined): number | null {
    return text === undefined ? null : Number(text);
}
