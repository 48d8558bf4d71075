/** The verb `transcript`: this Case's part of the conversation that a session or call of it belongs to. */
import {
    assignEntries,
    fetchWindow,
    fitTranscript,
    MIN_SCREEN_AGE_MS,
    nextOlderBound,
    ownedWindows,
    participantsOfCase,
    shortId,
    strictest,
    type BotEvidence,
    type Outcome,
    type OwnedWindows,
    type Result,
    type ScopedRecord,
    type SessionWindow,
    type Transcript,
    type TranscriptArgs
} from 'c/chatHistoryCore';
import { hasRows, type Access } from '../salesforce/accessMemory';
import type { Services } from '../services';
import { entriesBefore } from '../transcripts/transcriptPages';
import type { Reading } from '../transcripts/transcriptReader';

/** `name`: of the conversation that a transcript is of; later changes of it concern the component. */
export type Reply = Outcome<Result> & Readonly<{ name?: string }>;

/**
 * A check holds for what is fetched this long after it. Unit: ms. Source: our choice; within one request the wait for the
 * lock and the call take no longer. Text that was fetched later may belong to a session that the check did not see.
 */
const CHECK_HOLDS_MS = 60_000;

/**
 * Access check, then cache or Salesforce, last the cut to the owner, which is the Case or one record of its contact: entries
 * of others never leave the page.
 */
export async function handleTranscript(services: Services, args: TranscriptArgs, signal: AbortSignal): Promise<Reply> {
    const { accessCheck, cache, reader, rateLimiter } = services;
    const limits = strictest(services.limits, args.limits);
    const checkAccess = (mustAsk: boolean) => accessCheck.check({ ...args, limits, mustAsk }, signal);
    let access = await checkAccess(args.fetchPolicy === 'refresh');
    if (!access.ok) return access;
    const { identifier, windows, checkedAt } = access.value;
    const window = fetchWindow(windowsOf(ownedWindows(windows, shortIds(args))));
    const name = await cache.nameOf(identifier);
    const { initiator } = args;
    const request = { identifier, name, window, initiator, limits, fetch: args, hasRows: hasRows(access.value) };
    const reading = await reader.read(request, signal);
    if (!reading.ok) return reading;
    if (newestIn(reading.value) > checkedAt + CHECK_HOLDS_MS) access = await checkAccess(true);
    if (!access.ok) return access;
    await rateLimiter.recordAnswer(reading.value.origin);
    const value = composeTranscript(access.value, reading.value, args, limits.maxAgeMs);
    return { ok: true, value: { verb: 'transcript', value }, name };
}

/** When the newest of what is handed over was fetched; epoch ms. */
function newestIn({ transcript: { fetchedAt, sessionTexts } }: Reading): number {
    return Math.max(fetchedAt, ...Object.values(sessionTexts).map((text) => text.fetchedAt));
}

function composeTranscript(
    { listedFrom, metrics, checkedAt, ...access }: Access,
    { transcript, origin, extent, isAlone = false }: Reading,
    args: TranscriptArgs,
    maxAgeMs: number
): Transcript {
    const { older, fetchedAt, oldestFetchedAt, sessionTexts } = transcript;
    const entries = extent === 'text-only' ? [] : transcript.entries;
    const ofCase = <T>(byRecord: Readonly<Record<string, T>>) =>
        Object.fromEntries(Object.entries(byRecord).filter(([id]) => recordIds.includes(id)));
    const participants = transcript.participants ?? access.participants;
    const owned = ownedWindows(access.windows, shortIds(args));
    const { windows, ownerId, ownCaseId } = owned;
    const before = args.fetchPolicy === 'older-page' ? args.before : Infinity;
    const known = {
        from: older.state === 'none' ? -Infinity : (nextOlderBound(entries) ?? Infinity),
        to: isAlone ? before - 1 : Infinity,
        checkedAt
    };
    const options = { ownCaseId, countsByRecord: args.listsOthers === true, known };
    const assigned = assignEntries(entries, windows, ownerId, before, listedFrom, options);
    const shown = entriesBefore(assigned.entries, isAlone ? Infinity : before);
    const recordIds = windowsOf(owned).map(({ id }) => id);
    const composed = fitTranscript({
        recordIds,
        entries: shown,
        withheld: assigned.withheld,
        extent,
        older,
        bot: botEvidence(participants),
        participants: participantsOfCase(participants ?? [], shown, windows, ownerId),
        messageCounts: ofCase(metrics),
        sessionTexts: Object.fromEntries(Object.entries(ofCase(sessionTexts)).map(([id, { text }]) => [id, text])),
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

function shortIds({ caseId, recordId, scope }: TranscriptArgs): ScopedRecord {
    return { caseId: shortId(caseId), recordId: shortId(recordId), scope };
}

/** The owner's. */
function windowsOf({ windows, ownerId }: OwnedWindows): readonly SessionWindow[] {
    return windows.filter(({ caseId }) => caseId === ownerId);
}
