import { blocksOf, edgesOf, type Block, type Cover, type Edges } from './blocks';
import { botPartOf, countedIn, differingIn, emptyOf, isExpired, isWithoutText } from './blockOmissions';
import type { BotPart } from './bots';
import { chatRows } from './chatRows';
import { olderOmission, omissionsOfRecord, withheldOmissions, type Omission } from './omissions';
import { eventsOf, type TimelineEvent } from './events';
import type { LinkedFile } from './files';
import type { Names } from './names';
import { openingOmission } from './openings';
import { NO_FILES, pairFiles, staffOf, type PairedFiles } from './pairFiles';
import type { Participant } from './participants';
import { hasEndRow, problemAt, sinceFetch } from './problemPlaces';
import { mayHaveRows, type LinkedRecord } from './records';
import { talkTimes } from './talkTimes';
import { entryRows, type Loads, type Row } from './rows';

/** Everything that the timeline is built from. `timeZone`: the user's Salesforce time zone, an IANA name. */
export type RowsInput = Readonly<{
    records: readonly LinkedRecord[];
    loads: Loads;
    timeZone: string;
    showsEvents?: boolean;
    /** Names of users by id, for senders that are not named otherwise. */
    userNames?: Names['users'];
    /** Of these records. */
    files?: readonly LinkedFile[];
}>;

/** Somebody of whom only the name is known. */
const A_USER = { role: 'agent', joinedAt: null, leftAt: null } as const;

/**
 * The timeline in reading order: of each record its start, its entries by day, what is missing of it, and its end.
 * Messages of a load that has expired are replaced by one `expired` row per record.
 *
 * Keys come from record ids, entry ids and days, never from a position: rows that are prepended change no other's key.
 */
export function buildRows(input: RowsInput): readonly Row[] {
    const { records, loads, timeZone, showsEvents = true, userNames = {}, files = [] } = input;
    const blocks = blocksOf(records, loads);
    const edges = edgesOf(blocks);
    const users = Object.entries(userNames).map(([key, name]) => ({ ...A_USER, key, name }));
    const rows: Row[] = [];
    for (const block of blocks) {
        if (block.record.kind === 'chat') {
            for (const row of chatRows(block.record, timeZone)) rows.push(row);
            continue;
        }
        rows.push(startRow(block, edges));
        if (block.cover !== null && isExpired(block)) {
            rows.push(expiredRow(block, block.cover, edges));
        } else {
            const part = botPartOf(block);
            rows.push(...openingRows(block, part, edges));
            // One by one: an array of 100,000 rows is too many arguments for a spread.
            const around = {
                participants: [...users, ...participantsOf(block)],
                events: showsEvents ? eventsIn(block) : [],
                files: filesIn(block, files)
            };
            const entries = entryRows(block.entries, block.record, timeZone, around);
            for (const row of withBot(entries, block, part, edges)) rows.push(row);
        }
        rows.push(...closingRows(block, edges));
    }
    return rows;
}

function startRow(block: Block, edges: Edges): Row {
    const { record, load, loadKey, cover } = block;
    const loadable = record.conversation.state !== 'none' || mayHaveRows(record);
    const problem = problemAt('start', block, edges);
    const key = `${record.id}/start`;
    return { kind: 'start', key, record, load, loadKey, problem, loadable, covered: cover !== null };
}

function expiredRow(block: Block, { transcript }: Cover, edges: Edges): Row {
    const { record, load, loadKey } = block;
    const problem = problemAt('expired', block, edges);
    const { fetchedAt } = transcript;
    return { kind: 'expired', key: `${record.id}/expired`, record, load, loadKey, problem, fetchedAt };
}

function openingRows(block: Block, part: BotPart | null, edges: Edges): readonly Row[] {
    const { record, cover, entries, isSplit } = block;
    if (cover === null) return [];
    const older = edges.first.get(cover) === block ? olderOmission(cover.transcript, record.id) : null;
    // Where a bot's part is missing, that is the beginning.
    const opening = !isSplit && part === null ? openingOmission(record, cover.transcript, entries) : null;
    return [
        ...(older === null ? [] : [loadRow('older', block, older, edges)]),
        ...(opening === null ? [] : [omissionRow(opening, record.startAt)])
    ];
}

