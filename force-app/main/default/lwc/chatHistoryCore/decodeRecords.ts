/**
 * Decodes the GraphQL responses of Lightning Data Service into linked records. One query per object, so that an object
 * that the org lacks, or the user may not see, costs only itself.
 *
 * A field of a node is `{ StartTime: { value: '…' } }`. A field that this user may not see, or that the org lacks, is
 * absent from the node (the queries use `@optional`); an empty one is there with `value: null`. Picklist values are those
 * of the Object Reference; a value that we don't know is shown neutrally.
 */
import {
    asObject,
    decodeSafely,
    foldName,
    isObject,
    parseSalesforceTime,
    stringOr,
    type UnknownObject
} from './checks';
import { isRecordId, KEY_PREFIX, shortId, type KeyPrefix } from './ids';
import { failed, succeeded, type Outcome, type ProblemCode } from './problems';
import {
    CALL_STATUSES,
    SESSION_STATUSES,
    type CallStatus,
    type Channel,
    type ConversationLink,
    type LinkedRecord,
    type MessagingSession,
    type ServedBy,
    type SessionStatus,
    type VoiceCall
} from './records';
import { isConcurrencyLimit } from './salesforceErrors';

/** `hasMore`: the Case has records of this kind that are not in the list. */
export type LinkedRecords = Readonly<{ records: readonly LinkedRecord[]; hasMore: boolean }>;

/** What a GraphQL wire provides. */
export type GraphqlResult = Readonly<{ data?: unknown; errors?: unknown }>;

/** Fields of both kinds that are decoded first. */
type CommonFields = Readonly<{ id: string; conversation: ConversationLink }>;
type DecodeNode = (node: UnknownObject, common: CommonFields) => LinkedRecord;

// Lightning Data Service has no code for a network error; this text appears in those and never in a schema error.
const NETWORK_ERROR = /network|failed to fetch|time[d-]? ?out|unavailable|internal server|gateway|\b50\d\b/i;
const LIMIT_ERROR = 'REQUEST_LIMIT_EXCEEDED';

const SESSION_STATUS_BY_NAME: ReadonlyMap<string, SessionStatus> = new Map(
    SESSION_STATUSES.map((status) => [foldName(status), status])
);
const CALL_STATUS_BY_NAME: ReadonlyMap<string, CallStatus> = new Map(
    CALL_STATUSES.map((status) => [foldName(status), status])
);
const SERVED_BY: ReadonlyMap<string, ServedBy> = new Map([
    ['agent', 'agent'],
    ['bot', 'bot'],
    ['bottoagent', 'bot-to-agent'],
    ['system', 'system']
]);
const CHANNELS: ReadonlyMap<string, Channel> = new Map([
    ['embeddedmessaging', 'web'],
    ['whatsapp', 'whatsapp'],
    ['text', 'sms'],
    ['facebook', 'facebook'],
    ['applebusinesschat', 'apple'],
    ['line', 'line'],
    ['voice', 'voice']
]);

/** Messaging sessions of a Case. Never throws; a malformed record is left out, and `hasMore` says so. */
export function decodeSessions(result: GraphqlResult): Outcome<LinkedRecords> {
    return decodeSafely(() => decodeObject(result, 'MessagingSession', KEY_PREFIX.session, sessionOf));
}

/** Voice calls of a Case. Never throws; a malformed record is left out, and `hasMore` says so. */
export function decodeCalls(result: GraphqlResult): Outcome<LinkedRecords> {
    return decodeSafely(() => decodeObject(result, 'VoiceCall', KEY_PREFIX.call, callOf));
}

function decodeObject(
    result: unknown,
    name: string,
    prefix: KeyPrefix,
    decodeNode: DecodeNode
): Outcome<LinkedRecords> {
    const { data, errors } = asObject(result);
    const connection = asObject(asObject(asObject(asObject(data).uiapi).query)[name]);
    const { edges, pageInfo } = connection;
    if (!Array.isArray(edges)) return failed(codeOf(errors));
    const records = edges.flatMap((edge: unknown) => recordIn(asObject(edge).node, prefix, decodeNode));
    return succeeded({
        records,
        hasMore: asObject(pageInfo).hasNextPage === true || records.length < edges.length
    });
}

