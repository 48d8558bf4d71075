/**
 * Presence: who is live. Each page holds, for its whole life, one Web Lock per key that it can read with; the browser
 * lets go of them when the page dies, however it dies.
 *
 * here/<owner>/<fingerprint>/<page>   "this page is live and reads what was sealed under this key"
 */
import type { Clock } from '../parts';
import { inTime } from './inTime';
import { whenGone } from './life';
import type { Locks } from './lock';

/** `page`: a random name that a page bears for its life. */
export type Here = Readonly<{ fingerprint: string; page: string }>;

export type Presence = Readonly<{
    /** Says that this page reads under this key, until it is gone. Never rejects. */
    hold(fingerprint: string): Promise<void>;
    /** Every live page of this user, this one too; `null` where that can't be known. */
    live(): Promise<readonly Here[] | null>;
}>;

/** `signal`: aborted when the page goes. */
export type PresenceParts = Readonly<{
    locks: Locks | null;
    clock: Clock;
    owner: string;
    page: string;
    signal: AbortSignal;
}>;

/** How long the browser may take to say who holds what, or to grant a free lock. Unit: ms. Source: our choice. */
const BROWSER_WAIT_MS = 500;

const PREFIX = 'chat-history:here/';

export function createPresence({ locks, clock, owner, page, signal }: PresenceParts): Presence {
    const prompt = async <T>(step: Promise<T>, otherwise: T) =>
        inTime(clock, BROWSER_WAIT_MS, step).catch(() => otherwise);
    return {
        hold: (fingerprint) => {
            const name = `${PREFIX}${owner}/${fingerprint}/${page}`;
            return locks === null ? Promise.resolve() : prompt(heldUntilGone(locks, name, signal), undefined);
        },
        live: async () => {
            const names = locks === null ? null : await prompt<readonly string[] | null>(named(locks), null);
            return names?.flatMap((name) => hereOf(name, owner)) ?? null;
        }
    };
}

/** Resolves when the lock is ours. */
function heldUntilGone(locks: Locks, name: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
        const untilGone = () => {
            resolve();
            return new Promise<void>((letGo) => whenGone(signal, letGo));
        };
        locks.request(name, { signal }, untilGone).catch(reject);
    });
}

async function named(locks: Locks): Promise<readonly string[]> {
    return locks.held();
}

function hereOf(name: string, owner: string): readonly Here[] {
    const start = `${PREFIX}${owner}/`;
    if (!name.startsWith(start)) return [];
    const [fingerprint = '', page = ''] = name.slice(start.length).split('/');
    return [{ fingerprint, page }];
}
