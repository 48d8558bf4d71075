/**
 * Composition of the broker page: the only file that touches the real window. The page's attributes are read once;
 * the session id is removed from the markup and lives on in the broker's closure alone.
 */
import { limitsOfOrg, type Limits } from 'c/chatHistoryCore';
import { createBroker } from './broker';
import { createIdbStore } from './keep/idbStore';
import type { Locks } from './keep/lock';
import type { Clock, PageSession, Parts } from './parts';

/** `id` of the element in ChatHistoryBroker.page that carries the attributes. */
const ELEMENT_ID = 'chat-history-broker';

const element = document.getElementById(ELEMENT_ID);
if (element !== null) start(element);

function start(page: HTMLElement): void {
    const session = takeSession(page);
    const settings = readSettings(page);
    if (window.parent === window) {
        // Opened by hand to hand the session over to this host; the component retries by itself.
        page.textContent = page.dataset['connected'] ?? '';
        return;
    }
    const broker = createBroker({
        fetch: (path, init) => fetch(path, init),
        clock: createClock(),
        locks: createLocks(),
        store: createIdbStore(),
        crypto,
        session,
        openChannel: channelOpener(),
        limits: settings.limits,
        hostOverride: settings.hostOverride,
        host: location.host
    });
    broker.meet(window);
}

function takeSession(page: HTMLElement): PageSession {
    const take = (name: string) => {
        const value = page.getAttribute(name) ?? '';
        page.removeAttribute(name);
        return value;
    };
    return { id: take('data-session'), userId: take('data-user'), orgId: take('data-org') };
}

function readSettings({ dataset }: HTMLElement): Readonly<{ limits: Limits; hostOverride: string }> {
    const textOf = (name: string) => dataset[name] ?? '';
    return {
        limits: limitsOfOrg({
            maxAgeHours: textOf('maxAgeHours'),
            memoryOnly: textOf('memoryOnly'),
            hourlyBudget: textOf('hourlyBudget'),
            dailyShare: textOf('dailyShare')
        }),
        hostOverride: textOf('hostOverride')
    };
}

function channelOpener(): Parts['openChannel'] {
    if (!('BroadcastChannel' in window)) return null;
    return (name) => {
        const channel = new BroadcastChannel(name);
        return {
            post: (message) => channel.postMessage(message),
            hear: (listener) => {
                channel.onmessage = ({ data }: MessageEvent<unknown>) => {
                    listener(data);
                };
            },
            close: () => channel.close()
        };
    };
}

function createClock(): Clock {
    return {
        now: () => Date.now(),
        after: (delayMs, task) => {
            const timer = setTimeout(task, delayMs);
            return () => clearTimeout(timer);
        }
    };
}

/** Older browsers and insecure contexts have none, whatever the types say. */
function createLocks(): Locks | null {
    if (!('locks' in navigator)) return null;
    const { locks } = navigator;
    return {
        request: async (name, options, task) => locks.request(name, options, task),
        held: async () => ((await locks.query()).held ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]))
    };
}
