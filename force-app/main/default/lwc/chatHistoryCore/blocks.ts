/**
 * A *block* is one session or call in the timeline with everything that is here of it. Blocks follow each other and are
 * never interleaved, even where two channels were used at once: a session is read as a whole (docs/decisions/0004).
 *
 * A transcript *covers* a record when it holds that record's entries: usually it is the record's own conversation, but
 * where this user can't see which conversation a session belongs to, another session's load may have brought it.
 */
import { compareIds, compareTimes, mergeEntries } from './entryOrder';
import { placeInTime } from './entryTimes';
import { mayBeginEarlier } from './omissions';
import type { OwnedEntry } from './ownership';
import { conversationKey, unlistedRecord, type LinkedRecord } from './records';
import { recoverEntries } from './recoveredUtterances';
import { EMPTY_LOAD, type ConversationLoad, type Loads } from './rows';
import type { Transcript } from './transcript';
import type { WithheldReason } from './withheld';

/** The load that covers a record. `key` is the load's, see `conversationKey`. */
export type Cover = Readonly<{ key: string; load: ConversationLoad; transcript: Transcript }>;

export type Block = Readonly<{
    record: LinkedRecord;
    load: ConversationLoad;
    /** The load's key; not always the record's own, see `Cover`. */
    loadKey: string;
    /** `null`: no transcript of this record is here. */
    cover: Cover | null;
    /** In reading order, each once. Also where the load has expired; then they are not shown. */
    entries: readonly OwnedEntry[];
    /** Entries that name the record stand at another one: nothing is claimed to be missing here. */
    isSplit: boolean;
    /** Messages that the session's text has more of, and of which nobody can say which they are. */
    uncertainCount: number;
}>;

/** By record id. `split`: see `Block.isSplit`. */
type Coverage = Readonly<{
    covers: ReadonlyMap<string, Cover>;
    entries: ReadonlyMap<string, readonly OwnedEntry[]>;
    split: ReadonlySet<string>;
}>;

/** The timeline's blocks, by start; a record without one stands last. */
export function blocksOf(records: readonly LinkedRecord[], loads: Loads): readonly Block[] {
    const coverage = coverageOf(loads);
    const listed = new Map(records.map((record) => [record.id, record]));
    const unlisted = [...coverage.entries.keys()]
        .filter((id) => !listed.has(id))
        .map((id) => unlistedRecord(id, coverage.covers.get(id)?.key ?? id));
    return [...listed.values(), ...unlisted]
        .map((record) => blockOf(record, loads, coverage))
        .sort((a, b) => compareTimes(placeOf(a), placeOf(b)) || compareIds(a.record.id, b.record.id));

    function placeOf({ record, entries }: Block): number | null {
        // An unlisted record has no known start, but its entries show where it belongs.
        return listed.has(record.id) ? record.startAt : (entries[0]?.at ?? null);
    }
}

/** The first and the last record that each cover covers; and why another record's transcript withholds what is a record's. */
export type Edges = Readonly<{
    first: ReadonlyMap<Cover, Block>;
    last: ReadonlyMap<Cover, Block>;
    listed: ReadonlyMap<string, WithheldReason>;
}>;

/** A transcript's `older` row stands at the first of its records, its withheld counts at the last. */
export function edgesOf(blocks: readonly Block[]): Edges {
    const first = new Map<Cover, Block>();
    const last = new Map<Cover, Block>();
    for (const block of blocks) {
        if (block.cover === null) continue;
        if (!first.has(block.cover)) first.set(block.cover, block);
        last.set(block.cover, block);
    }
    const reasonOf = ({ link }: LinkedRecord) => (link === 'none' ? 'notLinked' : 'otherCases');
    return { first, last, listed: new Map(blocks.map(({ record }) => [record.id, reasonOf(record)])) };
}

function blockOf(record: LinkedRecord, loads: Loads, { covers, entries, split }: Coverage): Block {
    const cover = covers.get(record.id) ?? null;
    const loadKey = cover?.key ?? conversationKey(record);
    const load = cover?.load ?? loads[loadKey] ?? EMPTY_LOAD;
    const placed = placeInTime(entries.get(record.id) ?? [], record);
    // What the text has more may be on an older page, or at another record.
    const isSplit = split.has(record.id);
    const isAllHere = cover !== null && !isSplit && !mayBeginEarlier(record, cover.transcript);
    const texts = isAllHere ? cover.transcript.sessionTexts : {};
    const recovered = recoverEntries(placed, record, texts);
    return { record, load, loadKey, cover, isSplit, ...recovered };
}

/** Where two transcripts cover a record, the later one wins. Text that has expired is never mixed into text that has not. */
function coverageOf(loads: Loads): Coverage {
    const covers = new Map<string, Cover>();
    const entries = new Map<string, readonly OwnedEntry[]>();
    const split = new Set<string>();
    for (const cover of oldestFirst(loads)) {
        const isExpired = cover.load.expiry === 'expired';
        const fresh = byRecord(cover.transcript.entries);
        for (const { recordId, relatedRecordIds } of cover.transcript.entries) {
            if (relatedRecordIds.length < 2) continue;
            relatedRecordIds.filter((id) => id !== recordId).forEach((id) => split.add(id));
        }
        for (const id of new Set([...cover.transcript.recordIds, ...fresh.keys()])) {
            const replacesExpired = covers.get(id)?.load.expiry === 'expired' && !isExpired;
            const earlier = replacesExpired ? [] : (entries.get(id) ?? []);
            covers.set(id, cover);
            const merged = mergeEntries(earlier, fresh.get(id) ?? []);
            if (merged.length > 0) entries.set(id, merged);
            else entries.delete(id);
        }
    }
    return { covers, entries, split };
}

function oldestFirst(loads: Loads): readonly Cover[] {
    return Object.entries(loads)
        .flatMap(([key, load]) => (load.transcript === null ? [] : [{ key, load, transcript: load.transcript }]))
        .sort((a, b) => a.transcript.fetchedAt - b.transcript.fetchedAt || compareIds(a.key, b.key));
}

function byRecord(entries: readonly OwnedEntry[]): ReadonlyMap<string, readonly OwnedEntry[]> {
    const groups = new Map<string, OwnedEntry[]>();
    for (const entry of entries) {
        const group = groups.get(entry.recordId);
        if (group === undefined) groups.set(entry.recordId, [entry]);
        else group.push(entry);
    }
    return groups;
}
