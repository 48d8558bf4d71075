/**
 * The records around a Case that point to a conversation: messaging sessions (`0Mw`) and voice calls (`0LQ`).
 * "Linked record" means either of them. `decodeRecords.ts` makes them from a GraphQL response.
 */
import { foldName } from './checks';
import { kindOfRecord } from './ids';

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
}>;

/** `MessagingSession.Status`. Entries may follow after an open status and don't after a closed one. Source: Object Reference. */
const OPEN_SESSION_STATUSES = ['new', 'active', 'consent', 'waiting', 'paused', 'inactive'] as const;
const CLOSED_SESSION_STATUSES = ['ended', 'error'] as const;
/** `VoiceCall.CallDisposition`. */
const OPEN_CALL_STATUSES = ['new', 'in-progress'] as const;
const CLOSED_CALL_STATUSES = ['completed'] as const;

export const SESSION_STATUSES = [...OPEN_SESSION_STATUSES, ...CLOSED_SESSION_STATUSES] as const;
export const CALL_STATUSES = [...OPEN_CALL_STATUSES, ...CLOSED_CALL_STATUSES] as const;

/** `unknown`: hidden from this user, or a value that Salesforce added. */
export type SessionStatus = (typeof SESSION_STATUSES)[number] | 'unknown';
export type CallStatus = (typeof CALL_STATUSES)[number] | 'unknown';

const OPEN_NAMES = foldedSet([...OPEN_SESSION_STATUSES, ...OPEN_CALL_STATUSES]);
const CLOSED_NAMES = foldedSet([...CLOSED_SESSION_STATUSES, ...CLOSED_CALL_STATUSES]);

/** `MessagingSession.AgentType`: who is meant to serve the session. */
export type ServedBy = 'agent' | 'bot' | 'bot-to-agent' | 'system' | 'unknown';

export type Channel = 'web' | 'whatsapp' | 'sms' | 'facebook' | 'apple' | 'line' | 'voice' | 'other';

export type MessagingSession = Common &
    Readonly<{
        kind: 'session';
        status: SessionStatus;
        servedBy: ServedBy;
        channel: Channel;
        /** `ChannelName` as the org named it, e.g. "Web chat (shop)". */
        channelName: string | null;
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
        status: CallStatus;
        /** `CallType` as received, e.g. `Inbound`. */
        callType: string | null;
        durationS: number | null;
        fromNumber: string | null;
        toNumber: string | null;
    }>;

export type LinkedRecord = MessagingSession | VoiceCall;

/** Is this a status, in any spelling, of a session or call that entries may still join? */
export function isOpenStatus(spelling: unknown): boolean {
    return typeof spelling === 'string' && OPEN_NAMES.has(foldName(spelling));
}

/** Is this a status, in any spelling, of a session or call that has ended? */
export function isClosedStatus(spelling: unknown): boolean {
    return typeof spelling === 'string' && CLOSED_NAMES.has(foldName(spelling));
}

/**
 * Has a session or call with this status and end time ended? A status that is hidden or unknown says nothing; then a
 * given end time decides.
 */
export function hasEnded(status: unknown, endAt: number | null): boolean {
    return isClosedStatus(status) || (!isOpenStatus(status) && endAt !== null);
}

/**
 * May more entries come? For display: `true` unless status or end time say that the record has ended, since claiming an
 * end that is not certain would be worse. Never a reason to load automatically: see `isKnownOpen`.
 */
export function mayGrow({ status, endAt }: LinkedRecord): boolean {
    return !hasEnded(status, endAt);
}

/** Does the status say explicitly that the record is open? For automatic loading: a hidden status must not cost calls. */
export function isKnownOpen({ status }: LinkedRecord): boolean {
    return isOpenStatus(status);
}

/**
 * The key of the record's conversation. One entries call serves all records with the same key. Where the conversation is
 * hidden, each record has a key of its own.
 */
export function conversationKey(record: LinkedRecord): string {
    return record.conversation.state === 'linked' ? record.conversation.conversationId : record.id;
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
        ? { ...common, kind: 'call', callType: null, durationS: null, fromNumber: null, toNumber: null }
        : {
              ...common,
              kind: 'session',
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

function foldedSet(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.map(foldName));
}
