/**
 * Chat History: the messages of a Case's conversations, on the Case record page. The only exposed component: it owns the
 * session and turns its state into what the views show.
 *
 * Nothing is requested before the component is visible, and nothing at all in the App Builder canvas.
 */
import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import type { CaseCompleteness } from 'c/chatHistoryCore';
import { createDiagnostics, shortId } from 'c/chatHistoryCore';
import type { RecordChanged, SourceReady } from 'c/chatHistoryConnection';
import type { OpenRecord, RowContext, RowRequest } from 'c/chatHistoryLabels';
import { LABELS } from 'c/chatHistoryLabels';
import type { Arrival, RecordsDiagnostic } from 'c/chatHistoryRecords';
import type { Source } from 'c/chatHistorySource';
import { browserTimers, createRefusingSource } from 'c/chatHistorySource';
import { forgetRows, publishRows } from 'c/chatHistoryState';
import type { ListElement, Reachability, RecordsElement, VisibilityWatch } from './environment';
import { isAppBuilderCanvas, reachability, watchVisibility } from './environment';
import type { HeaderView } from './headerView';
import { headerView } from './headerView';
import type { NoticeViews } from './noticeViews';
import { NO_NOTICES, canvasNotices, noticeViews } from './noticeViews';
import { pageOf } from './openPage';
import type { Runtime, Snapshot, Timeline } from './runtime';
import { EMPTY_SNAPSHOT, NOTHING_WANTED, createRuntime, stillWanted, timelineOf } from './runtime';
import { sampleRows } from './sample';
import type { Settings } from './settings';
import { readSettings } from './settings';
import { writeStatus } from './status';

/** Two components on one page must not share a timeline. */
let instanceCount = 0;

export default class ChatHistory extends NavigationMixin(LightningElement) {
    /** Title of the component; empty: "Chat History" in the user's language. Set in App Builder. */
    @api heading: string | undefined;
    /** Height of the scrolling part. Unit: CSS px, 160 to 2000; default 480. Set in App Builder. */
    @api height: number | undefined;
    /** What loads automatically, see `AUTO_LOAD_VALUES`; default "Newest conversation". Set in App Builder. */
    @api autoLoad: string | undefined;
    /** Whose conversations are listed, see `SCOPE_VALUES`; default "This Case". Set in App Builder. */
    @api conversationsOf: string | undefined;
    /** How long messages may be reused. Unit: hours, 0 to 24; default: the org's. Set in App Builder. */
    @api maxAgeHours: number | undefined;
    /** Reads in an hour before the agent is asked first. 0 to 1,000; default: the org's. Set in App Builder. */
    @api hourlyBudget: number | undefined;
    /** Host of the broker page where the org's hosts follow no rule; default: by the rule. Set in App Builder. */
    @api brokerHost: string | undefined;
    /** Are joins, leaves and transfers shown? Default: yes. Set in App Builder. */
    @api showEvents: boolean | undefined;
    /** Is the text of a missing bot's part requested automatically? Default: no. Set in App Builder. */
    @api loadBotMessages: boolean | undefined;
    /** Are files of sessions and calls shown? Default: yes. Set in App Builder. */
    @api showFiles: boolean | undefined;

    snapshot: Snapshot = EMPTY_SNAPSHOT;
    rowContext: RowContext = { timeZone: TIME_ZONE, nowMs: 0, offer: null, contactName: undefined };
    /** `null` until the component is visible for the first time. */
    reach: Reachability | null = null;
    completeness: CaseCompleteness | undefined;
    wanted = NOTHING_WANTED;
    isUsageOpen = false;
    version = 0;
    rowCount = 0;

    readonly timeline = `timeline-${++instanceCount}`;
    readonly texts = { menu: LABELS.Menu, usage: LABELS.Usage_Title, frame: LABELS.Broker_FrameTitle };

    private caseId: string | null = null;
    private isCanvas = false;
    private hadFocus = false;
    private diagnostics = createDiagnostics();
    private runtime: Runtime | null = null;
    private watch: VisibilityWatch | null = null;

    /** Id of the Case. Set by the record page; may change while the component lives. */
    @api
    get recordId(): string | null {
        return this.caseId;
    }

    set recordId(recordId: string | null | undefined) {
        const caseId = typeof recordId === 'string' ? shortId(recordId) : null;
        if (caseId === this.caseId) return;
        this.caseId = caseId;
        this.runtime?.openCase(caseId);
    }

    override connectedCallback(): void {
        this.isCanvas = isAppBuilderCanvas(window.location.pathname);
        if (this.isCanvas) this.showTimeline({ rows: sampleRows(this.settings, TIME_ZONE) });
    }

    override renderedCallback(): void {
        writeStatus(this.refs?.status, this.snapshot.status);
        const article = this.template?.querySelector('article');
        if (!this.isCanvas && this.watch === null && article) {
            this.watch = watchVisibility(article, (isVisible) => this.visibilityChanged(isVisible));
        }
        // The button that had the focus may be gone, as that of a notice is.
        if (this.hadFocus && this.template?.activeElement == null) this.focusList();
        this.hadFocus = false;
    }

