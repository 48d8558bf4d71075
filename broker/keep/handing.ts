/**
 * Handing a secret to one page over a channel that anything on the origin hears (ECDH, P-256): each page says a point of
 * its own, and whoever gives seals for the point of whoever takes. The private half can't be exported.
 */
import type { WebCrypto } from '../parts';
import { openedBytes, sealedBytes, type Bytes, type Sealed } from './sealing';

/** `from`: the point of the page that sealed it. */
export type Handed = Readonly<{ from: Bytes; sealed: Sealed }>;

/** A page that gives or takes. */
export type Hand = Readonly<{
    /** Its public key. */
    point: Bytes;
    /** Rejects where `to.point` is no point. `at`: now, epoch ms. */
    give(to: Readonly<{ page: string; point: Bytes }>, secret: Bytes, at: number): Promise<Handed>;
    /** Rejects for whatever was not sealed for this point and page. */
    take(handed: Handed): Promise<Bytes>;
}>;

/** A public key as it is said: 0x04 and two coordinates. Unit: bytes. Source: SEC 1, 2.3.3. */
export const POINT_BYTES = 65;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Made anew for each page. `page`: its name, sealed in with what is handed to it. */
export async function createHand(crypto: WebCrypto, page: string): Promise<Hand> {
    const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['deriveKey']);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
    const keyWith = (other: Bytes) => keyBetween(crypto, privateKey, other);
    return {
        point,
        give: async (to, secret, at) => {
            const key = await keyWith(to.point);
            return { from: point, sealed: await sealedBytes({ crypto, key, place: to.page }, secret, at) };
        },
        take: async ({ from, sealed }) => openedBytes({ crypto, key: await keyWith(from), place: page }, sealed)
    };
}

async function keyBetween({ subtle }: WebCrypto, own: CryptoKey, point: Bytes): Promise<CryptoKey> {
    const other = await subtle.importKey('raw', point, CURVE, false, []);
    return subtle.deriveKey({ name: 'ECDH', public: other }, own, { name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt'
    ]);
}