/** The entries with the bot's part before the first thing that came after the bot. */
function withBot(rows: readonly Row[], block: Block, part: BotPart | null, edges: Edges): readonly Row[] {
    if (part === null) return rows;
    const place = rows.findIndex((row) => (timeOf(row) ?? -Infinity) >= (part.at ?? -Infinity));
    const before = place < 0 ? rows.length : place;
    return [...rows.slice(0, before), botRow(block, part, edges), ...rows.slice(before)];
}

function botRow(block: Block, { omission, at, canAsk }: BotPart, edges: Edges): Row {
    return canAsk ? { ...loadRow('bot', block, omission, edges), at } : omissionRow(omission, at);
}

function timeOf(row: Row): number | null {
    if (row.kind === 'message') return row.entry.at;
    if (row.kind === 'event') return row.events[0]?.at ?? null;
    if (row.kind === 'file') return row.file.at;
    return row.kind === 'omission' ? row.at : null;
}

function loadRow<Kind extends 'older' | 'bot' | 'empty'>(kind: Kind, block: Block, omission: Omission, edges: Edges) {
    const { record, load, loadKey } = block;
    const problem = problemAt(kind, block, edges);
    return { kind, key: `${record.id}/${kind}`, omission, load, loadKey, problem };
}

function participantsOf({ cover }: Block): readonly Participant[] {
    return cover?.transcript.participants ?? [];
}

/** Nothing before the first entry where earlier ones are not loaded: it would stand in the wrong place. */
function eventsIn(block: Block): readonly TimelineEvent[] {
    if (block.cover === null) return [];
    return eventsOf(block.record, participantsOf(block)).filter(({ at }) => at > loadedFrom(block.cover));
}

function loadedFrom(cover: Cover | null): number {
    const { older, entries } = cover?.transcript ?? { older: { state: 'none' }, entries: [] };
    return older.state === 'none' ? -Infinity : (entries[0]?.at ?? Infinity);
}

/** Not of a record whose messages may still be loaded: a file may be one of theirs. */
function filesIn({ record, cover, entries }: Block, files: readonly LinkedFile[]): PairedFiles {
    const own = files.filter(({ recordId }) => recordId === record.id);
    const isReadable = cover !== null || record.conversation.state === 'none';
    if (own.length === 0 || !isReadable) return NO_FILES;
    const owner = record.kind === 'session' ? record.ownerId : null;
    const staff = staffOf(entries, [owner, ...(cover?.transcript.participants ?? []).map(({ key }) => key)]);
    const { byEntry, unpaired } = pairFiles(entries, own, staff);
    return { byEntry, unpaired: unpaired.filter(({ at }) => (at ?? Infinity) > loadedFrom(cover)) };
}

function closingRows(block: Block, edges: Edges): readonly Row[] {
    const { record, cover } = block;
    const isLast = cover !== null && edges.last.get(cover) === block && !isExpired(block);
    const empty = emptyOf(block);
    const counted = empty === null ? countedIn(block) : [];
    const omissions = [
        ...(isLast ? withheldOmissions(cover.transcript, record.id, edges.listed) : []),
        ...counted,
        // What Salesforce counted says the same more exactly.
        ...(counted.length === 0 ? differingIn(block) : []),
        ...(isWithoutText(block, empty) ? omissionsOfRecord(record) : [])
    ];
    const rows = [
        ...(empty === null ? [] : [loadRow('empty', block, empty, edges)]),
        ...omissions.map((omission) => omissionRow(omission, null))
    ];
    return cover === null || !hasEndRow(record) ? rows : [...rows, endRow(block, cover, edges)];
}

function endRow(block: Block, { transcript }: Cover, edges: Edges): Row {
    const { record, load, loadKey, entries } = block;
    const { fetchedAt } = transcript;
    const problem = problemAt('end', block, edges);
    const since = sinceFetch(record, fetchedAt);
    const talk = talkTimes(record, transcript, entries);
    const row = { kind: 'end', key: `${record.id}/end`, record, load, loadKey, problem, fetchedAt, since } as const;
    return talk.length === 0 ? row : { ...row, talk };
}

function omissionRow(omission: Omission, at: number | null): Row {
    return { kind: 'omission', key: `${omission.recordId}/omission/${omission.kind}`, omission, at, entries: [] };
}
