/** The rows of a timeline, and what a reader meets of them. */
import { buildRows, type LinkedRecord, type Loads, type MessageRow, type Row } from '../chatHistoryCore';
import { aSession, HOUR_MS, MORNING_AT, SECOND_SESSION_ID } from 'support/builders';

/** A second session of the same conversation, from 10:00 to 11:00. */
export const secondSession = aSession({
    id: SECOND_SESSION_ID,
    startAt: MORNING_AT + HOUR_MS,
    endAt: MORNING_AT + 2 * HOUR_MS
});

export function rowsOf(records: readonly LinkedRecord[], loads: Loads = {}, timeZone = 'UTC'): readonly Row[] {
    return buildRows({ records, loads, timeZone });
}

/** One string per row: the text of a message, the day of a day row, the kind of everything else. */
export function outline(rows: readonly Row[]): readonly string[] {
    return rows.map((row) => {
        if (row.kind === 'message') return row.text;
        if (row.kind === 'day') return row.day;
        return row.kind === 'omission' ? row.omission.kind : row.kind;
    });
}

export function messagesOf(rows: readonly Row[]): readonly MessageRow[] {
    return rows.flatMap((row) => (row.kind === 'message' ? [row] : []));
}
