/** What is missing of one block, or may be: each question once, for the rows and for the place of a problem. */
import type { Block } from './blocks';
import { botOmission, type BotPart } from './bots';
import { emptyOmission } from './emptyRecords';
import { countOmissions } from './messageCounts';
import type { Omission } from './omissions';
import { mayHaveRows } from './records';

export function isExpired({ load }: Block): boolean {
    return load.expiry === 'expired';
}

/** What is said in place of messages, where none came; `null` also where they would be too old to be shown. */
export function emptyOf(block: Block): Omission | null {
    if (block.cover === null || block.isSplit || isExpired(block)) return null;
    return emptyOmission(block.record, block.cover.transcript, block.entries);
}

/** The bot's part where it is missing; where nothing came at all, it is no news. */
export function botPartOf(block: Block): BotPart | null {
    if (block.cover === null || block.isSplit || emptyOf(block) !== null) return null;
    return botOmission(block.record, block.cover.transcript, block.entries, block.uncertainCount === 0);
}

export function countedIn(block: Block): readonly Omission[] {
    if (block.cover === null || block.isSplit || isExpired(block)) return [];
    return countOmissions(block.record, block.cover.transcript, block.entries);
}

export function differingIn({ record, uncertainCount }: Block): readonly Omission[] {
    if (uncertainCount === 0) return [];
    return [{ kind: 'more-in-text', evidence: 'text-differs', count: uncertainCount, recordId: record.id }];
}

/** Where messages came there is no lack of a transcript; while nobody asked for rows there may be some. */
export function isWithoutText({ record, load, cover, entries }: Block, empty: Omission | null): boolean {
    if (!mayHaveRows(record)) return true;
    return cover === null ? load.problem !== null : entries.length === 0 && empty === null;
}
