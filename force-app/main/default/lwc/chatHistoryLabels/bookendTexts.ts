import type { LinkedRecord } from 'c/chatHistoryCore';
import SHOW from '@salesforce/label/c.ChatHistory_Show';
import STARTED from '@salesforce/label/c.ChatHistory_Started';
import PREVIEW from '@salesforce/label/c.ChatHistory_Preview';
import CUSTOMER from '@salesforce/label/c.ChatHistory_Customer';
import CALL_FROM from '@salesforce/label/c.ChatHistory_Call_From';
import CALL_TO from '@salesforce/label/c.ChatHistory_Call_To';
import NO_TIME from '@salesforce/label/c.ChatHistory_NoTime';
import ENDED from '@salesforce/label/c.ChatHistory_Ended';
import ENDED_AT from '@salesforce/label/c.ChatHistory_Ended_At';
import ENDED_DURATION from '@salesforce/label/c.ChatHistory_Ended_Duration';
import OPEN_READ from '@salesforce/label/c.ChatHistory_OpenRead';
import OPEN_READ_CALL from '@salesforce/label/c.ChatHistory_OpenRead_Call';
import ENDED_SINCE_READ from '@salesforce/label/c.ChatHistory_EndedSinceRead';
import ENDED_BY_AGENT from '@salesforce/label/c.ChatHistory_EndedBy_Agent';
import ENDED_BY_CUSTOMER from '@salesforce/label/c.ChatHistory_EndedBy_Customer';
import ENDED_BY_BOT from '@salesforce/label/c.ChatHistory_EndedBy_Bot';
import ENDED_BY_SYSTEM from '@salesforce/label/c.ChatHistory_EndedBy_System';
import ENDED_BY_OTHER from '@salesforce/label/c.ChatHistory_EndedBy_Other';
import { durationText } from './durations';
import { fill } from './fill';
import { fullTime, mediumTime, nearTime } from './times';

/** Words on bookends that need nothing filled in. */
export const BOOKEND = { show: SHOW, noTime: NO_TIME } as const;

/** Keys are `MessagingSession.EndedByType` in lower case, without separators. */
const ENDED_BY: ReadonlyMap<string, string> = new Map([
    ['agent', ENDED_BY_AGENT],
    ['enduser', ENDED_BY_CUSTOMER],
    ['bot', ENDED_BY_BOT],
    ['chatbot', ENDED_BY_BOT],
    ['system', ENDED_BY_SYSTEM]
]);

/** A point in time as a phrase, with what a hover and a screen reader get. */
export type TimePhrase = Readonly<{ text: string; full: string }>;

export function startedPhrase(at: number | null, timeZone: string): TimePhrase {
    return at === null ? { text: NO_TIME, full: NO_TIME } : phrase(STARTED, at, timeZone);
}

export function endedPhrase(at: number | null, timeZone: string): TimePhrase {
    return at === null ? { text: ENDED, full: ENDED } : phrase(ENDED_AT, at, timeZone);
}

/**
 * How old the words of a record are, which has not ended (`open`) or did so after they were read. Of a running call the
 * omission before it says what is missing, so this says the time only.
 */
export function readPhrase(record: LinkedRecord, since: 'open' | 'ended-since', at: number, zone: string): TimePhrase {
    const open = record.kind === 'call' ? OPEN_READ_CALL : OPEN_READ;
    const label = since === 'open' ? open : ENDED_SINCE_READ;
    return { text: fill(label, nearTime(at, zone)), full: fill(label, fullTime(at, zone)) };
}

/** "after 12 min"; `null` where start or end is not known. */
export function tookText(record: LinkedRecord): string | null {
    const duration = durationMs(record);
    return duration === null ? null : fill(ENDED_DURATION, durationText(duration));
}

/** Who ended a session, in Salesforce's own word where we have none. */
export function endedByText(record: LinkedRecord): string | null {
    if (record.kind === 'call' || record.endedBy === null) return null;
    const key = record.endedBy.toLowerCase().replace(/[^a-z]/g, '');
    return ENDED_BY.get(key) ?? fill(ENDED_BY_OTHER, record.endedBy);
}

/** `null` where Salesforce gave no preview. */
export function previewText(record: LinkedRecord): string | null {
    return record.kind === 'session' && record.preview !== null ? fill(PREVIEW, record.preview) : null;
}

/** The other side: a session's customer, a call's numbers. */
export function partyTexts(record: LinkedRecord): readonly string[] {
    if (record.kind === 'session') return filled(CUSTOMER, record.customerName);
    return [...filled(CALL_FROM, record.fromNumber), ...filled(CALL_TO, record.toNumber)];
}

function phrase(label: string, at: number, timeZone: string): TimePhrase {
    return { text: fill(label, mediumTime(at, timeZone)), full: fill(label, fullTime(at, timeZone)) };
}

function filled(label: string, value: string | null): readonly string[] {
    return value === null ? [] : [fill(label, value)];
}

function durationMs(record: LinkedRecord): number | null {
    if (record.kind === 'call' && record.durationS !== null) return record.durationS * 1000;
    if (record.startAt === null || record.endAt === null || record.endAt < record.startAt) return null;
    return record.endAt - record.startAt;
}
