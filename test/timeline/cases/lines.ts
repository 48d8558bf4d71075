/** Records and entries of a bicycle shop’s conversations, as Salesforce’s APIs answer them. */
import { OTHER_CASE_ID, type Conversation, type Fields } from '../conversation';

/** A conversation, and what must stand on screen: see `sentences.ts`. */
export type Case = Conversation & Readonly<{ name: string; shows: readonly string[] }>;

/** The session and the call of most cases, and a second one of each. */
export const CHAT = '0MwT00000000001';
export const LATER_CHAT = '0MwT00000000002';
export const CALL = '0LQT00000000001';
export const SECOND_LEG = '0LQT00000000002';
export const OTHER_CASE = OTHER_CASE_ID.slice(0, 15);

export const JAN = '005T00000000001';
export const MIRA = '005T00000000002';
export const QUILL = '0XxT00000000001';
export const NORA = 'v2/whatsapp/AUTH/NA/wa:491701234';

const SENDERS = {
    nora: { appType: 'messaging', role: 'EndUser', subject: NORA },
    jan: { appType: 'agent', role: 'Agent', subject: JAN },
    mira: { appType: 'agent', role: 'Agent', subject: MIRA },
    quill: { appType: 'chatbot', role: 'Chatbot', subject: QUILL },
    boss: { appType: 'agent', role: 'Supervisor', subject: '005T00000000003' },
    caller: { appType: 'telephony_integration', role: 'END_USER', subject: '+49301234' },
    desk: { appType: 'telephony_integration', role: 'AGENT', subject: JAN }
} as const;

export type Speaker = keyof typeof SENDERS;

/** Epoch ms of a time of day on Wednesday, 4 November 2026, UTC. `10:15:02.500` and `10:15` are times too. */
export function at(time: string, day = '2026-11-04'): number {
    return Date.parse(`${day}T${time}Z`);
}

/** A message. Bots name no record, people the chat, and who is on the phone the call. */
export function line(time: string, speaker: Speaker, text: string | null, fields: Fields = {}): Fields {
    const ofSpeaker: Readonly<Partial<Record<Speaker, readonly string[]>>> = {
        quill: [],
        caller: [CALL],
        desk: [CALL]
    };
    return {
        clientDuration: 0,
        clientTimestamp: at(time) - 40,
        identifier: `${time}/${speaker}/${text ?? ''}`,
        ...(text === null ? {} : { messageText: text }),
        relatedRecords: ofSpeaker[speaker] ?? [CHAT],
        sender: SENDERS[speaker],
        serverReceivedTimestamp: at(time),
        ...fields
    };
}

/** A chat from 10:00 to 10:30 that an agent served. */
export function chat(fields: Fields = {}): Fields {
    return {
        Id: CHAT,
        Name: 'MS-0001',
        ChannelType: 'WhatsApp',
        ChannelName: 'Bike shop',
        AgentType: 'Agent',
        StartTime: at('10:00'),
        EndTime: at('10:30'),
        MessagingEndUser: 'Nora Pohl',
        ...fields
    };
}

/** A chat that a bot began and an agent took over. */
export function botChat(fields: Fields = {}): Fields {
    return chat({ AgentType: 'BotToAgent', ...fields });
}

/** A call from 10:00 to 10:10. */
export function call(fields: Fields = {}): Fields {
    return {
        Id: CALL,
        CallType: 'Inbound',
        CallDisposition: 'completed',
        CallStartDateTime: at('10:00'),
        CallEndDateTime: at('10:10'),
        CallDurationInSeconds: 600,
        ...fields
    };
}
