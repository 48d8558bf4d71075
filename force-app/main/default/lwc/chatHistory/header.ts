/** What the header says: as of when, and what a refresh costs. */
import { FRAME, countText, fill, fullTime, machineTime, nearTime } from 'c/chatHistoryLabels';
import type { State } from 'c/chatHistoryState';
import { asOf, isBusy, refreshCost } from 'c/chatHistoryState';

export type Header = Readonly<{
    /** `null` while no transcript is on screen. `full` has date and zone, `machine` is for `datetime`. */
    asOf: Readonly<{ text: string; full: string; machine: string }> | null;
    /** Tooltip and name of the refresh button, with its price. */
    refreshText: string;
    isRefreshing: boolean;
}>;

export function headerOf(state: State, timeZone: string): Header {
    const at = asOf(state);
    return {
        asOf: at === null ? null : asOfWords(at, timeZone),
        refreshText: refreshText(state),
        isRefreshing: isBusy(state)
    };
}

function asOfWords(at: number, timeZone: string): Header['asOf'] {
    return {
        text: fill(FRAME.asOf, nearTime(at, timeZone)),
        full: fill(FRAME.asOfFull, fullTime(at, timeZone)),
        machine: machineTime(at)
    };
}

function refreshText(state: State): string {
    if (isBusy(state)) return FRAME.refreshing;
    const cost = refreshCost(state);
    return cost === 0 ? FRAME.refreshFree : countText(FRAME.refreshPrice, cost);
}
