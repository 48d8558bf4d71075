/**
 * The broker page in a real window: reads what Visualforce wrote into its one element, and makes the environment of the
 * broker. The credential and what a key is derived from are removed from the markup; they live on in the broker's closure
 * alone.
 */
import { decodeOrgLimits } from 'c/chatHistoryCore';
import { createBroker, type Broker } from './broker';
import type { Clock, Environment } from './environment';
import { createPageLocks } from './locks';
import { createIndexedDbStore } from './storage/indexedDbStore';

/** `id` of the element in ChatHistoryBroker.page. */
export const ELEMENT_ID = 'chat-history-broker';

/** What we use of an element and of `window`; a browser's own fit. */
export type PageElement = Pick<Element, 'getAttribute' | 'removeAttribute' | 'textContent'>;
export type PageWindow = Parameters<Broker['meet']>[0] &
    Readonly<{
        document: Readonly<{ getElementById(id: string): PageElement | null }>;
        fetch: typeof fetch;
        crypto: Crypto;
        location: Readonly<{ host: string }>;
        navigator: Readonly<{ locks?: LockManager }>;
        BroadcastChannel?: typeof BroadcastChannel;
    }>;

type PageAttributes = Pick<Environment, 'session' | 'limits' | 'hostOverride'> & Readonly<{ connectedText: string }>;

/** In a frame, the broker introduces itself to the component. Null where the page is no broker page or not in a frame. */
export function startPage(window: PageWindow): Broker | null {
    const element = window.document.getElementById(ELEMENT_ID);
    if (element === null) return null;
    const { connectedText, ...attributes } = takeAttributes(element);
    const ownWindow: unknown = window;
    if (window.parent === ownWindow) {
        // Opened by hand to hand the session over to this host; the component retries automatically.
        element.textContent = connectedText;
        return null;
    }
    const broker = createBroker({
        ...attributes,
        fetch: (path, init) => window.fetch(path, init),
        clock: createClock(),
        // Older browsers and insecure contexts have none.
        locks: window.navigator.locks ?? createPageLocks(),
        store: createIndexedDbStore(),
        crypto: window.crypto,
        openChannel: createChannelOpener(window),
        host: window.location.host
    });
    broker.meet(window);
    return broker;
}

function takeAttributes(element: PageElement): PageAttributes {
    const read = (name: string) => element.getAttribute(`data-${name}`) ?? '';
    const take = (name: string) => {
        const value = read(name);
        element.removeAttribute(`data-${name}`);
        return value;
    };
    return {
        session: { id: take('session'), userId: take('user'), orgId: take('org') },
        limits: decodeOrgLimits({
            maxAgeHours: read('max-age-hours'),
            memoryOnly: read('memory-only'),
            hourlyBudget: read('hourly-budget'),
            dailyShare: read('daily-share'),
            activeBudget: read('active-budget'),
            accessCheckMinutes: read('access-check-minutes')
        }),
        hostOverride: read('host-override'),
        connectedText: read('connected')
    };
}

function createClock(): Clock {
    return {
        now: () => Date.now(),
        after: (delayMs, task) => {
            const timer = setTimeout(task, delayMs);
            return () => {
                clearTimeout(timer);
            };
        }
    };
}

function createChannelOpener({ BroadcastChannel }: PageWindow): Environment['openChannel'] {
    if (BroadcastChannel === undefined) return null;
    return (name) => {
        const channel = new BroadcastChannel(name);
        return {
            post: (message) => {
                channel.postMessage(message);
            },
            onMessage: (listener) => {
                channel.onmessage = ({ data }: MessageEvent<unknown>) => {
                    listener(data);
                };
            },
            close: () => {
                channel.close();
            }
        };
    };
}
