/**
 * Where the list finds its rows.
 *
 * Trap: inside Lightning Web Security a list that came through `@api` is a membrane of proxies; looping over 10,000
 * rows of it takes seconds. All our bundles share one sandbox, so a module can hold the rows, and only the name of a
 * timeline and a version number cross `@api`.
 */
import type { Row } from 'c/chatHistoryCore';

const NO_ROWS: readonly Row[] = Object.freeze([]);
const rowsByTimeline = new Map<string, readonly Row[]>();

/** Puts the rows of one timeline; `timeline` names one component instance. */
export function publishRows(timeline: string, rows: readonly Row[]): void {
    rowsByTimeline.set(timeline, rows);
}

/** The rows last published; empty for an unknown timeline. */
export function rowsOf(timeline: string): readonly Row[] {
    return rowsByTimeline.get(timeline) ?? NO_ROWS;
}

/** To be called when the component leaves the page, else the transcript would stay in memory. */
export function forgetRows(timeline: string): void {
    rowsByTimeline.delete(timeline);
}
