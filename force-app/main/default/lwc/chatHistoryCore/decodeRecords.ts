/**
 * From the answers of Lightning Data Service (GraphQL) to linked records. One query per object, so that an object the
 * org lacks, or the user may not see, costs only itself.
 */
import { hasField, idField, textField } from './fields';
import { isRecordId, shortId, type KeyPrefix } from './ids';
import { failed, succeeded, type Outcome, type ProblemCode } from './problems';
import { callOf, sessionOf, type CommonFields } from './recordFields';
import type { ConversationLink, LinkedRecord } from './records';
import { attempt, isShape, stringOr, type Shape } from './shape';

/** `more`: the Case has records of this kind that are not in the list. */
export type LinkedRecords = Readonly<{ records: readonly LinkedRecord[]; more: boolean }>;

/** What a GraphQL wire gives. */
export type GraphqlResult = Readonly<{ data?: unknown; errors?: unknown }>;

type ReadNode = (node: Shape, common: CommonFields) => LinkedRecord;

// Lightning Data Service doesn't tell a schema error from a network error by a code; these words appear only in the latter.
const TRANSPORT_WORDS = /network|failed to fetch|time[d-]? ?out|unavailable|internal server|gateway|\b50\d\b/i;
const LIMIT_WORD = 'REQUEST_LIMIT_EXCEEDED';

/** Messaging sessions of a Case. Never throws; a record that can't be read is left out, and `more` says so. */
export function decodeSessions(result: GraphqlResult): Outcome<LinkedRecords> {
    return attempt(() => decodeObject(result, 'MessagingSession', '0Mw', sessionOf));
}

/** Voice calls of a Case. Never throws; a record that can't be read is left out, and `more` says so. */
export function decodeCalls(result: GraphqlResult): Outcome<LinkedRecords> {
    return attempt(() => decodeObject(result, 'VoiceCall', '0LQ', callOf));
}

function decodeObject(result: unknown, name: string, prefix: KeyPrefix, read: ReadNode): Outcome<LinkedRecords> {
    const { data, errors } = isShape(result) ? result : {};
    const connection = at(at(at(data, 'uiapi'), 'query'), name);
    const edges = at(connection, 'edges');
    if (!Array.isArray(edges)) return failed(codeOf(errors));
    const records = edges.flatMap((edge: unknown) => decodeNode(at(edge, 'node'), prefix, read));
    const hasNextPage = at(at(connection, 'pageInfo'), 'hasNextPage') === true;
    return succeeded({ records, more: hasNextPage || records.length < edges.length });
}

function decodeNode(node: unknown, prefix: KeyPrefix, read: ReadNode): readonly LinkedRecord[] {
    if (!isShape(node)) return [];
    // `Id` is the only field that GraphQL gives bare.
    const id = isShape(node.Id) ? node.Id.value : node.Id;
    return isRecordId(id, prefix) ? [read(node, { id: shortId(id), conversation: linkOf(node) })] : [];
}

function linkOf(node: Shape): ConversationLink {
    const conversationId = idField(node, 'ConversationId');
    if (conversationId !== null) return { state: 'linked', conversationId };
    return hasField(node, 'ConversationId') && textField(node, 'ConversationId') === null
        ? { state: 'none' }
        : { state: 'hidden' };
}

function codeOf(errors: unknown): ProblemCode {
    if (!Array.isArray(errors) || errors.length === 0) return 'malformed';
    const messages = errors.map((error: unknown) => stringOr(at(error, 'message'), '')).join('\n');
    if (messages.includes(LIMIT_WORD)) return 'limit-reached';
    return TRANSPORT_WORDS.test(messages) ? 'unavailable' : 'not-available';
}

function at(value: unknown, name: string): unknown {
    return isShape(value) ? value[name] : undefined;
}
