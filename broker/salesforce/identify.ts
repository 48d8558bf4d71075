/**
 * The access check, and what it brings along: asks Salesforce, as this user, for the conversation *of this record on
 * this Case*, for the other records of that conversation, and for its participants. Nobody can name a conversation
 * to the broker. Runs on every request, also when the transcript is kept: a user who lost access gets nothing.
 */
import {
    failed,
    isRecordId,
    problemOfResponse,
    shortId,
    succeeded,
    type BotEvidence,
    type Outcome,
    type TranscriptArgs
} from 'c/chatHistoryCore';
import type { Clock } from '../parts';
import { asShape, type Shape } from '../shape';
import { queryTogether, type SubAnswer, type SubAnswers } from './composite';
import type { Rest } from './rest';
import { botEvidenceOf, rowsOf, spanOf, type LinkedSpan } from './rows';
import { participantsQuery, recordQuery, siblingsQuery, type FieldChoice, type RecordKind } from './soql';

export type Conversation = Readonly<{
    /** `Conversation.ConversationIdentifier`: an opaque string of up to 255 characters. */
    identifier: string;
    /** Every record of the conversation that the user may see, the asked one always among them. */
    spans: readonly LinkedSpan[];
    bot: BotEvidence;
}>;

export type IdentifyParts = Readonly<{ rest: Rest; clock: Clock }>;

type Asked = Readonly<{ kind: RecordKind; recordId: string; caseId: string }>;
type Found = Readonly<{ identifier: string; own: LinkedSpan }>;

/** Source: Object Reference, Conversation.ConversationIdentifier, string(255). */
const MAX_IDENTIFIER_CHARS = 255;

/** The conversation of a record, if this user may see that record on that Case. */
export async function identify(
    parts: IdentifyParts,
    args: Pick<TranscriptArgs, 'caseId' | 'recordId'>,
    signal: AbortSignal
): Promise<Outcome<Conversation>> {
    const { caseId, recordId } = args;
    if (!isRecordId(caseId, '500')) return failed('bad-request');
    const kind = kindOf(recordId);
    if (kind === null) return failed('bad-request');
    const asked = { kind, recordId: shortId(recordId), caseId: shortId(caseId) };

    const first = await query(parts, asked, 'all', signal);
    const answers = first.ok && hidesFields(first.value) ? await query(parts, asked, 'essential', signal) : first;
    return answers.ok ? conversationOf(answers.value, asked, parts.clock.now()) : answers;
}

function kindOf(recordId: string): RecordKind | null {
    if (isRecordId(recordId, '0Mw')) return 'session';
    return isRecordId(recordId, '0LQ') ? 'call' : null;
}

function query(
    { rest }: IdentifyParts,
    { kind, recordId, caseId }: Asked,
    choice: FieldChoice,
    signal: AbortSignal
): Promise<Outcome<SubAnswers>> {
    const queries = {
        record: recordQuery(kind, recordId, caseId, choice),
        siblings: siblingsQuery(kind, choice),
        participants: participantsQuery()
    };
    return queryTogether(rest, queries, signal);
}

function hidesFields(answers: SubAnswers): boolean {
    return [answers['record'], answers['siblings']].some(
        (answer) =>
            Array.isArray(answer?.body) && answer.body.some((error) => asShape(error)['errorCode'] === 'INVALID_FIELD')
    );
}

function conversationOf(answers: SubAnswers, asked: Asked, nowMs: number): Outcome<Conversation> {
    const found = foundRecord(answers['record'], asked, nowMs);
    if (!found.ok) return found;
    const siblings = queriedRows(answers['siblings'], nowMs);
    if (!siblings.ok) return siblings;

    const { identifier, own } = found.value;
    const spans = siblings.value.map((row) => spanOf(row, asked.kind)).filter((span) => span !== null);
    const participants = queriedRows(answers['participants'], nowMs);
    return succeeded({
        identifier,
        // More than 2,000 newer siblings would push the asked record off the list.
        spans: spans.some((span) => span.id === own.id) ? spans : [...spans, own],
        bot: botEvidenceOf(participants.ok ? participants.value : null)
    });
}

function foundRecord(answer: SubAnswer | undefined, asked: Asked, nowMs: number): Outcome<Found> {
    const rows = queriedRows(answer, nowMs);
    if (!rows.ok) return rows;
    const [row] = rows.value;
    if (row === undefined) return failed('no-access');
    const own = spanOf(row, asked.kind);
    // The query says so already; an answer that says otherwise is not one to trust.
    if (own?.id !== asked.recordId || own.caseId !== asked.caseId) return failed('no-access');
    const identifier = asShape(row['Conversation'])['ConversationIdentifier'];
    if (typeof identifier !== 'string' || identifier === '') return failed('not-available');
    return identifier.length > MAX_IDENTIFIER_CHARS ? failed('malformed') : succeeded({ identifier, own });
}

function queriedRows(answer: SubAnswer | undefined, nowMs: number): Outcome<readonly Shape[]> {
    if (answer === undefined) return failed('malformed');
    if (answer.status !== 200) return { ok: false, problem: problemOfResponse(answer, nowMs) };
    const rows = rowsOf(answer.body);
    return rows === null ? failed('malformed') : succeeded(rows);
}
