/** Languages of Salesforce that are written from right to left. Source: Salesforce help, "Supported Languages". */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'iw', 'ur', 'yi'];

/** What `@salesforce/i18n/dir` gives a user with this locale, e.g. `he-IL`. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
    return RIGHT_TO_LEFT.includes(locale.split(/[-_]/)[0] ?? '') ? 'rtl' : 'ltr';
}
