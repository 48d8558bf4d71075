/**
 * Ownership: which entries of a conversation belong to which Case. One conversation can hold sessions of many Cases, so
 * the broker drops the entries of other Cases before anything leaves its page. **This is where entries are dropped for
 * privacy.** An entry that may be somebody else's is withheld and counted.
 */
import { KEY_PREFIX } from './checks';
import type { Entry } from './entries';
import { ALL_KNOWN, assignByTime, spansOf, type Known } from './ownershipByTime';
import { namedRecords, OUTSIDE_MS, type SessionWindow } from './sessionWindows';
import { NOTHING_WITHHELD, type Assignment, type Withheld, type WithheldReason } from './withheld';

/** An entry with the session or call that it belongs to (15 characters). */
export type OwnedEntry = Entry & Readonly<{ recordId: string }>;

/** `ownCaseId`: the Case that the owner's entries may name. `countsByRecord`: see `Withheld.of`. `known`: absent, all. */
export type AssignOptions = Readonly<{ ownCaseId?: string | null; countsByRecord?: boolean; known?: Known }>;

/**
 * Assigns each entry to the session or call that it names; ids of other objects say nothing. Of several it is this Case's
 * where none is another Case's or unknown to this user: a call that was transferred has a record for each of its legs,
 * and only one of them may be linked. An entry that names none is assigned by time (see `ownershipByTime.ts`).
 * `caseId` has 15 characters.
 *
 * `countBefore`: for an older page that is joined to what is on screen, the `older.before` that it was asked with. The
 * page repeats entries of the earlier page at the seam, which that page has counted. Therefore only withheld entries
 * strictly before the seam are counted. Limit: withheld entries of the seam's own millisecond that did not fit on the
 * earlier page, and entries without a time, stay uncounted.
 *
 * `listedFrom`: the windows of older records were not read (epoch ms); `null`: those of all were.
 *
 * `caseId` may be another owner (see `ownedWindows`).
 */
export function assignEntries(
    entries: readonly Entry[],
    windows: readonly SessionWindow[],
    caseId: string,
    countBefore = Infinity,
    listedFrom: number | null = null,
    { ownCaseId = caseId, countsByRecord = false, known = ALL_KNOWN }: AssignOptions = {}
): { entries: readonly OwnedEntry[]; withheld: Withheld } {
    const windowsById = new Map(windows.map((window) => [window.id, window]));
    let byTime: ReturnType<typeof assignByTime> | null = null;
    const withheld = { ...NOTHING_WITHHELD };
    const of: Record<string, number> = {};
    const owned: OwnedEntry[] = [];
    // Most conversations have no such entry, and looking around takes a while.
    const assignUnnamed = (index: number) =>
        (byTime ??= assignByTime(entries, spansOf(windows, entries, caseId), caseId, listedFrom, known))(index);
    entries.forEach((entry, index) => {
        const named = assignByName(entry, windowsById, caseId, ownCaseId) ?? assignUnnamed(index);
        const assignment = named === 'hidden' && mayBeOlder(entry, listedFrom) ? 'notListed' : named;
        if (typeof assignment === 'object' && 'recordId' in assignment) {
            owned.push({ ...entry, recordId: assignment.recordId });
        } else if (isBeforeSeam(entry, countBefore)) {
            const reason = typeof assignment === 'object' ? assignment.reason : assignment;
            withheld[reason] += 1;
            if (reason === 'unassigned' && entry.sender.role === 'bot') withheld.bots += 1;
            if (typeof assignment === 'object') of[assignment.of] = (of[assignment.of] ?? 0) + 1;
        }
    });
    return { entries: owned, withheld: countsByRecord ? { ...withheld, of } : withheld };
}

/** Null for an entry that names neither a session nor a call nor another Case. */
function assignByName(
    { at, sentAt, relatedRecordIds }: Entry,
    windows: ReadonlyMap<string, SessionWindow>,
    caseId: string,
    ownCaseId: string | null
): Assignment | null {
    const [only] = relatedRecordIds;
    if (relatedRecordIds.length === 1 && only !== undefined && windows.get(only)?.caseId === caseId) {
        return { recordId: only };
    }
    const isOtherCase = (id: string) => id.startsWith(KEY_PREFIX.case) && id !== ownCaseId;
    const named = namedRecords(relatedRecordIds).map((id) => windows.get(id) ?? null);
    const known = named.filter((window) => window !== null);
    const isTheirs = (window: SessionWindow) => window.caseId !== null && window.caseId !== caseId;
    const sole = relatedRecordIds.length === 1 ? known[0] : undefined;
    const withheldFor = (reason: WithheldReason): Assignment => (sole === undefined ? reason : { reason, of: sole.id });
    if (relatedRecordIds.some(isOtherCase) || known.some(isTheirs)) return withheldFor('otherCases');
    if (named.length === 0) return null;
    if (known.length < named.length) return 'hidden';
    const ours = known.filter((window) => window.caseId === caseId);
    return ours.length === 0 ? withheldFor('notLinked') : { recordId: latestLeg(ours, sentAt ?? at).id };
}

/** May it be of a session that began before those that are listed? */
function mayBeOlder({ at, sentAt }: Entry, listedFrom: number | null): boolean {
    return listedFrom !== null && (at === null || Math.min(at, sentAt ?? at) <= listedFrom + OUTSIDE_MS);
}

/** The last of a call's legs that had begun by then; else the first that is named. */
function latestLeg(legs: readonly SessionWindow[], at: number | null): SessionWindow {
    return legs.reduce((leg, next) => {
        const isLater = at !== null && next.startAt !== null && next.startAt <= at && next.startAt > (leg.startAt ?? 0);
        return isLater ? next : leg;
    });
}

/** The seam is the last millisecond before the bound: the oldest entry of the earlier page (see `nextOlderBound`). */
function isBeforeSeam({ at, sentAt }: Entry, countBefore: number): boolean {
    if (countBefore === Infinity) return true;
    const seamAt = countBefore - 1;
    return at !== null && at < seamAt && (sentAt === null || sentAt < seamAt);
}
