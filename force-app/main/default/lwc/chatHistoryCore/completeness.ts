/**
 * Completeness: what the timeline can say about a session, and about the Case as a whole. By evidence only: "complete" needs
 * proof, and the absence of a hint is none. It speaks of the transcripts, not of the screen.
 *
 * complete       Salesforce counted the messages of customer and agents, all of them are here, and no bot took part.
 * parts-missing  Something is missing, or probably is; the timeline says at its place what and why.
 * unchecked      Nothing is known to be missing, and nothing proves that nothing is.
 * not-loaded     Its messages were not loaded, or are too old to be shown.
 */
import { blocksOf, type Block } from './blocks';
import { countsAgree } from './messageCounts';
import type { Omission } from './omissions';
import type { LinkedRecord } from './records';
import type { Loads, Row } from './rows';

export type Completeness = 'complete' | 'parts-missing' | 'unchecked' | 'not-loaded';

/** What is missing of one record; `key`: the row that says so. */
export type MissingPart = Readonly<{ key: string; omission: Omission }>;

export type RecordCompleteness = Readonly<{
    record: LinkedRecord;
    /** Of the row at which the record begins. */
    key: string;
    completeness: Completeness;
    missing: readonly MissingPart[];
}>;

/** `completeness`: of all that was loaded; `not-loaded` where nothing was. */
export type CaseCompleteness = Readonly<{ completeness: Completeness; records: readonly RecordCompleteness[] }>;

const MINUTE_MS = 60_000;

/** Entries of records of another Case, of none, or that this user does not see, are no part of this transcript. */
const OF_OTHERS: ReadonlySet<Omission['kind']> = new Set(['other-cases', 'not-linked', 'hidden']);

/** `rows`: as `buildRows` made them from the same records and loads. */
export function judge(rows: readonly Row[], records: readonly LinkedRecord[], loads: Loads): CaseCompleteness {
    const missing = missingByRecord(rows);
    const judged = blocksOf(records, loads).map((block): RecordCompleteness => {
        const { record } = block;
        const parts = missing.get(record.id) ?? [];
        return { record, key: `${record.id}/start`, completeness: completenessOf(block, parts), missing: parts };
    });
    const said = judged.map(({ completeness }) => completeness).filter((each) => each !== 'not-loaded');
    const mayLackMore = [...missing.values()].some((parts) => parts.some(isOfNobody));
    return { completeness: worst(mayLackMore ? [...said, 'unchecked'] : said), records: judged };
}

function missingByRecord(rows: readonly Row[]): ReadonlyMap<string, readonly MissingPart[]> {
    const missing = new Map<string, MissingPart[]>();
    for (const row of rows) {
        if (!('omission' in row) || OF_OTHERS.has(row.omission.kind)) continue;
        const { recordId } = row.omission;
        missing.set(recordId, [...(missing.get(recordId) ?? []), { key: row.key, omission: row.omission }]);
    }
    return missing;
}

/** Entries that nobody could assign may be this record's, another's of this Case, or somebody else's. */
function isOfNobody({ omission }: MissingPart): boolean {
    return omission.kind === 'unassigned';
}

function completenessOf(block: Block, missing: readonly MissingPart[]): Completeness {
    const { record, cover, entries } = block;
    if (!missing.every(isOfNobody)) return 'parts-missing';
    if (cover === null || cover.load.expiry === 'expired') return 'not-loaded';
    const isServedByPeople = record.kind === 'session' && record.servedBy === 'agent' && !hadBot(block);
    return isServedByPeople && countsAgree(record, cover.transcript, entries) ? 'complete' : 'unchecked';
}

/** A bot that joined nobody knows when may have served this session. */
function hadBot({ record, cover, entries }: Block): boolean {
    const { startAt, endAt } = record;
    const joined = (cover?.transcript.participants ?? []).some(
        ({ role, joinedAt }) =>
            role === 'bot' &&
            (joinedAt === null ||
                startAt === null ||
                (joinedAt >= startAt - MINUTE_MS && joinedAt <= (endAt ?? joinedAt)))
    );
    return joined || entries.some(({ sender }) => sender.role === 'bot');
}

function worst(all: readonly Completeness[]): Completeness {
    if (all.length === 0) return 'not-loaded';
    return (['parts-missing', 'unchecked'] as const).find((each) => all.includes(each)) ?? 'complete';
}
