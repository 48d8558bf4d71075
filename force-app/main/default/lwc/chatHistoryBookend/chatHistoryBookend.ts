/** Where a session or call begins or ends in the timeline. */
import { LightningElement, api } from 'lwc';
import type { Row } from 'c/chatHistoryCore';
import { FRAME, isPlainClick, recordLink } from 'c/chatHistoryLabels';
import type { OpenRecord, RecordLink } from 'c/chatHistoryLabels';
import { endWords } from './endWords';
import type { EndWords } from './endWords';
import { startWords } from './startWords';
import type { StartWords } from './startWords';

export type BookendRow = Extract<Row, { kind: 'start' | 'end' }>;

export default class ChatHistoryBookend extends LightningElement {
    /** Always given; undefined only before the first render. */
    @api row: BookendRow | undefined;

    /** IANA name. */
    @api timeZone = 'UTC';

    /** What reading one conversation costs. */
    readCalls = 1;
    refreshingText = FRAME.refreshing;

    #wasAsked = false;

    get start(): StartWords | null {
        return this.row?.kind === 'start' ? startWords(this.row, this.timeZone) : null;
    }

    get end(): EndWords | null {
        return this.row?.kind === 'end' ? endWords(this.row, this.timeZone) : null;
    }

    get link(): RecordLink | null {
        return this.row === undefined ? null : recordLink(this.row.record.id);
    }

    get linkText(): string {
        return this.row?.record.name ?? this.link?.label ?? '';
    }

    override renderedCallback(): void {
        const link = this.refs?.link;
        if (!this.#wasAsked || this.refs?.offer !== undefined || !(link instanceof HTMLElement)) return;
        this.#wasAsked = false;
        // The button that had the focus is gone. Without this the next Tab would start at the top of the page.
        if (document.activeElement === document.body) link.focus({ preventScroll: true });
    }

    handleShow(): void {
        if (this.start?.offer?.isBusy !== false) return;
        this.#wasAsked = true;
        this.tell('showtranscript');
    }

    handleRefresh(): void {
        if (this.end?.offer?.isBusy === false) this.tell('refreshone');
    }

    handleRetry(): void {
        this.tell(this.row?.problem?.code === 'over-budget' ? 'confirmread' : 'retry');
    }

    handleOpen(event: MouseEvent): void {
        const { link } = this;
        if (link === null || !isPlainClick(event)) return;
        event.preventDefault();
        const detail: OpenRecord = { recordId: link.recordId, objectApiName: link.objectApiName };
        this.dispatchEvent(new CustomEvent('openrecord', { detail }));
    }

    private tell(type: 'showtranscript' | 'refreshone' | 'confirmread' | 'retry'): void {
        if (this.row === undefined) return;
        this.dispatchEvent(new CustomEvent(type, { detail: { key: this.row.loadKey } }));
    }
}
