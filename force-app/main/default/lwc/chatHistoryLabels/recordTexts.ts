/** Texts of sessions, calls and senders: what they are called, what is known of them, and where their records are. */
import type { Channel, LinkedRecord, RecordStatus, SenderRole, ServedBy, TalkTime, VoiceCall } from 'c/chatHistoryCore';
import { KEY_PREFIX, foldName, kindOfRecord, mayGrow } from 'c/chatHistoryCore';
import { fill } from './format';
import { LABELS } from './labels';
import type { TimeText } from './times';
import { durationText, timeText } from './times';

/** Detail of an `openrecord` event. */
export type OpenRecord = Readonly<{
    recordId: string;
    objectApiName: 'MessagingSession' | 'VoiceCall' | 'LiveChatTranscript' | 'ContentDocument' | 'Case';
}>;

/** `name`: for a record that has none. `viewText`: for a link in a sentence. */
export type RecordLink = OpenRecord & Readonly<{ href: string; name: string; viewText: string }>;

const CHANNELS: Readonly<Record<Channel, string>> = {
    web: LABELS.Channel_Web,
    whatsapp: LABELS.Channel_WhatsApp,
    sms: LABELS.Channel_Sms,
    facebook: LABELS.Channel_Facebook,
    apple: LABELS.Channel_Apple,
    line: LABELS.Channel_Line,
    voice: LABELS.Channel_Voice,
    other: LABELS.Channel_Other
};

/** Keys are folded `VoiceCall.CallType`. Source: Object Reference, VoiceCall. */
const CALL_TYPES: ReadonlyMap<string, string> = new Map([
    ['inbound', LABELS.Call_Inbound],
    ['outbound', LABELS.Call_Outbound],
    ['internal', LABELS.Call_Internal],
    ['internalcall', LABELS.Call_Internal],
    ['transfer', LABELS.Call_Transfer],
    ['callback', LABELS.Call_Callback]
]);

/** `null`: nothing is known, so nothing is said. */
const STATUSES: Readonly<Record<RecordStatus, string | null>> = {
    new: LABELS.Status_New,
    active: LABELS.Status_Active,
    consent: LABELS.Status_Consent,
    waiting: LABELS.Status_Waiting,
    paused: LABELS.Status_Paused,
    inactive: LABELS.Status_Inactive,
    ended: LABELS.Ended,
    error: LABELS.Status_Error,
    'in-progress': LABELS.Status_InProgress,
    completed: LABELS.Ended,
    transferred: LABELS.Status_Transferred,
    busy: LABELS.Status_Busy,
    failed: LABELS.Status_Failed,
    'no-answer': LABELS.Status_NoAnswer,
    canceled: LABELS.Status_Canceled,
    voicemail: LABELS.Status_Voicemail,
    unknown: null
};

/** Keys are folded `MessagingSession.EndedByType` and `LiveChatTranscript.EndedBy`. */
const ENDED_BY: ReadonlyMap<string, string> = new Map([
    ['agent', LABELS.EndedBy_Agent],
    ['enduser', LABELS.EndedBy_Customer],
    ['visitor', LABELS.EndedBy_Customer],
    ['bot', LABELS.EndedBy_Bot],
    ['chatbot', LABELS.EndedBy_Bot],
    ['system', LABELS.EndedBy_System]
]);

const SERVED_BY: Readonly<Record<ServedBy, string | null>> = {
    agent: LABELS.Role_Agent,
    bot: LABELS.Role_Bot,
    'bot-to-agent': LABELS.ServedBy_BotToAgent,
    system: LABELS.Role_System,
    unknown: null
};

const TALK: Readonly<Record<TalkTime['role'], string>> = {
    customer: LABELS.Talk_Customer,
    agent: LABELS.Talk_Agent,
    bot: LABELS.Talk_Bot
};

type OfObject = Omit<RecordLink, 'recordId' | 'href'>;
const OF_SESSIONS: OfObject = {
    objectApiName: 'MessagingSession',
    name: LABELS.SessionRecord,
    viewText: LABELS.OpenSession
};
const OF_CALLS: OfObject = { objectApiName: 'VoiceCall', name: LABELS.CallRecord, viewText: LABELS.OpenCall };
const OF_CHATS: OfObject = { objectApiName: 'LiveChatTranscript', name: LABELS.ChatRecord, viewText: LABELS.OpenChat };

/** With the owner's name in place of {0}. The owner of a bot's or the system's session says nothing about it. */
const SERVED_BY_NAMED: Readonly<Partial<Record<ServedBy, string>>> = {
    agent: LABELS.ServedBy_AgentNamed,
    'bot-to-agent': LABELS.ServedBy_BotToAgentNamed,
    unknown: LABELS.ServedBy_OwnerNamed
};

const ROLES: Readonly<Record<SenderRole, string>> = {
    customer: LABELS.Role_Customer,
    agent: LABELS.Role_Agent,
    bot: LABELS.Role_Bot,
    system: LABELS.Role_System,
    supervisor: LABELS.Role_Supervisor,
    unknown: LABELS.Role_Unknown
};

export function roleText(role: SenderRole): string {
    return ROLES[role];
}

/** What a conversation is called: the channel as the org named it, else our name for it; for a call its type. */
export function channelText(record: LinkedRecord): string {
    return record.kind === 'session' && record.channelName !== null ? record.channelName : channelKindText(record);
}

/** What kind of channel it is, whatever the org named it. */
export function channelKindText(record: LinkedRecord): string {
    if (record.kind === 'chat') return LABELS.Channel_Chat;
    return record.kind === 'session' ? CHANNELS[record.channel] : callText(record);
}

