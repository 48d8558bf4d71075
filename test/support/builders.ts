/**
 * Values for tests: each builder makes a plain, valid value of a core type, and a test states only what it is about.
 */
import fc from 'fast-check';
import {
    EMPTY_LOAD,
    NOTHING_WITHHELD,
    NO_COUNTS,
    SENDER_ROLES,
    type ConversationLoad,
    type Entry,
    type EntryBody,
    type LinkedFile,
    type LegacyChat,
    type MessagingSession,
    type OwnedEntry,
    type SenderRole,
    type SessionWindow,
    type Transcript,
    type Usage,
    type VoiceCall
} from 'c/chatHistoryCore';

export const CASE_ID = '500000000000001';
export const OTHER_CASE_ID = '500000000000002';
export const SESSION_ID = '0Mw000000000001';
export const SECOND_SESSION_ID = '0Mw000000000002';
export const CALL_ID = '0LQ000000000001';
export const CHAT_ID = '570000000000001';
export const CONVERSATION_ID = '0dw000000000001';
export const CALL_CONVERSATION_ID = '0dw000000000009';
export const AGENT_ID = '005000000000001';

/** Monday 2 March 2026, 09:00 UTC. */
export const MORNING_AT = Date.UTC(2026, 2, 2, 9);
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** An id of 15 characters: `anId('0Mw', 7)` is `0Mw000000000007`. */
export function anId(prefix: string, number: number): string {
    return prefix + String(number).padStart(15 - prefix.length, '0');
}

/** An entry of Conversation Entries as Connect returns it. */
export function aConnectEntry(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return {
        identifier: 'b7c0',
        messageText: 'My boiler shows E4 again.',
        clientTimestamp: MORNING_AT,
        clientDuration: 0,
        serverReceivedTimestamp: MORNING_AT + 40,
        relatedRecords: [SESSION_ID],
        sender: { appType: 'iamessage', role: 'EndUser', subject: 'v2/iamessage/UNAUTH/NA/uid:17' },
        ...fields
    };
}

type EntryFields = Partial<Omit<OwnedEntry, 'sender'>> &
    Readonly<{ text?: string; role?: SenderRole; subject?: string }>;

/** An entry of `SESSION_ID` at 09:00, decoded; its id and `sentAt` follow `at`, its related record follows `recordId`. */
export function anEntry({ text, role = 'customer', subject = role, ...fields }: EntryFields = {}): OwnedEntry {
    const at = fields.at === undefined ? MORNING_AT : fields.at;
    const body: EntryBody = { kind: 'text', text: text ?? 'Hello?' };
    const recordId = fields.recordId ?? SESSION_ID;
    return {
        id: `connect:${at}`,
        at,
        sentAt: at,
        sender: { role, subject },
        body,
        relatedRecordIds: [recordId],
        recordId,
        ...fields
    };
}

/** An entry that names no session or call, as a bot's may. */
export function anUnassignedEntry(at: number | null, fields: EntryFields = {}): Entry {
    const { id, sentAt, sender, body } = anEntry({ at, role: 'bot', ...fields });
    return { id, at, sentAt, sender, body, relatedRecordIds: [] };
}

/** A photo on `SESSION_ID`, stored at 09:00 by a technical user. */
export function aFile(fields: Partial<LinkedFile> = {}): LinkedFile {
    return {
        id: '069000000000001',
        versionId: '068000000000001',
        recordId: SESSION_ID,
        title: 'Boiler',
        type: 'JPG',
        extension: 'jpg',
        size: 240_000,
        at: MORNING_AT,
        createdById: '005000000000099',
        ...fields
    };
}

/** A web chat from 09:00 to 09:30 that has ended. */
export function aSession(fields: Partial<MessagingSession> = {}): MessagingSession {
    return {
        kind: 'session',
        id: SESSION_ID,
        name: '00001742',
        conversation: { state: 'linked', conversationId: CONVERSATION_ID },
        startAt: MORNING_AT,
        endAt: MORNING_AT + 30 * MINUTE_MS,
        acceptedAt: null,
        messageCounts: NO_COUNTS,
        status: 'ended',
        servedBy: 'agent',
        channel: 'web',
        channelName: 'Web chat',
        endedBy: 'Agent',
        preview: null,
        ownerId: AGENT_ID,
        ownerName: 'Ines Feld',
        customerName: 'Tomas Birk',
        ...fields
    };
}

/** A legacy chat from 09:00 to 09:10, without a text. */
export function aChat(fields: Partial<LegacyChat> = {}): LegacyChat {
    return {
        kind: 'chat',
        id: CHAT_ID,
        name: '00000012',
        conversation: { state: 'none' },
        startAt: MORNING_AT,
        endAt: MORNING_AT + 10 * MINUTE_MS,
        status: 'completed',
        body: null,
        messageCounts: NO_COUNTS,
        hadBot: false,
        endedBy: 'Visitor',
        ownerName: 'Ines Feld',
        customerName: 'Tomas Birk',
        ...fields
    };
}

