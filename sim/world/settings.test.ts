import { smallOrg } from '../support/smallWorld';
import { settingTexts } from './settings';

test('A settings record without values prints empty texts and an unticked checkbox', () => {
    expect(settingTexts({}, 'decimal')).toEqual({
        Max_Age_Hours__c: '',
        Memory_Only__c: 'false',
        Hourly_Budget__c: '',
        Daily_Share__c: '',
        Active_Budget__c: '',
        Access_Check_Minutes__c: '',
        Host_Override__c: ''
    });
});

test.each([
    ['decimal', '0.0', '80.0'],
    ['whole', '0', '80']
] as const)('Numbers of settings print in the form "%s", zero too', (numbers, zero, eighty) => {
    expect(settingTexts({ Active_Budget__c: 0, Daily_Share__c: 80 }, numbers)).toMatchObject({
        Active_Budget__c: zero,
        Daily_Share__c: eighty
    });
});

test('A checkbox and a text of the settings print as they are', () => {
    const settings = { Memory_Only__c: true, Host_Override__c: 'acme.lightning.force.com' };
    expect(settingTexts(settings, 'decimal')).toMatchObject({
        Memory_Only__c: 'true',
        Host_Override__c: 'acme.lightning.force.com'
    });
});

test('A settings field that does not exist throws', () => {
    const wrong: object = { settings: { Hourly_Bugdet__c: 1 } };
    expect(() => smallOrg({ switches: wrong })).toThrow('unknown field: Hourly_Bugdet__c');
});
