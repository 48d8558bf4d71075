/**
 * Joining the ring: one page after the other, so that two that open at the same moment don't both begin a ring of
 * their own. Whatever goes wrong, the page works with its own keys.
 */
import type { Parts } from '../parts';
import { createHand } from './handing';
import { askForKeys, passKeysOn, type Passing } from './keyPassing';
import type { RingKeys, Secret } from './keys';
import { findPassed, leavePassed, type PassedParts } from './passed';
import type { Presence } from './presence';
import type { RingChannel } from './ringChannel';
import { inTurn } from './turn';

export type JoiningParts = PassedParts &
    Readonly<{
        locks: Parts['locks'];
        channel: RingChannel | null;
        presence: Presence;
        page: string;
        signal: AbortSignal;
        keysOf: (secret: Secret) => Promise<RingKeys>;
    }>;

/** The keys to work with: those in use among the live pages, those that were passed on to earlier ones, or `own`. */
export async function joined(parts: JoiningParts, own: RingKeys): Promise<RingKeys> {
    const { locks } = parts;
    const join = () => takePlace(parts, own);
    if (locks === null) return join();
    // Out of turn at worst: a page that hangs while it joins is no reason to be alone.
    return inTurn({ ...parts, locks }, `chat-history:join/${own.owner}`, join).catch(join);
}

async function takePlace(parts: JoiningParts, own: RingKeys): Promise<RingKeys> {
    const { presence } = parts;
    const passing = await passingOf(parts);
    const found = (await inUse(parts, passing, own)) ?? own;
    const keys = found.fingerprint === own.fingerprint ? own : found;
    await Promise.all([...new Set([keys.fingerprint, own.fingerprint])].map((key) => presence.hold(key)));
    await leavePassed(parts, own, keys);
    if (passing !== null) passKeysOn(passing, keys.secret);
    return keys;
}

/** `null`: this page can neither be given keys nor give them. */
async function passingOf({ channel, clock, crypto, page }: JoiningParts): Promise<Passing | null> {
    const hand = channel && (await createHand(crypto, page).catch(() => null));
    return channel && hand && { channel, clock, hand };
}

async function inUse(parts: JoiningParts, passing: Passing | null, own: RingKeys): Promise<RingKeys | undefined> {
    const { keysOf, page, presence } = parts;
    const among = new Set((await presence.live())?.map(({ fingerprint }) => fingerprint));
    // Where all read under our own key, it is the one in use.
    if (among.size === 1 && among.has(own.fingerprint)) return own;
    const told = passing && among.size > 0 ? await askForKeys({ ...passing, page, among, keysOf }) : undefined;
    if (told !== undefined) return told;
    const passed = await findPassed(parts, own);
    return passed && keysOf(passed);
}
