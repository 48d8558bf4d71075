/**
 * Which stretch of time is asked for. A WhatsApp conversation can span years: without a window, the newest 1,000
 * entries may all be other Cases'.
 */
import type { Span } from './belonging';
import type { Entry } from './entries';

/** Epoch ms; `null` means unbounded on that side. */
export type ReadWindow = Readonly<{ from: number | null; to: number | null }>;

/** The most entries that one call gives. Source: Connect REST API, Conversation Entries, `recordLimit` 1 to 1000. */
export const PAGE_LIMIT = 1_000;

/**
 * How far the window reaches beyond the records. Unit: ms. Source: our choice; a bot may greet before the session is
 * stamped, and a closing line may follow its end.
 */
export const WINDOW_MARGIN_MS = 5 * 60_000;

/**
 * From the first start to the last end of **this Case's** records of one conversation, with a margin. A missing start, or
 * a record that is open or has no end, leaves that side unbounded.
 */
export function readWindow(spans: readonly (Span & Readonly<{ open: boolean }>)[]): ReadWindow {
    const from = bound(
        spans.map((span) => span.startAt),
        Math.min
    );
    const to = bound(
        spans.map((span) => (span.open ? null : span.endAt)),
        Math.max
    );
    return {
        from: from === null ? null : Math.max(0, from - WINDOW_MARGIN_MS),
        to: to === null ? null : to + WINDOW_MARGIN_MS
    };
}

/**
 * The `endTimestamp` of the next older page: just above the oldest entry read so far, on whichever of the two clocks it
 * is later. It is not documented which clock the bounds are on, nor whether they include: entries that come twice are
 * dropped by id, entries that never come would be missing. `null`: no times to go by.
 */
export function olderBound(entries: readonly Entry[]): number | null {
    let received = Infinity;
    let sent = Infinity;
    for (const { at, sentAt } of entries) {
        if (at !== null && at < received) received = at;
        if (sentAt !== null && sentAt < sent) sent = sentAt;
    }
    const clocks = [received, sent].filter(Number.isFinite);
    return clocks.length === 0 ? null : Math.max(...clocks) + 1;
}

function bound(times: readonly (number | null)[], pick: (a: number, b: number) => number): number | null {
    let picked: number | null = null;
    for (const time of times) {
        if (time === null) return null;
        picked = picked === null ? time : pick(picked, time);
    }
    return picked;
}
