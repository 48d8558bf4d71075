/** The verb `transcript`: this Case's part of the conversation that a session or call of it belongs to. */
import {
    assignEntries,
    fetchWindow,
    fitTranscript,
    MIN_SCREEN_AGE_MS,
    participantsOfCase,
    shortId,
    strictest,
    type BotEvidence,
    type Outcome,
    type Result,
    type SessionWindow,
    type Transcript,
    type TranscriptArgs
} from 'c/chatHistoryCore';
import type { Access } from '../salesforce/accessMemory';
import type { Services } from '../services';
import type { Reading } from '../transcripts/transcriptReader';

/** `name`: of the conversation that a transcript is of; later changes of it concern the component. */
export type Reply = Outcome<Result> & Readonly<{ name?: string }>;

/**
 * A check holds for what is fetched this long after it. Unit: ms. Source: our choice; within one request the wait for the
 * lock and the call take no longer. Text that was fetched later may belong to a session that the check did not see.
 */
const CHECK_HOLDS_MS = 60_000;

/** Access check, then cache or Salesforce, last the cut to one Case: entries of other Cases never leave the page. */
export async function handleTranscript(services: Services, args: TranscriptArgs, signal: AbortSignal): Promise<Reply> {
    const { accessCheck, cache, reader, rateLimiter } = services;
    const limits = strictest(services.limits, args.limits);
    const checkAccess = (mustAsk: boolean) => accessCheck.check({ ...args, limits, mustAsk }, signal);
    let access = await checkAccess(args.fetchPolicy === 'refresh');
    if (!access.ok) return access;
    const { identifier, windows, checkedAt } = access.value;
    const window = fetchWindow(windowsOf(windows, shortId(args.caseId)));
    const name = await cache.nameOf(identifier);
    const request = { identifier, name, window, initiator: args.initiator, limits, fetch: args };
    const reading = await reader.read(request, signal);
    if (!reading.ok) return reading;
    if (reading.value.transcript.fetchedAt > checkedAt + CHECK_HOLDS_MS) access = await checkAccess(true);
    if (!access.ok) return access;
    await rateLimiter.recordAnswer(reading.value.origin);
    const value = composeTranscript(access.value, reading.value, args, limits.maxAgeMs);
    return { ok: true, value: { verb: 'transcript', value }, name };
}

function composeTranscript(
    { windows, listedFrom, participants, metrics }: Access,
    { transcript, origin, extent }: Reading,
    args: TranscriptArgs,
    maxAgeMs: number
): Transcript {
    const { entries, older, fetchedAt, oldestFetchedAt, sessionTexts } = transcript;
    const ofCase = <T>(byRecord: Readonly<Record<string, T>>) =>
        Object.fromEntries(Object.entries(byRecord).filter(([id]) => recordIds.includes(id)));
    const caseId = shortId(args.caseId);
    const before = args.fetchPolicy === 'older-page' ? args.before : Infinity;
    const assigned = assignEntries(entries, windows, caseId, before, listedFrom);
    const recordIds = windowsOf(windows, caseId).map(({ id }) => id);
    const composed = fitTranscript({
        recordIds,
        ...assigned,
        extent,
        older,
        bot: botEvidence(participants),
        participants: participantsOfCase(participants ?? [], assigned.entries, windows, caseId),
        messageCounts: ofCase(metrics),
        sessionTexts: ofCase(sessionTexts),
        fetchedAt,
        expiresAt: oldestFetchedAt + Math.max(maxAgeMs, MIN_SCREEN_AGE_MS),
        origin
    });
    // A cut that leads no further back would be requested again and again.
    const isDeadEnd = composed.older.state === 'possible' && composed.older.before >= before;
    return isDeadEnd ? { ...composed, older: { state: 'unreachable' } } : composed;
}

function botEvidence(participants: Access['participants']): BotEvidence {
    if (participants === null) return 'not-readable';
    return participants.some(({ role }) => role === 'bot') ? 'took-part' : 'none-listed';
}

function windowsOf(windows: readonly SessionWindow[], caseId: string): readonly SessionWindow[] {
    return windows.filter((window) => window.caseId === caseId);
}
