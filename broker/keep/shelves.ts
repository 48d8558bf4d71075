/**
 * The two shelves of a page: the store, which all pages share, and memory, which is this page's own and takes what may
 * not, or can not, lie in the store. Whatever is put on one is taken from the other.
 */
import { isLedgerOfAnother } from '../budget/place';
import { headIn, listed, removeRecords } from './listing';
import { createMemoryStore } from './memoryStore';
import { purgePassed } from './passed';
import { headPathOf, isPassedPath, recordPathOf } from './place';
import { bytesOf, condemned, leastUsed, MAX_KEPT_BYTES, type Rules } from './purge';
import type { Sealed } from './sealing';
import type { Store, Written } from './store';

export type Shelves = Readonly<{
    /** Whatever lies under this path, on both shelves. */
    find(path: string): Promise<readonly unknown[]>;
    /** `mayStore`: else it lies in this page's memory only. */
    put(path: string, record: Sealed, how: Readonly<{ nowMs: number; mayStore: boolean }>): Promise<void>;
    remove(paths: readonly string[]): Promise<void>;
    /** Makes a record one of the last that go when space is short. */
    markUsed(path: string, nowMs: number): Promise<void>;
    /** `rules` are asked for after looking: a page that came in between and has written already must be among the live. */
    purge(rules: () => Promise<Rules>): Promise<void>;
    /** Takes all records, and what pages passed on, out of the store, whoever put it there. */
    emptyStore(): Promise<void>;
}>;

/** How exactly the last use is known. Unit: milliseconds. Source: our choice; each mark is a write. */
const USE_MARK_MS = 60_000;

export function createShelves(store: Store): Shelves {
    const memory = createMemoryStore();
    const both = [memory, store];
    return {
        find: async (path) => {
            const values = await Promise.all(both.map((shelf) => shelf.get(path)));
            return values.filter((value) => value !== undefined);
        },
        put: async (path, record, { nowMs, mayStore }) => {
            const fits = mayStore && record.bytes.byteLength <= MAX_KEPT_BYTES;
            const written = fits ? await putWithRoom(store, path, record, nowMs) : 'no-room';
            await removeRecords(written === 'written' ? memory : store, [path]);
            if (written === 'no-room') await putWithRoom(memory, path, record, nowMs);
        },
        remove: (paths) => onEach(both, (shelf) => removeRecords(shelf, paths)),
        markUsed: (path, nowMs) => onEach(both, (shelf) => markUsed(shelf, path, nowMs)),
        purge: async (rules) => {
            await onEach(both, (shelf) => purge(shelf, rules));
            await purgePassed(store, rules);
            await purgeLedgers(store, rules);
        },
        emptyStore: async () => {
            const names = await store.names();
            await store.removeMany(names.filter((name) => recordPathOf(name) !== null || isPassedPath(name)));
        }
    };
}

async function purgeLedgers(store: Store, rules: () => Promise<Rules>): Promise<void> {
    const { owner } = await rules();
    const others = (await store.names()).filter((name) => isLedgerOfAnother(name, owner));
    if (others.length > 0) await store.removeMany(others);
}

async function onEach(shelves: readonly Store[], step: (shelf: Store) => Promise<void>): Promise<void> {
    await Promise.all(shelves.map(step));
}

async function putWithRoom(shelf: Store, path: string, record: Sealed, nowMs: number): Promise<Written> {
    const others = (await listed(shelf)).filter((other) => other.path !== path);
    await removeRecords(shelf, leastUsed(others, Math.max(0, MAX_KEPT_BYTES - record.bytes.byteLength)));
    const written = await put(shelf, path, record, nowMs);
    if (written === 'written') return written;
    // The browser doesn't say how much is missing: half of what we have is a fair offer, once.
    await removeRecords(shelf, leastUsed(others, bytesOf(others) / 2));
    return put(shelf, path, record, nowMs);
}

function put(shelf: Store, path: string, record: Sealed, nowMs: number): Promise<Written> {
    const head = { at: record.at, usedAt: nowMs, bytes: record.bytes.byteLength };
    return shelf.setMany([
        [path, record],
        [headPathOf(path), head]
    ]);
}

async function markUsed(shelf: Store, path: string, nowMs: number): Promise<void> {
    const head = headIn(await shelf.get(headPathOf(path)));
    if (head === null || Math.abs(nowMs - head.usedAt) < USE_MARK_MS) return;
    // Another page may have written the record meanwhile: only the use is ours to change.
    await shelf.update(headPathOf(path), (old) => {
        const latest = headIn(old);
        return latest === null ? old : { ...latest, usedAt: nowMs };
    });
}

async function purge(shelf: Store, rules: () => Promise<Rules>): Promise<void> {
    const records = await listed(shelf);
    if (records.length > 0) await removeRecords(shelf, condemned(records, await rules()));
}
