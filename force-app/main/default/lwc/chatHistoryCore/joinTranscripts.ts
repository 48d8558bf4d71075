import { compareTimes, mergeEntries } from './entryOrder';
import { mergeParticipants } from './participants';
import { namedRecords } from './sessionWindows';
import type { Transcript } from './transcript';
import { combineWithheld } from './withheld';

/**
 * The transcript to show when `after` arrives while `before` is on screen. Normally that is `after`. But where the broker
 * lost its cache (a new session id, blocked storage), its answer begins later than what is on screen: then the earlier
 * entries stay, as they were fetched, instead of vanishing while they are read. Those that had expired when `after` was
 * fetched go, or the whole would be expired again at once, and no refresh could change that.
 */
export function joinTranscripts(before: Transcript | null, answer: Transcript): Transcript {
    if (before === null) return answer;
    // A text may hold what was redacted since: a newer answer ends it.
    const isNewer = answer.extent === 'to-newest' && answer.fetchedAt > before.fetchedAt;
    const sessionTexts = isNewer ? answer.sessionTexts : { ...before.sessionTexts, ...answer.sessionTexts };
    if (answer.extent === 'text-only') return { ...before, sessionTexts };
    const after = { ...answer, sessionTexts };
    if (after.extent === 'older-page') return withOlderPage(before, after);
    const first = after.entries[0];
    if (first === undefined || after.older.state !== 'possible') return after;
    const known = new Set(after.entries.map(({ id }) => id));
    const earlier = before.entries.filter((entry) => compareTimes(entry.at, first.at) < 0 && !known.has(entry.id));
    // Without a common entry the two would stand side by side with a silent gap between them.
    const overlaps = before.entries.some(({ id }) => known.has(id));
    if (earlier.length === 0 || !overlaps || before.expiresAt <= after.fetchedAt) return after;
    return {
        ...after,
        entries: [...earlier, ...after.entries],
        older: before.older,
        participants: mergeParticipants(before.participants, after.participants),
        messageCounts: { ...before.messageCounts, ...after.messageCounts },
        // The share of the earlier part is no longer known; the larger count is the one that was really seen.
        withheld: combineWithheld(before.withheld, after.withheld, Math.max),
        expiresAt: Math.min(before.expiresAt, after.expiresAt)
    };
}

/**
 * The page stands before what is on screen; the "as of" of the screen stays that of its newest part. The page counts only
 * withheld entries that the screen has not counted (see `assignEntries`), so the counts are added; without those that the
 * page brings, since it says whose they are: they name no record, and stood at the beginning of the screen's own.
 */
function withOlderPage(before: Transcript, page: Transcript): Transcript {
    const known = new Set(before.entries.map(({ id }) => id));
    const seamAt = before.older.state === 'possible' ? before.older.before - 1 : Infinity;
    const regained = page.entries.filter(({ id, at, relatedRecordIds }) => {
        return at !== null && at >= seamAt && !known.has(id) && namedRecords(relatedRecordIds).length === 0;
    });
    const ofBots = regained.filter(({ sender }) => sender.role === 'bot');
    const withheld = combineWithheld(before.withheld, page.withheld, (a, b) => a + b);
    return {
        ...before,
        sessionTexts: page.sessionTexts,
        recordIds: page.recordIds,
        // An entry that both hold is newer in the page.
        entries: mergeEntries(page.entries, before.entries, 'earlier'),
        older: page.older,
        participants: mergeParticipants(before.participants, page.participants),
        messageCounts: { ...before.messageCounts, ...page.messageCounts },
        withheld: {
            ...withheld,
            unassigned: Math.max(0, withheld.unassigned - regained.length),
            bots: Math.max(0, withheld.bots - ofBots.length)
        },
        expiresAt: Math.min(before.expiresAt, page.expiresAt),
        origin: page.origin
    };
}
