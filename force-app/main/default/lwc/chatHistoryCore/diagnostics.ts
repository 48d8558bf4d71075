/**
 * Diagnostics: which failures were handled without showing a problem, and how often. Shown in the usage panel for the
 * admin. They never hold content: no text, id, name or address.
 */
import { asObject, isCount } from './checks';

/** The version of this package. A check compares it with package.json. */
export const VERSION = '0.2.0';

/** `code`: what failed, e.g. `read-failed`. `place`: where, e.g. `indexedDbStore`. Both are written in the code. */
export type Diagnostic = Readonly<{ code: string; place: string; count: number }>;

export type Diagnostics = Readonly<{
    /** Counts one occurrence. */
    note: (code: string, place: string) => void;
    /** Everything noted so far, in the order of first occurrence. */
    list: () => readonly Diagnostic[];
}>;

/** A version as npm writes it, e.g. `0.2.0` or `1.0.0-beta.1`. */
const VERSION_NAME = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[a-z0-9.]{1,20})?$/;

export function createDiagnostics(): Diagnostics {
    const counts = new Map<string, Diagnostic>();
    return {
        note(code, place) {
            const key = `${code} ${place}`;
            counts.set(key, { code, place, count: (counts.get(key)?.count ?? 0) + 1 });
        },
        list: () => [...counts.values()]
    };
}

/** Of the other side of a port. */
export function isDiagnostic(value: unknown): value is Diagnostic {
    const { code, place, count } = asObject(value);
    return typeof code === 'string' && typeof place === 'string' && isCount(count);
}

/** Is this a version that may be shown? */
export function isVersion(value: unknown): value is string {
    return typeof value === 'string' && VERSION_NAME.test(value);
}
