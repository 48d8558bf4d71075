/**
 * One file: its picture, and a link that opens Salesforce's preview. The picture comes from the page's own host, is asked for
 * when it comes into view, and once more where it failed: Salesforce makes it some time after the file. Then, and where there
 * can be none, an icon stands in its place.
 *
 * openrecord  `OpenRecord`: the file was clicked.
 */
import { LightningElement, api } from 'lwc';
import type { LinkedFile } from 'c/chatHistoryCore';
import type { FileKind, FileView, TimeText } from 'c/chatHistoryLabels';
import { FACT_SEPARATOR, fileView, openOnPlainClick, timeText, unpairedText } from 'c/chatHistoryLabels';
import { browserTimers } from 'c/chatHistorySource';

/** How long a picture that failed is waited for. Unit: ms. Source: our choice. */
export const RETRY_AFTER_MS = 5_000;

/** Drawn here: an icon component for each of many rows would be slow. */
const GLYPHS: Readonly<Record<FileKind, string>> = {
    // A landscape in a frame.
    image: 'M2 2h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1Zm.5 1.5v7L6 7l3 3 2-2 2.5 2.5v-7Zm8 1.2a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6Z',
    // A sheet with lines.
    document: 'M3 1h7l3 3v11H3Zm2 5v1.4h6V6Zm0 3v1.4h6V9Zm0 3v1.4h4V12Z',
    // A note.
    audio: 'M5 2.5 14 1v10.2a2.3 2.3 0 1 1-1.6-2.2V4.6L6.6 5.5v7.2A2.3 2.3 0 1 1 5 10.5Z',
    // A triangle in a frame.
    video: 'M2 2h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1Zm4 2.8v6.4L11.2 8Z',
    // An empty sheet.
    other: 'M3 1h7l3 3v11H3Zm1.5 1.5v11h7V5H9V2.5Z'
};

type Picture = 'asked' | 'waiting' | 'asked-again' | 'failed';

export default class ChatHistoryFile extends LightningElement {
    /** Always given; undefined only before the first render. */
    @api file: LinkedFile | undefined;

    /** Does it belong to no message? Then it says where it hangs, and since when. */
    @api isUnpaired = false;

    /** IANA name. */
    @api timeZone = 'UTC';

    separator = FACT_SEPARATOR;
    picture: Picture = 'asked';

    #stopTimer: (() => void) | null = null;

    override disconnectedCallback(): void {
        this.#stopTimer?.();
        // Where the row is inserted again, the wait would never end.
        if (this.picture === 'waiting') this.picture = 'asked-again';
    }

    get view(): FileView | null {
        return this.file === undefined ? null : fileView(this.file);
    }

    get thumbnail(): string | null {
        return this.picture === 'asked' || this.picture === 'asked-again' ? (this.view?.thumbnail ?? null) : null;
    }

    get glyph(): string {
        return GLYPHS[this.view?.kind ?? 'other'];
    }

    get caption(): string | null {
        return this.file === undefined || !this.isUnpaired ? null : unpairedText(this.file);
    }

    get time(): TimeText | null {
        const at = this.file?.at ?? null;
        // A day row above says the date.
        return at === null ? null : timeText('{0}', at, this.timeZone, at);
    }

    handleError(): void {
        if (this.picture === 'asked-again') this.picture = 'failed';
        if (this.picture !== 'asked') return;
        this.picture = 'waiting';
        this.#stopTimer = browserTimers.after(RETRY_AFTER_MS, () => {
            this.picture = 'asked-again';
        });
    }

    handleOpen(event: MouseEvent): void {
        const detail = openOnPlainClick(event, this.view?.link ?? null);
        if (detail !== null) this.dispatchEvent(new CustomEvent('openrecord', { detail }));
    }
}
