/** From the text of the invented response to rows: what broker and component do together, but for the message between them. */
import {
    assignEntries,
    buildRows,
    decodeEntries,
    EMPTY_LOAD,
    MAX_LIMITS,
    unlistedRecord,
    type Row
} from 'c/chatHistoryCore';
import { CASE, SESSION, STARTED_AT, TIME_ZONE } from './response';

const CONVERSATION = '0dw000000000001';
const RECORD = { ...unlistedRecord(SESSION, CONVERSATION), startAt: STARTED_AT };
const WINDOW = { id: SESSION, caseId: CASE, startAt: STARTED_AT, endAt: null, isOpen: true };

export function buildResponseRows(text: string): readonly Row[] {
    const decoded = decodeEntries(JSON.parse(text));
    if (!decoded.ok) throw new Error('The bench made a response that can not be decoded');
    const transcript = {
        recordIds: [SESSION],
        ...assignEntries(decoded.value, [WINDOW], CASE),
        older: { state: 'none' },
        extent: 'to-newest',
        bot: 'none-listed',
        participants: [],
        messageCounts: {},
        sessionTexts: {},
        fetchedAt: STARTED_AT,
        expiresAt: STARTED_AT + MAX_LIMITS.maxAgeMs,
        origin: 'salesforce'
    } as const;
    const loads = { [CONVERSATION]: { ...EMPTY_LOAD, transcript } };
    return buildRows({ records: [RECORD], loads, timeZone: TIME_ZONE });
}
