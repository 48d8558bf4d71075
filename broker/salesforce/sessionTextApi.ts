/**
 * The text of a session by Salesforce's standard action "Get Conversation Transcript for Record": one API call, of the kind
 * that marks nothing active as far as is known [?].
 *
 * Source: Actions Developer Guide lists the action without a page of its own; request and answer are those of public projects
 * (API 60.0 on). How an org without it answers is not known: 404, or `isSuccess: false` [?].
 */
import {
    asObject,
    decodeErrorResponse,
    failed,
    MAX_SESSION_TEXT_CHARS,
    stringOr,
    succeeded,
    type Initiator,
    type Limits,
    type Outcome,
    type ProblemCode
} from 'c/chatHistoryCore';
import { API_ROOT, type RestClient } from './restClient';

const PATH = `${API_ROOT}/actions/standard/getConvTscpForRecord`;

const NOT_OFFERED: ReadonlySet<ProblemCode> = new Set(['not-available', 'no-access', 'bad-request']);

/** `recordId`: of a session that this user may see on this Case. */
export type SessionTextRequest = Readonly<{ recordId: string; initiator: Initiator; limits: Limits }>;

/**
 * Untrusted text; empty where Salesforce has none, `null` where the org lacks the action or this user may not use it. Rejects
 * when `signal` is aborted.
 */
export async function fetchSessionText(
    restClient: RestClient,
    { recordId, initiator, limits }: SessionTextRequest,
    signal: AbortSignal
): Promise<Outcome<string | null>> {
    const body = JSON.stringify({ inputs: [{ recordId }] });
    const request = { path: PATH, headers: {}, body, decode: decodeText };
    const text = await restClient.send(request, { kind: 'other', name: null, initiator, limits }, signal);
    // Our input is a record id and nothing else, so a bad request is the action refused.
    return !text.ok && NOT_OFFERED.has(text.problem.code) ? succeeded(null) : text;
}

function decodeText(json: unknown, nowMs: number): Outcome<string> {
    const [result] = Array.isArray(json) ? json.map(asObject) : [];
    if (result?.['isSuccess'] === true) {
        const text = asObject(result['outputValues'])['conversationTranscript'] ?? '';
        return typeof text === 'string' && text.length <= MAX_SESSION_TEXT_CHARS
            ? succeeded(text.trim())
            : failed('malformed');
    }
    if (result?.['isSuccess'] !== false) return failed('malformed');
    const errors: readonly unknown[] = Array.isArray(result['errors']) ? result['errors'] : [];
    const body = errors.map(asObject).map(({ statusCode, message }) => ({
        errorCode: statusCode,
        message: stringOr(message, '')
    }));
    return { ok: false, problem: decodeErrorResponse({ status: 400, body }, nowMs) };
}
