/** Finding what is kept of a conversation's window, under any key that this page can read with. */
import { isFresh } from './age';
import type { KeptOf, OpenKeep } from './kept';
import type { Keys } from './keys';
import { recordPath } from './recordPath';
import { asSealed, opened, type Words } from './sealing';

export type FoundRecord = Readonly<{ path: string; words: Words }>;

/** The newest, where there are several. What is too old for this org, or does not open, is removed. */
export async function findRecord(keep: OpenKeep, of: KeptOf): Promise<FoundRecord | undefined> {
    const found = await Promise.all(keep.member.readable.map((keys) => recordsUnder(keep, keys, of)));
    return found.flat().reduce<FoundRecord | undefined>(newerOf, undefined);
}

function newerOf(one: FoundRecord | undefined, other: FoundRecord): FoundRecord {
    return one === undefined || other.words.kept.readAt > one.words.kept.readAt ? other : one;
}

async function recordsUnder(keep: OpenKeep, keys: Keys, of: KeptOf): Promise<readonly FoundRecord[]> {
    const path = await recordPath(keep.parts.crypto, keys, of);
    const values = await keep.shelves.find(path);
    const words = await Promise.all(values.map((value) => wordsIn(keep, keys.seal, path, value)));
    if (words.includes(null)) await keep.shelves.remove([path]);
    return words.flatMap((usable) => (usable === null ? [] : [{ path, words: usable }]));
}

async function wordsIn({ parts }: OpenKeep, key: CryptoKey, path: string, value: unknown): Promise<Words | null> {
    const record = asSealed(value);
    if (record === null || !isFresh(record.at, parts.clock.now(), parts.limits.maxAgeMs)) return null;
    return opened(parts.crypto, key, path, record).catch(() => null);
}
