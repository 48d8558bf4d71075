/**
 * Where the problem of a conversation stands: once, where the agent asked. The problem of a refresh stands at the last
 * record, where new messages would stand.
 */
import { emptyOf, isExpired } from './blockOmissions';
import type { Block, Edges } from './blocks';
import { isConnectionProblem, type Problem } from './problems';
import { mayGrow, type LinkedRecord } from './records';
import type { Since } from './rows';

/** Where a problem of one conversation can stand. */
type Place = 'start' | 'older' | 'bot' | 'empty' | 'expired' | 'end';

export function problemAt(place: Place, block: Block, edges: Edges): Problem | null {
    const { problem } = block.load;
    if (problem === null || isConnectionProblem(problem)) return null;
    return placeOfProblem(block, edges) === place ? problem : null;
}

function placeOfProblem(block: Block, edges: Edges): Place | null {
    const { record, cover, load } = block;
    if (cover === null) return 'start';
    const isLast = edges.last.get(cover) === block;
    if (isExpired(block)) return isLast ? 'expired' : null;
    const { older, fetchedAt } = cover.transcript;
    if (load.lastFetch?.fetchPolicy === 'session-text') return load.lastFetch.recordId === record.id ? 'bot' : null;
    if (load.lastFetch?.fetchPolicy === 'older-page' && older.state !== 'none') {
        return edges.first.get(cover) === block ? 'older' : null;
    }
    if (!isLast) return null;
    if (emptyOf(block) !== null) return 'empty';
    return hasEndRow(record) && sinceFetch(record, fetchedAt) !== 'nothing' ? 'end' : 'start';
}

/** Of a record without a known status or end neither an end nor an open end is claimed. */
export function hasEndRow(record: LinkedRecord): boolean {
    return record.status !== 'unknown' || record.endAt !== null;
}

export function sinceFetch(record: LinkedRecord, fetchedAt: number): Since {
    if (mayGrow(record)) return 'open';
    return record.endAt !== null && fetchedAt < record.endAt ? 'ended-since' : 'nothing';
}
