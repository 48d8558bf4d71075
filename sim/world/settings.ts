/**
 * The org's record of the hierarchy custom setting `Chat_History_Settings__c`, already merged for the viewer, and how
 * Visualforce writes its fields where a page says `{!$Setup.Chat_History_Settings__c.…}`.
 *
 * Source: Visualforce Developer Guide, `$Setup`. The guide doesn't say how a Number prints; Number fields are doubles, which
 * the API writes as `1234567.0` (Salesforce Help, knowledge article 000221617). Hence `SettingNumbers`.
 */

/** A field that is missing, or `null`, is empty: the admin set nothing. */
export type SettingsRecord = Readonly<
    Partial<{
        Max_Age_Hours__c: number | null;
        Memory_Only__c: boolean;
        Hourly_Budget__c: number | null;
        /** In percent. */
        Daily_Share__c: number | null;
        Active_Budget__c: number | null;
        Access_Check_Minutes__c: number | null;
        Host_Override__c: string | null;
    }>
>;

export type SettingField = keyof SettingsRecord;

/** How a Number prints in Visualforce: `12.0` or `12`. */
export type SettingNumbers = 'decimal' | 'whole';

export const SETTINGS_OBJECT = 'Chat_History_Settings__c';

const TYPES: Readonly<Record<SettingField, 'number' | 'checkbox' | 'text'>> = {
    Max_Age_Hours__c: 'number',
    Memory_Only__c: 'checkbox',
    Hourly_Budget__c: 'number',
    Daily_Share__c: 'number',
    Active_Budget__c: 'number',
    Access_Check_Minutes__c: 'number',
    Host_Override__c: 'text'
};

/** Every field of the record as the page's markup gets it. */
export function settingTexts(settings: SettingsRecord, numbers: SettingNumbers): Readonly<Record<string, string>> {
    const values: ReadonlyMap<string, string | number | boolean | null> = new Map(Object.entries(settings));
    return Object.fromEntries(
        Object.entries(TYPES).map(([field, type]) => [field, textOf(values.get(field) ?? null, type, numbers)])
    );
}

/** Throws on a field that does not exist: a typing mistake would silently change nothing. */
export function checkSettingNames(settings: SettingsRecord): void {
    const unknown = Object.keys(settings).find((name) => !(name in TYPES));
    if (unknown !== undefined) {
        throw new Error(`switches.settings names an unknown field: ${unknown}`);
    }
}

function textOf(
    value: string | number | boolean | null,
    type: (typeof TYPES)[SettingField],
    numbers: SettingNumbers
): string {
    // A checkbox is never empty.
    if (value === null) {
        return type === 'checkbox' ? 'false' : '';
    }
    const isDecimal = numbers === 'decimal' && Number.isInteger(value);
    return `${value}${isDecimal ? '.0' : ''}`;
}
