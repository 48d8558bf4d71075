/** The verb `transcript`: this Case's part of the conversation that a session or call of it belongs to. */
import {
    cutToCase,
    readWindow,
    shortId,
    strictest,
    type Problem,
    type Transcript,
    type TranscriptArgs
} from 'c/chatHistoryCore';
import { readConversation, type Reading } from '../conversation/readConversation';
import type { Reply } from '../port';
import type { Rooms } from '../rooms';
import { identify, type Conversation } from '../salesforce/identify';

/** Access check first, always; then kept or read; last the cut, so that foreign entries never leave the page. */
export async function transcript(rooms: Rooms, args: TranscriptArgs, signal: AbortSignal): Promise<Reply> {
    const { by, read } = args;
    const limits = strictest(rooms.limits, args.limits);
    // Newer words of what is on screen are owed, a redaction above all: the budget does not hold them back.
    const admitted = await rooms.budget.admitOther(read.how === 'kept' ? 'agent' : by, limits);
    if (!admitted.ok) return admitted;
    const conversation = await identify(rooms, args, signal);
    if (!conversation.ok) return refused(rooms, conversation.problem);
    const { identifier, spans } = conversation.value;
    const caseId = shortId(args.caseId);
    const window = readWindow(spans.filter((span) => span.caseId === caseId));
    const name = await rooms.keep.nameOf(identifier);
    const reading = await readConversation(rooms, { identifier, name, window, read, by, limits }, signal);
    if (!reading.ok) return reading;
    await rooms.budget.answered(reading.value.origin);
    return {
        ok: true,
        value: { verb: 'transcript', value: answerOf(conversation.value, reading.value, caseId) },
        about: name
    };
}

/** A query inside of the composite request can be refused for a limit while the request itself is not. */
async function refused({ budget }: Rooms, problem: Problem): Promise<Reply> {
    if (problem.code !== 'limit-reached') return { ok: false, problem };
    const told = await budget.heard({ kind: 'other', attempts: 0, limitInfo: null, problem });
    return { ok: false, problem: told ?? problem };
}

function answerOf({ spans, bot }: Conversation, { kept, origin, extent }: Reading, caseId: string): Transcript {
    return {
        recordIds: spans.filter((span) => span.caseId === caseId).map((span) => span.id),
        ...cutToCase(kept.entries, spans, caseId),
        extent,
        older: kept.older,
        bot,
        readAt: kept.readAt,
        origin
    };
}
