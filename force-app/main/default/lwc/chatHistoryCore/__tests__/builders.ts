/**
 * Values for tests: each builder makes a plain, valid thing, and a test states only what matters to it.
 */
import fc from 'fast-check';
import type {
    ConversationLoad,
    EntryBody,
    MessagingSession,
    OwnedEntry,
    SenderRole,
    Transcript,
    VoiceCall
} from '../chatHistoryCore';

export const CASE_ID = '500000000000001';
export const OTHER_CASE_ID = '500000000000002';
export const SESSION_ID = '0Mw000000000001';
export const SECOND_SESSION_ID = '0Mw000000000002';
export const CALL_ID = '0LQ000000000001';
export const CONVERSATION_ID = '0dw000000000001';
export const AGENT_ID = '005000000000001';

/** Monday 2 March 2026, 09:00 UTC. */
export const MORNING_AT = Date.UTC(2026, 2, 2, 9);
export const MINUTE_MS = 60_000;

/** An entry of Conversation Entries as Connect gives it. */
export function connectEntry(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
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

export function entry({ text, role = 'customer', subject = role, ...fields }: EntryFields = {}): OwnedEntry {
    const at = fields.at === undefined ? MORNING_AT : fields.at;
    const body: EntryBody = { kind: 'text', text: text ?? 'Hello?' };
    const recordId = fields.recordId ?? SESSION_ID;
    return {
        id: `connect:${at}`,
        at,
        sentAt: at,
        sender: { role, appType: '', subject },
        body,
        relatedRecordIds: [recordId],
        recordId,
        ...fields
    };
}

export function session(fields: Partial<MessagingSession> = {}): MessagingSession {
    return {
        kind: 'session',
        id: SESSION_ID,
        name: '00001742',
        conversation: { state: 'linked', conversationId: CONVERSATION_ID },
        startAt: MORNING_AT,
        endAt: MORNING_AT + 30 * MINUTE_MS,
        status: 'ended',
        servedBy: 'agent',
        channel: 'web',
        channelName: 'Web chat',
        acceptAt: MORNING_AT + MINUTE_MS,
        endedBy: 'Agent',
        preview: null,
        ownerId: AGENT_ID,
        ownerName: 'Ines Feld',
        customerName: 'Tomas Birk',
        ...fields
    };
}

export function call(fields: Partial<VoiceCall> = {}): VoiceCall {
    return {
        kind: 'call',
        id: CALL_ID,
        name: null,
        conversation: { state: 'linked', conversationId: '0dw000000000009' },
        startAt: MORNING_AT,
        endAt: MORNING_AT + 10 * MINUTE_MS,
        status: 'completed',
        callType: 'Inbound',
        durationS: 600,
        fromNumber: '+4930000001',
        toNumber: '+4930000002',
        ...fields
    };
}

export function transcript(fields: Partial<Transcript> = {}): Transcript {
    return {
        recordIds: [SESSION_ID],
        entries: [],
        withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        readAt: MORNING_AT + 60 * MINUTE_MS,
        origin: 'salesforce',
        ...fields
    };
}

export function loaded(fields: Partial<Transcript> = {}): ConversationLoad {
    return { transcript: transcript(fields), activity: 'idle', problem: null };
}

const RECORD_IDS = [SESSION_ID, SECOND_SESSION_ID, CALL_ID];

/** Few ids, times and senders, so that duplicates, ties and groups are common. */
export const anyEntry: fc.Arbitrary<OwnedEntry> = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((n) => `connect:${n}`),
    at: fc.option(fc.integer({ min: 0, max: 40 }).map((n) => MORNING_AT + n * 60 * MINUTE_MS)),
    sentAt: fc.option(fc.integer({ min: 0, max: 3 }).map((n) => MORNING_AT + n)),
    sender: fc.record({
        role: fc.constantFrom<SenderRole>('customer', 'agent', 'bot', 'system', 'supervisor', 'unknown'),
        appType: fc.constantFrom('iamessage', ''),
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
