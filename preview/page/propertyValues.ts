/**
 * The properties of a component as App Builder sets them: texts of a form, turned into the types of the `js-meta.xml`.
 */
import type { ComponentProperty } from './pageContext';

export type PropertyValue = string | number | boolean | undefined;

/** `given` are texts by property name; a property that is not given has its default. */
export function propertyValues(
    properties: readonly ComponentProperty[],
    given: Readonly<Record<string, string>>
): Readonly<Record<string, PropertyValue>> {
    return Object.fromEntries(
        properties.map((property) => [property.name, typed(property, given[property.name] ?? property.defaultValue)])
    );
}

/** No default and nothing given: App Builder sets nothing. A number that is none is passed on, as old pages may hold one. */
function typed({ type }: ComponentProperty, text: string): PropertyValue {
    if (type === 'boolean') return text === 'true';
    if (text === '') return undefined;
    return type === 'integer' ? Number(text) : text;
}
