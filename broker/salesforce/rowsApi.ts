/**
 * The rows of a session on a standard channel, by one query: no entries call, so it marks nothing active. Needs the user
 * permission *Access Conversation Entries*; how a user without it is answered is not known [?].
 */
import {
    decodeSessionRows,
    inReadingOrder,
    shortId,
    succeeded,
    type Outcome,
    type ProblemCode
} from 'c/chatHistoryCore';
import { queryTogether } from './composite';
import type { EntriesPage, EntriesRequest } from './entriesApi';
import type { RestClient } from './restClient';
import { rowsQuery } from './soql';

const NOT_OFFERED: ReadonlySet<ProblemCode> = new Set(['no-access', 'bad-request']);

/** The newest rows; of older ones than a query answers only that there are some. `identifier`: the session's id. */
export async function fetchRowsPage(
    restClient: RestClient,
    { identifier, initiator, limits }: EntriesRequest,
    signal: AbortSignal
): Promise<Outcome<EntriesPage>> {
    const call = { kind: 'other', name: null, initiator, limits } as const;
    const answer = await queryTogether(restClient, { rows: rowsQuery(identifier) }, call, signal);
    if (!answer.ok) return answer;
    const rows = answer.value('rows');
    // The access check has proved the session, so it is the rows that this user can't see.
    if (!rows.ok && NOT_OFFERED.has(rows.problem.code)) {
        return { ok: false, problem: { ...rows.problem, code: 'not-available' } };
    }
    if (!rows.ok) return rows;
    const { entries, participants } = decodeSessionRows(rows.value.rows, shortId(identifier));
    return succeeded({ entries: inReadingOrder(entries), isFull: !rows.value.isWhole, participants });
}
