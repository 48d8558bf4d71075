/** The verb `transcript`: this Case's part of the conversation that a session or call of it belongs to. */
import {
    cutToCase,
    readWindow,
    shortId,
    succeeded,
    type Outcome,
    type Transcript,
    type TranscriptArgs
} from 'c/chatHistoryCore';
import { readConversation, type Reading, type ReadingParts } from '../conversation/readConversation';
import { identify, type Conversation } from '../salesforce/identify';

/** Access check first, always; then kept or read; last the cut, so that foreign entries never leave the page. */
export async function transcript(
    parts: ReadingParts,
    args: TranscriptArgs,
    signal: AbortSignal
): Promise<Outcome<Transcript>> {
    const conversation = await identify(parts, args, signal);
    if (!conversation.ok) return conversation;
    const caseId = shortId(args.caseId);
    const window = readWindow(conversation.value.spans.filter((span) => span.caseId === caseId));
    const wanted = { identifier: conversation.value.identifier, window, read: args.read };
    const reading = await readConversation(parts, wanted, signal);
    return reading.ok ? succeeded(answerOf(conversation.value, reading.value, caseId)) : reading;
}

function answerOf({ spans, bot }: Conversation, { kept, origin }: Reading, caseId: string): Transcript {
    return {
        recordIds: spans.filter((span) => span.caseId === caseId).map((span) => span.id),
        ...cutToCase(kept.entries, spans, caseId),
        older: kept.older,
        bot,
        readAt: kept.readAt,
        origin
    };
}
