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
    foldName,
    isAmount,
    isCount,
    isRecordId,
    KEY_PREFIX,
    type KeyPrefix,
    parseSalesforceTime,
    shortId,
    stringOr,
    type UnknownObject
} from './checks';
import { failed, succeeded, type Outcome, type ProblemCode } from './problems';
import { decodeStatus, type Channel, type ConversationLink, type LinkedRecord, type ServedBy } from './records';
import { isConcurrencyLimit } from './salesforceErrors';
import { isInScope, type OtherLink, type Scope } from './scope';

/** `hasMore`: the Case has records of this kind that are not in the list. */
export type LinkedRecords = Readonly<{ records: readonly LinkedRecord[]; hasMore: boolean }>;

/** What a GraphQL wire provides. */
export type GraphqlResult = Readonly<{ data?: unknown; errors?: unknown }>;

// Lightning Data Service has no code for a network error; this text appears in those and never in a schema error.
const NETWORK_ERROR = /network|failed to fetch|time[d-]? ?out|unavailable|internal server|gateway|\b50\d\b/i;

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

/** Messaging sessions of a Case. A malformed record is left out, and `hasMore` says so. */
export function decodeSessions(result: GraphqlResult): Outcome<LinkedRecords> {
    return decodeObject(result, 'MessagingSession', KEY_PREFIX.session, sessionOf);
}

/** Voice calls of a Case. A malformed record is left out, and `hasMore` says so. */
export function decodeCalls(result: GraphqlResult): Outcome<LinkedRecords> {
    return decodeObject(result, 'VoiceCall', KEY_PREFIX.call, callOf);
}

/** Legacy chats of a Case. A malformed record is left out, and `hasMore` says so. */
export function decodeChats(result: GraphqlResult): Outcome<LinkedRecords> {
    return decodeObject(result, 'LiveChatTranscript', KEY_PREFIX.chat, chatOf);
}

/**
 * Messaging sessions of the Case's contact that are in scope and not this Case's. Where a session is linked is what is
 * needed to list it: without that it is left out, and `hasMore` says so.
 */
export function decodeOtherSessions(result: GraphqlResult, caseId: string, scope: Scope): Outcome<LinkedRecords> {
    const isUnknown = (record: LinkedRecord) => record.link === undefined;
    const all = decodeObject(result, 'MessagingSession', KEY_PREFIX.session, (node, id) => ({
        ...sessionOf(node, id),
        ...linkedTo(node)
    }));
    if (!all.ok) return all;
    const { records, hasMore } = all.value;
    const others = records.filter(({ link }) => {
        const linkedId = typeof link === 'object' ? link.caseId : null;
        return link !== undefined && linkedId !== caseId && isInScope(scope, linkedId);
    });
    return succeeded({ records: others, hasMore: hasMore || records.some(isUnknown) });
}

/** Voice calls that are related to the Case's contact itself. */
export function decodeOtherCalls(result: GraphqlResult): Outcome<LinkedRecords> {
    return decodeObject(result, 'VoiceCall', KEY_PREFIX.call, (node, id) => ({ ...callOf(node, id), link: 'none' }));
}

function linkedTo(node: UnknownObject): Readonly<{ link?: OtherLink }> {
    const caseId = idField(node, 'CaseId');
    if (caseId !== null) return { link: { caseId, caseNumber: textField(asObject(node.Case), 'CaseNumber') } };
    return asObject(node.CaseId).value === null ? { link: 'none' } : {};
}

function decodeObject(
    { data, errors }: GraphqlResult,
    name: string,
    prefix: KeyPrefix,
    decodeNode: (node: UnknownObject, id: string) => LinkedRecord
): Outcome<LinkedRecords> {
    const { edges, pageInfo } = asObject(asObject(asObject(asObject(data).uiapi).query)[name]);
    if (!Array.isArray(edges)) return failed(codeOf(errors));
    const records = edges.flatMap((edge: unknown) => {
        const node = asObject(asObject(edge).node);
        // `Id` is the only field that GraphQL returns bare.
        return isRecordId(node.Id, prefix) ? [decodeNode(node, shortId(node.Id))] : [];
    });
    return succeeded({ records, hasMore: asObject(pageInfo).hasNextPage === true || records.length < edges.length });
}

function linkOf(node: UnknownObject): ConversationLink {
    const conversationId = idField(node, 'ConversationId');
    if (conversationId !== null) return { state: 'linked', conversationId };
    return asObject(node.ConversationId).value === null ? { state: 'none' } : { state: 'hidden' };
}

function sessionOf(node: UnknownObject, id: string): LinkedRecord {
    return {
        kind: 'session',
        id,
        conversation: linkOf(node),
        name: textField(node, 'Name'),
        startAt: timeField(node, 'StartTime'),
        endAt: timeField(node, 'EndTime'),
        acceptedAt: timeField(node, 'AcceptTime'),
        messageCounts: {
            agent: countField(node, 'AgentMessageCount'),
            customer: countField(node, 'EndUserMessageCount')
        },
        endedBy: textField(node, 'EndedByType'),
        status: decodeStatus(textField(node, 'Status')),
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
function callOf(node: UnknownObject, id: string): LinkedRecord {
    const duration = asObject(node.CallDurationInSeconds).value;
    return {
        kind: 'call',
        id,
        conversation: linkOf(node),
        name: null,
        startAt: timeField(node, 'CallStartDateTime'),
        endAt: timeField(node, 'CallEndDateTime'),
        status: decodeStatus(textField(node, 'CallDisposition')),
        callType: textField(node, 'CallType'),
        durationS: isAmount(duration) ? duration : null,
        fromNumber: textField(node, 'FromPhoneNumber'),
        toNumber: textField(node, 'ToPhoneNumber'),
        language: textField(node, 'TranscribedLanguage')
    };
}

function chatOf(node: UnknownObject, id: string): LinkedRecord {
    const hadBot = asObject(node.IsChatbotSession).value;
    return {
        kind: 'chat',
        id,
        conversation: { state: 'none' },
        name: textField(node, 'Name'),
        startAt: timeField(node, 'StartTime'),
        endAt: timeField(node, 'EndTime'),
        status: decodeStatus(textField(node, 'Status')),
        body: textField(node, 'Body'),
        messageCounts: {
            agent: countField(node, 'OperatorMessageCount'),
            customer: countField(node, 'VisitorMessageCount')
        },
        hadBot: typeof hadBot === 'boolean' ? hadBot : null,
        endedBy: textField(node, 'EndedBy'),
        ownerName: textField(asObject(node.Owner), 'Name'),
        customerName: textField(asObject(node.Contact), 'Name')
    };
}

function codeOf(errors: unknown): ProblemCode {
    if (!Array.isArray(errors) || errors.length === 0) return 'malformed';
    const messages = errors.map((error: unknown) => stringOr(asObject(error).message, '')).join('\n');
    if (messages.includes('REQUEST_LIMIT_EXCEEDED')) return isConcurrencyLimit(messages) ? 'busy' : 'limit-reached';
    return NETWORK_ERROR.test(messages) ? 'unavailable' : 'not-available';
}

function textField(node: UnknownObject, name: string): string | null {
    const { value } = asObject(node[name]);
    return typeof value === 'string' && value !== '' ? value : null;
}

function countField(node: UnknownObject, name: string): number | null {
    const { value } = asObject(node[name]);
    return isCount(value) ? value : null;
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
