/**
 * The timeline: one scroll region with a list of rows, newest at the bottom. Alone knows the DOM of rows and scrolling.
 * Rows come from the module store, never through `@api` (see `rowStore.ts` of the state).
 */
import { LightningElement, api } from 'lwc';
import type { RowContext, RowRequest } from 'c/chatHistoryLabels';
import { LABELS } from 'c/chatHistoryLabels';
import { rowsOf } from 'c/chatHistoryState';
import type { Item } from './items';
import { itemsOf } from './items';
import type { ScrollAnchor, Viewport } from './scrollAnchor';
import { createScrollAnchor } from './scrollAnchor';

export default class ChatHistoryList extends LightningElement {
    /** Names the timeline in the module store. */
    @api timeline = '';

    /** What texts depend on besides the rows. Always given; undefined only before the first render. */
    @api context: RowContext | undefined;

    /** To be changed with every change of the rows. */
    @api
    get version(): number {
        return this.shownVersion;
    }
    set version(version: number) {
        this.beforeChange();
        this.shownVersion = version;
    }

    regionLabel = LABELS.List_Label;
    showAllText = LABELS.ShowAll;
    reorderedText = LABELS.Message_Reordered;
    supervisorText = LABELS.Message_Supervisor;
    shownVersion = 0;
    unfolded: ReadonlySet<string> = new Set();

    #anchor: ScrollAnchor = createScrollAnchor();
    #indexByKey: ReadonlyMap<string, number> = new Map();
    #viewport: Viewport | null = null;
    #observer: ResizeObserver | null = null;
    #hadFocus = false;

    /** For when the element above the list that had the focus is gone. */
    @api
    focusRegion(): void {
        this.#viewport?.region.focus({ preventScroll: true });
    }

    /** Scrolls to a row and gives the region the focus, so that arrow keys go on from there. */
    @api
    showRow(key: string): void {
        const viewport = this.#viewport;
        if (viewport === null) return;
        this.rowAt(viewport, key)?.scrollIntoView({ block: 'center' });
        this.focusRegion();
    }

    get items(): readonly Item[] {
        return this.itemsAt(this.shownVersion);
    }

    override renderedCallback(): void {
        const viewport = (this.#viewport ??= this.findViewport());
        if (viewport === null) return;
        this.#observer ??= this.observeSizes(viewport);
        this.restorePlace();
        // The button that had the focus may be gone, such as the one for older messages after the last of them.
        if (this.#hadFocus && this.template?.activeElement == null) viewport.region.focus({ preventScroll: true });
        this.#hadFocus = false;
    }

    override disconnectedCallback(): void {
        this.#observer?.disconnect();
        this.#observer = null;
        this.#viewport = null;
        this.#anchor = createScrollAnchor();
    }

    handleScroll(): void {
        if (this.#viewport !== null) this.#anchor.scrolled(this.#viewport);
    }

    handleRequest(event: CustomEvent<RowRequest>): void {
        const row = event.currentTarget instanceof HTMLElement ? event.currentTarget.closest('li') : null;
        const opensBelow = event.detail.request === 'load' || event.detail.request === 'acceptExpired';
        if (this.#viewport !== null && row !== null && opensBelow) this.#anchor.pin(this.#viewport, row);
        this.forward(event);
    }

    handleShowAll({ currentTarget }: Event): void {
        const key = currentTarget instanceof HTMLElement ? currentTarget.closest('li')?.dataset.key : undefined;
        if (key === undefined) return;
        this.beforeChange();
        this.unfolded = new Set([...this.unfolded, key]);
    }

    /** The rows' events end here; the list's parent gets the same ones from the list. */
    forward(event: CustomEvent): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail as unknown }));
    }

    /** The version is read so that the template follows it: the store itself can't announce that it changed. */
    private itemsAt(_version: number): readonly Item[] {
        const items = itemsOf(rowsOf(this.timeline), this.context?.timeZone ?? 'UTC', this.unfolded);
        this.#indexByKey = new Map(items.map(({ key }, index) => [key, index]));
        return items;
    }

    /** Region and list live as long as the template; only rows inside the list come and go. */
    private findViewport(): Viewport | null {
        const region = this.refs?.region;
        const list = this.refs?.list;
        return region instanceof HTMLElement && list instanceof HTMLElement ? { region, list } : null;
    }

    private beforeChange(): void {
        if (this.#viewport !== null) this.#anchor.beforeChange(this.#viewport);
        this.#hadFocus = this.template?.activeElement != null;
    }

    private restorePlace(): void {
        const viewport = this.#viewport;
        if (viewport !== null) this.#anchor.afterChange(viewport, (key) => this.rowAt(viewport, key));
    }

    private rowAt({ list }: Viewport, key: string): HTMLElement | undefined {
        const index = this.#indexByKey.get(key);
        const row = index === undefined ? undefined : list.children[index];
        return row instanceof HTMLElement ? row : undefined;
    }

    /** Rows get their real height only when they come into view, and a hidden tab gets one only when it is shown. */
    private observeSizes({ region, list }: Viewport): ResizeObserver {
        const observer = new ResizeObserver(() => this.restorePlace());
        observer.observe(region);
        observer.observe(list);
        return observer;
    }
}
