/** Removes what nobody here may keep: another user's records at once, the same user's when they are too old. */
import { isExpired, isForeign, placeOf, type Login } from './place';
import { asSealed } from './sealing';
import type { Store } from './store';

/** How often a page that stays open looks again. Unit: milliseconds. Source: our choice. */
export const PURGE_EVERY_MS = 60 * 60_000;

export async function purge(store: Store, login: Login, nowMs: number): Promise<void> {
    for (const path of await store.names()) {
        const place = placeOf(path);
        if (place === null) continue;
        // One record in memory at a time: a day's transcripts are megabytes.
        if (isForeign(place, login) || isExpired(ageOf(await store.get(path)), nowMs)) await store.remove(path);
    }
}

function ageOf(value: unknown): number | null {
    return asSealed(value)?.at ?? null;
}
