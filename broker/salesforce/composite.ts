/** Several queries as one API call (`/composite`, up to five queries). Source: REST API Developer Guide, Composite. */
import { asObject, decodeErrorResponse, failed, succeeded, type Outcome, type UnknownObject } from 'c/chatHistoryCore';
import type { Call } from '../rateLimit/admission';
import { API_ROOT, type RestClient } from './restClient';
import { MAX_ROWS, SAME_CONVERSATION } from './soql';

/** `isWhole`: else there are more rows than were answered, or may be. */
export type Found = Readonly<{ rows: readonly UnknownObject[]; isWhole: boolean }>;

/** The rows of a query, or why there are none. */
export type Rows = Outcome<Found>;

/** By the reference of the query; a query without a response is malformed. */
export type RowsOf = (reference: string) => Rows;

/** Sends the queries, each under its reference. A limit that one of them met is the problem of all. */
export function queryTogether(
    restClient: RestClient,
    queries: Readonly<Record<string, string>>,
    call: Call,
    signal: AbortSignal
): Promise<Outcome<RowsOf>> {
    const compositeRequest = Object.entries(queries).map(([referenceId, soql]) => ({
        method: 'GET',
        url: `${API_ROOT}/query/?q=${encodeSoql(soql)}`,
        referenceId
    }));
    const body = JSON.stringify({ allOrNone: false, compositeRequest });
    const request = { path: `${API_ROOT}/composite`, headers: {}, body, decode: decodeResponses };
    return restClient.send(request, call, signal);
}

/** The reference stays as it is: Salesforce looks for it in the URL as it was sent. */
function encodeSoql(soql: string): string {
    return encodeURIComponent(soql).replaceAll(encodeURIComponent(SAME_CONVERSATION), SAME_CONVERSATION);
}

function decodeResponses(json: unknown, nowMs: number): Outcome<RowsOf> {
    const { compositeResponse } = asObject(json);
    if (!Array.isArray(compositeResponse)) return failed('malformed');
    const responses = compositeResponse.map(asObject);
    const rows = new Map(responses.map((each) => [String(each['referenceId']), decodeRows(each, nowMs)]));
    const limited = [...rows.values()].find((each) => !each.ok && each.problem.code === 'limit-reached');
    if (limited?.ok === false) return limited;
    return succeeded((reference) => rows.get(reference) ?? failed('malformed'));
}

function decodeRows({ httpStatusCode, body }: UnknownObject, nowMs: number): Rows {
    if (httpStatusCode !== 200) {
        return { ok: false, problem: decodeErrorResponse({ status: Number(httpStatusCode), body }, nowMs) };
    }
    const { records, done } = asObject(body);
    if (!Array.isArray(records)) return failed('malformed');
    return succeeded({ rows: records.map(asObject), isWhole: done !== false && records.length < MAX_ROWS });
}
