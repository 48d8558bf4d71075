/**
 * The records around a Case that point to a conversation: messaging sessions (`0Mw`) and voice calls (`0LQ`).
 * "Linked record" means either of them. The types only; `decodeRecords.ts` makes them from a GraphQL answer.
 */

/**
 * The conversation that a record names. `none`: Salesforce says null — for a session that it is not on an enhanced
 * channel, for a call that it was not monitored; there is no transcript to ask for. `hidden`: the field was not in
 * the answer, so this user may not see it (or the org lacks it); the broker may still find out.
 */
export type ConversationLink =
    Readonly<{ state: 'linked'; conversationId: string }> | Readonly<{ state: 'none' }> | Readonly<{ state: 'hidden' }>;

/** Fields that both kinds have. Ids have 15 characters, times are epoch ms (second precision), `null` = not given. */
type Common = Readonly<{
    id: string;
    name: string | null;
    conversation: ConversationLink;
    startAt: number | null;
    endAt: number | null;
}>;

export type SessionStatus =
    'new' | 'active' | 'consent' | 'waiting' | 'paused' | 'inactive' | 'ended' | 'error' | 'unknown';

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
        acceptAt: number | null;
        /** `EndedByType` as received, e.g. `Agent`, `EndUser`, `System`. */
        endedBy: string | null;
        /** `PreviewDetails`: Salesforce's own line of preview, free of any entries call. Untrusted text. */
        preview: string | null;
        /** Owner of the session, for the name of an agent whose `sender.subject` is this id. */
        ownerId: string | null;
        ownerName: string | null;
        /** `MessagingEndUser.Name`. */
        customerName: string | null;
    }>;

export type CallStatus = 'new' | 'in-progress' | 'completed' | 'unknown';

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

/** Can more entries still come? Unknown statuses count as open: claiming an end that we don't know of would be worse. */
export function isOpen(record: LinkedRecord): boolean {
    return record.kind === 'session'
        ? record.status !== 'ended' && record.status !== 'error'
        : record.status !== 'completed';
}

/**
 * Records with the same key are served by one entries call. Where the conversation can't be seen, each record
 * is asked for by itself.
 */
export function conversationKey(record: LinkedRecord): string {
    return record.conversation.state === 'linked' ? record.conversation.conversationId : record.id;
}
