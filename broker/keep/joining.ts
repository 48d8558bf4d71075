/**
 * Joining the ring: one page after the other, so that two that open at the same moment don't both begin a ring of
 * their own. Whatever goes wrong, the page works with its own keys.
 */
import type { Clock, Parts } from '../parts';
import { askForKeys, passKeysOn } from './keyPassing';
import type { Keys } from './keys';
import type { Presence } from './presence';
import type { RingChannel } from './ringChannel';
import { inTurn } from './turn';

export type JoiningParts = Readonly<{
    locks: Parts['locks'];
    clock: Clock;
    channel: RingChannel | null;
    presence: Presence;
    page: string;
    signal: AbortSignal;
}>;

/** The keys to work with: those in use among the live pages, or `own`. Never rejects. */
export async function joined(parts: JoiningParts, own: Keys): Promise<Keys> {
    const { locks } = parts;
    const join = () => takePlace(parts, own);
    if (locks === null) return join();
    // Out of turn at worst: a page that hangs while it joins is no reason to be alone.
    return inTurn({ ...parts, locks }, `chat-history:join/${own.owner}`, join).catch(join);
}

async function takePlace({ channel, clock, page, presence }: JoiningParts, own: Keys): Promise<Keys> {
    const among = new Set((await presence.live())?.map(({ fingerprint }) => fingerprint));
    // Where all read under our own key, it is the one in use.
    const mustAsk = [...among].some((fingerprint) => fingerprint !== own.fingerprint);
    const passed = mustAsk && channel !== null ? await askForKeys({ channel, clock, page, among }) : undefined;
    const keys = passed === undefined || passed.fingerprint === own.fingerprint ? own : { ...passed, owner: own.owner };
    await Promise.all([...new Set([keys.fingerprint, own.fingerprint])].map((key) => presence.hold(key)));
    if (channel !== null) passKeysOn(channel, keys);
    return keys;
}
