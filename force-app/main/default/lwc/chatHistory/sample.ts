/** What the App Builder canvas shows: one made-up session, so that the admin sees what the properties do. */
import type { Entry, MessagingSession, OwnedEntry, Participant, Row, Transcript } from 'c/chatHistoryCore';
import { EMPTY_LOAD, NOTHING_WITHHELD, NO_COUNTS, buildRows, conversationKey } from 'c/chatHistoryCore';
import { LABELS } from 'c/chatHistoryLabels';
import type { Settings } from './settings';

/** A day like any other: 2026-01-15, 10:00 UTC. */
const STARTED_AT = Date.UTC(2026, 0, 15, 10);
const MINUTE_MS = 60_000;

const SUBJECTS = { bot: '0Xx', customer: 'v2/sample', agent: '005' } as const;

const MESSAGES = [
    { role: 'bot', text: LABELS.Sample_Bot_1 },
    { role: 'customer', text: LABELS.Sample_Customer_1 },
    { role: 'bot', text: LABELS.Sample_Bot_2 },
    { role: 'agent', text: LABELS.Sample_Agent_1 },
    { role: 'customer', text: LABELS.Sample_Customer_2 },
    { role: 'agent', text: LABELS.Sample_Agent_2 }
] as const;

const ENDED_AT = STARTED_AT + MESSAGES.length * MINUTE_MS;

const SESSION: MessagingSession = {
    kind: 'session',
    id: '0Mw000000000000',
    name: LABELS.Sample_Session,
    conversation: { state: 'linked', conversationId: '0dw000000000000' },
    startAt: STARTED_AT,
    endAt: ENDED_AT,
    status: 'ended',
    acceptedAt: null,
    messageCounts: NO_COUNTS,
    servedBy: 'bot-to-agent',
    channel: 'web',
    channelName: LABELS.Sample_Channel,
    endedBy: 'Agent',
    preview: null,
    ownerId: SUBJECTS.agent,
    ownerName: LABELS.Sample_Agent,
    customerName: LABELS.Sample_Customer
};

/** Joined before the first message of an agent. */
const AGENT: Participant = {
    key: SUBJECTS.agent,
    name: LABELS.Sample_Agent,
    role: 'agent',
    joinedAt: STARTED_AT + 2.5 * MINUTE_MS,
    leftAt: null
};

export function sampleRows({ showsEvents }: Settings, timeZone: string): readonly Row[] {
    const texts = MESSAGES.map(({ role, text }, index) => sampleEntry(index, role, { kind: 'text', text }));
    const transcript: Transcript = {
        recordIds: [SESSION.id],
        // One omission, since showing them is what the component is for.
        entries: [...texts, sampleEntry(texts.length, 'customer', { kind: 'non-text' })],
        withheld: NOTHING_WITHHELD,
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'took-part',
        participants: [AGENT],
        messageCounts: {},
        sessionTexts: {},
        // At the end, so that nothing can have come since.
        fetchedAt: ENDED_AT,
        expiresAt: Infinity,
        origin: 'cache'
    };
    const loads = { [conversationKey(SESSION)]: { ...EMPTY_LOAD, transcript } };
    return buildRows({ records: [SESSION], loads, timeZone, showsEvents });
}

function sampleEntry(index: number, role: keyof typeof SUBJECTS, body: Entry['body']): OwnedEntry {
    const at = STARTED_AT + index * MINUTE_MS;
    const sender = { role, subject: SUBJECTS[role] };
    return { id: `sample:${index}`, at, sentAt: at, sender, body, relatedRecordIds: [], recordId: SESSION.id };
}
