/** The rows that come of the made-up answer. */
import type { LinkedRecord, Row } from 'c/chatHistoryCore';
import { buildRows, cutToCase, decodeEntries } from 'c/chatHistoryCore';
import { CASE, SESSION, STARTED_AT, TIME_ZONE } from './answer';

const RECORD: LinkedRecord = {
    kind: 'session',
    id: SESSION,
    name: 'MS-1',
    conversation: { state: 'linked', conversationId: '0dw000000000001' },
    startAt: STARTED_AT,
    endAt: null,
    status: 'active',
    servedBy: 'agent',
    channel: 'whatsapp',
    channelName: null,
    acceptAt: null,
    endedBy: null,
    preview: null,
    ownerId: null,
    ownerName: null,
    customerName: null
};

/** What broker and component do to the text together, but for the message between them. */
export function rowsOfAnswer(text: string): readonly Row[] {
    const decoded = decodeEntries(JSON.parse(text));
    if (!decoded.ok) throw new Error('the bench made an answer that can not be decoded');
    const span = { id: SESSION, caseId: CASE, startAt: STARTED_AT, endAt: null };
    const { entries, withheld } = cutToCase(decoded.value, [span], CASE);
    const transcript = {
        recordIds: [SESSION],
        entries,
        withheld,
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        readAt: STARTED_AT,
        origin: 'salesforce'
    } as const;
    const loads = { '0dw000000000001': { transcript, activity: 'idle', problem: null } } as const;
    return buildRows({ records: [RECORD], loads, timeZone: TIME_ZONE });
}
