/** The salt of all keys: random, one per database, so that nothing can be followed from one browser to another. */
import type { WebCrypto } from '../parts';
import { SALT_BYTES } from './keys';
import type { Store } from './store';

const SALT = 'salt';

/** The one that lies there; a new one where none lies or it is damaged. Pages that open at once agree on one. */
export async function saltOf(store: Store, crypto: WebCrypto): Promise<BufferSource> {
    const fresh = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const salt = await store.update(SALT, (old) => (isSalt(old) ? old : fresh));
    return isSalt(salt) ? salt : fresh;
}

/** By tag, not by `instanceof`: an array from a database may belong to another realm. */
function isSalt(value: unknown): value is Uint8Array<ArrayBuffer> {
    return (
        Object.prototype.toString.call(value) === '[object Uint8Array]' &&
        ArrayBuffer.isView(value) &&
        value.byteLength === SALT_BYTES
    );
}
