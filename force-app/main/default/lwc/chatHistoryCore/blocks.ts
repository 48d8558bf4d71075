/**
 * A *block* is one session or call in the timeline with everything that is here of it. Blocks follow each other and are
 * never interleaved, even where two channels were used at once: who reads a session wants it whole (our choice).
 *
 * A record is *covered* when a transcript that is here speaks for it: usually its conversation's own, but where this
 * user can't see which conversation a session belongs to, another session's load may have brought it along.
 */
import type { OwnedEntry } from './entries';
import { mergeEntries } from './merge';
import { compareIds, compareTimes } from './order';
import { conversationKey, type LinkedRecord } from './records';
import type { ConversationLoad, Loads } from './rows';
import type { Transcript } from './transcript';
import { unlistedRecord } from './unlistedRecord';

/** The load that speaks for a record. `key` is the load's, see `conversationKey`. */
export type Cover = Readonly<{ key: string; load: ConversationLoad; transcript: Transcript }>;

export type Block = Readonly<{
    record: LinkedRecord;
    load: ConversationLoad;
    /** The load's key; not always the record's own, see `Cover`. */
    loadKey: string;
    /** `null`: no transcript of this record is here. */
    cover: Cover | null;
    /** In reading order, each once. */
    entries: readonly OwnedEntry[];
}>;

/** By record id: who speaks for it, and what was said. */
type Words = Readonly<{ covers: ReadonlyMap<string, Cover>; entries: ReadonlyMap<string, readonly OwnedEntry[]> }>;

const NOTHING_ASKED: ConversationLoad = { transcript: null, activity: 'idle', problem: null };

/** The timeline's blocks, by start; a record without one stands last. */
export function blocksOf(records: readonly LinkedRecord[], loads: Loads): readonly Block[] {
    const words = wordsOf(loads);
    const listed = new Map(records.map((record) => [record.id, record]));
    const unlisted = [...words.entries.keys()]
        .filter((id) => !listed.has(id))
        .map((id) => unlistedRecord(id, words.covers.get(id)?.key ?? id));
    return [...listed.values(), ...unlisted]
        .map((record) => blockOf(record, loads, words))
        .sort((a, b) => compareTimes(placeOf(a), placeOf(b)) || compareIds(a.record.id, b.record.id));

    function placeOf({ record, entries }: Block): number | null {
        // Of an unlisted record we know no start, but its words show where it belongs.
        return listed.has(record.id) ? record.startAt : (entries[0]?.at ?? null);
    }
}

function blockOf(record: LinkedRecord, loads: Loads, words: Words): Block {
    const cover = words.covers.get(record.id) ?? null;
    const loadKey = cover?.key ?? conversationKey(record);
    const load = cover?.load ?? loads[loadKey] ?? NOTHING_ASKED;
    return { record, load, loadKey, cover, entries: words.entries.get(record.id) ?? [] };
}

/** Where two transcripts speak for a record, the one that was read later has the word. */
function wordsOf(loads: Loads): Words {
    const covers = new Map<string, Cover>();
    const entries = new Map<string, readonly OwnedEntry[]>();
    for (const cover of oldestFirst(loads)) {
        for (const id of cover.transcript.recordIds) covers.set(id, cover);
        for (const [id, fresh] of byRecord(cover.transcript.entries)) {
            covers.set(id, cover);
            entries.set(id, mergeEntries(entries.get(id) ?? [], fresh));
        }
    }
    return { covers, entries };
}

function oldestFirst(loads: Loads): readonly Cover[] {
    return Object.entries(loads)
        .flatMap(([key, load]) => (load.transcript === null ? [] : [{ key, load, transcript: load.transcript }]))
        .sort((a, b) => a.transcript.readAt - b.transcript.readAt || compareIds(a.key, b.key));
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
