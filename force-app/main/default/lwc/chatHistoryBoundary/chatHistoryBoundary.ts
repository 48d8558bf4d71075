/** Where a session or call begins or ends in the timeline, or where its messages are out of date. */
import { LightningElement, api } from 'lwc';
import { FACT_SEPARATOR, LABELS, NAME_SEPARATOR, openOnPlainClick, recordLink } from 'c/chatHistoryLabels';
import type { OpenRecord, RecordLink, RowContext, RowRequest } from 'c/chatHistoryLabels';
import type { BoundaryRow, BoundaryView } from './boundaryView';
import { boundaryView } from './boundaryView';

export default class ChatHistoryBoundary extends LightningElement {
    /** Always given; undefined only before the first render. */
    @api row: BoundaryRow | undefined;

    /** Always given, as `row`. */
    @api context: RowContext | undefined;

    factSeparator = FACT_SEPARATOR;
    nameSeparator = NAME_SEPARATOR;
    acceptText = LABELS.ShowExpired;

    #wasPressed = false;

    get view(): BoundaryView | null {
        const { row, context } = this;
        return row === undefined || context === undefined ? null : boundaryView(row, context);
    }

    /** Only a note that is there describes the button: a reference to nothing would silence its tooltip too. */
    get noteId(): string | null {
        return this.view?.button?.note ? 'note' : null;
    }

    get link(): RecordLink | null {
        return this.row?.kind === 'start' ? recordLink(this.row.record.id) : null;
    }

    get linkText(): string {
        return this.row?.kind === 'start' ? (this.row.record.name ?? this.link?.name ?? '') : '';
    }

    get hasActions(): boolean {
        return this.view !== null && (this.view.button !== null || this.view.canAccept);
    }

    override renderedCallback(): void {
        const link = this.refs?.link;
        if (!this.#wasPressed || this.refs?.button !== undefined || !(link instanceof HTMLElement)) return;
        this.#wasPressed = false;
        // The button that had the focus is gone. Without this the next Tab would start at the top of the page.
        if (document.activeElement === document.body) link.focus({ preventScroll: true });
    }

    handleButton(): void {
        if (this.row === undefined || this.view?.button?.isBlocked !== false) return;
        this.#wasPressed = this.row.kind === 'start';
        this.request(this.row.kind === 'start' ? 'load' : 'refreshOne');
    }

    handleAccept(): void {
        this.request('acceptExpired');
    }

    handleRetry(): void {
        if (this.view?.problem) this.request(this.view.problem.request);
    }

    handleOpen(event: MouseEvent): void {
        this.open(event, this.link);
    }

    handleOpenCase(event: MouseEvent): void {
        this.open(event, this.view?.otherLink?.target ?? null);
    }

    private open(event: MouseEvent, link: OpenRecord | null): void {
        const detail = openOnPlainClick(event, link);
        if (detail !== null) this.dispatchEvent(new CustomEvent('openrecord', { detail }));
    }

    private request(request: RowRequest['request']): void {
        if (this.row === undefined) return;
        const detail: RowRequest = { request, key: this.row.loadKey };
        this.dispatchEvent(new CustomEvent('rowrequest', { detail }));
    }
}
