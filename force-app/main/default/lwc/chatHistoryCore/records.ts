/**
 * The records around a Case that point to a conversation: messaging sessions (`0Mw`) and voice calls (`0LQ`), and legacy chats
 * (`570`), which hold theirs. "Linked record" means any of them. `decodeRecords.ts` makes them from a GraphQL response.
 */
import {
    asObject,
    foldName,
    isCount,
    isObject,
    isOneOf,
    isRecordId,
    KEY_PREFIX,
    kindOfRecord,
    stringOr
} from './checks';
import type { OtherLink } from './scope';

/**
 * The conversation that a record names. `none`: Salesforce says null — for a session that it is not on an enhanced
 * channel, for a call that it was not monitored; there is no transcript to fetch. `hidden`: the field was not in
 * the response, so this user may not see it (or the org lacks it); the broker may still find out.
 */
export type ConversationLink =
    Readonly<{ state: 'linked'; conversationId: string }> | Readonly<{ state: 'none' }> | Readonly<{ state: 'hidden' }>;

/** Fields of both kinds. Ids have 15 characters, times are epoch ms (second precision), `null` = not given. */
type Common = Readonly<{
    id: string;
    name: string | null;
    conversation: ConversationLink;
    startAt: number | null;
    endAt: number | null;
    status: RecordStatus;
    /** The record is not on this Case, but its contact's (see `scope.ts`). Absent: it is on this Case. */
    link?: OtherLink;
}>;

/** Of `MessagingSession.Status` and `VoiceCall.CallDisposition`; entries may follow. Source: Object Reference. */
const OPEN_STATUSES = ['new', 'active', 'consent', 'waiting', 'paused', 'inactive', 'in-progress'] as const;
/**
 * No entries follow. The last three are not documented: `CallDisposition` is a text, which the telephony system fills.
 */
const CLOSED_STATUSES = [
    'ended',
    'error',
    'completed',
    'busy',
    'failed',
    'no-answer',
    'canceled',
    'voicemail'
] as const;
/**
 * `transferred` (in older releases): the call stays in it until the call that it was transferred to is over, so only an end
 * time says that it has ended.
 */
const STATUSES = [...OPEN_STATUSES, ...CLOSED_STATUSES, 'transferred'] as const;

/** `unknown`: hidden from this user, or a value that Salesforce added. */
export type RecordStatus = (typeof STATUSES)[number] | 'unknown';

/** `MessagingSession.AgentType`: who is meant to serve the session. */
export type ServedBy = 'agent' | 'bot' | 'bot-to-agent' | 'system' | 'unknown';

export type Channel = 'web' | 'whatsapp' | 'sms' | 'facebook' | 'apple' | 'line' | 'voice' | 'other';

/**
 * Messages that Salesforce counted, by who sent them. `null`: not known. Source: Object Reference, MessagingSession and
 * MessagingSessionMetrics, `AgentMessageCount` and `EndUserMessageCount`.
 */
export type MessageCounts = Readonly<{ agent: number | null; customer: number | null }>;

export const NO_COUNTS: MessageCounts = { agent: null, customer: null };

/** Of the broker, see `isTranscript`. */
export function areMessageCounts(value: unknown): boolean {
    const isKnown = (count: unknown) => count === null || isCount(count);
    const areCounts = ([id, counts]: [string, unknown]) => {
        const { agent, customer } = asObject(counts);
        return isRecordId(id, KEY_PREFIX.session) && isKnown(agent) && isKnown(customer);
    };
    return isObject(value) && Object.entries(value).every(areCounts);
}

export type MessagingSession = Common &
    Readonly<{
        kind: 'session';
        servedBy: ServedBy;
        channel: Channel;
        /** `ChannelName` as the org named it, e.g. "Web chat (shop)". */
        channelName: string | null;
        /** `AcceptTime`: when an agent accepted it, epoch ms; `null`: nobody did, or it is not known. */
        acceptedAt: number | null;
        messageCounts: MessageCounts;
        /** `EndedByType` as received, e.g. `Agent`, `EndUser`, `System`. */
        endedBy: string | null;
        /** `PreviewDetails`: Salesforce's own preview line, free of any entries call. Untrusted text. */
        preview: string | null;
        /** Owner of the session, for the name of an agent whose `sender.subject` is this id. */
        ownerId: string | null;
        ownerName: string | null;
        /** `MessagingEndUser.Name`. */
        customerName: string | null;
    }>;

