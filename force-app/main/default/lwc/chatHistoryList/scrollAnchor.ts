/**
 * Scroll anchoring: where the reader is after rows have changed. At the end the view sticks to the end, also while rows
 * grow. Elsewhere what was in view stays in view. Where messages were asked for, that row stays and they open below it.
 *
 * Ours and not the browser's (`overflow-anchor`), which has no end to stick to and which Safari lacks.
 */

/** `region` scrolls; the children of `list` are the rows, from top to bottom, each with `data-key` and `data-kind`. */
export type Viewport = Readonly<{ region: HTMLElement; list: HTMLElement }>;

export type ScrollAnchor = ReturnType<typeof createScrollAnchor>;

/** A row that was in view, and how far below the upper edge of the region it began. */
type Anchor = Readonly<{ key: string; pixelOffset: number }>;

/** Nearer to the end than this counts as at the end, since zoom makes scroll positions fractions. Our choice. */
const END_TOLERANCE_PX = 8;

export function createScrollAnchor() {
    // Readers come for the newest messages, so the view begins at the end.
    let isStuckToEnd = true;
    let pinned: Anchor | null = null;
    let anchors: readonly Anchor[] = [];
    let placedAt = 0;

    return {
        /** To be called on every scroll event: the reader scrolled, or `afterChange` did. */
        scrolled({ region }: Viewport): void {
            // A hidden browser tab has no height; its scroll events say nothing about the reader.
            if (region.clientHeight === 0 || Math.abs(region.scrollTop - placedAt) < 1) return;
            pinned = null;
            isStuckToEnd = isAtEnd(region);
        },
        /** Holds this row in place until the reader scrolls. */
        pin({ region }: Viewport, row: HTMLElement): void {
            pinned = anchorAt(region, row);
            isStuckToEnd = false;
            placedAt = region.scrollTop;
        },
        /** To be called before rows change. */
        beforeChange(viewport: Viewport): void {
            anchors = isStuckToEnd ? [] : [...(pinned === null ? [] : [pinned]), ...anchorsInView(viewport)];
        },
        /** To be called after rows have changed, and when sizes have. `rowOf` finds a row by its key. */
        afterChange({ region }: Viewport, rowOf: (key: string) => HTMLElement | undefined): void {
            if (isStuckToEnd) region.scrollTop = region.scrollHeight;
            else restore(region, anchors, rowOf);
            anchors = [];
            placedAt = region.scrollTop;
        }
    };
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
    return scrollHeight - scrollTop - clientHeight <= END_TOLERANCE_PX;
}

/**
 * The rows in view, messages first: when older messages come, a day heading or a button above the message that is being
 * read moves up, and the message must not move with it.
 */
function anchorsInView({ region, list }: Viewport): readonly Anchor[] {
    const { top, bottom } = region.getBoundingClientRect();
    const rows: HTMLElement[] = [];
    for (let index = firstEndingBelow(list, top); index < list.children.length; index += 1) {
        const row = list.children[index];
        if (!(row instanceof HTMLElement) || row.getBoundingClientRect().top >= bottom) break;
        rows.push(row);
    }
    const messages = rows.filter(isMessage);
    return [...messages, ...rows.filter((row) => !isMessage(row))].map((row) => anchorAt(region, row));
}

/** Puts the first anchor that is still there back in its place. */
function restore(
    region: HTMLElement,
    anchors: readonly Anchor[],
    rowOf: (key: string) => HTMLElement | undefined
): void {
    for (const { key, pixelOffset } of anchors) {
        const row = rowOf(key);
        if (row === undefined) continue;
        region.scrollTop += offsetOf(region, row) - pixelOffset;
        return;
    }
}

function anchorAt(region: HTMLElement, row: HTMLElement): Anchor {
    return { key: row.dataset.key ?? '', pixelOffset: offsetOf(region, row) };
}

function isMessage(row: HTMLElement): boolean {
    return row.dataset.kind === 'message';
}

function offsetOf(region: HTMLElement, row: HTMLElement): number {
    return row.getBoundingClientRect().top - region.getBoundingClientRect().top;
}

/** A binary search, since measuring thousands of rows takes long. */
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
