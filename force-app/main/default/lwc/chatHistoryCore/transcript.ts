/**
 * A transcript: what the broker returns for one conversation and one Case — the entries of this Case's sessions and
 * calls, and counts of what it withheld.
 */
import { isCount, isObject, isTime, asObject } from './checks';
import { SENDER_ROLES, type EntryBody, type Sender } from './entries';
import { isRecordId } from './ids';
import type { OwnedEntry, Withheld } from './ownership';

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
 * it, for a screen whose later part is no longer in the broker's cache; it is joined to what is on screen.
 */
export const EXTENTS = ['to-newest', 'older-page'] as const;
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
 * A transcript from the broker, checked; `null` where anything in it is wrong. It can hold 10,000 entries and more: they
 * are checked in place instead of copied. One wrong entry refuses the whole, since the broker is our own; a malformed
 * entry of Salesforce is a good entry here, with the body `unreadable`.
 */
export function decodeTranscript(value: unknown): Transcript | null {
    if (!isObject(value)) return null;
    const { recordIds, entries, bot, fetchedAt, expiresAt, origin, extent } = value;
    const withheld = decodeWithheld(value.withheld);
    const older = decodeOlder(value.older);
    if (!areRecordIds(recordIds) || !areEntries(entries, recordIds) || withheld === null || older === null) return null;
    if (!isOneOf(BOT_EVIDENCE, bot) || !isOneOf(ORIGINS, origin) || !isOneOf(EXTENTS, extent)) return null;
    if (!isTime(fetchedAt) || !isTime(expiresAt)) return null;
    return { recordIds, entries, withheld, extent, older, bot, fetchedAt, expiresAt, origin };
}

/** Entries of a record that the transcript does not count to this Case are not this Case's. */
function areEntries(value: unknown, recordIds: readonly string[]): value is readonly OwnedEntry[] {
    const ofThisCase: ReadonlySet<string> = new Set(recordIds);
    return Array.isArray(value) && value.every((entry) => isOwnedEntry(entry) && ofThisCase.has(entry.recordId));
}

function isOwnedEntry(value: unknown): value is OwnedEntry {
    return (
        isObject(value) &&
        typeof value.id === 'string' &&
        value.id !== '' &&
        isShortId(value.recordId) &&
        isTimeOrNull(value.at) &&
        isTimeOrNull(value.sentAt) &&
        isSender(value.sender) &&
        isBody(value.body) &&
        areRecordIds(value.relatedRecordIds)
    );
}

function isSender(value: unknown): value is Sender {
    return isObject(value) && isOneOf(SENDER_ROLES, value.role) && typeof value.subject === 'string';
}

function isBody(value: unknown): value is EntryBody {
    const { kind, text } = asObject(value);
    return kind === 'text' ? typeof text === 'string' : kind === 'non-text' || kind === 'unreadable';
}

function areRecordIds(value: unknown): value is readonly string[] {
    return Array.isArray(value) && value.every(isShortId);
}

function isShortId(value: unknown): value is string {
    return isRecordId(value) && value.length === 15;
}

function isTimeOrNull(value: unknown): value is number | null {
    return value === null || isTime(value);
}

function isOneOf<T>(known: readonly T[], value: unknown): value is T {
    return known.some((one) => one === value);
}

function decodeWithheld(value: unknown): Withheld | null {
    const { otherCases, notLinked, unassigned } = asObject(value);
    return isCount(otherCases) && isCount(notLinked) && isCount(unassigned)
        ? { otherCases, notLinked, unassigned }
        : null;
}

function decodeOlder(value: unknown): Older | null {
    const { state, before } = asObject(value);
    if (state === 'none' || state === 'unreachable') return { state };
    return state === 'possible' && isTime(before) ? { state, before } : null;
}
