import LANG from '@salesforce/i18n/lang';
import USER_LOCALE from '@salesforce/i18n/locale';

const FALLBACK = 'en-US';

/** The language of the labels. Plural rules follow it. */
export const LANGUAGE = usable(LANG);

/** The user's locale. Times and numbers follow it, whatever the language. */
export const LOCALE = usable(USER_LOCALE);

/**
 * Trap: Salesforce has locales that are no language tags (`de_AT_EURO`). Intl throws on them, and thrown while a module
 * loads it takes the whole component with it. The longest part that is a tag is used.
 */
export function usable(tag: string): string {
    const parts = tag.split(/[-_]/);
    for (let length = parts.length; length > 0; length -= 1) {
        const candidate = parts.slice(0, length).join('-');
        if (isTag(candidate)) return candidate;
    }
    return FALLBACK;
}

function isTag(candidate: string): boolean {
    try {
        return Intl.getCanonicalLocales(candidate).length === 1;
    } catch {
        return false;
    }
}
