/**
 * Diagnostics: which failures were handled without showing a problem, and how often. Shown in the usage panel for the
 * admin. They never hold content: no text, id, name or address.
 */
import { isCount, isObject } from './checks';

/** The version of this package. A check compares it with package.json. */
export const VERSION = '0.2.0';

/** `code`: what failed, e.g. `read-failed`. `place`: where, e.g. `indexedDbStore`. Both match `DIAGNOSTIC_NAME`. */
export type Diagnostic = Readonly<{ code: string; place: string; count: number }>;

export type Diagnostics = Readonly<{
    /** Counts one occurrence. Never throws. */
    note: (code: string, place: string) => void;
    /** Everything noted so far, in the order of first occurrence. */
    list: () => readonly Diagnostic[];
}>;

/** Short names of letters and hyphens only, so that no content can pass as one. */
const DIAGNOSTIC_NAME = /^[a-z][a-zA-Z-]{0,39}$/;

/** More diagnostics than the code has places are not ours. Source: our choice. */
const MAX_DIAGNOSTICS = 200;

/** A version as npm writes it, e.g. `0.2.0` or `1.0.0-beta.1`. */
const VERSION_NAME = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[a-z0-9.]{1,20})?$/;

export function createDiagnostics(): Diagnostics {
    const counts = new Map<string, Diagnostic>();
    return {
        note(code, place) {
            const name = isDiagnosticName(code) && isDiagnosticName(place) ? { code, place } : UNNAMED;
            const key = `${name.code} ${name.place}`;
            counts.set(key, { ...name, count: (counts.get(key)?.count ?? 0) + 1 });
        },
        list: () => [...counts.values()]
    };
}

const UNNAMED = { code: 'unnamed', place: 'diagnostics' } as const;

/** The diagnostics of the other side of a port, checked; `null` where anything is wrong with them. */
export function decodeDiagnostics(value: unknown): readonly Diagnostic[] | null {
    if (!Array.isArray(value) || value.length > MAX_DIAGNOSTICS) return null;
    const diagnostics = value.flatMap((item: unknown) => (isDiagnostic(item) ? [item] : []));
    if (diagnostics.length < value.length) return null;
    return diagnostics.map(({ code, place, count }) => ({ code, place, count }));
}

/** Is this a version that may be shown? */
export function isVersion(value: unknown): value is string {
    return typeof value === 'string' && VERSION_NAME.test(value);
}

function isDiagnostic(value: unknown): value is Diagnostic {
    return isObject(value) && isDiagnosticName(value.code) && isDiagnosticName(value.place) && isCount(value.count);
}

function isDiagnosticName(value: unknown): value is string {
    return typeof value === 'string' && DIAGNOSTIC_NAME.test(value);
}
