import type { Channel, LinkedRecord, VoiceCall } from 'c/chatHistoryCore';
import CHANNEL_WEB from '@salesforce/label/c.ChatHistory_Channel_Web';
import CHANNEL_WHATS_APP from '@salesforce/label/c.ChatHistory_Channel_WhatsApp';
import CHANNEL_SMS from '@salesforce/label/c.ChatHistory_Channel_Sms';
import CHANNEL_FACEBOOK from '@salesforce/label/c.ChatHistory_Channel_Facebook';
import CHANNEL_APPLE from '@salesforce/label/c.ChatHistory_Channel_Apple';
import CHANNEL_LINE from '@salesforce/label/c.ChatHistory_Channel_Line';
import CHANNEL_VOICE from '@salesforce/label/c.ChatHistory_Channel_Voice';
import CHANNEL_OTHER from '@salesforce/label/c.ChatHistory_Channel_Other';
import CALL_INBOUND from '@salesforce/label/c.ChatHistory_Call_Inbound';
import CALL_OUTBOUND from '@salesforce/label/c.ChatHistory_Call_Outbound';
import CALL_INTERNAL from '@salesforce/label/c.ChatHistory_Call_Internal';
import CALL_TRANSFER from '@salesforce/label/c.ChatHistory_Call_Transfer';
import CALL_CALLBACK from '@salesforce/label/c.ChatHistory_Call_Callback';
import CALL_OTHER from '@salesforce/label/c.ChatHistory_Call_Other';

const CHANNELS: Readonly<Record<Channel, string>> = {
    web: CHANNEL_WEB,
    whatsapp: CHANNEL_WHATS_APP,
    sms: CHANNEL_SMS,
    facebook: CHANNEL_FACEBOOK,
    apple: CHANNEL_APPLE,
    line: CHANNEL_LINE,
    voice: CHANNEL_VOICE,
    other: CHANNEL_OTHER
};

/** Keys are `VoiceCall.CallType` in lower case. Source: Object Reference, VoiceCall. */
const CALL_TYPES: ReadonlyMap<string, string> = new Map([
    ['inbound', CALL_INBOUND],
    ['outbound', CALL_OUTBOUND],
    ['internal', CALL_INTERNAL],
    ['transfer', CALL_TRANSFER],
    ['callback', CALL_CALLBACK]
]);

/** What kind of conversation a record stands for: the channel as the org named it, else our word; for a call its kind. */
export function channelText(record: LinkedRecord): string {
    return record.kind === 'session' ? (record.channelName ?? CHANNELS[record.channel]) : callText(record);
}

/** Our word for a channel, as a hint beside the org's own name. */
export function channelKindText(record: LinkedRecord): string {
    return record.kind === 'session' ? CHANNELS[record.channel] : callText(record);
}

function callText({ callType }: VoiceCall): string {
    return CALL_TYPES.get(callType?.toLowerCase() ?? '') ?? CALL_OTHER;
}
