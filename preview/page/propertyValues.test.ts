import type { ComponentProperty } from './pageContext';
import { propertyValues } from './propertyValues';

function property(name: string, more: Partial<ComponentProperty>): ComponentProperty {
    return {
        name,
        type: 'string',
        label: name,
        description: '',
        defaultValue: '',
        choices: [],
        min: null,
        max: null,
        ...more
    };
}

const properties = [
    property('heading', {}),
    property('height', { type: 'integer', defaultValue: '480' }),
    property('shown', { type: 'boolean', defaultValue: 'true' })
];

describe('property values of the App Builder form', () => {
    it('are the defaults where nothing is given', () => {
        expect(propertyValues(properties, {})).toEqual({ heading: undefined, height: 480, shown: true });
    });

    it('have the types of the js-meta.xml', () => {
        const given = { heading: 'Chats', height: '300', shown: 'false' };
        expect(propertyValues(properties, given)).toEqual({ heading: 'Chats', height: 300, shown: false });
    });

    it('pass a number on that is none', () => {
        expect(propertyValues(properties, { height: 'tall' })['height']).toBeNaN();
    });
});
