/**
 * Keeps the place of the reader while rows come and go.
 *
 * Region: the box that scrolls. List: the element whose children are the rows, top to bottom. Mark: a row that was in
 * view, and how far below the region's upper edge it began. After a change the first mark that is still there is put
 * back where it was.
 */

export type Mark = Readonly<{ key: string; offset: number }>;

/** Nearer to the end than this counts as at the end: zoom makes scroll positions fractions. Our choice. */
const END_TOLERANCE_PX = 8;

export function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
    return scrollHeight - scrollTop - clientHeight <= END_TOLERANCE_PX;
}

export function scrollToEnd(region: HTMLElement): void {
    region.scrollTop = region.scrollHeight;
}

/**
 * The rows in view, messages first. A message stays when older ones come before it; a day heading or a button above
 * them moves up, and what is being read must not move with it.
 */
export function marksInView(region: HTMLElement, list: HTMLElement): readonly Mark[] {
    const { top, bottom } = region.getBoundingClientRect();
    const rows: HTMLElement[] = [];
    for (let index = firstEndingBelow(list, top); index < list.children.length; index += 1) {
        const row = list.children[index];
        if (!(row instanceof HTMLElement) || row.getBoundingClientRect().top >= bottom) break;
        rows.push(row);
    }
    const messages = rows.filter(isMessage);
    return [...messages, ...rows.filter((row) => !isMessage(row))].map((row) => markOf(region, row));
}

export function markOf(region: HTMLElement, row: HTMLElement): Mark {
    return { key: row.dataset.key ?? '', offset: offsetOf(region, row) };
}

/** Puts the first mark that is still there back in its place. `rowOf` finds a row by its key. */
export function restore(
    region: HTMLElement,
    marks: readonly Mark[],
    rowOf: (key: string) => HTMLElement | undefined
): void {
    for (const { key, offset } of marks) {
        const row = rowOf(key);
        if (row === undefined) continue;
        region.scrollTop += offsetOf(region, row) - offset;
        return;
    }
}

function isMessage(row: HTMLElement): boolean {
    return row.dataset.kind === 'message';
}

function offsetOf(region: HTMLElement, row: HTMLElement): number {
    return row.getBoundingClientRect().top - region.getBoundingClientRect().top;
}

/** Rows follow each other downwards, so the first one in view is found by halving, not by asking thousands. */
function firstEndingBelow(list: HTMLElement, edge: number): number {
    let low = 0;
    let high = list.children.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((list.children[middle]?.getBoundingClientRect().bottom ?? edge) > edge) high = middle;
        else low = middle + 1;
    }
    return low;
}
