/**
 * A small conversation as a test states it, in Salesforce's own words: records, participants and entries as its APIs
 * answer them. Becomes a world of the simulated org.
 */
import { buildWorld } from '../../sim/builders/buildWorld';
import { longId, uuidOf } from '../../sim/world/ids';
import { defaultSwitches, type Switches } from '../../sim/world/switches';
import {
    viewerOf,
    type World,
    type WorldCall,
    type WorldChat,
    type WorldEntry,
    type WorldParticipant,
    type WorldRow,
    type WorldSession
} from '../../sim/world/world';

export type Fields = Readonly<Record<string, unknown>>;

export type Conversation = Readonly<{
    /** When the Case page is opened; epoch ms. */
    now: number;
    /** By Salesforce's field names; of this Case unless `CaseId` says otherwise. Times are epoch ms. */
    sessions?: readonly Fields[];
    /** By Salesforce's field names; of this Case unless `RelatedRecordId` says otherwise. */
    calls?: readonly Fields[];
    /** Legacy chats of this Case. */
    chats?: readonly Partial<WorldChat>[];
    /** Rows of sessions without a conversation. */
    rows?: readonly WorldRow[];
    participants?: readonly Fields[];
    /** As Conversation Entries answers them. */
    entries?: readonly Fields[];
    /** Records of the conversation that this user may not see. */
    hidden?: readonly string[];
    /** The record asked for; the first of the Case, unless given. */
    ask?: string;
    switches?: Partial<Switches>;
    /** What the standard action says of each session. */
    sessionText?: string;
}>;

export const CASE_ID = longId('500T00000000001');
export const OTHER_CASE_ID = longId('500T00000000002');
const CONVERSATION_ID = longId('0dwT00000000001');

export function worldOf({ sessions = [], calls = [], participants = [], entries = [], ...given }: Conversation): World {
    const starts = [...sessions.map(({ StartTime }) => StartTime), ...calls.map((call) => call['CallStartDateTime'])];
    const firstStart = time(starts[0]) ?? given.now;
    // Whatever else a world holds is empty.
    const empty = buildWorld('timeline', (org) => void org.agent('Vera Reader'));
    const viewer = { ...viewerOf(empty), cannotSee: (given.hidden ?? []).map(longId) };
    const owners = sessions.flatMap(({ OwnerId, Owner }) =>
        OwnerId === undefined ? [] : [{ ...viewer, id: id(OwnerId), name: text(Owner) ?? '', cannotSee: [] }]
    );
    return {
        ...empty,
        users: [viewer, ...owners],
        cases: [CASE_ID, OTHER_CASE_ID].map((caseId, index) => ({
            id: caseId,
            caseNumber: `0000100${index}`,
            subject: 'Lamp flickers',
            status: 'Working',
            priority: 'Medium',
            contactId: longId('003T00000000001'),
            contactName: 'Ada Sample',
            openedAt: 0
        })),
        messagingEndUsers: sessions.map(({ MessagingEndUser }, index) => ({
            id: endUserId(index),
            name: text(MessagingEndUser) ?? ''
        })),
        conversations: [{ id: CONVERSATION_ID, identifier: uuidOf('timeline') }],
        sessions: sessions.map(sessionOf),
        calls: calls.map(callOf),
        chats: (given.chats ?? []).map(chatOf),
        rows: given.rows ?? [],
        participants: participants.map(participantOf),
        entries: entries.map((entry, index) => entryOf(entry, index, firstStart)),
        switches: { ...defaultSwitches, ...given.switches }
    };
}

