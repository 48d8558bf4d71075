/**
 * The fields of the org's settings record as Setup offers them, read from the custom setting's own field files, and what
 * is typed into them.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS_OBJECT, type SettingsRecord } from '../../sim/world/settings';
import { SOURCE_ROOT, sourceText } from '../http/shared';
import type { ComponentProperty, PropertyType } from '../page/pageContext';
import { readXml } from '../xml';

type FieldMeta = Readonly<{ CustomField: Readonly<Record<string, string | undefined>> }>;

const TYPES: Readonly<Record<string, PropertyType>> = { Number: 'integer', Checkbox: 'boolean', Text: 'string' };

const FOLDER = `objects/${SETTINGS_OBJECT}/fields`;

/** One form field for each field of the setting; its default is what the org has. */
export function settingFields(inOrg: SettingsRecord): readonly ComponentProperty[] {
    return readdirSync(path.join(SOURCE_ROOT, FOLDER)).map((file) =>
        settingField(sourceText(`${FOLDER}/${file}`), inOrg)
    );
}

/** `xml` is the text of a `field-meta.xml`. A type that the form does not know is loud. */
export function settingField(xml: string, inOrg: SettingsRecord): ComponentProperty {
    const { CustomField: field } = readXml(xml) as FieldMeta;
    const { fullName: name = '', label = name, inlineHelpText: description = '' } = field;
    const type = TYPES[field['type'] ?? ''];
    if (type === undefined) throw new Error(`Field "${name}" has type ${field['type']}, which the form doesn't know.`);
    const value = Object.entries(inOrg).find(([given]) => given === name)?.[1] ?? null;
    const isNumber = type === 'integer';
    return {
        name,
        type,
        label,
        description,
        defaultValue: value === null ? (field['defaultValue'] ?? '') : String(value),
        choices: [],
        min: isNumber ? 0 : null,
        max: isNumber ? 10 ** Number(field['precision']) - 1 : null
    };
}

/** The record that form texts make; an emptied field is `null`, a field or a number that is none counts as not given. */
export function settingsRecord(
    fields: readonly ComponentProperty[],
    texts: Readonly<Record<string, string>>
): SettingsRecord {
    const given = fields.flatMap(({ name, type }) => {
        const text = texts[name];
        const value = text === undefined ? undefined : typed(type, text.trim());
        return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(given);
}

function typed(type: PropertyType, text: string): string | number | boolean | null | undefined {
    if (type === 'boolean') return text === 'true';
    if (text === '') return null;
    if (type === 'string') return text;
    const number = Number(text);
    return Number.isInteger(number) && number >= 0 ? number : undefined;
}
