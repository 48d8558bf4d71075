/** The page around the component: what it is, whether the broker page can be reached from it, and what is visible on it. */
import RESOURCE_URL from '@salesforce/resourceUrl/ChatHistoryBroker';
import API_ENABLED from '@salesforce/userPermission/ApiEnabled';
import MAY_READ from '@salesforce/customPermission/Chat_History';
import type { ProblemCode } from 'c/chatHistoryCore';
import { brokerUrl } from 'c/chatHistoryCore';

export type RecordsElement = Element & { refresh(): Promise<void> };
export type ListElement = Element & { focusRegion(): void; showRow(key: string): void };

/** Either the broker page's address, or why no read can work. */
export type Reachability =
    Readonly<{ brokerUrl: string; problem: null }> | Readonly<{ brokerUrl: null; problem: ProblemCode }>;

/**
 * Is this the canvas of Lightning App Builder? There the component gets a sample record and is created anew with every
 * drag, so it must request nothing.
 *
 * Salesforce offers no way to find out. The canvas is a frame whose path holds `flexipageEditor`, which third-party
 * components rely on; should Salesforce move it, the component would behave in the canvas as on a page [?].
 */
export function isAppBuilderCanvas(pathname: string): boolean {
    return pathname.toLowerCase().includes('/flexipageeditor/');
}

/**
 * Does legacy Lightning Locker run instead of Lightning Web Security? Locker gives components a stand-in for `window`
 * that calls itself `SecureWindow`; it blocks the messages of the frame.
 */
export function isLightningLocker(windowText: string): boolean {
    return windowText.startsWith('SecureWindow');
}

/** What is known before a frame is made gives a better message than a frame that stays silent. */
export function reachability(brokerHost: string | null): Reachability {
    if (isLightningLocker(String(window))) return { brokerUrl: null, problem: 'locker' };
    if (API_ENABLED !== true || MAY_READ !== true) return { brokerUrl: null, problem: 'no-permission' };
    const url = brokerUrl(window.location.host, RESOURCE_URL, brokerHost);
    return url === null ? { brokerUrl: null, problem: 'page-not-reachable' } : { brokerUrl: url, problem: null };
}

export interface VisibilityWatch {
    stop(): void;
}

/**
 * Calls back at each change; before the first the element is not visible. Visible is any part of it on screen now: not in
 * a hidden browser tab, a collapsed section or a console tab in the background, and not below the fold.
 */
export function watchVisibility(element: Element, onChange: (isVisible: boolean) => void): VisibilityWatch {
    let isOnPage = false;
    let wasVisible = false;

    function update(): void {
        // The observer sleeps in a hidden browser tab and reports nothing then.
        const isVisible = isOnPage && document.visibilityState === 'visible';
        if (isVisible === wasVisible) return;
        wasVisible = isVisible;
        onChange(isVisible);
    }

    const observer = new IntersectionObserver((changes) => {
        // Several may come at once, oldest first.
        isOnPage = changes.at(-1)?.isIntersecting ?? isOnPage;
        update();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', update);
    return {
        stop() {
            observer.disconnect();
            document.removeEventListener('visibilitychange', update);
        }
    };
}
