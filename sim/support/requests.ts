/** Requests as the product sends them, for tests. */
import { DATA_PATH, type SimRequest, type SimResponse } from '../routes/http';
import type { Org } from '../org/org';
import { viewerOf } from '../world/world';

export type EntriesRequest = Readonly<{
    identifier: string;
    query?: Readonly<Record<string, string | number>>;
    headers?: Readonly<Record<string, string>>;
    at?: number;
}>;

/** After everything that any scenario says. 2027-01-01. */
export const LATER_AT = Date.UTC(2027, 0, 1);

/** Reads a conversation's entries with a fresh page session. */
export function askEntries(
    org: Org,
    { identifier, query = {}, headers = {}, at = LATER_AT }: EntriesRequest
): SimResponse {
    const search = Object.entries(query)
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
    const path = `${DATA_PATH}/connect/conversation/${encodeURIComponent(identifier)}/entries${search && `?${search}`}`;
    return org.handle({ method: 'GET', path, headers: { ...sessionHeaders(org), ...headers }, body: null, at });
}

/** Sends queries, by reference id, as one composite request. */
export function askComposite(org: Org, queries: Readonly<Record<string, string>>, at: number = LATER_AT): SimResponse {
    const compositeRequest = Object.entries(queries).map(([referenceId, soql]) => {
        return { method: 'GET', url: soqlUrl(soql), referenceId };
    });
    return post(org, 'composite', { allOrNone: false, compositeRequest }, sessionHeaders(org), at);
}

/** Asks UI API, as Lightning Data Service does. */
export function askGraphql(
    org: Org,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    at: number = LATER_AT
): SimResponse {
    return post(org, 'graphql', { query, variables }, {}, at);
}

/** Asks the standard action for the text of a session. */
export function askSessionText(org: Org, recordId: string): SimResponse {
    const path = 'actions/standard/getConvTscpForRecord';
    return post(org, path, { inputs: [{ recordId }] }, sessionHeaders(org), LATER_AT);
}

/** A body's JSON. */
export function jsonOf(response: SimResponse): unknown {
    return JSON.parse(response.body);
}

/** The value at a path of property names in JSON, e.g. `valueAt(body, 'data', 'uiapi')`; undefined if nothing does. */
export function valueAt(json: unknown, ...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>((value, name) => {
        const isObject = typeof value === 'object' && value !== null;
        return isObject ? Object.entries(value).find(([key]) => key === String(name))?.[1] : undefined;
    }, json);
}

/** The list at a path; empty if there is none. */
export function listAt(json: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
    const value = valueAt(json, ...path);
    return Array.isArray(value) ? value : [];
}

function soqlUrl(soql: string): string {
    // Salesforce looks for references in the url as it was sent, so they stay as they are.
    const parts = soql.split(/(@\{[^}]*\})/).map((part) => (part.startsWith('@{') ? part : encodeURIComponent(part)));
    return `${DATA_PATH}/query/?q=${parts.join('')}`;
}

function sessionHeaders(org: Org): Readonly<Record<string, string>> {
    const sessionId = org.newPageSession({ userId: viewerOf(org.world).id });
    return { Authorization: `Bearer ${sessionId}`, Accept: 'application/json' };
}

function post(org: Org, resource: string, body: unknown, headers: SimRequest['headers'], at: number): SimResponse {
    const path = `${DATA_PATH}/${resource}`;
    const all = { ...headers, 'Content-Type': 'application/json' };
    return org.handle({ method: 'POST', path, headers: all, body: JSON.stringify(body), at });
}
