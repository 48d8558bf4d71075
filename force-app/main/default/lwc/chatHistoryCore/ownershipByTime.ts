/**
 * Ownership by time, for entries that name no session or call: bots and the system, which often name none. What a person
 * said is never assigned by time, but during a call: its words name no record before it is over.
 *
 * The sessions of one conversation follow each other. So a line inside of a session's time is the session's, and a bot's
 * greeting before the start, or its closing line after the end, belongs to the nearest session, up to a minute away. But
 * there may be sessions that this user does not see. Therefore nothing is assigned where a session of another Case, or of
 * none, is as near; nor where a neighbouring entry, inside the session or on the way to it, names another record; nor
 * at the edge of a session, or outside of it, where the neighbour beyond names a record of whose times too little is known.
 *
 * What remains: a line of a session that this user doesn't see, in which nobody but the bot said anything within five
 * minutes (or had by the time it was read), up to a minute before or after a session of this Case.
 */
import { kindOfRecord } from './checks';
import type { Entry } from './entries';
import { namedRecords, OUTSIDE_MS, SESSION_SLACK_MS, WINDOW_MARGIN_MS, type SessionWindow } from './sessionWindows';
import type { Assignment } from './withheld';

/**
 * Of which time something is known; epoch ms. Between `from` and `to` every entry is in the list: beyond, somebody else may
 * have spoken. After `checkedAt` sessions may have ended and begun.
 */
export type Known = Readonly<{ from: number; to: number; checkedAt: number }>;

export const ALL_KNOWN: Known = { from: -Infinity, to: Infinity, checkedAt: Infinity };

/**
 * The time in which a session ran, `from` to `to`, as far as it is known, and the part of it in which it surely ran. Epoch ms.
 */
export type Span = Readonly<{ window: SessionWindow; from: number; to: number; sureFrom: number; sureTo: number }>;

/** An entry that names records, in the order of time. */
type Neighbour = Readonly<{ at: number; ids: readonly string[] }>;

/**
 * Where a record has no end, the next one's start is the latest that it may have. Sure is only the time up to the last entry
 * that names it, and one of `caseId` that has ended takes no more. A start that this user may not see is that of the first
 * entry that names the record. Times are cut to the second, so what came in the first one may have come before the session.
 * A record without a start is left out.
 */
export function spansOf(windows: readonly SessionWindow[], entries: readonly Entry[], caseId: string): readonly Span[] {
    const firstAt = new Map<string, number>();
    const lastAt = new Map<string, number>();
    for (const { at, relatedRecordIds } of entries) {
        if (at === null) continue;
        for (const id of relatedRecordIds) {
            firstAt.set(id, Math.min(at, firstAt.get(id) ?? at));
            lastAt.set(id, Math.max(at, lastAt.get(id) ?? at));
        }
    }
    const starts = windows.flatMap(({ startAt }) => startAt ?? []).sort((a, b) => a - b);
    return windows.flatMap((window) => {
        const from = window.startAt ?? firstAt.get(window.id);
        if (from === undefined) return [];
        const last = lastAt.get(window.id) ?? from;
        const next = starts.find((start) => start > from) ?? Infinity;
        const mayGoOn = window.isOpen || window.caseId !== caseId;
        return [
            {
                window,
                from,
                to: window.endAt ?? (mayGoOn ? next : Math.min(last, next)),
                sureFrom: from + SESSION_SLACK_MS,
                sureTo: window.endAt ?? last
            }
        ];
    });
}

/**
 * Assigns entries by their position in the list. `spans`: of all sessions of the conversation that this user sees, or of
 * those that began at `listedFrom` or later: what was said up to a minute after it may be an older one's.
 */
