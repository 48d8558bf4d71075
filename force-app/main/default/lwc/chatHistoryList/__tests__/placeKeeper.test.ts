import { createPlaceKeeper } from '../placeKeeper';
import type { Parts, PlaceKeeper } from '../placeKeeper';

const REGION_HEIGHT_PX = 300;
const ROW_HEIGHT_PX = 100;

/** jsdom has no layout: rows of one height each, below each other, moved up by how far the region is scrolled. */
function layout(): Parts & {
    put: (...keys: readonly string[]) => void;
    rowOf: (key: string) => HTMLElement | undefined;
} {
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

function topOf(page: ReturnType<typeof layout>, key: string): number | undefined {
    return page.rowOf(key)?.getBoundingClientRect().top;
}

function change(keeper: PlaceKeeper, page: ReturnType<typeof layout>, ...keys: readonly string[]): void {
    keeper.beforeChange(page);
    page.put(...keys);
    keeper.afterChange(page, page.rowOf);
}

function scrollTo(keeper: PlaceKeeper, page: ReturnType<typeof layout>, top: number): void {
    page.region.scrollTop = top;
    keeper.scrolled(page.region);
}

describe('the place of the reader', () => {
    it('is the newest row when rows first come', () => {
        const page = layout();
        change(createPlaceKeeper(), page, 'm1', 'm2', 'm3', 'm4', 'm5');
        expect(topOf(page, 'm5')).toBe(REGION_HEIGHT_PX - ROW_HEIGHT_PX);
    });

    it('stays at the end when newer rows come', () => {
        const page = layout();
        const keeper = createPlaceKeeper();
        change(keeper, page, 'm1', 'm2', 'm3', 'm4');
        change(keeper, page, 'm1', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm6')).toBe(REGION_HEIGHT_PX - ROW_HEIGHT_PX);
    });

    it('does not move when newer rows come while older ones are read', () => {
        const page = layout();
        const keeper = createPlaceKeeper();
        change(keeper, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        scrollTo(keeper, page, 50);
        change(keeper, page, 'm1', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm2')).toBe(50);
    });

    it('does not move when older rows come, though the rows above the messages stay above them', () => {
        const page = layout();
        const keeper = createPlaceKeeper();
        change(keeper, page, 'start', 'older', 'm4', 'm5', 'm6');
        scrollTo(keeper, page, 0);
        change(keeper, page, 'start', 'older', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm4')).toBe(200);
    });

    it('falls back to the next row in view when the first is gone', () => {
        const page = layout();
        const keeper = createPlaceKeeper();
        change(keeper, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        scrollTo(keeper, page, 50);
        change(keeper, page, 'm0', 'm2', 'm3', 'm4', 'm5', 'm6');
        expect(topOf(page, 'm2')).toBe(50);
    });

    it('is the bookend whose transcript was asked for, which opens below it', () => {
        const page = layout();
        const keeper = createPlaceKeeper();
        change(keeper, page, 'm1', 'm2', 'start', 'm8', 'm9');
        const row = page.rowOf('start');
        if (row !== undefined) keeper.askedAt(page, row);
        const before = topOf(page, 'start');
        change(keeper, page, 'm1', 'm2', 'start', 'm3', 'm4', 'm5', 'm8', 'm9');
        expect(topOf(page, 'start')).toBe(before);
    });

    it('does not follow scroll events of a hidden tab', () => {
        const page = layout();
        const keeper = createPlaceKeeper();
        change(keeper, page, 'm1', 'm2', 'm3', 'm4');
        Object.defineProperty(page.region, 'clientHeight', { value: 0, configurable: true });
        scrollTo(keeper, page, 0);
        Object.defineProperty(page.region, 'clientHeight', { value: REGION_HEIGHT_PX, configurable: true });
        change(keeper, page, 'm1', 'm2', 'm3', 'm4', 'm5');
        expect(topOf(page, 'm5')).toBe(REGION_HEIGHT_PX - ROW_HEIGHT_PX);
    });
});
