/** Rows of a SOQL answer: unknown at the door, checked field by field. */
import { isRecordId, shortId, type BotEvidence, type Span } from 'c/chatHistoryCore';
import { asShape, type Shape } from '../shape';
import { FIELDS, type RecordKind } from './soql';

/** A session or call as the window and the cut need it. */
export type LinkedSpan = Span & Readonly<{ open: boolean }>;

/** After these no entry follows. A status that we don't know or may not see counts as open. */
const CLOSED = ['ended', 'error', 'completed'];

/** Spellings without case and underscores (`DIGITAL_WORKER`, `VoiceBot`, …). */
const BOTS = ['bot', 'chatbot', 'voicebot', 'digitalworker'];

/** The rows, or null when the answer is no query result. */
export function rowsOf(body: unknown): readonly Shape[] | null {
    const rows = asShape(body)['records'];
    return Array.isArray(rows) ? rows.map(asShape) : null;
}

/** Null for a row without a usable id. A call that hangs on something else than a Case counts as linked to no Case. */
export function spanOf(row: Shape, kind: RecordKind): LinkedSpan | null {
    const fields = FIELDS[kind];
    const id = row['Id'];
    const caseId = row[fields.caseId];
    if (!isRecordId(id)) return null;
    return {
        id: shortId(id),
        caseId: isRecordId(caseId, '500') ? shortId(caseId) : null,
        startAt: epochMsOf(row[fields.start]),
        endAt: epochMsOf(row[fields.end]),
        open: !CLOSED.includes(folded(row[fields.status]))
    };
}

/** Does any participant look like a bot? */
export function botEvidenceOf(rows: readonly Shape[] | null): BotEvidence {
    if (rows === null) return 'not-readable';
    const isBot = (row: Shape) =>
        [row['ParticipantRole'], row['AppType']].some((value) => BOTS.includes(folded(value)));
    return rows.some(isBot) ? 'took-part' : 'none-listed';
}

/** SOQL over REST writes `2026-03-01T09:30:00.000+0000`; the offset without a colon is not ISO 8601 for every browser. */
function epochMsOf(value: unknown): number | null {
    if (typeof value !== 'string') return null;
    const at = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(at) ? null : at;
}

function folded(value: unknown): string {
    return typeof value === 'string' ? value.toLowerCase().replaceAll('_', '') : '';
}
