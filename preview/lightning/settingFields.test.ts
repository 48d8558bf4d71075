import { settingField, settingFields, settingsRecord } from './settingFields';

const fields = settingFields({});

describe("the fields of the org's settings record", () => {
    it('are those of the custom setting, with what Setup says of them', () => {
        expect(fields.map(({ name, type, defaultValue }) => [name, type, defaultValue])).toEqual([
            ['Access_Check_Minutes__c', 'integer', ''],
            ['Active_Budget__c', 'integer', ''],
            ['Daily_Share__c', 'integer', ''],
            ['Host_Override__c', 'string', ''],
            ['Hourly_Budget__c', 'integer', ''],
            ['Max_Age_Hours__c', 'integer', ''],
            ['Memory_Only__c', 'boolean', 'false']
        ]);
        expect(fields.every(({ label, description }) => label !== '' && description !== '')).toBe(true);
    });

    it('take as many digits as the field does', () => {
        const hours = fields.find(({ name }) => name === 'Max_Age_Hours__c');
        expect(hours).toMatchObject({ min: 0, max: 99 });
    });

    it('show what the org has, zero and an unticked box too', () => {
        const shown = settingFields({ Hourly_Budget__c: 0, Memory_Only__c: true, Daily_Share__c: null });
        expect(shown.map(({ defaultValue }) => defaultValue)).toEqual(['', '', '', '', '0', '', 'true']);
    });

    it('are loud about a type that the form does not know', () => {
        const xml = '<CustomField><fullName>A__c</fullName><type>Date</type></CustomField>';
        expect(() => settingField(xml, {})).toThrow('type Date');
    });
});

describe('what is typed into them', () => {
    it('becomes a record of the right types', () => {
        const texts = { Hourly_Budget__c: '0', Memory_Only__c: 'true', Host_Override__c: ' a.my.salesforce.com ' };
        expect(settingsRecord(fields, texts)).toEqual({
            Hourly_Budget__c: 0,
            Memory_Only__c: true,
            Host_Override__c: 'a.my.salesforce.com'
        });
    });

    it('can be emptied', () => {
        expect(settingsRecord(fields, { Hourly_Budget__c: '', Host_Override__c: '' })).toEqual({
            Hourly_Budget__c: null,
            Host_Override__c: null
        });
    });

    it('counts as not given where it is no such number or no such field', () => {
        expect(settingsRecord(fields, { Hourly_Budget__c: 'many', Daily_Share__c: '-1', Other__c: '1' })).toEqual({});
    });
});
