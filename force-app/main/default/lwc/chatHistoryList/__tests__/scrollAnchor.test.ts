import { createScrollAnchor } from '../scrollAnchor';
import type { ScrollAnchor, Viewport } from '../scrollAnchor';

const REGION_HEIGHT_PX = 300;
const ROW_HEIGHT_PX = 100;

type Page = Viewport & {
    put: (...keys: readonly string[]) => void;
    rowOf: (key: string) => HTMLElement | undefined;
};

/** jsdom has no layout: rows of one height each, below each other, moved up by how far the region is scrolled. */
function createPage(): Page {
    const region = document.createElement('div');
    const list = document.createElement('ol');
    region.append(list);
    let scrollTop = 0;
    const maxScroll = (): number => Math.max(0, list.children.length * ROW_HEIGHT_PX - REGION_HEIGHT_PX);
    Object.defineProperties(region, {
        clientHeight: { value: REGION_HEIGHT_PX, configurable: true },
        scrollHeight: { get: () => Math.max(REGION_HEIGHT_PX, list.children.length * ROW_HEIGHT_PX) },
        scrollTop: {
            get: () => scrollTop,
            set: (value: number) => (scrollTop = Math.min(Math.max(0, value), maxScroll()))
        }
    });
    region.getBoundingClientRect = () => boxAt(0, REGION_HEIGHT_PX);
    const rowOf = (key: string): HTMLElement | undefined =>
        [...list.children].find((row): row is HTMLElement => row instanceof HTMLElement && row.dataset.key === key);
    const put = (...keys: readonly string[]): void => {
        list.replaceChildren(...keys.map((key) => rowOf(key) ?? createRow(key, list, () => scrollTop)));
    };
    return { region, list, put, rowOf };
}

function createRow(key: string, list: HTMLElement, scrolled: () => number): HTMLElement {
    const row = document.createElement('li');
    row.dataset.key = key;
    row.dataset.kind = key.startsWith('m') ? 'message' : 'other';
    row.getBoundingClientRect = () =>
        boxAt([...list.children].indexOf(row) * ROW_HEIGHT_PX - scrolled(), ROW_HEIGHT_PX);
    return row;
}

/** jsdom lacks DOMRect too. */
function boxAt(top: number, height: number): DOMRect {
    return { x: 0, y: top, top, bottom: top + height, left: 0, right: 200, width: 200, height, toJSON: () => top };
}

const topOf = (page: Page, key: string): number | undefined => page.rowOf(key)?.getBoundingClientRect().top;

function change(anchor: ScrollAnchor, page: Page, ...keys: readonly string[]): void {
    anchor.beforeChange(page);
    page.put(...keys);
    anchor.afterChange(page, page.rowOf);
}

function scrollTo(anchor: ScrollAnchor, page: Page, top: number): void {
    page.region.scrollTop = top;
    anchor.scrolled(page);
}

describe('The reading position', () => {
    let page: Page;
    let anchor: ScrollAnchor;

    beforeEach(() => {
        page = createPage();
        anchor = createScrollAnchor();
    });

    it('is the newest row when rows first come', () => {
        change(anchor, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        expect(topOf(page, 'm5')).toBe(REGION_HEIGHT_PX - ROW_HEIGHT_PX);
    });

    it('stays at the end when newer rows come', () => {
        change(anchor, page, 'm1', 'm2', 'm3', 'm4');
        change(anchor, page, 'm1', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm6')).toBe(REGION_HEIGHT_PX - ROW_HEIGHT_PX);
    });

    it('does not move when newer rows come while older ones are read', () => {
        change(anchor, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        scrollTo(anchor, page, 50);
        change(anchor, page, 'm1', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm2')).toBe(50);
    });

    it('does not move when older rows come, though the rows above the messages stay above them', () => {
        change(anchor, page, 'start', 'older', 'm4', 'm5', 'm6');
        scrollTo(anchor, page, 0);
        change(anchor, page, 'start', 'older', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm4')).toBe(200);
    });

    it('does not move when a refresh fails and its rows come back as they were', () => {
        change(anchor, page, 'start', 'm1', 'm2', 'm3', 'm4', 'm5', 'end');
        scrollTo(anchor, page, 250);
        change(anchor, page, 'start', 'm1', 'm2', 'm3', 'm4', 'm5', 'end');
        expect(page.region.scrollTop).toBe(250);
    });

    it('is the next row in view when the first is gone', () => {
        change(anchor, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        scrollTo(anchor, page, 50);
        change(anchor, page, 'm0', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm2')).toBe(50);
    });

    it('is the session whose messages were asked for, which open below it', () => {
        change(anchor, page, 'm1', 'm2', 'start', 'm8', 'm9');
        const row = page.rowOf('start');
        if (row !== undefined) anchor.pin(page, row);
        const before = topOf(page, 'start');
        change(anchor, page, 'm1', 'm2', 'start', 'm3', 'm4', 'm5', 'm8', 'm9');
        expect(topOf(page, 'start')).toBe(before);
    });

    it('is free again once the reader scrolls', () => {
        change(anchor, page, 'm1', 'm2', 'start', 'm8', 'm9');
        const row = page.rowOf('start');
        if (row !== undefined) anchor.pin(page, row);
        scrollTo(anchor, page, 0);
        change(anchor, page, 'm0', 'm1', 'm2', 'start', 'm8', 'm9');
        expect(topOf(page, 'm1')).toBe(0);
    });

    it('does not follow scroll events of a hidden browser tab', () => {
        change(anchor, page, 'm1', 'm2', 'm3', 'm4');
        Object.defineProperty(page.region, 'clientHeight', { value: 0, configurable: true });
        scrollTo(anchor, page, 0);
        Object.defineProperty(page.region, 'clientHeight', { value: REGION_HEIGHT_PX, configurable: true });
        change(anchor, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        expect(topOf(page, 'm5')).toBe(REGION_HEIGHT_PX - ROW_HEIGHT_PX);
    });
});
