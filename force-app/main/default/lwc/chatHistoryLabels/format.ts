/** Fills values into labels: places, plural forms and numbers, in the user's language and locale. */
import LANG from '@salesforce/i18n/lang';
import USER_LOCALE from '@salesforce/i18n/locale';

/**
 * One label per plural category of the language (`one`, `few`, …). English needs two. A translation that needs more adds
 * labels with the category at the end of their name; until then `other` stands in.
 */
export type PluralSet = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Between facts on one line. Text and not a style, so that copying and screen readers get it too. */
export const FACT_SEPARATOR = ' · ';

/** Between a name and what belongs to it. */
export const NAME_SEPARATOR = ', ';

const FALLBACK = 'en-US';
const PLACE = /\{(\d)\}/g;

/** The user's locale. Times and numbers follow it, whatever the language. */
export const LOCALE = usableTag(USER_LOCALE);

// Plural rules follow the language of the labels.
const pluralRules = new Intl.PluralRules(usableTag(LANG));
const numbers = new Intl.NumberFormat(LOCALE);
const percents = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });

/**
 * Puts values in the places {0}, {1}, … of a label; numbers in the user's format. A place without a value stays as it
 * is. Values are not searched for places: one may be a customer's text.
 */
export function fill(label: string, ...values: readonly (string | number)[]): string {
    return label.replace(PLACE, (place, digit: string) => {
        const value = values[Number(digit)];
        if (value === undefined) return place;
        return typeof value === 'number' ? formatNumber(value) : value;
    });
}

/** The label for this count, with the count in place of {0} and further values after it. */
export function fillCount(set: PluralSet, count: number, ...values: readonly (string | number)[]): string {
    return fill(set[pluralRules.select(count)] ?? set.other, count, ...values);
}

/** "62,110" */
export function formatNumber(value: number): string {
    return numbers.format(value);
}

/** "62%" for 0.62 */
export function formatPercent(share: number): string {
    return percents.format(share);
}

/**
 * The longest part of a tag that is a language tag.
 *
 * Trap: Salesforce has locales that are none (`de_AT_EURO`). Intl throws on them, and an error while a module loads
 * takes the whole component with it.
 */
export function usableTag(tag: string): string {
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
