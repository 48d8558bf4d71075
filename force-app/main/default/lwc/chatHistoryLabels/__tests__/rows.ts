/** Rows and their context for tests of views, on top of the builders of core types. */
import { MINUTE_MS, MORNING_AT, SESSION_ID, CONVERSATION_ID, aLoad, aLoadOf, anEntry } from 'support/builders';
import type { LinkedRecord, Omission, Row, SenderRole, TimelineEvent } from 'c/chatHistoryCore';
import { conversationKey } from 'c/chatHistoryCore';
import type { ReadOffer, RowContext } from 'c/chatHistoryLabels';

export const ZONE = 'Europe/Berlin';

type RowOf<K extends Row['kind']> = Extract<Row, { kind: K }>;

/** Reading works, and its cost is known. */
export const OFFER: ReadOffer = {
    cost: 'Uses 1 of your 500 reads this hour. Keeps the conversation active for 30 minutes.',
    note: null,
    isBlocked: false
};

export const BLOCKED: ReadOffer = { cost: null, note: 'Available again after 11:04 AM', isBlocked: true };

/** At 10:30 in Berlin, on the day of `MORNING_AT`, on a Case without a contact. */
export function aContext(fields: Partial<RowContext> = {}): RowContext {
    return { timeZone: ZONE, nowMs: MORNING_AT + 30 * MINUTE_MS, offer: OFFER, contactName: null, ...fields };
}

export function aStart(record: LinkedRecord, fields: Partial<RowOf<'start'>> = {}): RowOf<'start'> {
    return {
        kind: 'start',
        key: `start:${record.id}`,
        record,
        load: aLoad(),
        loadKey: conversationKey(record),
        problem: null,
        loadable: true,
        covered: false,
        ...fields
    };
}

export function anEnd(record: LinkedRecord, fields: Partial<RowOf<'end'>> = {}): RowOf<'end'> {
    return {
        kind: 'end',
        key: `end:${record.id}`,
        record,
        load: aLoadOf(),
        loadKey: conversationKey(record),
        problem: null,
        fetchedAt: MORNING_AT,
        since: 'nothing',
        ...fields
    };
}

export function anExpired(record: LinkedRecord, fields: Partial<RowOf<'expired'>> = {}): RowOf<'expired'> {
    return {
        kind: 'expired',
        key: `expired:${record.id}`,
        record,
        load: aLoadOf({}, { expiry: 'expired' }),
        loadKey: conversationKey(record),
        problem: null,
        fetchedAt: MORNING_AT,
        ...fields
    };
}

export function anOmission(fields: Partial<Omission> = {}): Omission {
    return {
        kind: 'non-text',
        evidence: 'entry-without-text',
        count: null,
        recordId: SESSION_ID,
        ...fields
    };
}

export function anOmissionRow(
    fields: Partial<Omission> = {},
    at: number | null = null
): Extract<Row, { kind: 'omission' }> {
    return { kind: 'omission', key: 'omission', omission: anOmission(fields), at, entries: [] };
}

export function anOlder(fields: Partial<RowOf<'older'>> = {}): RowOf<'older'> {
    return {
        kind: 'older',
        key: 'older',
        omission: anOmission({ kind: 'older', evidence: 'page-was-full' }),
        load: aLoadOf(),
        loadKey: CONVERSATION_ID,
        problem: null,
        ...fields
    };
}

export function anEmpty(fields: Partial<RowOf<'empty'>> = {}): RowOf<'empty'> {
    const omission = anOmission({ kind: 'empty', evidence: 'session-lasted' });
    return {
        kind: 'empty',
        key: 'empty',
        omission,
        load: aLoadOf(),
        loadKey: CONVERSATION_ID,
        problem: null,
        ...fields
    };
}

/** At `MORNING_AT`, of the agent Lena. */
export function anEvent(fields: Partial<TimelineEvent> = {}): TimelineEvent {
    const { kind, at, name } = { kind: 'joined', at: MORNING_AT, name: 'Lena', ...fields } as const;
    return { id: `${kind}/${at}/${name}`, kind, at, role: 'agent', name, from: null, ...fields };
}

export function aMessage(
    text: string,
    role: SenderRole = 'customer',
    fields: Partial<RowOf<'message'>> = {}
): RowOf<'message'> {
    return {
        kind: 'message',
        key: `message:${text.slice(0, 20)}`,
        entry: anEntry({ text, role }),
        text,
        opensGroup: true,
        senderName: null,
        zoneName: null,
        ...fields
    };
}
