/**
 * What a page that works with the keys of others leaves for later pages of its own session id: the ring's secret, sealed
 * under the page's own key. Where the session id changes at a hand-over and stays the same until the next, they read on
 * when all pages that could have told them are gone.
 */
import type { Clock, WebCrypto } from '../parts';
import type { Keys, RingKeys, Secret } from './keys';
import { isPassedPath, passedPathOf, passedTo } from './place';
import { mayPassedStay, type Rules } from './purge';
import { asSealed, openedBytes, sealedBytes } from './sealing';
import type { Store } from './store';

/** `store`: where nothing may be stored, one in memory. */
export type PassedParts = Readonly<{ store: Store; crypto: WebCrypto; clock: Clock }>;

/** Says with what the pages of this session id worked last. Never rejects: at worst a later page reads less. */
export async function leavePassed({ store, crypto, clock }: PassedParts, own: Keys, inUse: RingKeys): Promise<void> {
    const place = passedPathOf(own);
    // Their own keys they derive by themselves.
    if (inUse === own) return store.remove(place);
    await sealedBytes({ crypto, key: own.seal, place }, inUse.secret, clock.now())
        .then((passed) => store.set(place, passed))
        .catch(() => undefined);
}

/** `undefined`, too, for what does not open. Never rejects. */
export async function findPassed({ store, crypto }: PassedParts, own: Keys): Promise<Secret | undefined> {
    const place = passedPathOf(own);
    const passed = asSealed(await store.get(place));
    if (passed === null) return undefined;
    return openedBytes({ crypto, key: own.seal, place }, passed).catch(() => undefined);
}

/** `rules` are asked for after looking, as for records. */
export async function purgePassed(store: Store, rules: () => Promise<Rules>): Promise<void> {
    const paths = (await store.names()).filter(isPassedPath);
    if (paths.length === 0) return;
    const values = await store.getMany(paths);
    const rulesNow = await rules();
    const going = paths.filter((path, index) => !mayStay(path, values[index], rulesNow));
    if (going.length > 0) await store.removeMany(going);
}

function mayStay(path: string, value: unknown, rules: Rules): boolean {
    const to = passedTo(path);
    const passed = asSealed(value);
    return to !== null && passed !== null && mayPassedStay({ ...to, at: passed.at }, rules);
}
