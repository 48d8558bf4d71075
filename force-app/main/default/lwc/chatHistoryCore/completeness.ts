/**
 * Completeness: what the timeline can say about a session, and about the Case as a whole. By evidence only: "complete" needs
 * proof, and the absence of a hint is none. It speaks of the transcripts, not of the screen.
 *
 * complete       Salesforce counted the messages of customer and agents, all of them are here, and no bot took part.
 * parts-missing  Something is missing, or probably is; the timeline says at its place what and why.
 * unchecked      Nothing is known to be missing, and nothing proves that nothing is.
 * not-loaded     Its messages were not loaded, or are too old to be shown.
 */
import { mayHaveBot } from './bots';
import { isWholeChat } from './chatEntries';
import { countsAgree } from './messageCounts';
import type { Omission } from './omissions';
import type { OwnedEntry } from './ownership';
import { isOfCase, type LinkedRecord } from './records';
import type { Row } from './rows';

export type Completeness = 'complete' | 'parts-missing' | 'unchecked' | 'not-loaded';

/** What is missing of one record; `key`: the row that says so. `fileCount`: how many of it are probably shown there as files. */
export type MissingPart = Readonly<{ key: string; omission: Omission; fileCount?: number }>;

export type RecordCompleteness = Readonly<{
    record: LinkedRecord;
    /** Of the row at which the record begins. */
    key: string;
    completeness: Completeness;
    missing: readonly MissingPart[];
}>;

/** `completeness`: of the whole Case; `not-loaded` where nothing was loaded. */
export type CaseCompleteness = Readonly<{ completeness: Completeness; records: readonly RecordCompleteness[] }>;

type StartRow = Extract<Row, { kind: 'start' }>;

/** Entries of records of another Case, of none, or that this user does not see, are no part of this transcript. */
const OF_OTHERS: ReadonlySet<Omission['kind']> = new Set(['other-cases', 'not-linked', 'hidden']);

/** What proves nothing: nobody knows whose those entries are, or whether there were any. */
const HINTS: ReadonlySet<Omission['kind']> = new Set(['unassigned', 'not-listed', 'opening', 'surplus']);

/** What the rows of one record hold. `entries`: those that are shown, and those of which an omission speaks. */
type Part = { start: StartRow; entries: OwnedEntry[]; missing: MissingPart[] };

/**
 * `rows`: of the whole timeline, as `buildRows` makes them: what is said here is what stands there. `isAllListed`: whether these
 * are all records of the Case; else nobody can say that it is complete.
 */
export function judge(rows: readonly Row[], isAllListed = true): CaseCompleteness {
    const parts = new Map<string, Part>();
    for (const row of rows) {
        // The other conversations of the customer are no part of the Case (docs/decisions/0016).
        if (row.kind === 'start' && !isOfCase(row.record)) continue;
        if (row.kind === 'start') parts.set(row.record.id, { start: row, entries: [], missing: [] });
        else if (row.kind === 'message') parts.get(row.entry.recordId)?.entries.push(row.entry);
        else if ('omission' in row) {
            const part = parts.get(row.omission.recordId);
            const { key, omission } = row;
            if (row.kind === 'omission') row.entries.forEach((entry) => part?.entries.push(entry));
            // A file that is probably the message is no proof of it: the message stays missing (docs/decisions/0014).
            const shown = row.kind === 'omission' && row.files !== undefined ? { fileCount: row.files.length } : {};
            if (!OF_OTHERS.has(omission.kind)) part?.missing.push({ key, omission, ...shown });
        }
    }
    const records = [...parts.values()].map((part): RecordCompleteness => {
        const { record, key } = part.start;
        return { record, key, completeness: completenessOf(part), missing: part.missing };
    });
    const said = records.map(({ completeness }) => completeness);
    const mayLackMore = records.some(({ missing }) => missing.some(isHint));
    const all = worst(mayLackMore ? [...said, 'unchecked'] : said);
    return { completeness: all === 'complete' && !isAllListed ? 'unchecked' : all, records };
}

function isHint({ omission }: MissingPart): boolean {
    return HINTS.has(omission.kind);
}

function completenessOf({ start, entries, missing }: Part): Completeness {
    const { record, covered, load } = start;
    if (!missing.every(isHint)) return 'parts-missing';
    if (record.kind === 'chat') return isWholeChat(record) ? 'complete' : 'unchecked';
    if (!covered || load.transcript === null || load.expiry === 'expired') return 'not-loaded';
    const isServedByPeople = record.kind === 'session' && record.servedBy === 'agent';
    const hadBot = mayHaveBot(record, load.transcript) || entries.some(({ sender }) => sender.role === 'bot');
    return isServedByPeople && !hadBot && countsAgree(record, load.transcript, entries) ? 'complete' : 'unchecked';
}

/** Of a Case of which something was not loaded nobody can say that it is complete. */
function worst(all: readonly Completeness[]): Completeness {
    if (all.every((each) => each === 'not-loaded')) return 'not-loaded';
    if (all.includes('parts-missing')) return 'parts-missing';
    return all.every((each) => each === 'complete') ? 'complete' : 'unchecked';
}
