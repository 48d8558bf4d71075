/** Tells once when an element comes into view: nothing is asked of Salesforce before. */
export interface Watch {
    stop(): void;
}

/**
 * Calls `onVisible` as soon as any part of `element` can be seen: not in a collapsed section, not in a tab that is not
 * open, not far below the fold. Once.
 */
export function whenVisible(element: Element, onVisible: () => void): Watch {
    const observer = new IntersectionObserver((changes) => {
        if (!changes.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        onVisible();
    });
    observer.observe(element);
    return {
        stop() {
            observer.disconnect();
        }
    };
}
