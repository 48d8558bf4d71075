/** Joins, leaves and transfers as the template shows them: one quiet line. Names are untrusted and bound as text only. */
import type { Row, TimelineEvent } from 'c/chatHistoryCore';
import type { TimeText } from 'c/chatHistoryLabels';
import {
    FACT_SEPARATOR,
    LABELS,
    NAME_SEPARATOR,
    eventText,
    fillCount,
    fullTime,
    machineTime,
    shortTime
} from 'c/chatHistoryLabels';

export type EventRow = Extract<Row, { kind: 'event' }>;

/** `time`: of this event and of those before it without one. */
type Happening = Readonly<{ key: string; text: string; beforeTime: string; time: TimeText | null; after: string }>;

export type EventItem = Readonly<{
    kind: 'event';
    isEvent: true;
    key: string;
    className: string;
    happenings: readonly Happening[];
    /** The button that shows the rest; `null`: all are shown. */
    moreText: string | null;
}>;

/** More events in a row are folded to the first ones. Source: our choice; more would not fit on one line. */
export const MAX_SHOWN_EVENTS = 3;

/** `isUnfolded`: the reader asked for all of them. */
export function eventItem({ key, events }: EventRow, timeZone: string, isUnfolded: boolean): EventItem {
    const isFolded = events.length > MAX_SHOWN_EVENTS && !isUnfolded;
    const shown = isFolded ? events.slice(0, MAX_SHOWN_EVENTS - 1) : events;
    return {
        kind: 'event',
        isEvent: true,
        key,
        className: 'row',
        happenings: shown.map((event, index) => happeningOf(event, shown[index + 1] ?? null, timeZone)),
        moreText: isFolded ? fillCount(LABELS.Event_More, events.length - shown.length) : null
    };
}

/** "Rolf (Bot) left, Jonas joined · 10:06": a time stands once for all events of its minute. */
function happeningOf(event: TimelineEvent, next: TimelineEvent | null, timeZone: string): Happening {
    const { id: key, at } = event;
    const text = shortTime(at, timeZone);
    const isShared = next !== null && shortTime(next.at, timeZone) === text;
    return {
        key,
        text: eventText(event),
        beforeTime: isShared ? '' : FACT_SEPARATOR,
        time: isShared ? null : { text, title: fullTime(at, timeZone), machine: machineTime(at) },
        after: next === null ? '' : NAME_SEPARATOR
    };
}