export function assignByTime(
    entries: readonly Entry[],
    spans: readonly Span[],
    caseId: string,
    listedFrom: number | null,
    known: Known
): (index: number) => Assignment {
    const neighbours = neighboursOf(entries);
    const isOurs = ({ window }: Span) => window.caseId === caseId;
    const ourIds = new Set(spans.filter(isOurs).map(({ window }) => window.id));
    const isForeign = ({ ids }: Neighbour) => ids.some((id) => !ourIds.has(id));
    const windows = new Map(spans.map(({ window }) => [window.id, window]));
    /** Nobody knows whether its record had begun, or had ended, by the time of the line. */
    const isVague = (neighbour: Neighbour, at: number) =>
        neighbour.ids.some((id) => {
            const window = windows.get(id);
            return !ourIds.has(id) && (neighbour.at < at ? window?.endAt : window?.startAt) == null;
        });

    return (index) => {
        const entry = entries[index];
        const at = entry?.at ?? null;
        const role = entry?.sender.role;
        if (at === null || (listedFrom !== null && at <= listedFrom + OUTSIDE_MS)) return 'unassigned';
        const nearest = nearestSpans(spans, at);
        const [span] = nearest;
        const isOfPerson = role !== 'bot' && role !== 'system';
        if (span === undefined || (isOfPerson && !isRunningCall(span.window))) return 'unassigned';
        if (!nearest.every(isOurs)) return nearest.some(isOurs) ? 'unassigned' : reasonOf(nearest);
        const isSeen = at - WINDOW_MARGIN_MS >= known.from && at + WINDOW_MARGIN_MS <= known.to;
        if (!isSurelyIn(span, at) && (!isSeen || at > known.checkedAt)) return 'unassigned';
        const around = neighbours(index);
        const isBetween = (neighbour: Neighbour) =>
            neighbour.at >= Math.min(at, span.from) && neighbour.at <= Math.max(at, span.to);
        const isDoubtful = (neighbour: Neighbour) =>
            (isBetween(neighbour) && isForeign(neighbour)) ||
            (!isSurelyIn(span, at) && Math.abs(neighbour.at - at) <= WINDOW_MARGIN_MS && isVague(neighbour, at));
        return around.some(isDoubtful) ? 'unassigned' : { recordId: span.window.id };
    };
}

/**
 * The session that surely holds the time, and those a second away; else all that are at most a minute away. The nearest
 * first.
 */
function nearestSpans(spans: readonly Span[], at: number): readonly Span[] {
    const near = spans
        .map((span) => ({ span, distance: Math.max(span.from - at, at - span.to, 0) }))
        .sort((a, b) => a.distance - b.distance);
    const limit = near.some(({ span }) => isSurelyIn(span, at)) ? SESSION_SLACK_MS : OUTSIDE_MS;
    return near.filter(({ distance }) => distance <= limit).map(({ span }) => span);
}

/** Source: Service Cloud Voice, "the conversation is associated with the call once it has ended". */
function isRunningCall({ id, isOpen }: SessionWindow): boolean {
    return isOpen && kindOfRecord(id) === 'call';
}

function isSurelyIn({ sureFrom, sureTo }: Span, at: number): boolean {
    return at >= sureFrom && at <= sureTo;
}

function reasonOf(spans: readonly Span[]): Assignment {
    const isLinked = ({ window }: Span) => window.caseId !== null;
    const reason = spans.every(isLinked) ? 'otherCases' : spans.some(isLinked) ? 'unassigned' : 'notLinked';
    const [span] = spans.length === 1 ? spans : [];
    return span === undefined ? reason : { reason, of: span.window.id };
}

/** For an entry's position: the nearest entry before it, and after it, that names records. */
function neighboursOf(entries: readonly Entry[]): (index: number) => readonly Neighbour[] {
    const named = entries.map(({ at, relatedRecordIds }) => {
        const ids = namedRecords(relatedRecordIds);
        return at === null || ids.length === 0 ? null : { at, ids };
    });
    const before = lastOf(named);
    const after = lastOf([...named].reverse()).reverse();
    return (index) => [before[index], after[index]].filter((neighbour) => neighbour != null);
}

/** At each position the last value so far. */
function lastOf<T>(values: readonly (T | null)[]): (T | null)[] {
    let last: T | null = null;
    return values.map((value) => (last = value ?? last));
}