/** An open web chat from 09:00. */
export function anOpenSession(fields: Partial<MessagingSession> = {}): MessagingSession {
    return aSession({ status: 'active', endAt: null, endedBy: null, ...fields });
}

/** A web chat with a conversation of its own: `aNumberedSession(2)` started later than `aNumberedSession(1)`. */
export function aNumberedSession(number: number, fields: Partial<MessagingSession> = {}): MessagingSession {
    const startAt = MORNING_AT + number * HOUR_MS;
    return aSession({
        id: anId('0Mw', number),
        name: anId('MS-', number),
        conversation: { state: 'linked', conversationId: anId('0dw', number) },
        startAt,
        endAt: startAt + 30 * MINUTE_MS,
        ...fields
    });
}

/** A call from 09:00 to 09:10 that is completed. */
export function aCall(fields: Partial<VoiceCall> = {}): VoiceCall {
    return {
        kind: 'call',
        id: CALL_ID,
        name: null,
        conversation: { state: 'linked', conversationId: CALL_CONVERSATION_ID },
        startAt: MORNING_AT,
        endAt: MORNING_AT + 10 * MINUTE_MS,
        status: 'completed',
        callType: 'Inbound',
        durationS: 600,
        fromNumber: '+4930000001',
        toNumber: '+4930000002',
        language: null,
        ...fields
    };
}

/** The window of `SESSION_ID` on `CASE_ID`, 09:00 to 09:30. */
export function aSessionWindow(fields: Partial<SessionWindow> = {}): SessionWindow {
    return {
        id: SESSION_ID,
        caseId: CASE_ID,
        startAt: MORNING_AT,
        endAt: MORNING_AT + 30 * MINUTE_MS,
        isOpen: false,
        ...fields
    };
}

/** An empty transcript of `SESSION_ID`, fetched at 10:00 and good until 22:00. */
export function aTranscript(fields: Partial<Transcript> = {}): Transcript {
    const fetchedAt = fields.fetchedAt ?? MORNING_AT + HOUR_MS;
    return {
        recordIds: [SESSION_ID],
        entries: [],
        withheld: NOTHING_WITHHELD,
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        participants: [],
        messageCounts: {},
        sessionTexts: {},
        fetchedAt,
        expiresAt: fetchedAt + 12 * HOUR_MS,
        origin: 'salesforce',
        ...fields
    };
}

/** A load that was never requested. */
export function aLoad(fields: Partial<ConversationLoad> = {}): ConversationLoad {
    return { ...EMPTY_LOAD, ...fields };
}

/** A load with a transcript that was requested automatically. */
export function aLoadOf(
    transcript: Partial<Transcript> = {},
    fields: Partial<ConversationLoad> = {}
): ConversationLoad {
    return aLoad({
        transcript: aTranscript(transcript),
        lastFetch: { fetchPolicy: 'cache-first' },
        lastInitiator: 'auto',
        ...fields
    });
}

/** Usage of a browser that has made no call. */
export function aUsage(fields: Partial<Usage> = {}): Usage {
    return {
        entriesCallsLastHour: 0,
        hourlyBudget: 500,
        activeConversations: 0,
        autoActiveConversations: 0,
        activeBudget: 10,
        otherCallsLastHour: 0,
        answersLastHour: { salesforce: 0, cache: 0 },
        daily: null,
        dailyShare: 0.9,
        stoppedUntil: null,
        version: '0.2.0',
        diagnostics: [],
        ...fields
    };
}

const RECORD_IDS = [SESSION_ID, SECOND_SESSION_ID, CALL_ID];

/** Few ids, times and senders, so that duplicates, ties and groups are common. */
export const anyEntry: fc.Arbitrary<OwnedEntry> = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `connect:${n}`),
    at: fc.option(fc.integer({ min: 0, max: 40 }).map((n) => MORNING_AT + n * HOUR_MS)),
    sentAt: fc.option(fc.integer({ min: 0, max: 3 }).map((n) => MORNING_AT + n)),
    sender: fc.record({
        role: fc.constantFrom(...SENDER_ROLES),
        subject: fc.constantFrom(AGENT_ID, `${AGENT_ID}AAA`, '')
    }),
    body: fc.oneof(
        fc.string({ unit: 'grapheme' }).map((text): EntryBody => ({ kind: 'text', text })),
        fc.constantFrom<EntryBody>({ kind: 'non-text' }, { kind: 'unreadable' })
    ),
    relatedRecordIds: fc.subarray(RECORD_IDS),
    recordId: fc.constantFrom(...RECORD_IDS)
});

/** Times of any kind: real, absurd, none. */
export const anyNumber = fc.oneof(
    fc.integer({ min: MORNING_AT, max: MORNING_AT + 1_000 }),
    fc.double(),
    fc.constantFrom(0, -1, 8.64e15, 8.64e15 + 1, NaN, Infinity)
);
