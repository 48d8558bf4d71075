import { LOCALE } from './locale';

const PLACE = /\{(\d)\}/g;
const numbers = new Intl.NumberFormat(LOCALE);

/**
 * Puts values in the places {0}, {1}, … of a label; numbers in the user's format. A place without a value stays as it
 * is. What is put in is not searched for places again: it may be a customer's text.
 */
export function fill(label: string, ...values: readonly (string | number)[]): string {
    return label.replace(PLACE, (place, digit: string) => {
        const value = values[Number(digit)];
        if (value === undefined) return place;
        return typeof value === 'number' ? numberText(value) : value;
    });
}

/** A figure in the user's format: "62,110". */
export function numberText(value: number): string {
    return numbers.format(value);
}