function sessionOf(fields: Fields, index: number): WorldSession {
    const { CaseId = CASE_ID } = fields;
    return {
        id: id(fields['Id']),
        name: text(fields['Name']) ?? '',
        caseId: CaseId === null ? null : id(CaseId),
        conversationId: fields['ConversationId'] === null ? null : CONVERSATION_ID,
        status: text(fields['Status']) ?? 'Ended',
        agentType: text(fields['AgentType']),
        channelType: text(fields['ChannelType']) ?? 'EmbeddedMessaging',
        channelName: text(fields['ChannelName']),
        startAt: time(fields['StartTime']),
        acceptAt: time(fields['AcceptTime']),
        endAt: time(fields['EndTime']),
        endedBy: text(fields['EndedByType']),
        preview: text(fields['PreviewDetails']),
        ownerId: fields['OwnerId'] === undefined ? null : id(fields['OwnerId']),
        messagingEndUserId: fields['MessagingEndUser'] === undefined ? null : endUserId(index)
    };
}

function callOf(fields: Fields): WorldCall {
    const { RelatedRecordId = CASE_ID, CallDurationInSeconds: duration } = fields;
    return {
        id: id(fields['Id']),
        relatedRecordId: RelatedRecordId === null ? null : id(RelatedRecordId),
        conversationId: fields['ConversationId'] === null ? null : CONVERSATION_ID,
        disposition: text(fields['CallDisposition']) ?? 'completed',
        callType: text(fields['CallType']) ?? 'Inbound',
        startAt: time(fields['CallStartDateTime']),
        endAt: time(fields['CallEndDateTime']),
        durationS: typeof duration === 'number' ? duration : null,
        fromNumber: text(fields['FromPhoneNumber']),
        toNumber: text(fields['ToPhoneNumber']),
        language: text(fields['TranscribedLanguage'])
    };
}

function chatOf(fields: Partial<WorldChat>, index: number): WorldChat {
    return {
        id: longId(`570T${String(index).padStart(11, '0')}`),
        name: `0000000${index}`,
        caseId: CASE_ID,
        contactId: longId('003T00000000001'),
        ownerId: null,
        status: 'Completed',
        startAt: 0,
        endAt: (fields.startAt ?? 0) + 600_000,
        endedBy: 'Visitor',
        hadBot: false,
        agentMessageCount: null,
        visitorMessageCount: null,
        body: null,
        ...fields
    };
}

function participantOf(fields: Fields, index: number): WorldParticipant {
    return {
        id: longId(`1IJT${String(index).padStart(11, '0')}`),
        conversationId: CONVERSATION_ID,
        key: text(fields['ParticipantKey']) ?? '',
        displayName: text(fields['ParticipantDisplayName']),
        role: text(fields['ParticipantRole']) ?? '',
        appType: text(fields['AppType']) ?? '',
        joinedAt: time(fields['JoinedTime']),
        leftAt: time(fields['LeftTime'])
    };
}

/** Answered as it is; the rest says where the simulated org finds it and whose message it counts. */
function entryOf(value: Fields, index: number, fallbackAt: number): WorldEntry {
    const { serverReceivedTimestamp, clientTimestamp, relatedRecords } = value;
    const { appType = '', role = '', subject = '' } = (value['sender'] ?? {}) as Partial<WorldEntry['sender']>;
    const sentAt = clientTimestamp == null ? null : Number(clientTimestamp);
    return {
        identifier: `${index}`.padStart(4, '0'),
        conversationId: CONVERSATION_ID,
        at: serverReceivedTimestamp == null ? (sentAt ?? fallbackAt) : Number(serverReceivedTimestamp),
        clientAt: sentAt,
        clientDurationMs: 0,
        sender: { appType, role, subject },
        relatedRecordIds: Array.isArray(relatedRecords)
            ? relatedRecords
                  .map(String)
                  .filter((each) => each.length === 15)
                  .map(longId)
            : [],
        content: { kind: 'raw', value }
    };
}

function endUserId(index: number): string {
    return longId(`0PAT${String(index).padStart(11, '0')}`);
}

function id(value: unknown): string {
    return longId(String(value).slice(0, 15));
}

function text(value: unknown): string | null {
    return typeof value === 'string' ? value : null;
}

function time(value: unknown): number | null {
    return typeof value === 'number' ? value : null;
}
