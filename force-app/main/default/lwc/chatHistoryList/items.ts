/** Rows of the core as the template needs them: a template can't compute, so flags and texts are added here. */
import type { ConversationLoad, Omission, Problem, Row } from 'c/chatHistoryCore';
import { dayHeading } from 'c/chatHistoryLabels';
import type { MessageItem } from './messageItems';
import { messageItem } from './messageItems';

type Shared = Readonly<{ key: string; className: string }>;

export type Item =
    | MessageItem
    | (Shared & Readonly<{ kind: 'day'; isDay: true; day: string; heading: string }>)
    | (Shared & Readonly<{ kind: 'start' | 'end'; isBookend: true; row: Extract<Row, { kind: 'start' | 'end' }> }>)
    | (Shared &
          Readonly<{
              kind: 'older' | 'omission';
              isOmission: true;
              omission: Omission;
              at: number | null;
              /** Set where older messages can be asked for. */
              load: ConversationLoad | undefined;
              problem: Problem | null;
              conversation: string | undefined;
          }>);

export function itemsOf(rows: readonly Row[], timeZone: string): readonly Item[] {
    return rows.map((row) => itemOf(row, timeZone));
}

function itemOf(row: Row, timeZone: string): Item {
    const { key } = row;
    switch (row.kind) {
        case 'message':
            return messageItem(row, timeZone);
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
            return { kind: row.kind, isBookend: true, key, className: 'row bookend', row };
        case 'older':
        case 'omission':
            return omissionItem(row);
    }
}

function omissionItem(row: Extract<Row, { kind: 'older' | 'omission' }>): Item {
    const shared = { isOmission: true, key: row.key, className: 'row omission', omission: row.omission } as const;
    if (row.kind === 'omission') {
        return { ...shared, kind: row.kind, at: row.at, load: undefined, problem: null, conversation: undefined };
    }
    const { kind, load, loadKey, problem } = row;
    return { ...shared, kind, at: null, load, problem, conversation: loadKey };
}
