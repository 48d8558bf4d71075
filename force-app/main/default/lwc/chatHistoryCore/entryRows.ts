/**
 * The rows of one block's entries: days, messages and what stands in place of an entry that can't be shown.
 */
import { dayOf } from './days';
import type { OwnedEntry } from './entries';
import { shortId } from './ids';
import { omissionOfEntry } from './omissionsOf';
import type { LinkedRecord } from './records';
import type { Row } from './rows';

/**
 * How long one speaker may pause before the next bubble shows the name again.
 * Unit: ms. Source: our choice; SLDS groups bubbles but states no number.
 */
export const GROUP_GAP_MS = 5 * 60_000;

/** Entries in reading order, all of this record. A day row stands before the first entry and wherever the day changes. */
export function entryRows(entries: readonly OwnedEntry[], record: LinkedRecord, timeZone: string): readonly Row[] {
    const rows: Row[] = [];
    let shownDay = '';
    let previous: OwnedEntry | null = null;
    for (const entry of entries) {
        const day = entry.at === null ? shownDay : dayOf(entry.at, timeZone);
        // Only forward: where clocks were once put back at a minute past midnight, the old day's last hour came twice,
        // and a second row for the same day would have the same key.
        if (entry.at !== null && day > shownDay) {
            rows.push({ kind: 'day', key: `${record.id}/day/${day}`, day, at: entry.at });
            shownDay = day;
            previous = null;
        }
        const row = rowOf(entry, record, previous);
        rows.push(row);
        previous = row.kind === 'message' ? entry : null;
    }
    return rows;
}

/** Does this entry follow so closely on the same sender's that his name need not be shown again? */
export function continuesGroup(previous: OwnedEntry | null, entry: OwnedEntry): boolean {
    return (
        previous !== null &&
        previous.sender.role === entry.sender.role &&
        previous.sender.subject === entry.sender.subject &&
        previous.at !== null &&
        entry.at !== null &&
        entry.at - previous.at <= GROUP_GAP_MS
    );
}

function rowOf(entry: OwnedEntry, record: LinkedRecord, previous: OwnedEntry | null): Row {
    const key = `${record.id}/entry/${entry.id}`;
    if (entry.body.kind === 'text') {
        return {
            kind: 'message',
            key,
            entry,
            text: entry.body.text,
            opensGroup: !continuesGroup(previous, entry),
            senderName: senderNameOf(entry, record)
        };
    }
    return { kind: 'omission', key, omission: omissionOfEntry(entry), at: entry.at };
}

/** Names only where the record itself gives them. A session passes from agent to agent: its owner is only the last one. */
function senderNameOf({ sender }: OwnedEntry, record: LinkedRecord): string | null {
    if (record.kind !== 'session') return null;
    if (sender.role === 'customer') return record.customerName;
    const isOwner = record.ownerId !== null && shortId(sender.subject) === shortId(record.ownerId);
    return sender.role === 'agent' && isOwner ? record.ownerName : null;
}
