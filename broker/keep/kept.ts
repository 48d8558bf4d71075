/**
 * The keep: what was read of a conversation in a window, encrypted under the keys in use. Whatever fails here costs one
 * more call and nothing else, so nothing in here rejects.
 */
import { strictest, type Limits, type Origin, type ReadWindow } from 'c/chatHistoryCore';
import type { Kept } from '../conversation/pages';
import type { Parts } from '../parts';
import { isFresh } from './age';
import { findRecord } from './finding';
import { nameFor } from './keys';
import { PURGE_EVERY_MS, type Rules } from './purge';
import { recordPath } from './recordPath';
import type { KeepRing, Member } from './ring';
import { sealed } from './sealing';
import { createShelves, type Shelves } from './shelves';
import type { Store } from './store';

export type KeptOf = Readonly<{ identifier: string; window: ReadWindow }>;

/** What is kept, and which page had read it. */
export type Found = Readonly<{ kept: Kept; origin: Exclude<Origin, 'salesforce'> }>;

export type Keep = Readonly<{
    /** Nothing that is older than `limits` allow. */
    read(of: KeptOf & Readonly<{ limits: Limits }>): Promise<Found | undefined>;
    /** In memory only where `limits` say so. */
    write(of: KeptOf & Readonly<{ limits: Limits }>, kept: Kept): Promise<void>;
    /** A name for a conversation that says nothing about it; the same in every live page of this user. */
    nameOf(identifier: string): Promise<string>;
    /** Tells the other live pages that the conversation of this name was read again. */
    announce(name: string): Promise<void>;
}>;

export type KeepParts = Pick<Parts, 'clock' | 'crypto' | 'limits'> &
    Readonly<{ store: Store; ring: KeepRing; onChanged: (name: string) => void }>;

/** An opened keep. */
export type OpenKeep = Readonly<{ parts: KeepParts; shelves: Shelves; member: Member }>;

/** Without keys no conversation can be told from another: all take turns. */
const ANY_CONVERSATION = 'any';

/** Opens at once, so that another user's records are gone before anything is asked. */
export function createKeep(parts: KeepParts): Keep {
    const ready = open(parts);
    // Seen by `attempt` at every step; unseen it would be reported with its text.
    ready.catch(() => undefined);
    parts.ring.onAnnounced(parts.onChanged);
    const purgeInTime = createPurgeInTime(parts);

    async function attempt<T>(step: (keep: OpenKeep) => Promise<T>, otherwise: T): Promise<T> {
        try {
            const keep = await ready;
            await purgeInTime(keep);
            return await step(keep);
        } catch {
            return otherwise;
        }
    }

    return {
        read: (of) => attempt((keep) => readRecord(keep, of), undefined),
        write: (of, kept) => attempt((keep) => writeRecord(keep, of, kept), undefined),
        nameOf: (identifier) =>
            attempt(({ member }) => nameFor(parts.crypto, member.keys, identifier), ANY_CONVERSATION),
        announce: (name) => attempt(() => parts.ring.announce(name), undefined)
    };
}

async function open(parts: KeepParts): Promise<OpenKeep> {
    const shelves = createShelves(parts.store);
    // Needs no keys, and must not fail for want of them.
    if (parts.limits.memoryOnly) await shelves.emptyStore();
    const keep = { parts, shelves, member: await parts.ring.member() };
    await purge(keep);
    return keep;
}

function createPurgeInTime({ clock }: KeepParts): (keep: OpenKeep) => Promise<void> {
    let purgedAt = clock.now();
    return async (keep) => {
        const nowMs = clock.now();
        if (Math.abs(nowMs - purgedAt) < PURGE_EVERY_MS) return;
        purgedAt = nowMs;
        await purge(keep);
    };
}

async function purge(keep: OpenKeep): Promise<void> {
    // A page that was opened before the admin changed the setting may still be writing.
    if (keep.parts.limits.memoryOnly) await keep.shelves.emptyStore();
    if (keep.member.mayStore) await keep.shelves.purge(() => rulesNow(keep));
}

async function rulesNow({ parts, member }: OpenKeep): Promise<Rules> {
    const live = await member.presence.live();
    const own = member.readable.map(({ fingerprint }) => fingerprint);
    return {
        owner: member.keys.owner,
        readable: live && new Set([...own, ...live.map(({ fingerprint }) => fingerprint)]),
        maxAgeMs: parts.limits.maxAgeMs,
        nowMs: parts.clock.now()
    };
}

async function readRecord(keep: OpenKeep, of: KeptOf & Readonly<{ limits: Limits }>): Promise<Found | undefined> {
    const record = await findRecord(keep, of);
    const nowMs = keep.parts.clock.now();
    if (record === undefined || !isFresh(record.words.kept.oldestReadAt, nowMs, of.limits.maxAgeMs)) return undefined;
    await keep.shelves.markUsed(record.path, nowMs);
    const { kept, readBy } = record.words;
    return { kept, origin: await originOf(keep.member, readBy) };
}

async function originOf({ page, presence }: Member, readBy: string): Promise<Found['origin']> {
    if (readBy === page) return 'this-tab';
    return (await presence.live())?.some((here) => here.page === readBy) ? 'other-tab' : 'stored';
}

async function writeRecord(
    { parts, shelves, member }: OpenKeep,
    of: KeptOf & Readonly<{ limits: Limits }>,
    kept: Kept
): Promise<void> {
    const { clock, crypto } = parts;
    const limits = strictest(parts.limits, { memoryOnly: of.limits.memoryOnly });
    const nowMs = clock.now();
    if (!isFresh(kept.oldestReadAt, nowMs, limits.maxAgeMs)) return;
    const path = await recordPath(crypto, member.keys, of);
    await shelves.put(path, await sealed(crypto, member.keys.seal, path, { kept, readBy: member.page }), {
        nowMs,
        mayStore: member.mayStore && !limits.memoryOnly
    });
    // What was kept under another key of ours is out of date now.
    const others = member.readable.filter((keys) => keys !== member.keys);
    await shelves.remove(await Promise.all(others.map((keys) => recordPath(crypto, keys, of))));
}
