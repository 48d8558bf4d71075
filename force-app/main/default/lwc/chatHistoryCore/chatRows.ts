/** The rows of a legacy chat: all of it is in its record, so nothing of it is loaded, expires or is read again. */
import { chatEntries, chatOmissions } from './chatEntries';
import { NO_FILES } from './pairFiles';
import { mayGrow, type LegacyChat } from './records';
import { EMPTY_LOAD, entryRows, type Row } from './rows';

/** `timeZone`: an IANA name. */
export function chatRows(chat: LegacyChat, timeZone: string): readonly Row[] {
    const entries = chatEntries(chat);
    const covered = entries.length > 0;
    const ofLoad = { record: chat, load: EMPTY_LOAD, loadKey: chat.id, problem: null };
    const around = { participants: [], events: [], files: NO_FILES };
    const rows: Row[] = [{ kind: 'start', key: `${chat.id}/start`, ...ofLoad, loadable: false, covered }];
    for (const row of entryRows(entries, chat, timeZone, around)) rows.push(row);
    for (const omission of chatOmissions(chat)) {
        rows.push({ kind: 'omission', key: `${chat.id}/omission/${omission.kind}`, omission, at: null, entries: [] });
    }
    if (!covered || mayGrow(chat)) return rows;
    // It was never fetched, so nothing can have come since.
    return [...rows, { kind: 'end', key: `${chat.id}/end`, ...ofLoad, fetchedAt: 0, since: 'nothing' }];
}
