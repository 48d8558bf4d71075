/** What the App Builder canvas shows: one made-up session, so that the admin sees what the properties do. Static. */
import type { Entry, MessagingSession, OwnedEntry, Row, Transcript } from 'c/chatHistoryCore';
import { buildRows, conversationKey } from 'c/chatHistoryCore';
import { SAMPLE } from 'c/chatHistoryLabels';

/** A day like any other: 2026-01-15, 10:00 UTC. */
const STARTED_AT = Date.UTC(2026, 0, 15, 10);
const MINUTE_MS = 60_000;

const SUBJECTS = { bot: '0Xx', customer: 'v2/sample', agent: '005' } as const;

const SESSION: MessagingSession = {
    kind: 'session',
    id: '0Mw000000000000',
    name: SAMPLE.sessionName,
    conversation: { state: 'linked', conversationId: '0dw000000000000' },
    startAt: STARTED_AT,
    endAt: STARTED_AT + SAMPLE.messages.length * MINUTE_MS,
    status: 'ended',
    servedBy: 'bot-to-agent',
    channel: 'web',
    channelName: SAMPLE.channelName,
    acceptAt: STARTED_AT + 3 * MINUTE_MS,
    endedBy: 'Agent',
    preview: SAMPLE.preview,
    ownerId: SUBJECTS.agent,
    ownerName: SAMPLE.agentName,
    customerName: SAMPLE.customerName
};

export function sampleRows(timeZone: string): readonly Row[] {
    const transcript: Transcript = {
        recordIds: [SESSION.id],
        entries: [...SAMPLE.messages.map(said), image()],
        withheld: { otherCases: 0, notLinked: 0, unassigned: 0 },
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'took-part',
        // After the end: nothing can have come since.
        readAt: STARTED_AT + SAMPLE.messages.length * MINUTE_MS,
        origin: 'stored'
    };
    const loads = { [conversationKey(SESSION)]: { transcript, activity: 'idle', problem: null } } as const;
    return buildRows({ records: [SESSION], loads, timeZone });
}

function said({ role, text }: (typeof SAMPLE.messages)[number], index: number): OwnedEntry {
    return owned(index, role, { kind: 'text', text });
}

/** One omission, since flagging them is what the component is for. */
function image(): OwnedEntry {
    return owned(SAMPLE.messages.length, 'customer', { kind: 'non-text' });
}

function owned(index: number, role: keyof typeof SUBJECTS, body: Entry['body']): OwnedEntry {
    const at = STARTED_AT + index * MINUTE_MS;
    return {
        id: `sample:${index}`,
        at,
        sentAt: at,
        sender: { role, appType: 'sample', subject: SUBJECTS[role] },
        body,
        relatedRecordIds: [SESSION.id],
        recordId: SESSION.id
    };
}
