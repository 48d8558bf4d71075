/**
 * The timeline: one scroll region with a list of rows, newest at the bottom. Alone knows the DOM of rows and scrolling.
 * Rows come from the module store, never through `@api` (see `rowStore.ts` of the state).
 */
import { LightningElement, api } from 'lwc';
import { FRAME } from 'c/chatHistoryLabels';
import { rowsOf } from 'c/chatHistoryState';
import type { Item } from './items';
import { itemsOf } from './items';
import { createPlaceKeeper } from './placeKeeper';
import type { Parts, PlaceKeeper } from './placeKeeper';
import { troubledKeys } from './troubledKeys';

export default class ChatHistoryList extends LightningElement {
    /** Names the timeline in the module store. */
    @api timeline = '';

    /** IANA name; days and times follow it. */
    @api timeZone = 'UTC';

    /** To be changed with every change of the rows. */
    @api
    get version(): number {
        return this.shownVersion;
    }
    set version(version: number) {
        if (this.#parts !== null) this.#keeper.beforeChange(this.#parts);
        this.#hadFocus = this.template?.activeElement != null;
        this.shownVersion = version;
    }

    regionLabel = FRAME.listLabel;
    shownVersion = 0;

    #keeper: PlaceKeeper = createPlaceKeeper();
    #indexByKey: ReadonlyMap<string, number> = new Map();
    #parts: Parts | null = null;
    #observer: ResizeObserver | null = null;
    #hadFocus = false;
    #troubled: ReadonlySet<string> = new Set();

    /** For when what had the focus is gone from the component's top. */
    @api
    focusRegion(): void {
        this.#parts?.region.focus({ preventScroll: true });
    }

    get items(): readonly Item[] {
        return this.itemsAt(this.shownVersion);
    }

    override renderedCallback(): void {
        const parts = (this.#parts ??= this.findParts());
        if (parts === null) return;
        this.#observer ??= this.observed(parts);
        this.keepPlace();
        this.reveal(parts);
        // What had the focus may be gone, such as the button for older messages after the last of them.
        if (this.#hadFocus && this.template?.activeElement == null) parts.region.focus({ preventScroll: true });
        this.#hadFocus = false;
    }

    override disconnectedCallback(): void {
        this.#observer?.disconnect();
        this.#observer = null;
        this.#parts = null;
        this.#keeper = createPlaceKeeper();
    }

    /** A problem or a question that nobody sees is none: what was asked for may stand far from where the agent reads. */
    private reveal({ list }: Parts): void {
        const troubled = troubledKeys(rowsOf(this.timeline));
        const fresh = [...troubled].find((key) => !this.#troubled.has(key));
        this.#troubled = troubled;
        if (fresh === undefined) return;
        const row = [...list.children].find((child) => child instanceof HTMLElement && child.dataset.key === fresh);
        row?.scrollIntoView({ block: 'nearest' });
    }

    handleScroll(): void {
        if (this.#parts !== null) this.#keeper.scrolled(this.#parts.region);
    }

    handleShow(event: CustomEvent): void {
        const row = event.currentTarget instanceof HTMLElement ? event.currentTarget.closest('li') : null;
        if (this.#parts !== null && row !== null) this.#keeper.askedAt(this.#parts, row);
        this.forward(event);
    }

    /** An omission knows no conversation; its row does. */
    handleOlder(event: CustomEvent): void {
        const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset.conversation : undefined;
        this.dispatchEvent(new CustomEvent(event.type, { detail: { key } }));
    }

    /** The rows' own events end at the list; the same ones are told to whoever holds it. */
    forward(event: CustomEvent): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail as unknown }));
    }

    /** The version is read so that the template follows it: the store itself can't tell that it changed. */
    private itemsAt(_version: number): readonly Item[] {
        const items = itemsOf(rowsOf(this.timeline), this.timeZone);
        this.#indexByKey = new Map(items.map(({ key }, index) => [key, index]));
        return items;
    }

    /** They live as long as the template: only rows inside the list come and go. */
    private findParts(): Parts | null {
        const region = this.refs?.region;
        const list = this.refs?.list;
        return region instanceof HTMLElement && list instanceof HTMLElement ? { region, list } : null;
    }

    private keepPlace(): void {
        const parts = this.#parts;
        if (parts === null) return;
        this.#keeper.afterChange(parts, (key) => this.rowAt(parts, this.#indexByKey.get(key)));
    }

    private rowAt({ list }: Parts, index: number | undefined): HTMLElement | undefined {
        const row = index === undefined ? undefined : list.children[index];
        return row instanceof HTMLElement ? row : undefined;
    }

    /** Rows get their real height only when they come into view, and a hidden tab gets one only when it is shown. */
    private observed({ region, list }: Parts): ResizeObserver {
        const observer = new ResizeObserver(() => this.keepPlace());
        observer.observe(region);
        observer.observe(list);
        return observer;
    }
}
