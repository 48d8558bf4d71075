/**
 * A transcript as it comes from the broker, checked. It can hold 10,000 entries and more: they are checked where they
 * are instead of being made anew. One wrong entry refuses the whole, for the broker is our own; an entry of
 * Salesforce's that can't be read is a good entry here, with the body `unreadable`.
 */
import type { EntryBody, OwnedEntry, Sender, SenderRole } from './entries';
import { isRecordId } from './ids';
import { isCount, isShape, isTime, type Shape } from './shape';
import { EXTENTS, type BotEvidence, type Extent, type Older, type Transcript, type Withheld } from './transcript';
import { ORIGINS, type Origin } from './usage';

const ROLES: ReadonlySet<unknown> = new Set<SenderRole>([
    'customer',
    'agent',
    'bot',
    'system',
    'supervisor',
    'unknown'
]);
const BOT_EVIDENCE: ReadonlySet<unknown> = new Set<BotEvidence>(['took-part', 'none-listed', 'not-readable']);
const KNOWN_EXTENTS: ReadonlySet<unknown> = new Set(EXTENTS);
const KNOWN_ORIGINS: ReadonlySet<unknown> = new Set(ORIGINS);

/** `null` where anything in it is not as `transcript.ts` says. */
export function decodeTranscript(value: unknown): Transcript | null {
    if (!isShape(value)) return null;
    const { recordIds, entries, bot, readAt, origin, extent } = value;
    const withheld = withheldOf(value.withheld);
    const older = olderOf(value.older);
    if (!areRecordIds(recordIds) || !areEntries(entries, recordIds) || withheld === null || older === null) return null;
    if (!isBotEvidence(bot) || !isTime(readAt) || !isOrigin(origin) || !isExtent(extent)) return null;
    return { recordIds, entries, withheld, extent, older, bot, readAt, origin };
}

/** Words of a record that the answer itself does not count to this Case are not this Case's. */
function areEntries(value: unknown, recordIds: readonly string[]): value is readonly OwnedEntry[] {
    const ofThisCase: ReadonlySet<string> = new Set(recordIds);
    return Array.isArray(value) && value.every((entry) => isOwnedEntry(entry) && ofThisCase.has(entry.recordId));
}

function isOwnedEntry(value: unknown): value is OwnedEntry {
    return (
        isShape(value) &&
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
    return (
        isShape(value) &&
        ROLES.has(value.role) &&
        typeof value.appType === 'string' &&
        typeof value.subject === 'string'
    );
}

function isBody(value: unknown): value is EntryBody {
    if (!isShape(value)) return false;
    return value.kind === 'text'
        ? typeof value.text === 'string'
        : value.kind === 'non-text' || value.kind === 'unreadable';
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

function withheldOf(value: unknown): Withheld | null {
    if (!isShape(value)) return null;
    const { otherCases, notLinked, unassigned } = value;
    return isCount(otherCases) && isCount(notLinked) && isCount(unassigned)
        ? { otherCases, notLinked, unassigned }
        : null;
}

function olderOf(value: unknown): Older | null {
    const { state, before }: Shape = isShape(value) ? value : {};
    if (state === 'none' || state === 'unreachable') return { state };
    return state === 'possible' && isTime(before) ? { state, before } : null;
}

function isBotEvidence(value: unknown): value is BotEvidence {
    return BOT_EVIDENCE.has(value);
}

function isExtent(value: unknown): value is Extent {
    return KNOWN_EXTENTS.has(value);
}

function isOrigin(value: unknown): value is Origin {
    return KNOWN_ORIGINS.has(value);
}
