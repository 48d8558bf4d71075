import { LightningElement, api } from 'lwc';
import type { ComponentProperty } from '../../../page/pageContext';

type Given = Readonly<Record<string, string>>;

/** A form of properties as App Builder or Setup offers them, made from their metadata. Fires `propertieschange`. */
export default class PropertyForm extends LightningElement {
    @api properties: readonly ComponentProperty[] = [];
    /** Texts by property name; a property that is not given has its default. */
    @api given: Given = {};

    get fields(): readonly Readonly<Record<string, unknown>>[] {
        const { given, properties } = this;
        return properties.map((property) => field(property, given[property.name] ?? property.defaultValue));
    }

    handleChange(event: CustomEvent<{ value?: string; checked?: boolean }>): void {
        const { name } = event.target as HTMLInputElement;
        const { value, checked } = event.detail;
        const text = value ?? String(checked);
        const property = this.properties.find((candidate) => candidate.name === name);
        const others = Object.entries(this.given).filter(([given]) => given !== name);
        const isDefault = text === property?.defaultValue;
        const detail: Given = Object.fromEntries(isDefault ? others : [...others, [name, text]]);
        this.dispatchEvent(new CustomEvent('propertieschange', { detail }));
    }
}

function field(property: ComponentProperty, value: string): Readonly<Record<string, unknown>> {
    const { type, choices, min, max } = property;
    return {
        ...property,
        value,
        isPicklist: choices.length > 0,
        isBoolean: type === 'boolean',
        checked: value === 'true',
        options: choices.map((choice) => ({ label: choice, value: choice })),
        inputType: type === 'integer' ? 'number' : 'text',
        min: min ?? undefined,
        max: max ?? undefined
    };
}
