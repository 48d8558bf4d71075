/**
 * Chat History: the words of a Case's conversations, on the Case record page. This is the only exposed component; it
 * holds the session, and turns its state into what the views show.
 *
 * Nothing is asked for unless somebody sees it or asks for it, and nothing at all in the App Builder canvas.
 */
import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import type { Row } from 'c/chatHistoryCore';
import { buildRows, shortId } from 'c/chatHistoryCore';
import type { OpenRecord } from 'c/chatHistoryLabels';
import { FRAME, countText } from 'c/chatHistoryLabels';
import type { RecordsArrived } from 'c/chatHistoryRecords';
import type { State } from 'c/chatHistoryState';
import { emptyState, forgetRows, isBusy, publishRows, recordsOf } from 'c/chatHistoryState';
import type { Header } from './header';
import { headerOf } from './header';
import type { Notice } from './notices';
import { CONNECTION, canvasNotices, noticesOf } from './notices';
import { sampleRows } from './sample';
import type { Settings } from './settings';
import { readSettings } from './settings';
import { isAppBuilderCanvas } from './surroundings';
import type { OpenPanel } from './usagePanel';
import type { Watch } from './visibility';
import { watchVisibility } from './visibility';
import type { Work } from './work';
import { startWork } from './work';

type Keyed = CustomEvent<{ key: string }>;
type Records = Element & { refresh(): void };
type List = Element & { focusRegion(): void };

/** What the list's events ask of the session. */
const ASKS = {
    showtranscript: 'show',
    loadolder: 'older',
    refreshone: 'refreshOne',
    retry: 'retry',
    confirmread: 'confirm'
} as const;

/** Two components on one page must not share a timeline. */
let instanceCount = 0;

export default class ChatHistory extends NavigationMixin(LightningElement) {
    /** Title of the component; empty: "Chat history" in the user's language. Set in App Builder. */
    @api heading: string | undefined;
    /** Height of the scrolling part. Unit: CSS px, 160 to 2000; default 480. Set in App Builder. */
    @api height: number | undefined;
    /** What loads by itself: `newest` (default), `open`, `all` or `none`. Set in App Builder. */
    @api autoLoad: string | undefined;
    /** How long a transcript may be reused. Unit: hours, 0 to 24; default: the org's. Set in App Builder. */
    @api maxAgeHours: number | undefined;
    /** Calls in an hour before the agent is asked first. 0 to 1,000; default: the org's. Set in App Builder. */
    @api hourlyBudget: number | undefined;
    /** Host of the broker page where the org's hosts obey no rule; default: by the rule. Set in App Builder. */
    @api brokerHost: string | undefined;
    /** API name of the record page's object. Set by the record page. */
    @api objectApiName: string | undefined;

    state: State = emptyState(null);
    frame: number | null = null;
    version = 0;
    announcement = '';
    usagePanel: OpenPanel = null;

    readonly timeZone = TIME_ZONE;
    readonly timeline = `timeline-${++instanceCount}`;
    readonly frameTitle = FRAME.connectionFrameTitle;

    private caseId: string | null = null;
    private isCanvas = false;
    private rowCount = 0;
    private work: Work | null = null;
    private watch: Watch | null = null;

    /** Id of the Case. Set by the record page; may change while the component lives. */
    @api
    get recordId(): string | null {
        return this.caseId;
    }

    set recordId(recordId: string | null | undefined) {
        const caseId = typeof recordId === 'string' ? shortId(recordId) : null;
        if (caseId === this.caseId) return;
        this.caseId = caseId;
        if (this.work !== null) this.openCase(this.work);
    }

    override connectedCallback(): void {
        this.isCanvas = isAppBuilderCanvas(window.location.pathname);
        if (this.isCanvas) return this.showRows(sampleRows(this.timeZone));
        window.addEventListener('message', this.handleMessage);
        document.addEventListener('visibilitychange', this.handleVisibility);
    }

    override renderedCallback(): void {
        const frame = this.template?.querySelector('iframe') ?? null;
        this.work?.broker?.source.frameRendered(frame);
        const article = this.template?.querySelector('article');
        if (this.isCanvas || this.watch !== null || !article) return;
        this.watch = watchVisibility(article, (isVisible) => this.visibilityChanged(isVisible));
    }

    override disconnectedCallback(): void {
        window.removeEventListener('message', this.handleMessage);
        document.removeEventListener('visibilitychange', this.handleVisibility);
        this.watch?.stop();
        this.work?.close();
        forgetRows(this.timeline);
        this.watch = this.work = this.usagePanel = this.frame = null;
    }

    override get title(): string {
        return this.heading?.trim() || FRAME.title;
    }

