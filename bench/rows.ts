/**
 * From the text of an answer to rows: ours against `JSON.parse` of the same text, which nothing can beat.
 * Aim: at most three times.
 */
import type { LinkedRecord } from 'c/chatHistoryCore';
import { buildRows, cutToCase, decodeEntries } from 'c/chatHistoryCore';
import { medianMs } from './median';

const CASE = '500000000000001';
const SESSION = '0Mw000000000001';
const STARTED_AT = Date.UTC(2026, 0, 5, 9);

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

export type RowsFigure = Readonly<{
    entryCount: number;
    parseMs: number;
    oursMs: number;
    ratio: number;
    rowCount: number;
}>;

export function measureRows(entryCount: number, runs: number): RowsFigure {
    const text = answerOf(entryCount);
    let rowCount = 0;
    const parseMs = medianMs(runs, () => JSON.parse(text) as unknown);
    const oursMs = medianMs(runs, () => {
        rowCount = rowsOf(text);
    });
    return { entryCount, parseMs, oursMs, ratio: oursMs / parseMs, rowCount };
}

/** Everything between the text and the list: what the broker does to it and what the component does. */
function rowsOf(text: string): number {
    const decoded = decodeEntries(JSON.parse(text));
    if (!decoded.ok) throw new Error('the bench made an answer that can not be decoded');
    const span = { id: SESSION, caseId: CASE, startAt: STARTED_AT, endAt: null };
    const { entries, withheld } = cutToCase(decoded.value, [span], CASE);
    const transcript = {
        recordIds: [SESSION],
        entries,
        withheld,
        older: { state: 'none' },
        bot: 'none-listed',
        readAt: STARTED_AT,
        origin: 'salesforce'
    } as const;
    const loads = { '0dw000000000001': { transcript, activity: 'idle', problem: null } } as const;
    return buildRows({ records: [RECORD], loads, timeZone: 'Europe/Berlin' }).length;
}

/** Entries every 40 seconds or so, in the shape of a real response, newest first. */
function answerOf(entryCount: number): string {
    const conversationEntries = Array.from({ length: entryCount }, (_, index) => entryOf(index)).reverse();
    return JSON.stringify({ conversationEntries });
}

function entryOf(index: number): object {
    const at = STARTED_AT + index * 40_000;
    const isAgent = index % 5 > 2;
    return {
        clientDuration: 0,
        clientTimestamp: at,
        identifier: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        messageText: `Line ${index}: the rear light works again, but the display still shows the old distance & time.`,
        relatedRecords: [SESSION],
        sender: isAgent
            ? { appType: 'agent', role: 'Agent', subject: '005000000000001AAA' }
            : { appType: 'whatsapp', role: 'EndUser', subject: 'v2/whatsapp/UNAUTH/NA/uid:0001' },
        serverReceivedTimestamp: at + 42
    };
}
