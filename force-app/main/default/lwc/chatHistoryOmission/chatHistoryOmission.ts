/** Something that is missing from the timeline, or may be: what, why, and the way to the record. */
import { LightningElement, api } from 'lwc';
import type { LinkedFile, Row } from 'c/chatHistoryCore';
import {
    FACT_SEPARATOR,
    LABELS,
    fillCount,
    fullTime,
    isInRecord,
    openOnPlainClick,
    machineTime,
    nearTime,
    omissionReason,
    omissionText,
    problemView,
    readButton,
    recordLink,
    withoutRead
} from 'c/chatHistoryLabels';
import type {
    OpenRecord,
    ProblemView,
    ReadButton,
    RecordLink,
    RowContext,
    RowRequest,
    TimeText
} from 'c/chatHistoryLabels';

export type OmissionRow = Extract<Row, { kind: 'older' | 'bot' | 'empty' | 'omission' }>;

const BUTTONS = {
    older: { text: LABELS.LoadOlder, busyText: LABELS.LoadingOlder, causes: 'fetching-older', asksFor: 'loadOlder' },
    bot: { text: LABELS.LoadBot, busyText: LABELS.LoadingBot, causes: 'fetching-text', asksFor: 'loadText' },
    empty: { text: LABELS.CheckAgain, busyText: LABELS.Checking, causes: 'refreshing', asksFor: 'refreshOne' }
} as const;

export default class ChatHistoryOmission extends LightningElement {
    /** Always given; undefined only before the first render. */
    @api row: OmissionRow | undefined;

    /** Always given, as `row`. */
    @api context: RowContext | undefined;

    separator = FACT_SEPARATOR;
    whyText = LABELS.Why;

    /** Not `details`: its summary would begin a line of its own. */
    isExplained = false;

    get text(): string {
        return this.row === undefined ? '' : omissionText(this.row.omission);
    }

    /** A message without text explains itself, so its reason is a tooltip; every other can be unfolded. */
    get tooltip(): string | null {
        return this.row?.omission.kind === 'non-text' ? omissionReason(this.row.omission) : null;
    }

    get reason(): string | null {
        return this.row === undefined || this.tooltip !== null ? null : omissionReason(this.row.omission);
    }

    /** What some of it probably is. */
    get files(): readonly LinkedFile[] {
        return this.row?.kind === 'omission' ? (this.row.files ?? []) : [];
    }

    get filesText(): string | null {
        return this.files.length === 0 ? null : fillCount(LABELS.File_Probably, this.files.length);
    }

    get isFolded(): boolean {
        return !this.isExplained;
    }

    get link(): RecordLink | null {
        const { row } = this;
        return row === undefined || !isInRecord(row.omission) ? null : recordLink(row.omission.recordId);
    }

    /** When the missing thing was sent, where that is known. */
    get time(): TimeText | null {
        const { row, context } = this;
        if (row === undefined || !('at' in row) || row.at === null || context === undefined) return null;
        // A day row above says the date.
        const text = nearTime(row.at, context.timeZone, row.at);
        return { text, title: fullTime(row.at, context.timeZone), machine: machineTime(row.at) };
    }

    get button(): ReadButton | null {
        const { row, context } = this;
        if (row === undefined || row.kind === 'omission' || context === undefined) return null;
        const canLoad = row.problem === null && (row.kind !== 'older' || row.omission.evidence === 'page-was-full');
        if (!canLoad) return null;
        const button = readButton(context.offer, row.load, BUTTONS[row.kind]);
        return row.kind === 'bot' ? withoutRead(button) : button;
    }

    /** Only a note that is there describes the button: a reference to nothing would silence its tooltip too. */
    get noteId(): string | null {
        return this.button?.note ? 'note' : null;
    }

    get problem(): ProblemView | null {
        const { row, context } = this;
        if (row === undefined || row.kind === 'omission' || context === undefined) return null;
        return problemView(row.problem, context);
    }

    handleWhy(): void {
        this.isExplained = !this.isExplained;
    }

    handleButton(): void {
        const { row, button } = this;
        if (button?.isBlocked === false && row?.kind !== 'omission')
            this.request(BUTTONS[row?.kind ?? 'older'].asksFor);
    }

    handleRetry(): void {
        if (this.problem !== null) this.request(this.problem.request);
    }

    handleOpen(event: MouseEvent): void {
        const detail = openOnPlainClick(event, this.link);
        if (detail !== null) this.dispatchEvent(new CustomEvent('openrecord', { detail }));
    }

    forward({ detail }: CustomEvent<OpenRecord>): void {
        this.dispatchEvent(new CustomEvent('openrecord', { detail }));
    }

    private request(request: RowRequest['request']): void {
        if (this.row === undefined || this.row.kind === 'omission') return;
        const { omission, loadKey } = this.row;
        const detail: RowRequest = { request, key: request === 'loadText' ? omission.recordId : loadKey };
        this.dispatchEvent(new CustomEvent('rowrequest', { detail }));
    }
}
