/** Rows of the core as the template needs them: a template can't compute, so flags and texts are added here. */
import type { Omission, Row, SenderRole } from 'c/chatHistoryCore';
import { dayHeading } from 'c/chatHistoryLabels';
import type { EventItem } from './eventItem';
import { eventItem } from './eventItem';
import type { MessageItem } from './messageItem';
import { SIDES, messageItem } from './messageItem';

/** Who sent what is missing, where only its kind tells. */
const SENDERS: Readonly<Partial<Record<Omission['kind'], SenderRole>>> = {
    bot: 'bot',
    'customer-messages': 'customer',
    'agent-messages': 'agent'
};

/** A flag for the template is only there where it is true. */
export type Item =
    | MessageItem
    | EventItem
    | Readonly<{ kind: 'day'; isDay: true; key: string; className: string; day: string; heading: string }>
    | Readonly<{
          kind: Exclude<Row['kind'], 'message' | 'event' | 'day'>;
          isBoundary?: true;
          isOmission?: true;
          isFile?: true;
          key: string;
          className: string;
          row: Row;
      }>;

/** `unfolded`: keys of the rows of which the reader wants to see all. */
export function itemsOf(rows: readonly Row[], timeZone: string, unfolded: ReadonlySet<string>): readonly Item[] {
    return rows.map((row) => itemOf(row, timeZone, unfolded));
}

function itemOf(row: Row, timeZone: string, unfolded: ReadonlySet<string>): Item {
    const { key } = row;
    switch (row.kind) {
        case 'message':
            return messageItem(row, timeZone, unfolded.has(key));
        case 'event':
            return eventItem(row, timeZone, unfolded.has(key));
        case 'day':
            return {
                kind: 'day',
                isDay: true,
                key,
                className: 'row day',
                day: row.day,
                heading: dayHeading(row.at, timeZone)
            };
        case 'start':
        case 'end':
        case 'expired':
            return { kind: row.kind, isBoundary: true, key, className: 'row', row };
        case 'file':
            return { kind: 'file', isFile: true, key, className: 'row', row };
        case 'older':
        case 'bot':
        case 'empty':
        case 'omission':
            return { kind: row.kind, isOmission: true, key, className: `row ${sideOf(row)}`, row };
    }
}

/** What is missing of one sender stands where that sender's messages do. */
function sideOf(row: Row): string {
    if (row.kind !== 'omission') return '';
    const role = row.entries[0]?.sender.role ?? SENDERS[row.omission.kind];
    return role === undefined ? '' : SIDES[role];
}
