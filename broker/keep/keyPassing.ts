/** Passing on the keys in use: a new page asks, the live pages of its user answer with the key objects. */
import type { Clock } from '../parts';
import type { Keys } from './keys';
import type { RingChannel } from './ringChannel';
import type { PassedKeys } from './ringMessage';

/** How long a new page waits for an answer. Unit: milliseconds. Source: our choice; an agent would notice more. */
export const ANSWER_WAIT_MS = 500;

/** `among`: fingerprints that live pages read under; an answer about any other key is none. */
export type Asking = Readonly<{ channel: RingChannel; clock: Clock; page: string; among: ReadonlySet<string> }>;

/** The keys of whoever answers first; `undefined` where nobody does in time. */
export function askForKeys({ channel, clock, page, among }: Asking): Promise<PassedKeys | undefined> {
    return new Promise((resolve) => {
        const stopTimer = clock.after(ANSWER_WAIT_MS, () => resolve(undefined));
        channel.hear((message) => {
            if (message.say !== 'keys' || message.to !== page || !among.has(message.fingerprint)) return;
            stopTimer();
            const { fingerprint, seal, name } = message;
            resolve({ fingerprint, seal, name });
        });
        if (channel.post({ say: 'keys-wanted', by: page })) return;
        stopTimer();
        resolve(undefined);
    });
}

/** From now on this page answers, too. */
export function passKeysOn(channel: RingChannel, { fingerprint, seal, name }: Keys): void {
    channel.hear((message) => {
        if (message.say === 'keys-wanted') {
            channel.post({ say: 'keys', to: message.by, fingerprint, seal, name });
        }
    });
}
