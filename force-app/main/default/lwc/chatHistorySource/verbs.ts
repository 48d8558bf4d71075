/**
 * The verbs of the protocol, asked over one connection: arguments in, the verb's own value out. The answer to another
 * verb than the one that was asked is none.
 */
import type { Limits, Transcript, TranscriptArgs, Usage } from 'c/chatHistoryCore';
import { failed, shortId, succeeded } from 'c/chatHistoryCore';
import type { Connection, Reply } from './connection';

/** How long an answer may take. Unit: ms. Our choice: above the broker's own limit, which gives the better problem. */
export const ANSWER_TIMEOUT_MS = 60_000;

/** How long the page may think about letting go. Unit: ms. Our choice: it asks its neighbours, who are near. */
export const RELEASE_TIMEOUT_MS = 3_000;

/** Nobody takes back what costs nothing. */
const NEVER = new AbortController().signal;

/** A transcript that does not hold the record that was asked for is another's. */
export async function askTranscript(
    connection: Connection,
    args: TranscriptArgs,
    signal: AbortSignal
): Promise<Reply<Transcript>> {
    const reply = await connection.ask({ verb: 'transcript', args }, signal, ANSWER_TIMEOUT_MS);
    if (typeof reply === 'string' || !reply.ok) return reply;
    const answered = reply.value;
    const isOfRecord = answered.verb === 'transcript' && answered.value.recordIds.includes(shortId(args.recordId));
    return isOfRecord ? succeeded(answered.value) : failed('malformed');
}

/** `null`: it can't be told. */
export async function askUsage(connection: Connection, limits: Partial<Limits>): Promise<Usage | null> {
    const reply = await connection.ask({ verb: 'usage', args: { limits } }, NEVER, ANSWER_TIMEOUT_MS);
    return typeof reply !== 'string' && reply.ok && reply.value.verb === 'usage' ? reply.value.value : null;
}

/** May the frame go? A page that says nothing in time, or nothing sensible, has nothing to lose. */
export async function askRelease(connection: Connection, signal: AbortSignal): Promise<Reply<boolean>> {
    const reply = await connection.ask({ verb: 'release' }, signal, RELEASE_TIMEOUT_MS);
    if (typeof reply === 'string' || !reply.ok) return reply;
    return succeeded(reply.value.verb !== 'release' || reply.value.value.mayLeave);
}
