import { blocksOf, type Block, type Cover } from './blocks';
import { entryRows } from './entryRows';
import type { Omission } from './omissions';
import { botOmission, olderOmission, omissionsOfRecord, withheldOmissions } from './omissionsOf';
import { isOfConnection, type Problem } from './problems';
import { isOpen, type LinkedRecord } from './records';
import type { Loads, Row, Since } from './rows';

/** Everything that the timeline is made of. `timeZone`: the user's Salesforce time zone, an IANA name. */
export type RowsInput = Readonly<{ records: readonly LinkedRecord[]; loads: Loads; timeZone: string }>;

/** Whose `older` row and withheld counts stand where: a cover's first and last record. */
type Edges = Readonly<{ first: ReadonlyMap<Cover, Block>; last: ReadonlyMap<Cover, Block> }>;

/** Where a problem of one conversation can stand. */
type Place = 'start' | 'older' | 'end';

/**
 * The timeline in reading order: of each record its start, its entries by day, what is missing of it, and its end.
 *
 * Keys come from record ids, entry ids and days, never from a position: rows that are prepended move no other's key.
 */
export function buildRows({ records, loads, timeZone }: RowsInput): readonly Row[] {
    const blocks = blocksOf(records, loads);
    const edges = edgesOf(blocks);
    const rows: Row[] = [];
    for (const block of blocks) {
        rows.push(startRow(block, edges), ...openingRows(block, edges));
        // One by one: an array of 100,000 rows is too many arguments for a spread.
        for (const row of entryRows(block.entries, block.record, timeZone)) rows.push(row);
        rows.push(...closingRows(block, edges));
    }
    return rows;
}

function startRow(block: Block, edges: Edges): Row {
    const { record, load, loadKey, cover } = block;
    const loadable = record.conversation.state !== 'none';
    const problem = problemAt('start', block, edges);
    return {
        kind: 'start',
        key: `${record.id}/start`,
        record,
        load,
        loadKey,
        problem,
        loadable,
        covered: cover !== null
    };
}

function openingRows(block: Block, edges: Edges): readonly Row[] {
    const { record, cover, entries } = block;
    if (cover === null) return [];
    const older = edges.first.get(cover) === block ? olderOmission(cover.transcript, record.id) : null;
    const bot = botOmission({ record, transcript: cover.transcript, entries });
    return [
        ...(older === null ? [] : [olderRow(block, older, edges)]),
        ...(bot === null ? [] : [omissionRow(bot, record.startAt)])
    ];
}

function olderRow(block: Block, omission: Omission, edges: Edges): Row {
    const { record, load, loadKey } = block;
    const problem = problemAt('older', block, edges);
    return { kind: 'older', key: `${record.id}/older`, omission, load, loadKey, problem };
}

function closingRows(block: Block, edges: Edges): readonly Row[] {
    const { record, cover } = block;
    const isLast = cover !== null && edges.last.get(cover) === block;
    const omissions = [...(isLast ? withheldOmissions(cover.transcript, record.id) : []), ...omissionsOfRecord(record)];
    const rows = omissions.map((omission) => omissionRow(omission, null));
    // Of an unknown status neither an end nor an open end is claimed.
    if (cover === null || record.status === 'unknown') return rows;
    return [...rows, endRow(block, cover, edges)];
}

function endRow(block: Block, { transcript: { readAt } }: Cover, edges: Edges): Row {
    const { record, load, loadKey } = block;
    const problem = problemAt('end', block, edges);
    const since = sinceRead(record, readAt);
    return { kind: 'end', key: `${record.id}/end`, record, load, loadKey, problem, readAt, since };
}

function sinceRead(record: LinkedRecord, readAt: number): Since {
    if (isOpen(record)) return 'open';
    return record.endAt !== null && readAt < record.endAt ? 'ended-since' : 'nothing';
}

function problemAt(place: Place, block: Block, edges: Edges): Problem | null {
    const { problem } = block.load;
    return problem !== null && !isOfConnection(problem) && placeOfProblem(block, edges) === place ? problem : null;
}

/** A problem is said once, where the agent asked: of a refresh at the last record, which is where new words would stand. */
function placeOfProblem(block: Block, edges: Edges): Place | null {
    const { record, cover, load } = block;
    if (cover === null) return 'start';
    const { older, readAt } = cover.transcript;
    if (load.asked === 'reading-older' && older.state !== 'none') {
        return edges.first.get(cover) === block ? 'older' : null;
    }
    if (edges.last.get(cover) !== block) return null;
    return record.status === 'unknown' || sinceRead(record, readAt) === 'nothing' ? 'start' : 'end';
}

function omissionRow(omission: Omission, at: number | null): Row {
    return { kind: 'omission', key: `${omission.recordId}/omission/${omission.kind}`, omission, at };
}

function edgesOf(blocks: readonly Block[]): Edges {
    const first = new Map<Cover, Block>();
    const last = new Map<Cover, Block>();
    for (const block of blocks) {
        if (block.cover === null) continue;
        if (!first.has(block.cover)) first.set(block.cover, block);
        last.set(block.cover, block);
    }
    return { first, last };
}