    override disconnectedCallback(): void {
        this.watch?.stop();
        this.runtime?.close();
        forgetRows(this.timeline);
        this.watch = this.runtime = this.reach = null;
        this.isUsageOpen = false;
        this.snapshot = EMPTY_SNAPSHOT;
        this.completeness = undefined;
    }

    override get title(): string {
        return this.heading?.trim() || LABELS.Title;
    }

    get settings(): Settings {
        return readSettings(this, window.location.host);
    }

    get listStyle(): string {
        return `--chat-history-height: ${this.settings.heightPx}px`;
    }

    get header(): HeaderView {
        return headerView(this.snapshot, TIME_ZONE);
    }

    get notices(): NoticeViews {
        if (this.isCanvas) return canvasNotices(this.settings);
        const { snapshot, reach } = this;
        if (reach === null || this.caseId === null) return NO_NOTICES;
        return noticeViews({ snapshot, connectUrl: reach.brokerUrl, timeZone: TIME_ZONE });
    }

    /** `undefined` before the component is visible, and where there is no Case. */
    get activeCaseId(): string | undefined {
        return this.reach === null ? undefined : (this.caseId ?? undefined);
    }

    /** One, and a new one for each Case: see `c/chatHistoryRecords`. */
    get caseIds(): readonly string[] {
        return this.activeCaseId === undefined ? [] : [this.activeCaseId];
    }

    /** Not disabled while it works, or the focus would be lost. */
    handleRefresh(): void {
        if (!this.header.isBusy) void this.runtime?.refresh();
    }

    handleMenu({ detail }: CustomEvent<{ value: string }>): void {
        if (detail.value === 'reload-ended') this.runtime?.session.refresh('ended');
        if (detail.value !== 'usage') return;
        this.isUsageOpen = true;
        void this.runtime?.readUsage();
    }

    handleUsageClosed(): void {
        this.isUsageOpen = false;
        this.template?.querySelector<HTMLElement>('lightning-button-menu')?.focus();
    }

    handleShowRow({ detail }: CustomEvent<string>): void {
        this.template?.querySelector<ListElement>('c-chat-history-list')?.showRow(detail);
    }

    handleNotice({ type }: Event): void {
        this.runtime?.handleNoticeEvent(type);
    }

    handleRowRequest({ detail }: CustomEvent<RowRequest>): void {
        this.runtime?.handleRowRequest(detail);
    }

    handleOpenRecord({ detail }: CustomEvent<OpenRecord>): void {
        this[NavigationMixin.Navigate](pageOf(detail));
    }

    handleArrival({ detail }: CustomEvent<Arrival>): void {
        this.runtime?.handleArrival(detail);
    }

    handleDiagnostic({ detail }: CustomEvent<RecordsDiagnostic>): void {
        this.diagnostics.note(detail.code, detail.place);
    }

    /** Trap: a component that is inserted again still has its old connection until it renders. */
    handleSourceReady({ detail }: CustomEvent<SourceReady>): void {
        if (this.reach !== null) this.start(detail.source);
    }

    handleConnection({ type, detail }: CustomEvent<RecordChanged | null>): void {
        const session = this.runtime?.session;
        if (type === 'recovered') session?.recovered();
        else if (type === 'framedropped') session?.frameDropped();
        else if (detail !== null) session?.changed(detail.recordId);
    }

    /** The first change is that the component becomes visible. */
    private visibilityChanged(isVisible: boolean): void {
        if (this.reach === null) {
            this.reach = reachability(this.settings.brokerHost);
            if (this.reach.problem !== null) this.start(createRefusingSource({ code: this.reach.problem }));
        }
        this.runtime?.session.setVisible(isVisible);
    }

    private start(source: Source): void {
        this.runtime = createRuntime({
            source,
            settings: this.settings,
            diagnostics: this.diagnostics,
            timers: browserTimers,
            now: () => Date.now(),
            timeZone: TIME_ZONE,
            readRecords: () => this.template?.querySelector<RecordsElement>('c-chat-history-records')?.refresh(),
            onChange: (snapshot) => this.show(snapshot)
        });
        this.runtime.openCase(this.caseId);
        this.runtime.session.setVisible(true);
    }

    private show(snapshot: Snapshot): void {
        const { state, offer, nowMs } = snapshot;
        if (state !== this.snapshot.state) this.showTimeline(timelineOf(state, this.settings, TIME_ZONE));
        this.hadFocus ||= this.template?.activeElement != null;
        this.snapshot = snapshot;
        this.rowContext = { ...this.rowContext, nowMs, offer, contactName: state.names.contact };
    }

    private showTimeline({ rows, completeness, wanted = NOTHING_WANTED }: Timeline): void {
        publishRows(this.timeline, rows);
        this.rowCount = rows.length;
        this.completeness = completeness;
        this.wanted = stillWanted(this.wanted, wanted);
        this.version++;
    }

    private focusList(): void {
        const list = this.template?.querySelector<ListElement>('c-chat-history-list');
        if (list) list.focusRegion();
        else this.template?.querySelector<HTMLElement>('[data-id="refresh"]')?.focus();
    }
}
