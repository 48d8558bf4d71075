/** Records and transcripts; each states only what its test is about. */
import type { MessagingSession, Transcript, VoiceCall } from 'c/chatHistoryCore';

export const CASE = '500000000000001';
export const OTHER_CASE = '500000000000002';

export function aSession(number: number, change: Partial<MessagingSession> = {}): MessagingSession {
    return {
        kind: 'session',
        id: `0Mw00000000000${number}`,
        name: `MS-000${number}`,
        conversation: { state: 'linked', conversationId: `0dw00000000000${number}` },
        startAt: number * 1_000,
        endAt: null,
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
        ...change
    };
}

export function aCall(number: number, change: Partial<VoiceCall> = {}): VoiceCall {
    return {
        kind: 'call',
        id: `0LQ00000000000${number}`,
        name: null,
        conversation: { state: 'linked', conversationId: `0dw00000000010${number}` },
        startAt: number * 1_000,
        endAt: null,
        status: 'completed',
        callType: null,
        durationS: null,
        fromNumber: null,
        toNumber: null,
        ...change
    };
}

export function aTranscript(change: Partial<Transcript> = {}): Transcript {
    return {
        recordIds: ['0Mw000000000001'],
        entries: [],
        withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        readAt: 1_000,
        origin: 'salesforce',
        ...change
    };
}