function recordIn(node: unknown, prefix: KeyPrefix, decodeNode: DecodeNode): readonly LinkedRecord[] {
    if (!isObject(node)) return [];
    // `Id` is the only field that GraphQL returns bare.
    const id = isObject(node.Id) ? node.Id.value : node.Id;
    return isRecordId(id, prefix) ? [decodeNode(node, { id: shortId(id), conversation: linkOf(node) })] : [];
}

function linkOf(node: UnknownObject): ConversationLink {
    const conversationId = idField(node, 'ConversationId');
    if (conversationId !== null) return { state: 'linked', conversationId };
    const isEmpty = 'value' in asObject(node.ConversationId) && textField(node, 'ConversationId') === null;
    return isEmpty ? { state: 'none' } : { state: 'hidden' };
}

function sessionOf(node: UnknownObject, { id, conversation }: CommonFields): MessagingSession {
    return {
        kind: 'session',
        id,
        conversation,
        name: textField(node, 'Name'),
        startAt: timeField(node, 'StartTime'),
        endAt: timeField(node, 'EndTime'),
        endedBy: textField(node, 'EndedByType'),
        status: choiceField(node, 'Status', SESSION_STATUS_BY_NAME, 'unknown'),
        servedBy: choiceField(node, 'AgentType', SERVED_BY, 'unknown'),
        channel: choiceField(node, 'ChannelType', CHANNELS, 'other'),
        channelName: textField(node, 'ChannelName'),
        preview: textField(node, 'PreviewDetails'),
        ownerId: idField(node, 'OwnerId'),
        ownerName: textField(asObject(node.Owner), 'Name'),
        customerName: textField(asObject(node.MessagingEndUser), 'Name')
    };
}

/** A VoiceCall has no name. */
function callOf(node: UnknownObject, { id, conversation }: CommonFields): VoiceCall {
    return {
        kind: 'call',
        id,
        conversation,
        name: null,
        startAt: timeField(node, 'CallStartDateTime'),
        endAt: timeField(node, 'CallEndDateTime'),
        status: choiceField(node, 'CallDisposition', CALL_STATUS_BY_NAME, 'unknown'),
        callType: textField(node, 'CallType'),
        durationS: numberField(node, 'CallDurationInSeconds'),
        fromNumber: textField(node, 'FromPhoneNumber'),
        toNumber: textField(node, 'ToPhoneNumber')
    };
}

function codeOf(errors: unknown): ProblemCode {
    if (!Array.isArray(errors) || errors.length === 0) return 'malformed';
    const messages = errors.map((error: unknown) => stringOr(asObject(error).message, '')).join('\n');
    if (messages.includes(LIMIT_ERROR)) return isConcurrencyLimit(messages) ? 'busy' : 'limit-reached';
    return NETWORK_ERROR.test(messages) ? 'unavailable' : 'not-available';
}

function textField(node: UnknownObject, name: string): string | null {
    const { value } = asObject(node[name]);
    return typeof value === 'string' && value !== '' ? value : null;
}

function numberField(node: UnknownObject, name: string): number | null {
    const { value } = asObject(node[name]);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function timeField(node: UnknownObject, name: string): number | null {
    return parseSalesforceTime(asObject(node[name]).value);
}

function idField(node: UnknownObject, name: string): string | null {
    const { value } = asObject(node[name]);
    return isRecordId(value) ? shortId(value) : null;
}

/** What a picklist value means to us, by its folded spelling; `fallback` for values that Salesforce may add. */
function choiceField<T>(node: UnknownObject, name: string, choices: ReadonlyMap<string, T>, fallback: T): T {
    return choices.get(foldName(textField(node, name) ?? '')) ?? fallback;
}
