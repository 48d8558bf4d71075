import { blocksOf, type Block, type Cover } from './blocks';
import { entryRows } from './entryRows';
import type { Omission } from './omissions';
import { botOmission, olderOmission, omissionsOfRecord, withheldOmissions } from './omissionsOf';
import { conversationKey, isOpen, type LinkedRecord } from './records';
import type { Loads, Row } from './rows';

/** Everything that the timeline is made of. `timeZone`: the user's Salesforce time zone, an IANA name. */
export type RowsInput = Readonly<{ records: readonly LinkedRecord[]; loads: Loads; timeZone: string }>;

/** Whose `older` row and withheld counts stand where: a cover's first and last record. */
type Edges = Readonly<{ first: ReadonlyMap<Cover, Block>; last: ReadonlyMap<Cover, Block> }>;

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
        rows.push(startRow(block), ...openingRows(block, edges, records));
        // One by one: an array of 100,000 rows is too many arguments for a spread.
        for (const row of entryRows(block.entries, block.record, timeZone)) rows.push(row);
        rows.push(...closingRows(block, edges));
    }
    return rows;
}

function startRow({ record, load, cover }: Block): Row {
    const loadable = record.conversation.state !== 'none';
    return { kind: 'start', key: `${record.id}/start`, record, load, loadable, covered: cover !== null };
}

function openingRows(block: Block, edges: Edges, records: readonly LinkedRecord[]): readonly Row[] {
    const { record, cover, entries } = block;
    if (cover === null) return [];
    const older = edges.first.get(cover) === block ? olderOmission(cover.transcript, record.id) : null;
    const bot = botOmission({ record, transcript: cover.transcript, entries });
    return [
        ...(older === null ? [] : [olderRow(block, cover, older, records)]),
        ...(bot === null ? [] : [omissionRow(bot, record.startAt)])
    ];
}

/** The row names a record by whose key its load is asked: not the block's own, where another record's load covers it. */
function olderRow({ record, load }: Block, cover: Cover, omission: Omission, records: readonly LinkedRecord[]): Row {
    const asked = [record, ...records].find((candidate) => conversationKey(candidate) === cover.key) ?? record;
    return { kind: 'older', key: `${record.id}/older`, omission, record: asked, load };
}

function closingRows(block: Block, edges: Edges): readonly Row[] {
    const { record, cover } = block;
    const isLast = cover !== null && edges.last.get(cover) === block;
    const omissions = [...(isLast ? withheldOmissions(cover.transcript, record.id) : []), ...omissionsOfRecord(record)];
    const rows = omissions.map((omission) => omissionRow(omission, null));
    return cover === null || isOpen(record) ? rows : [...rows, { kind: 'end', key: `${record.id}/end`, record }];
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
