/** Several queries as one API call (`/composite`, up to five queries). Source: REST API Developer Guide, Composite. */
import {
    asObject,
    decodeErrorResponse,
    failed,
    isObject,
    succeeded,
    type Outcome,
    type UnknownObject
} from 'c/chatHistoryCore';
import type { Call } from '../rateLimit/rateLimiter';
import { API_ROOT, type RestClient } from './restClient';

/** The response to one query as Salesforce gave it. */
export type QueryResponse = Readonly<{ status: number; body: unknown }>;

/** By the reference of the query. */
export type QueryResponses = ReadonlyMap<string, QueryResponse>;

/** Sends the queries, each under its reference. A query without a response is malformed for `decodeRows`. */
export async function queryTogether(
    restClient: RestClient,
    queries: Readonly<Record<string, string>>,
    call: Call,
    signal: AbortSignal
): Promise<Outcome<QueryResponses>> {
    const compositeRequest = Object.entries(queries).map(([referenceId, soql]) => ({
        method: 'GET',
        url: `${API_ROOT}/query/?q=${encodeSoql(soql)}`,
        referenceId
    }));
    const body = { allOrNone: false, compositeRequest };
    const response = await restClient.send({ method: 'POST', path: `${API_ROOT}/composite`, body }, call, signal);
    return response.ok ? decodeResponses(response.value) : response;
}

/** The rows of a query, or why there are none. */
export function decodeRows(response: QueryResponse | undefined, nowMs: number): Outcome<readonly UnknownObject[]> {
    if (response === undefined) return failed('malformed');
    if (response.status !== 200) return { ok: false, problem: decodeErrorResponse(response, nowMs) };
    const { records } = asObject(response.body);
    return Array.isArray(records) ? succeeded(records.map(asObject)) : failed('malformed');
}

/** Was the query refused because it names a field that this user may not see (or the org lacks)? */
export function namesHiddenField(response: QueryResponse | undefined): boolean {
    const errors: unknown = response?.body;
    return Array.isArray(errors) && errors.filter(isObject).some(({ errorCode }) => errorCode === 'INVALID_FIELD');
}

/** References (`@{…}`) stay as they are: Salesforce looks for them in the URL as it was sent. */
function encodeSoql(soql: string): string {
    return soql
        .split(/(@\{[^}]*\})/)
        .map((part) => (part.startsWith('@{') ? part : encodeURIComponent(part)))
        .join('');
}

function decodeResponses(body: unknown): Outcome<QueryResponses> {
    const list = asObject(body)['compositeResponse'];
    if (!Array.isArray(list)) return failed('malformed');
    const responses = new Map<string, QueryResponse>();
    for (const { referenceId, httpStatusCode, body: queryBody } of list.map(asObject)) {
        if (typeof referenceId !== 'string' || typeof httpStatusCode !== 'number') continue;
        responses.set(referenceId, { status: httpStatusCode, body: queryBody });
    }
    return succeeded(responses);
}
