/** How a record is named, addressed and opened from the timeline. */
import { ACTIONS } from './actionLabels';

export type RecordObject = 'MessagingSession' | 'VoiceCall';

/** Detail of an `openrecord` event. */
export type OpenRecord = Readonly<{ recordId: string; objectApiName: RecordObject }>;

export type RecordLink = OpenRecord & Readonly<{ href: string; label: string }>;

/** Key prefix of VoiceCall; whatever else hangs in a timeline is a MessagingSession (`0Mw`). */
const CALL_PREFIX = '0LQ';

export function recordLink(recordId: string): RecordLink {
    const isCall = recordId.startsWith(CALL_PREFIX);
    const objectApiName = isCall ? 'VoiceCall' : 'MessagingSession';
    const href = `/lightning/r/${objectApiName}/${encodeURIComponent(recordId)}/view`;
    return { recordId, objectApiName, href, label: isCall ? ACTIONS.openCall : ACTIONS.openSession };
}

/**
 * A plain click opens the record the Lightning way, as a console tab. With a modifier or another button the browser's
 * own behaviour stands: new tab, new window, download.
 */
export function isPlainClick(event: MouseEvent): boolean {
    return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
