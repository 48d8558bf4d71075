/** The salt of all keys: random, one per database, so that nothing can be followed from one browser to another. */
import type { WebCrypto } from '../parts';
import { SALT_BYTES } from './keys';
import type { Store } from './store';

const SALT = 'salt';

/** `isShared`: it lies in the store. Else a page is on its own: what lies there may be of keys that it can't derive. */
export type Salt = Readonly<{ bytes: Uint8Array<ArrayBuffer>; isShared: boolean }>;

/** The one that lies there; a new one where none lies or it is damaged. Pages that open at once agree on one. */
export async function saltOf(store: Store, crypto: WebCrypto): Promise<Salt> {
    const fresh = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    // Once more, since a page that misses it works alone for as long as it lives.
    for (let tries = 0; tries < 2; tries++) {
        await store.update(SALT, (old) => (isSalt(old) ? old : fresh));
        const bytes = await store.get(SALT);
        if (isSalt(bytes)) return { bytes, isShared: true };
    }
    return { bytes: fresh, isShared: false };
}

/** By tag, not by `instanceof`: an array from a database may belong to another realm. */
function isSalt(value: unknown): value is Uint8Array<ArrayBuffer> {
    return (
        Object.prototype.toString.call(value) === '[object Uint8Array]' &&
        ArrayBuffer.isView(value) &&
        value.byteLength === SALT_BYTES
    );
}
