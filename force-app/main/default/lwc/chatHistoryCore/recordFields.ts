/**
 * Which fields of MessagingSession and VoiceCall become what. Picklist values are those of the Object Reference; a value
 * we don't know is shown neutrally.
 */
import { choiceField, idField, numberField, textField, timeField } from './fields';
import type {
    CallStatus,
    Channel,
    ConversationLink,
    MessagingSession,
    ServedBy,
    SessionStatus,
    VoiceCall
} from './records';
import { isShape, type Shape } from './shape';

/** What sessions and calls share and `decodeRecords.ts` has read already. */
export type CommonFields = Readonly<{ id: string; conversation: ConversationLink }>;

const SESSION_STATUSES: ReadonlyMap<string, SessionStatus> = new Map([
    ['new', 'new'],
    ['active', 'active'],
    ['consent', 'consent'],
    ['waiting', 'waiting'],
    ['paused', 'paused'],
    ['inactive', 'inactive'],
    ['ended', 'ended'],
    ['error', 'error']
]);

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

const CALL_STATUSES: ReadonlyMap<string, CallStatus> = new Map([
    ['new', 'new'],
    ['inprogress', 'in-progress'],
    ['completed', 'completed']
]);

/** A MessagingSession node. */
export function sessionOf(node: Shape, { id, conversation }: CommonFields): MessagingSession {
    return {
        kind: 'session',
        id,
        conversation,
        name: textField(node, 'Name'),
        startAt: timeField(node, 'StartTime'),
        acceptAt: timeField(node, 'AcceptTime'),
        endAt: timeField(node, 'EndTime'),
        endedBy: textField(node, 'EndedByType'),
        status: choiceField(node, 'Status', SESSION_STATUSES, 'unknown'),
        servedBy: choiceField(node, 'AgentType', SERVED_BY, 'unknown'),
        channel: choiceField(node, 'ChannelType', CHANNELS, 'other'),
        channelName: textField(node, 'ChannelName'),
        preview: textField(node, 'PreviewDetails'),
        ownerId: idField(node, 'OwnerId'),
        ownerName: nameOf(node.Owner),
        customerName: nameOf(node.MessagingEndUser)
    };
}

/** A VoiceCall node. The object has no name. */
export function callOf(node: Shape, { id, conversation }: CommonFields): VoiceCall {
    return {
        kind: 'call',
        id,
        conversation,
        name: null,
        startAt: timeField(node, 'CallStartDateTime'),
        endAt: timeField(node, 'CallEndDateTime'),
        status: choiceField(node, 'CallDisposition', CALL_STATUSES, 'unknown'),
        callType: textField(node, 'CallType'),
        durationS: numberField(node, 'CallDurationInSeconds'),
        fromNumber: textField(node, 'FromPhoneNumber'),
        toNumber: textField(node, 'ToPhoneNumber')
    };
}

function nameOf(related: unknown): string | null {
    return isShape(related) ? textField(related, 'Name') : null;
}
