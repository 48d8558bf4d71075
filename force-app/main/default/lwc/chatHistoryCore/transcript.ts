/**
 * A transcript: what the broker returns for one conversation and one Case — the entries of this Case's sessions and
 * calls, and counts of what it withheld.
 */
import { asObject, isCount, isOneOf, isRecordId, isTime } from './checks';
import { SENDER_ROLES } from './entries';
import type { OwnedEntry } from './ownership';
import { areParticipants, type Participant } from './participants';
import { areMessageCounts, type MessageCounts } from './records';
import { isWithheld, type Withheld } from './withheld';

/**
 * Is there more before the first entry? `possible`: the last page was full, ask for the entries up to `before`
 * (epoch ms). `unreachable`: more entries share one millisecond than a page holds; the API can't go further back.
 */
export type Older =
    Readonly<{ state: 'none' }> | Readonly<{ state: 'possible'; before: number }> | Readonly<{ state: 'unreachable' }>;

/** What the conversation's participants say about bots. `not-readable`: the user may not see them, or the org lacks them. */
export const BOT_EVIDENCE = ['took-part', 'none-listed', 'not-readable'] as const;
export type BotEvidence = (typeof BOT_EVIDENCE)[number];

/**
 * What a transcript holds. `to-newest`: everything up to the newest entry. `older-page`: one older page and nothing after
 * it, for a screen whose later part is no longer in the broker's cache; it is joined to what is on screen. `text-only`: no
 * entries, but the texts of sessions.
 */
export const EXTENTS = ['to-newest', 'older-page', 'text-only'] as const;
export type Extent = (typeof EXTENTS)[number];

/** Where an answer came from. `salesforce`: it cost an entries call. `cache`: the broker had it. */
export const ORIGINS = ['salesforce', 'cache'] as const;
export type Origin = (typeof ORIGINS)[number];

/** The shortest time that text on screen is trusted, however short the maximum age is. Unit: ms. Source: our choice. */
export const MIN_SCREEN_AGE_MS = 15 * 60_000;

export type Transcript = Readonly<{
    /** This Case's records (15 characters) that the transcript covers. */
    recordIds: readonly string[];
    /** Oldest first (see `entryOrder.ts`), each once. */
    entries: readonly OwnedEntry[];
    withheld: Withheld;
    extent: Extent;
    older: Older;
    bot: BotEvidence;
    /** Only those who concern this Case (see `participantsOfCase`); none where the user may not see them. */
    participants: readonly Participant[];
    /** What `MessagingSessionMetrics` says of this Case's sessions, by id (15 characters); none of one without metrics. */
    messageCounts: Readonly<Record<string, MessageCounts>>;
    /**
     * The text that Salesforce made of this Case's sessions, by id (15 characters), where it was asked for (see
     * `sessionText.ts`); empty where it has none, `null` where the org or the user can't have it. Untrusted.
     */
    sessionTexts: Readonly<Record<string, string | null>>;
    /** When Salesforce was last asked for the newest page; epoch ms. The "as of" of the screen. */
    fetchedAt: number;
    /**
     * From then on the text is too old to be shown without asking; epoch ms. The time at which the oldest text was
     * fetched plus the maximum age, but at least `MIN_SCREEN_AGE_MS`.
     */
    expiresAt: number;
    origin: Origin;
}>;

/**
 * Of the broker. It can hold 10,000 entries and more. One wrong entry refuses the whole, since the broker is our own; a
 * malformed entry of Salesforce is a good entry here, with the body `unreadable`.
 */
export function isTranscript(value: unknown): value is Transcript {
    const { recordIds, entries, withheld, extent, older, bot, participants, messageCounts, ...others } =
        asObject(value);
    const { sessionTexts, fetchedAt, expiresAt, origin } = others;
    return (
        areRecordIds(recordIds) &&
        areEntries(entries, recordIds) &&
        isWithheld(withheld) &&
        isOneOf(EXTENTS, extent) &&
        isOlder(older) &&
        isOneOf(BOT_EVIDENCE, bot) &&
        areParticipants(participants) &&
        areMessageCounts(messageCounts) &&
        areTexts(sessionTexts) &&
        isTime(fetchedAt) &&
        isTime(expiresAt) &&
        isOneOf(ORIGINS, origin)
    );
}

/** Entries of a record that the transcript does not count to this Case are not this Case's. */
function areEntries(value: unknown, recordIds: readonly string[]): boolean {
    return Array.isArray(value) && value.every((entry) => isEntry(entry) && isOneOf(recordIds, entry.recordId));
}

function isEntry(value: unknown): value is OwnedEntry {
    const { id, at, sentAt, durationMs = 0, sender, body, relatedRecordIds } = asObject(value);
    return (
        typeof id === 'string' &&
        id !== '' &&
        isTimeOrNull(at) &&
        isTimeOrNull(sentAt) &&
        isCount(durationMs) &&
        isOneOf(SENDER_ROLES, asObject(sender).role) &&
        typeof asObject(sender).subject === 'string' &&
        isBody(body) &&
        areRecordIds(relatedRecordIds)
    );
}

function isBody(value: unknown): boolean {
    const { kind, text } = asObject(value);
    return kind === 'text' ? typeof text === 'string' : kind === 'non-text' || kind === 'unreadable';
}

function areTexts(value: unknown): boolean {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return (
        isObject &&
        Object.entries(value).every(([id, text]) => isRecordId(id) && (text === null || typeof text === 'string'))
    );
}

function areRecordIds(value: unknown): value is readonly string[] {
    return Array.isArray(value) && value.every((id) => isRecordId(id) && id.length === 15);
}

function isTimeOrNull(value: unknown): boolean {
    return value === null || isTime(value);
}

function isOlder(value: unknown): boolean {
    const { state, before } = asObject(value);
    return state === 'possible' ? isTime(before) : state === 'none' || state === 'unreachable';
}
