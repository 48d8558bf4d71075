/**
 * A Case record page as an agent sees it, with our component in one of its columns, and beside it the panel that
 * changes what there is to see.
 */
import { LightningElement } from 'lwc';
import type { CaseSummary } from '../../../page/pageContext';
import { readPageContext } from '../../../page/pageContext';
import type { PageState } from '../../../page/pageState';
import { readState, writeState } from '../../../page/pageState';
import { propertyValues } from '../../../page/propertyValues';
import { applyTheme } from '../../../page/theme';
import type { PageReference } from '../../../platform/navigation';
import { NAVIGATE_EVENT, urlOf } from '../../../platform/navigation';

const context = readPageContext();

export default class CasePage extends LightningElement {
    readonly userName = context.userName;
    state: PageState = readState(window.location.search);
    shownCase = caseOfPath();
    /** What the component asked the platform to open; the local page has no other record pages. */
    opened = '';
    /** Loaded only where it is open: its controls are most of what the page would load. */
    panel: typeof LightningElement | null = null;

    override connectedCallback(): void {
        window.addEventListener(NAVIGATE_EVENT, this.handleNavigate);
        if (this.showsPanel) void this.loadPanel();
    }

    override disconnectedCallback(): void {
        window.removeEventListener(NAVIGATE_EVENT, this.handleNavigate);
    }

    get layoutClass(): string {
        return this.showsPanel ? 'layout' : '';
    }

    get showsPanel(): boolean {
        return this.state.panel === 'open';
    }

    get showsInWide(): boolean {
        return this.state.component === 'mounted' && this.state.column === 'wide';
    }

    get showsInNarrow(): boolean {
        return this.state.component === 'mounted' && this.state.column === 'narrow';
    }

    get properties(): Readonly<Record<string, string | number | boolean | undefined>> {
        return propertyValues(context.properties, this.state.properties);
    }

    handleStateChange({ detail }: CustomEvent<Partial<PageState>>): void {
        // The base components read the direction once, when they are loaded; the sandbox is another page; and the settings
        // record is merged into the broker page when that is rendered.
        const needsReload = (['dir', 'security', 'settings'] as const).some(
            (key) => key in detail && detail[key] !== this.state[key]
        );
        this.state = { ...this.state, ...detail };
        const url = window.location.pathname + writeState(this.state);
        if (needsReload) window.location.assign(url);
        else window.history.replaceState(null, '', url);
        applyTheme(this.state.theme);
    }

    /** As in the console: the page stays, its record changes. */
    handleNextCase(): void {
        const index = context.cases.findIndex(({ id }) => id === this.shownCase.id);
        this.shownCase = context.cases[(index + 1) % context.cases.length] ?? this.shownCase;
        if (context.canvas) return;
        const attributes = { objectApiName: 'Case', recordId: this.shownCase.id };
        const path = urlOf({ type: 'standard__recordPage', attributes });
        window.history.replaceState(null, '', path + window.location.search);
        document.title = `${this.shownCase.caseNumber} | Case | Salesforce`;
    }

    private async loadPanel(): Promise<void> {
        const module = await import('../previewPanel/previewPanel');
        this.panel = module.default;
    }

    private handleNavigate = (event: Event): void => {
        const page = (event as CustomEvent<PageReference>).detail;
        this.opened = `Opened ${urlOf(page)}`;
    };
}

function caseOfPath(): CaseSummary {
    const { pathname } = window.location;
    const shown = context.cases.find(({ id }) => pathname.includes(id.slice(0, 15))) ?? context.cases[0];
    if (shown === undefined) throw new Error('This org holds no Case.');
    return shown;
}
