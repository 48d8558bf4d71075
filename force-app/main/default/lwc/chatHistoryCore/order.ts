import type { Entry } from './entries';

/**
 * Reading order: when Salesforce received it, then when it was sent, then the id; what has no time stands last.
 *
 * Salesforce promises no order. Two entries can share a millisecond (a bot answers at once): without the id their
 * order would depend on which page came first, and rows would swap while someone reads them.
 */
export function compareEntries(a: Entry, b: Entry): number {
    return compareTimes(a.at, b.at) || compareTimes(a.sentAt, b.sentAt) || compareIds(a.id, b.id);
}

/** Earlier first, `null` last. */
export function compareTimes(a: number | null, b: number | null): number {
    if (a === b) return 0;
    if (a === null) return 1;
    if (b === null) return -1;
    return a - b;
}

/** By UTF-16 units: never by locale, which would differ between two browsers. */
export function compareIds(a: string, b: string): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}
