/**
 * Decides where the reader is to be after each change. At the end: stays at the end, also while rows still grow.
 * Elsewhere: what was in view stays in view. Where a transcript was just asked for: that bookend stays, and the
 * transcript opens below it.
 */
import type { Mark } from './readingPlace';
import { isAtEnd, markOf, marksInView, restore, scrollToEnd } from './readingPlace';

export type Parts = Readonly<{ region: HTMLElement; list: HTMLElement }>;

export interface PlaceKeeper {
    /** The reader scrolled, or we did. */
    scrolled(region: HTMLElement): void;
    /** A transcript was asked for at this row; its place is kept until the reader scrolls. */
    askedAt(parts: Parts, row: HTMLElement): void;
    /** To be called before rows change. */
    beforeChange(parts: Parts): void;
    /** To be called after rows changed, and whenever sizes changed. */
    afterChange(parts: Parts, rowOf: (key: string) => HTMLElement | undefined): void;
}

export function createPlaceKeeper(): PlaceKeeper {
    // The newest is what a reader comes for, so it begins at the end.
    let isStuckToEnd = true;
    let asked: Mark | null = null;
    let marks: readonly Mark[] = [];
    let placedAt = 0;

    return {
        scrolled(region) {
            // A hidden tab has no height; its scroll events say nothing about the reader.
            if (region.clientHeight === 0 || Math.abs(region.scrollTop - placedAt) < 1) return;
            asked = null;
            isStuckToEnd = isAtEnd(region);
        },
        askedAt({ region }, row) {
            asked = markOf(region, row);
            isStuckToEnd = false;
            placedAt = region.scrollTop;
        },
        beforeChange({ region, list }) {
            marks = isStuckToEnd ? [] : [...(asked === null ? [] : [asked]), ...marksInView(region, list)];
        },
        afterChange({ region }, rowOf) {
            if (isStuckToEnd) scrollToEnd(region);
            else restore(region, marks, rowOf);
            marks = [];
            placedAt = region.scrollTop;
        }
    };
}
