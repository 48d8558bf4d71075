/**
 * The org's record of the hierarchy custom setting `Chat_History_Settings__c`, already merged for the viewer, and how
 * Visualforce writes its fields where a page says `{!$Setup.Chat_History_Settings__c.…}`.
 *
 * Source: Visualforce Developer Guide, `$Setup`. The guide doesn't say how a Number prints; Number fields are doubles, which
 * the API writes as `1234567.0` (Salesforce Help, knowledge article 000221617). Hence `switches.settingNumbers`.
 */
import type { Switches } from './switches';

/** A field that is missing, or `null`, is empty: the admin set nothing. */
export type SettingsRecord = Readonly<
    Partial<{
        Max_Age_Hours__c: number | null;
        Memory_Only__c: boolean;
        Hourly_Budget__c: number | null;
        /** In percent. */
        Daily_Share__c: number | null;
        Host_Override__c: string | null;
    }>
>;

export type SettingField = keyof SettingsRecord;

export const SETTINGS_OBJECT = 'Chat_History_Settings__c';

const TYPES: Readonly<Record<SettingField, 'number' | 'checkbox' | 'text'>> = {
    Max_Age_Hours__c: 'number',
    Memory_Only__c: 'checkbox',
    Hourly_Budget__c: 'number',
    Daily_Share__c: 'number',
    Host_Override__c: 'text'
};

/** Every field of the record as the page's markup gets it. */
export function settingTexts({
    settings,
    settingNumbers
}: Pick<Switches, 'settings' | 'settingNumbers'>): Readonly<Record<string, string>> {
    const entries = Object.entries(TYPES).map(([field, type]) => {
        const value = Object.entries(settings).find(([name]) => name === field)?.[1] ?? null;
        return [field, textOf(value, type, settingNumbers)] as const;
    });
    return Object.fromEntries(entries);
}

/** Checks a world's settings for fields that nobody knows: a typing mistake would silently do nothing. */
export function checkSettingNames({ settings }: Switches): void {
    const unknown = Object.keys(settings).find((name) => !(name in TYPES));
    if (unknown !== undefined) {
        throw new Error(`switches.settings names an unknown field: ${unknown}`);
    }
}

function textOf(
    value: string | number | boolean | null,
    type: (typeof TYPES)[SettingField],
    numbers: Switches['settingNumbers']
): string {
    // A checkbox is never empty.
    if (value === null) {
        return type === 'checkbox' ? 'false' : '';
    }
    const isDecimal = numbers === 'decimal' && Number.isInteger(value);
    return `${value}${isDecimal ? '.0' : ''}`;
}
