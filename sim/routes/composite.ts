/**
 * POST …/composite: one API call for at most 5 queries. Up to 25 subrequests would be allowed of other kinds, but the
 * product sends queries only, so any other throws.
 *
 * Source: REST API Developer Guide, Composite.
 */
import type { Answer } from './http';
import { DATA_PATH, parseTarget } from './http';
import { runSoql } from '../soql/run';
import type { World, WorldUser } from '../world/world';
import { resolveReferences, type Answered } from './references';

type Subrequest = Readonly<{ url: string; referenceId: string }>;

const MAX_QUERIES = 5;

/** The answer to a composite request whose body is `body`. */
export function answerComposite(world: World, user: WorldUser, body: unknown): Answer {
    const subrequests = readSubrequests(body);
    if (subrequests.length > MAX_QUERIES) {
        return { status: 200, body: { compositeResponse: [limitExceeded()] } };
    }
    const answered = new Map<string, Answer>();
    for (const { url, referenceId } of subrequests) {
        answered.set(referenceId, answerSubrequest(world, user, url, answered));
    }
    const compositeResponse = [...answered].map(([referenceId, answer]) => ({
        body: answer.body,
        httpHeaders: {},
        httpStatusCode: answer.status,
        referenceId
    }));
    return { status: 200, body: { compositeResponse } };
}

function answerSubrequest(world: World, user: WorldUser, url: string, answered: Answered): Answer {
    const resolved = resolveReferences(url, answered);
    if (typeof resolved !== 'string') {
        return resolved.refusal;
    }
    const { pathname, query } = parseTarget(resolved);
    const soql = query.get('q');
    if (!/^\/services\/data\/v66\.0\/query\/?$/.test(pathname) || soql === undefined || query.size !== 1) {
        throw new Error(`A subrequest asks ${DATA_PATH}/query/?q=… and nothing else, not ${resolved}`);
    }
    return runSoql(world, user, soql);
}

/** The form is that of a real answer to more than 25 subrequests; that of too many queries is not published. */
function limitExceeded(): unknown {
    const message = `The request can’t contain more than ${MAX_QUERIES} operations.`;
    return {
        body: [{ errorCode: 'LIMIT_EXCEEDED', message }],
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: null
    };
}

function readSubrequests(body: unknown): readonly Subrequest[] {
    const { compositeRequest, allOrNone, ...others } = fieldsOf(body, 'The body');
    if (!Array.isArray(compositeRequest) || allOrNone !== false || Object.keys(others).length > 0) {
        throw new Error('A composite body is { compositeRequest: […], allOrNone: false }');
    }
    if (compositeRequest.length === 0) {
        throw new Error('A composite request holds at least one subrequest');
    }
    const subrequests = compositeRequest.map(readSubrequest);
    if (new Set(subrequests.map(({ referenceId }) => referenceId)).size < subrequests.length) {
        throw new Error('The reference ids of a composite request must differ');
    }
    return subrequests;
}

function readSubrequest(value: unknown): Subrequest {
    const { method, url, referenceId, ...others } = fieldsOf(value, 'A subrequest');
    if (
        method !== 'GET' ||
        typeof url !== 'string' ||
        typeof referenceId !== 'string' ||
        Object.keys(others).length > 0
    ) {
        throw new Error(`A subrequest is { method: 'GET', url, referenceId }, not ${JSON.stringify(value)}`);
    }
    if (!/^[A-Za-z0-9_]+$/.test(referenceId) || /\s/.test(url)) {
        throw new Error(`A reference id is a word, and a url holds no blanks: ${referenceId} ${url}`);
    }
    return { url, referenceId };
}

function fieldsOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new Error(`${what} of a composite request must be an object`);
    }
    return Object.fromEntries(Object.entries(value));
}
