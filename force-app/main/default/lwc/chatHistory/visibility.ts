/** Whether an element can be seen, and every change of that: nothing is asked of Salesforce for what nobody sees. */
export interface Watch {
    stop(): void;
}

/**
 * Tells each change; before the first the element can't be seen. "Seen" is any part of it on screen now: not in a hidden
 * browser tab, not in a collapsed section, not in a console tab in the background, not far below the fold.
 */
export function watchVisibility(element: Element, onChange: (isVisible: boolean) => void): Watch {
    let isOnPage = false;
    let wasVisible = false;

    function look(): void {
        // An observer sleeps in a hidden browser tab, so what it said last does not tell of that.
        const isVisible = isOnPage && document.visibilityState === 'visible';
        if (isVisible === wasVisible) return;
        wasVisible = isVisible;
        onChange(isVisible);
    }

    const observer = new IntersectionObserver((changes) => {
        // Several may come at once, oldest first.
        isOnPage = changes.at(-1)?.isIntersecting ?? isOnPage;
        look();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return {
        stop() {
            observer.disconnect();
            document.removeEventListener('visibilitychange', look);
        }
    };
}
