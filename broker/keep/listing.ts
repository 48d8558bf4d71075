/**
 * Listing: what is kept, known from the heads alone. A day's transcripts are megabytes: opening a page, or making room,
 * reads none of them.
 */
import { asShape } from '../shape';
import { headPathOf, placeOf, recordPathOf, type Place } from './place';
import type { Store } from './store';

/**
 * Lies beside each record, written and removed with it. `at`: age of the oldest text inside; `usedAt`: when it was last
 * written or read, to about a minute; both epoch ms. `bytes`: size of the sealed words.
 */
export type Head = Readonly<{ at: number; usedAt: number; bytes: number }>;

/** `head` is `null` where one of the two is missing, or the head is damaged: such a pair is of no use. */
export type Listed = Readonly<{ path: string; place: Place; head: Head | null }>;

export async function listed(store: Store): Promise<readonly Listed[]> {
    const names = await store.names();
    const there = new Set(names);
    const paths = [...new Set(names.map(recordPathOf))].filter((path) => path !== null);
    const heads = await store.getMany(paths.map(headPathOf));
    return paths.map((path, index) => ({
        path,
        place: placeOf(path),
        head: there.has(path) ? headIn(heads[index]) : null
    }));
}

/** Records with their heads. */
export async function removeRecords(store: Store, paths: readonly string[]): Promise<void> {
    if (paths.length > 0) await store.removeMany(paths.flatMap((path) => [path, headPathOf(path)]));
}

export function headIn(value: unknown): Head | null {
    const { at, usedAt, bytes } = asShape(value);
    return isNumber(at) && isNumber(usedAt) && isNumber(bytes) && bytes >= 0 ? { at, usedAt, bytes } : null;
}

function isNumber(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value);
}
