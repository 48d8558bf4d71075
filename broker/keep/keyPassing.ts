/** Passing on the keys in use: a new page asks, the live pages of its user answer with the secret, sealed for it. */
import type { Clock } from '../parts';
import type { Hand, Handed } from './handing';
import type { RingKeys, Secret } from './keys';
import type { RingChannel } from './ringChannel';

/** How long a new page waits for an answer. Unit: milliseconds. Source: our choice; an agent would notice more. */
export const ANSWER_WAIT_MS = 500;

/** What either side speaks with. */
export type Passing = Readonly<{ channel: RingChannel; clock: Clock; hand: Hand }>;

/** `among`: fingerprints that live pages read under; an answer with any other key is none. */
export type Asking = Passing &
    Readonly<{ page: string; among: ReadonlySet<string>; keysOf: (secret: Secret) => Promise<RingKeys> }>;

/** The keys of whoever answers first; `undefined` where nobody does in time. */
export function askForKeys(asking: Asking): Promise<RingKeys | undefined> {
    const { channel, clock, hand, page } = asking;
    return new Promise((resolve) => {
        const stopTimer = clock.after(ANSWER_WAIT_MS, () => resolve(undefined));
        const end = (keys: RingKeys | undefined) => {
            stopTimer();
            resolve(keys);
            return keys;
        };
        // One after the other: the first is mostly right, and then the rest need not be opened.
        let found: Promise<RingKeys | undefined> = Promise.resolve(undefined);
        channel.hear((message) => {
            if (message.say !== 'keys' || message.to !== page) return;
            found = found.then(async (keys) => keys ?? (await keysIn(asking, message).then(end, () => undefined)));
        });
        if (!channel.post({ say: 'keys-wanted', by: page, point: hand.point })) end(undefined);
    });
}

/** From now on this page answers, too. */
export function passKeysOn({ channel, clock, hand }: Passing, secret: Secret): void {
    channel.hear((message) => {
        if (message.say !== 'keys-wanted') return;
        const { by: page, point } = message;
        hand.give({ page, point }, secret, clock.now())
            .then((handed) => channel.post({ say: 'keys', to: page, ...handed }))
            // Whoever says a point that is none gets no answer.
            .catch(() => undefined);
    });
}

/** The fingerprint is derived, not said: no wrong key goes under a right one. Rejects for what is no right answer. */
async function keysIn({ among, hand, keysOf }: Asking, handed: Handed): Promise<RingKeys> {
    const keys = await keysOf(await hand.take(handed));
    if (!among.has(keys.fingerprint)) throw new Error('Not a key in use');
    return keys;
}
