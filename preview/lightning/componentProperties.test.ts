import { componentProperties } from './componentProperties';

function meta(properties: string): string {
    return `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <targetConfigs>
        <targetConfig targets="lightning__AppPage"><property name="other" type="String" /></targetConfig>
        <targetConfig targets="lightning__RecordPage">${properties}<objects><object>Case</object></objects></targetConfig>
    </targetConfigs>
</LightningComponentBundle>`;
}

describe('the properties that App Builder offers', () => {
    it('come from the record page target, in order', () => {
        const xml =
            meta(`<property name="heading" type="String" label="Title" description="Shown on top" default="Chats &amp; calls" />
            <property name="height" type="Integer" label="Height" default="400" min="200" max="2000" />`);
        expect(componentProperties(xml)).toEqual([
            {
                name: 'heading',
                type: 'string',
                label: 'Title',
                description: 'Shown on top',
                defaultValue: 'Chats & calls',
                choices: [],
                min: null,
                max: null
            },
            {
                name: 'height',
                type: 'integer',
                label: 'Height',
                description: '',
                defaultValue: '400',
                choices: [],
                min: 200,
                max: 2000
            }
        ]);
    });

    it('offer the choices of a picklist', () => {
        const [autoLoad] = componentProperties(
            meta('<property name="a" type="String" datasource="newest, open,none" />')
        );
        expect(autoLoad).toMatchObject({ label: 'a', choices: ['newest', 'open', 'none'] });
    });

    it('are none where the component has no record page target', () => {
        expect(componentProperties('<LightningComponentBundle></LightningComponentBundle>')).toEqual([]);
    });

    it('are loud about what the form does not know', () => {
        expect(() => componentProperties(meta('<property name="a" type="Color" />'))).toThrow('type Color');
        expect(() => componentProperties(meta('<property name="a" type="String" role="x" />'))).toThrow('role');
    });
});
