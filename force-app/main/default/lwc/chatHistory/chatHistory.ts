/**
 * Chat History: the words of a Case's conversations, on the Case record page. This is the only exposed component; it
 * holds the session, and turns its state into what the views show.
 *
 * Nothing is asked for before it comes into view, and nothing at all in the App Builder canvas.
 */
import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import type { Row } from 'c/chatHistoryCore';
import { buildRows, shortId } from 'c/chatHistoryCore';
import type { OpenRecord } from 'c/chatHistoryLabels';
import { FRAME, countText } from 'c/chatHistoryLabels';
import type { RecordsArrived } from 'c/chatHistoryRecords';
import type { Session, State } from 'c/chatHistoryState';
import { createSession, emptyState, forgetRows, isBusy, publishRows, recordsOf } from 'c/chatHistoryState';
import type { Way } from './compose';
import { createWay } from './compose';
import type { Header } from './header';
import { headerOf } from './header';
import type { Notice } from './notices';
import { canvasNotices, noticesOf } from './notices';
import { sampleRows } from './sample';
import type { Settings } from './settings';
import { readSettings } from './settings';
import { isAppBuilderCanvas } from './surroundings';
import type { Watch } from './visibility';
import { whenVisible } from './visibility';

type Keyed = CustomEvent<{ key: string }>;
type Records = Element & { refresh(): void };

/** Two components on one page must not share a timeline. */
let instanceCount = 0;

export default class ChatHistory extends NavigationMixin(LightningElement) {
    /** Title of the component; empty: "Chat history" in the user's language. Set in App Builder. */
    @api heading: string | undefined;
    /** Height of the scrolling part. Unit: CSS px, 160 to 2000; default 480. Set in App Builder. */
    @api height: number | undefined;
    /** What loads by itself: `newest` (default), `open` or `none`. Set in App Builder. */
    @api autoLoad: string | undefined;
    /** API name of the record page's object. Set by the record page. */
    @api objectApiName: string | undefined;

    state: State = emptyState(null);
    frame: number | null = null;
    version = 0;
    announcement = '';

    readonly timeZone = TIME_ZONE;
    readonly timeline = `timeline-${++instanceCount}`;
    readonly frameTitle = FRAME.connectionFrameTitle;

    private caseId: string | null = null;
    private isVisible = false;
    private isCanvas = false;
    private rowCount = 0;
    private session: Session | null = null;
    private way: Way | null = null;
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
        if (this.session !== null) this.openCase();
    }

    override connectedCallback(): void {
        this.isCanvas = isAppBuilderCanvas(window.location.pathname);
        if (this.isCanvas) return this.showRows(sampleRows(this.timeZone));
        window.addEventListener('message', this.handleMessage);
        document.addEventListener('visibilitychange', this.handleVisibility);
    }

    override renderedCallback(): void {
        const frame = this.template?.querySelector('iframe') ?? null;
        this.way?.broker?.source.frameRendered(frame);
        if (this.isCanvas || this.isVisible || this.watch !== null) return;
        const article = this.template?.querySelector('article');
        if (article) this.watch = whenVisible(article, () => this.becameVisible());
    }

    override disconnectedCallback(): void {
        window.removeEventListener('message', this.handleMessage);
        document.removeEventListener('visibilitychange', this.handleVisibility);
        this.watch?.stop();
        this.session?.close();
        this.way?.source.close();
        forgetRows(this.timeline);
        this.watch = this.session = this.way = null;
        this.isVisible = false;
        this.frame = null;
    }

    override get title(): string {
        return this.heading?.trim() || FRAME.title;
    }

    get settings(): Settings {
        return readSettings({ height: this.height, autoLoad: this.autoLoad });
    }

    get listStyle(): string {
        return `--chat-history-height: ${this.settings.heightPx}px`;
    }

    get hasRows(): boolean {
        return this.rowCount > 0;
    }

    get notices(): readonly (Notice & { connectUrl?: string | undefined })[] {
        if (this.isCanvas) return canvasNotices(this.settings);
        if (!this.isVisible || this.caseId === null) return [];
        return noticesOf(this.state).map((notice) =>
            notice.problem?.code === 'page-not-reachable' ? { ...notice, connectUrl: this.way?.broker?.url } : notice
        );
    }

    get header(): Header {
        return headerOf(this.state, this.timeZone);
    }

    get canRefresh(): boolean {
        return !this.isCanvas && this.isVisible && this.caseId !== null;
    }

    /** One, and a new one for each Case: see `c/chatHistoryRecords`. */
    get caseIds(): readonly string[] {
        return this.isVisible && this.caseId !== null ? [this.caseId] : [];
    }

    get frames(): readonly Readonly<{ key: number; url: string }>[] {
        const url = this.way?.broker?.url;
        return this.frame === null || url === undefined ? [] : [{ key: this.frame, url }];
    }

    handleRefresh(): void {
        this.template?.querySelector<Records>('c-chat-history-records')?.refresh();
        this.session?.refresh();
    }

    handleRecords({ detail }: CustomEvent<RecordsArrived>): void {
        this.session?.recordsArrived(detail.caseId, detail.object, detail.outcome);
    }

    handleShow({ detail }: Keyed): void {
        this.session?.show(detail.key);
    }

    handleOlder({ detail }: Keyed): void {
        this.session?.older(detail.key);
    }

    handleRetry(): void {
        this.session?.retryFailed();
    }

    handleOpenRecord({ detail }: CustomEvent<OpenRecord>): void {
        const attributes = { ...detail, actionName: 'view' };
        this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
    }

    private handleMessage = (event: MessageEvent): void => {
        this.way?.broker?.source.heard(event);
    };

    /** Back from the tab where the agent signed in: what failed for want of a page may work now. */
    private handleVisibility = (): void => {
        if (document.visibilityState === 'visible' && this.lacksPage()) this.session?.retryFailed();
    };

    private lacksPage(): boolean {
        return Object.values(this.state.loads).some(({ problem }) => problem?.code === 'page-not-reachable');
    }

    private becameVisible(): void {
        this.isVisible = true;
        const way = createWay({
            onFrame: (frame) => (this.frame = frame),
            onRecovered: () => this.session?.retryFailed()
        });
        this.way = way;
        this.session = createSession({ source: way.source, onChange: (state) => this.stateChanged(state) });
        this.openCase();
    }

    private openCase(): void {
        if (this.caseId === null) this.session?.close();
        else this.session?.open(this.caseId, this.settings.autoLoad);
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
        this.announcement = countText(FRAME.loaded, loaded.length);
    }
}