/** `null`: the status is hidden or unknown. */
export function statusText({ status }: LinkedRecord): string | null {
    return STATUSES[status];
}

/** Who serves a session; `null` for calls, and where that is unknown. */
export function servedByText(record: LinkedRecord): string | null {
    if (record.kind === 'call') return null;
    const servedBy = record.kind === 'session' ? record.servedBy : 'unknown';
    const named = SERVED_BY_NAMED[servedBy];
    if (named === undefined || record.ownerName === null) return SERVED_BY[servedBy];
    return fill(named, record.ownerName);
}

/** `nearMs`: the date is left out on that day; for the end of a record that is its start. */
export function endedTime({ startAt, endAt }: LinkedRecord, timeZone: string, nowMs: number): TimeText {
    if (endAt === null) return { text: LABELS.Ended, title: null, machine: null };
    return timeText(LABELS.Ended_At, endAt, timeZone, startAt ?? nowMs);
}

/** How long a session or call that has ended took, and who ended it, as far as that is known. */
export function endFacts(record: LinkedRecord): readonly string[] {
    const duration = durationMs(record);
    return [...(duration === null ? [] : [durationText(duration)]), ...endedByTexts(record)];
}

/** How long each side of a call spoke. */
export function talkFacts(talk: readonly TalkTime[]): readonly string[] {
    return talk.map(({ role, ms }) => fill(TALK[role], durationText(ms)));
}

/** The status where it says more than that there is an end, and the end where no end row follows below (`isEndShown`). */
export function stateFacts(
    record: LinkedRecord,
    isEndShown: boolean,
    timeZone: string,
    nowMs: number
): readonly string[] {
    const status = statusText(record);
    const isOpen = mayGrow(record);
    // A status that is open no longer counts: the record of a call that nobody accepted stays "new".
    const saysMore = isOpen || !['new', 'ended', 'completed'].includes(record.status);
    const statuses = status !== null && saysMore ? [status] : [];
    const isEndUnknown = statuses.length > 0 && record.endAt === null;
    if (isOpen || isEndShown || isEndUnknown) return statuses;
    return [...statuses, endedTime(record, timeZone, nowMs).text, ...endFacts(record)];
}

/**
 * The other side: the numbers of a call; the customer of a session, where that is not the contact of the Case.
 * `contactName`: `undefined` while it is not known yet, `null` where there is none.
 */
export function partyFacts(record: LinkedRecord, contactName: string | null | undefined): readonly string[] {
    if (record.kind === 'call') {
        return [...filled(LABELS.Call_From, record.fromNumber), ...filled(LABELS.Call_To, record.toNumber)];
    }
    const { customerName } = record;
    const isContact = contactName === undefined || (customerName !== null && isSameName(customerName, contactName));
    return isContact ? [] : filled(LABELS.Customer, customerName);
}

/** What a record that is not on this Case hangs on. `target`: `null` for no Case. */
export type OtherLinkText = Readonly<{ text: string; target: (OpenRecord & Readonly<{ href: string }>) | null }>;

/** `null` for a record of this Case. */
export function otherLinkText({ link }: LinkedRecord): OtherLinkText | null {
    if (link === undefined) return null;
    if (link === 'none') return { text: LABELS.Link_None, target: null };
    const { caseId, caseNumber } = link;
    return {
        text: caseNumber === null ? LABELS.Link_OtherCase : fill(LABELS.Link_Case, caseNumber),
        target: { recordId: caseId, objectApiName: 'Case', href: hrefOf('Case', caseId) }
    };
}

/** `null` where Salesforce sent no preview. */
export function previewText(record: LinkedRecord): string | null {
    return record.kind === 'session' && record.preview !== null ? fill(LABELS.Preview, record.preview) : null;
}

export function recordLink(recordId: string): RecordLink {
    const texts = recordId.startsWith(KEY_PREFIX.chat)
        ? OF_CHATS
        : kindOfRecord(recordId) === 'call'
          ? OF_CALLS
          : OF_SESSIONS;
    return { recordId, href: hrefOf(texts.objectApiName, recordId), ...texts };
}

function hrefOf(objectApiName: string, recordId: string): string {
    return `/lightning/r/${objectApiName}/${encodeURIComponent(recordId)}/view`;
}

/**
 * A plain click opens the record the Lightning way, as a console tab: returns the detail of the `openrecord` event.
 * `null`: a modifier or another button leaves the click to the browser: new tab, new window, download.
 */
export function openOnPlainClick(event: MouseEvent, link: OpenRecord | null): OpenRecord | null {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link === null || !isPlain) return null;
    event.preventDefault();
    return { recordId: link.recordId, objectApiName: link.objectApiName };
}

function callText({ callType }: VoiceCall): string {
    return CALL_TYPES.get(foldName(callType ?? '')) ?? LABELS.Call_Other;
}

/** Salesforce's own name where there is no label for it. */
function endedByTexts(record: LinkedRecord): readonly string[] {
    if (record.kind === 'call' || record.endedBy === null) return [];
    return [ENDED_BY.get(foldName(record.endedBy)) ?? fill(LABELS.EndedBy_Other, record.endedBy)];
}

function durationMs(record: LinkedRecord): number | null {
    if (record.kind === 'call' && record.durationS !== null) return record.durationS * 1_000;
    const { startAt, endAt } = record;
    return startAt === null || endAt === null || endAt < startAt ? null : endAt - startAt;
}

function filled(label: string, value: string | null): readonly string[] {
    return value === null ? [] : [fill(label, value)];
}

function isSameName(one: string, other: string | null): boolean {
    return one.trim().toLowerCase() === other?.trim().toLowerCase();
}
