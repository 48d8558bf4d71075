/** Records, omissions and rows for tests of views. A builder states what matters; the rest is one calm session. */
import type {
    ConversationLoad,
    LinkedRecord,
    MessagingSession,
    Omission,
    OwnedEntry,
    Row,
    SenderRole,
    Transcript,
    Usage,
    VoiceCall
} from 'c/chatHistoryCore';
import { conversationKey } from 'c/chatHistoryCore';

export const ZONE = 'Europe/Berlin';
export const SESSION_ID = '0Mw000000000001';
export const CALL_ID = '0LQ000000000001';
export const CONVERSATION_ID = '0dw000000000001';

/** Tuesday, 10 November 2026, 10:42:05 in Berlin. */
export const MORNING = Date.UTC(2026, 10, 10, 9, 42, 5);
export const MINUTE_MS = 60_000;

export function sessionOf(part: Partial<MessagingSession> = {}): MessagingSession {
    return {
        kind: 'session',
        id: SESSION_ID,
        name: 'MS-00000012',
        conversation: { state: 'linked', conversationId: CONVERSATION_ID },
        startAt: MORNING,
        endAt: MORNING + 12 * MINUTE_MS,
        status: 'ended',
        servedBy: 'agent',
        channel: 'web',
        channelName: null,
        acceptAt: null,
        endedBy: null,
        preview: null,
        ownerId: null,
        ownerName: null,
        customerName: null,
        ...part
    };
}

export function callOf(part: Partial<VoiceCall> = {}): VoiceCall {
    return {
        kind: 'call',
        id: CALL_ID,
        name: null,
        conversation: { state: 'linked', conversationId: CONVERSATION_ID },
        startAt: MORNING,
        endAt: MORNING + 4 * MINUTE_MS,
        status: 'completed',
        callType: 'Inbound',
        durationS: null,
        fromNumber: null,
        toNumber: null,
        ...part
    };
}

export function loadOf(part: Partial<ConversationLoad> = {}): ConversationLoad {
    return { transcript: null, activity: 'idle', problem: null, ...part };
}

export function transcriptOf(part: Partial<Transcript> = {}): Transcript {
    return {
        recordIds: [SESSION_ID],
        entries: [],
        withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        readAt: MORNING,
        origin: 'salesforce',
        ...part
    };
}

export function omissionOf(part: Partial<Omission> = {}): Omission {
    return {
        kind: 'non-text',
        certainty: 'known',
        evidence: 'entry-without-text',
        count: null,
        recordId: SESSION_ID,
        ...part
    };
}

export function startOf(
    record: LinkedRecord,
    part: Partial<Extract<Row, { kind: 'start' }>> = {}
): Extract<Row, { kind: 'start' }> {
    return {
        kind: 'start',
        key: `start:${record.id}`,
        record,
        load: loadOf(),
        loadKey: conversationKey(record),
        problem: null,
        loadable: true,
        covered: false,
        ...part
    };
}

export function endOf(
    record: LinkedRecord,
    part: Partial<Extract<Row, { kind: 'end' }>> = {}
): Extract<Row, { kind: 'end' }> {
    return {
        kind: 'end',
        key: `end:${record.id}`,
        record,
        load: loadOf({ transcript: transcriptOf() }),
        loadKey: conversationKey(record),
        problem: null,
        readAt: MORNING,
        since: 'nothing',
        ...part
    };
}

export function olderOf(part: Partial<Extract<Row, { kind: 'older' }>> = {}): Extract<Row, { kind: 'older' }> {
    return {
        kind: 'older',
        key: 'older',
        omission: omissionOf({ kind: 'older', certainty: 'likely', evidence: 'page-was-full' }),
        load: loadOf(),
        loadKey: CONVERSATION_ID,
        problem: null,
        ...part
    };
}

export function usageOf(part: Partial<Usage> = {}): Usage {
    return {
        callsLastHour: 12,
        hourlyBudget: 500,
        wokenLastHalfHour: 7,
        otherCallsLastHour: 1_300,
        answersLastHour: { salesforce: 12, 'this-tab': 3, 'other-tab': 4, stored: 25 },
        daily: null,
        dailyShare: 0.9,
        stoppedUntil: null,
        ...part
    };
}

export function messageOf(
    text: string,
    role: SenderRole = 'customer',
    part: Partial<Extract<Row, { kind: 'message' }>> = {}
): Extract<Row, { kind: 'message' }> {
    return {
        kind: 'message',
        key: `message:${text}`,
        entry: entryOf(text, role),
        text,
        opensGroup: true,
        senderName: null,
        ...part
    };
}

export function entryOf(text: string, role: SenderRole, at: number | null = MORNING): OwnedEntry {
    return {
        id: `connect:${text}`,
        at,
        sentAt: at,
        sender: { role, appType: '', subject: '' },
        body: { kind: 'text', text },
        relatedRecordIds: [SESSION_ID],
        recordId: SESSION_ID
    };
}
