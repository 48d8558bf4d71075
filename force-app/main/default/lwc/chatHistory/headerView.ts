/** What the header shows: how old the messages are, what a refresh does and costs, and what the menu offers. */
import type { Usage } from 'c/chatHistoryCore';
import type { TimeText } from 'c/chatHistoryLabels';
import { LABELS, costText, fillCount, scarceNote, timeText, withReads } from 'c/chatHistoryLabels';
import { asOf, keysToRefresh } from 'c/chatHistoryState';
import type { Snapshot } from './runtime';
import { isWaiting } from './status';

export type HeaderView = Readonly<{
    /** `null` while no message is on screen. */
    updated: TimeText | null;
    refreshName: string;
    /** Tooltip: what a refresh does and costs. */
    refreshTitle: string;
    /** Visible beside the button, where more than one read is spent or reads are scarce. */
    cost: string | null;
    isBusy: boolean;
    /** The icon turns while something is being loaded. */
    iconClass: string;
    statusClass: string;
    /** Text of the menu item; `null`: no ended conversation is on screen. */
    reloadEnded: string | null;
}>;

/** `timeZone`: IANA name. */
export function headerView(snapshot: Snapshot, timeZone: string): HeaderView {
    const { state, usage, offer, status, isReadingRecords, nowMs } = snapshot;
    const updatedAt = asOf(state);
    // While no read can work a refresh still reads the records, which costs nothing.
    const canRead = offer?.isBlocked === false;
    const openCount = canRead ? keysToRefresh(state, 'open').length : 0;
    const endedCount = canRead ? keysToRefresh(state, 'ended').length : 0;
    const isBusy = isWaiting(state) || isReadingRecords;
    return {
        updated: updatedAt === null ? null : timeText(LABELS.Updated, updatedAt, timeZone, nowMs),
        refreshName: isBusy ? LABELS.Loading : LABELS.Refresh,
        refreshTitle: refreshTitle(openCount, usage),
        cost: visibleCost(openCount, usage),
        isBusy,
        iconClass: `slds-button__icon ${isBusy ? 'chat-history__spinning' : ''}`,
        statusClass: status.isShown ? 'chat-history__status' : 'slds-assistive-text',
        reloadEnded: endedCount === 0 ? null : withReads(fillCount(LABELS.Menu_ReloadEnded, endedCount), endedCount)
    };
}

function refreshTitle(openCount: number, usage: Usage | null): string {
    if (openCount === 0) return LABELS.Refresh_Records;
    return `${fillCount(LABELS.Refresh_Open, openCount)} ${costText(openCount, usage)}`;
}

function visibleCost(openCount: number, usage: Usage | null): string | null {
    if (openCount > 1) return fillCount(LABELS.Cost_Reads, openCount);
    return openCount === 1 ? scarceNote(usage) : null;
}
