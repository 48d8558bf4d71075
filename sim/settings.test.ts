import { smallOrg } from './fixtures';
import { settingTexts, type SettingsRecord } from './settings';
import { defaultSwitches, type Switches } from './switches';

function textsOf(settings: SettingsRecord, switches: Partial<Switches> = {}): Readonly<Record<string, string>> {
    return settingTexts({ ...defaultSwitches, ...switches, settings });
}

test('an admin who set nothing leaves every field empty, and the checkbox unticked', () => {
    expect(settingTexts(defaultSwitches)).toEqual({
        Max_Age_Hours__c: '',
        Memory_Only__c: 'false',
        Hourly_Budget__c: '',
        Daily_Share__c: '',
        Host_Override__c: ''
    });
});

test.each([
    ['decimal', '0.0', '80.0'],
    ['whole', '0', '80']
] as const)('numbers print in the form %s, zero too', (settingNumbers, zero, eighty) => {
    expect(textsOf({ Hourly_Budget__c: 0, Daily_Share__c: 80 }, { settingNumbers })).toMatchObject({
        Hourly_Budget__c: zero,
        Daily_Share__c: eighty
    });
});

test('a checkbox and a text print as they are', () => {
    expect(textsOf({ Memory_Only__c: true, Host_Override__c: 'acme.lightning.force.com' })).toMatchObject({
        Memory_Only__c: 'true',
        Host_Override__c: 'acme.lightning.force.com'
    });
});

test('a field that nobody knows is a mistake and throws', () => {
    const wrong: object = { settings: { Hourly_Bugdet__c: 1 } };
    expect(() => smallOrg({ switches: wrong })).toThrow('unknown field: Hourly_Bugdet__c');
});