export type VoiceCall = Common &
    Readonly<{
        kind: 'call';
        /** `CallType` as received, e.g. `Inbound`. */
        callType: string | null;
        durationS: number | null;
        fromNumber: string | null;
        toNumber: string | null;
        /** `TranscribedLanguage`: given where the call is transcribed, also before its words are there. */
        language: string | null;
    }>;

/** `LiveChatTranscript`: a chat of the time before messaging. Has no conversation; what was said is in its `body`. */
export type LegacyChat = Common &
    Readonly<{
        kind: 'chat';
        /** HTML, untrusted; only ever read by `chatBody.ts`. `null`: empty, or hidden from this user. */
        body: string | null;
        /** `OperatorMessageCount` and `VisitorMessageCount`. */
        messageCounts: MessageCounts;
        /** `IsChatbotSession`; `null`: not known. */
        hadBot: boolean | null;
        /** `EndedBy` as received: `Agent`, `Visitor`, `System`. */
        endedBy: string | null;
        ownerName: string | null;
        /** Name of its contact. */
        customerName: string | null;
    }>;

export type LinkedRecord = MessagingSession | VoiceCall | LegacyChat;

/** The status of a session or call in any spelling, e.g. `In Progress`. */
export function decodeStatus(spelling: unknown): RecordStatus {
    const name = foldName(stringOr(spelling, '')).replace('cancelled', 'canceled');
    return STATUSES.find((status) => foldName(status) === name) ?? 'unknown';
}

/**
 * Has a session or call with this status, in any spelling, and end time ended? An open status outweighs an end time, save
 * `new`: a call that nobody accepted stays in it. Any other status leaves the decision to the end time.
 */
export function hasEnded(spelling: unknown, endAt: number | null): boolean {
    const status = decodeStatus(spelling);
    if (isOneOf(CLOSED_STATUSES, status)) return true;
    return endAt !== null && (status === 'new' || !isOneOf(OPEN_STATUSES, status));
}

/**
 * May more entries come? For display: `true` unless status or end time say that the record has ended, since claiming an
 * end that is not certain would be worse. Never a reason to load automatically: see `isKnownOpen`.
 */
export function mayGrow({ status, endAt }: LinkedRecord): boolean {
    return !hasEnded(status, endAt);
}

/** Does the status say explicitly that the record is open? For automatic loading: a hidden status must not cost calls. */
export function isKnownOpen(record: LinkedRecord): boolean {
    return isOneOf(OPEN_STATUSES, record.status) && mayGrow(record);
}

/** Is it linked to this Case? Else it is another one of its contact, and is loaded only where the user asks for it. */
export function isOfCase({ link }: LinkedRecord): boolean {
    return link === undefined;
}

/**
 * The key of the record's conversation. One entries call serves all records with the same key. Where the conversation is
 * hidden, each record has a key of its own; so has one that is not on this Case, since it is asked for alone.
 */
export function conversationKey(record: LinkedRecord): string {
    if (!isOfCase(record)) return record.id;
    return record.conversation.state === 'linked' ? record.conversation.conversationId : record.id;
}

/**
 * Channels that are standard in some orgs; the others are always enhanced, or have no rows. Source: Object Reference,
 * ChannelType.
 */
const STANDARD_CHANNELS: readonly Channel[] = ['sms', 'whatsapp', 'facebook'];

/** May the messages of this session be read as rows? It has no conversation, and is on a channel that keeps rows. */
export function mayHaveRows(record: LinkedRecord): boolean {
    return (
        record.kind === 'session' && record.conversation.state === 'none' && isOneOf(STANDARD_CHANNELS, record.channel)
    );
}

/**
 * A record that a transcript has entries of, but the list of records does not hold: beyond the 200 newest of a Case, or
 * linked to it a moment ago. Its entries are shown under a boundary that claims nothing but the id.
 */
export function unlistedRecord(id: string, conversationId: string): LinkedRecord {
    const common = {
        id,
        name: null,
        conversation: { state: 'linked', conversationId },
        startAt: null,
        endAt: null,
        status: 'unknown'
    } as const;
    return kindOfRecord(id) === 'call'
        ? { ...common, kind: 'call', callType: null, durationS: null, fromNumber: null, toNumber: null, language: null }
        : {
              ...common,
              kind: 'session',
              acceptedAt: null,
              messageCounts: NO_COUNTS,
              servedBy: 'unknown',
              channel: 'other',
              channelName: null,
              endedBy: null,
              preview: null,
              ownerId: null,
              ownerName: null,
              customerName: null
          };
}
