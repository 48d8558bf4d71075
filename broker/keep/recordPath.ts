/** Where the record of a conversation's window lies under given keys. */
import type { WebCrypto } from '../parts';
import type { KeptOf } from './kept';
import { nameFor, type Keys } from './keys';
import { pathOf } from './place';

export async function recordPath(crypto: WebCrypto, keys: Keys, { identifier, window }: KeptOf): Promise<string> {
    const name = await nameFor(crypto, keys, JSON.stringify([identifier, window.from, window.to]));
    return pathOf({ owner: keys.owner, fingerprint: keys.fingerprint, name });
}