    get settings(): Settings {
        const { height, autoLoad, maxAgeHours, hourlyBudget, brokerHost } = this;
        return readSettings({ height, autoLoad, maxAgeHours, hourlyBudget, brokerHost });
    }

    get listStyle(): string {
        return `--chat-history-height: ${this.settings.heightPx}px`;
    }

    get hasRows(): boolean {
        return this.rowCount > 0;
    }

    get notices(): readonly Notice[] {
        if (this.isCanvas) return canvasNotices(this.settings);
        return this.isActive ? noticesOf(this.state, this.work?.broker?.url ?? null) : [];
    }

    get header(): Header {
        return headerOf(this.state, this.timeZone);
    }

    /** The name tells the state, so no `aria-expanded` does: "hide, expanded" would say it twice. */
    get usageText(): string {
        return this.usagePanel === null ? FRAME.showUsage : FRAME.hideUsage;
    }

    /** Is there a Case, and was this component seen on its page? */
    get isActive(): boolean {
        return this.work !== null && this.caseId !== null;
    }

    /** One, and a new one for each Case: see `c/chatHistoryRecords`. */
    get caseIds(): readonly string[] {
        return this.isActive && this.caseId !== null ? [this.caseId] : [];
    }

    get frames(): readonly Readonly<{ key: number; url: string }>[] {
        const url = this.work?.broker?.url;
        return this.frame === null || url === undefined ? [] : [{ key: this.frame, url }];
    }

    /** Not disabled while it works, or the focus would be lost; a second press has nothing to do then. */
    handleRefresh(): void {
        if (this.header.isRefreshing) return;
        this.refreshRecords();
        this.work?.session.refresh();
    }

    handleUsage(): void {
        this.work?.usage.toggle();
    }

    handleRecords({ detail }: CustomEvent<RecordsArrived>): void {
        this.work?.session.recordsArrived(detail.caseId, detail.object, detail.outcome);
    }

    handleAsk({ type, detail }: Keyed): void {
        if (isAsk(type)) this.work?.session[ASKS[type]](detail.key);
        // Whether it is still open is the record's to say.
        if (type === 'refreshone') this.refreshRecords();
    }

    handleRetry({ currentTarget }: Event): void {
        const key = currentTarget instanceof HTMLElement ? currentTarget.dataset.key : undefined;
        if (key === CONNECTION) this.work?.session.retryFailed();
        else this.refreshRecords();
    }

    handleLoadAll(): void {
        this.work?.session.loadAll();
        this.focusList();
    }

    handleDismiss(): void {
        this.work?.session.dismissLoadAll();
        this.focusList();
    }

    handleOpenRecord({ detail }: CustomEvent<OpenRecord>): void {
        const attributes = { ...detail, actionName: 'view' };
        this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
    }

    private handleMessage = (event: MessageEvent): void => {
        this.work?.broker?.source.heard(event);
    };

    /** Back from the tab where the agent signed in, perhaps: what failed for want of a page may work now. */
    private handleVisibility = (): void => {
        if (document.visibilityState === 'visible') this.work?.session.recovered();
    };

    private refreshRecords(): void {
        this.template?.querySelector<Records>('c-chat-history-records')?.refresh();
    }

    private visibilityChanged(isVisible: boolean): void {
        // The first change is that it is seen.
        this.work ??= this.begin();
        this.work.session.visibilityChanged(isVisible);
    }

    private begin(): Work {
        const work = startWork({
            settings: this.settings,
            onFrame: (frame) => (this.frame = frame),
            onState: (state) => this.stateChanged(state),
            onUsagePanel: (panel) => (this.usagePanel = panel)
        });
        this.openCase(work);
        return work;
    }

    /** The question goes with its buttons, one of which had the focus. */
    private focusList(): void {
        this.template?.querySelector<List>('c-chat-history-list')?.focusRegion();
    }

    private openCase({ session }: Work): void {
        if (this.caseId === null) session.close();
        else session.open(this.caseId, this.settings);
    }

    private stateChanged(state: State): void {
        const wasBusy = isBusy(this.state);
        this.state = state;
        this.showRows(buildRows({ records: recordsOf(state), loads: state.loads, timeZone: this.timeZone }));
        if (wasBusy && !isBusy(state)) this.announce();
    }

    private showRows(rows: readonly Row[]): void {
        publishRows(this.timeline, rows);
        this.rowCount = rows.length;
        this.version++;
    }

    /** For screen readers: how much there is, not what it says. */
    private announce(): void {
        const loaded = Object.values(this.state.loads).flatMap(({ transcript }) => transcript?.entries ?? []);
        this.announcement = loaded.length === 0 ? '' : countText(FRAME.loaded, loaded.length);
    }
}

function isAsk(type: string): type is keyof typeof ASKS {
    return Object.hasOwn(ASKS, type);
}
