/** The one place that makes the real parts: frame, clock, chance, and what the user was granted. */
import RESOURCE_URL from '@salesforce/resourceUrl/ChatHistoryBroker';
import API_ENABLED from '@salesforce/userPermission/ApiEnabled';
import MAY_READ from '@salesforce/customPermission/Chat_History';
import type { ProblemCode } from 'c/chatHistoryCore';
import type { BrokerSource, Source, Timers } from 'c/chatHistorySource';
import { brokerAddress, createBrokerSource, createRefusingSource } from 'c/chatHistorySource';
import { isLightningLocker } from './surroundings';

/** A way to transcripts. `broker` is null where it is known beforehand that there is none: then no frame is made. */
export type Way = Readonly<{
    source: Source;
    broker: Readonly<{ source: BrokerSource; url: string }> | null;
}>;

export type WayParts = Readonly<{
    /** Host of the broker page where the admin named one. */
    brokerHost: string | null;
    onFrame: (frame: number | null) => void;
    onRecovered: () => void;
    onReleased: () => void;
    onChanged: (recordId: string) => void;
}>;

const TIMERS: Timers = {
    after(delayMs, task) {
        // Time-outs and idle frames need a real clock; the rest of the component has none.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
    }
};

export function createWay({ brokerHost, ...listeners }: WayParts): Way {
    const address = brokerAddress(window.location.host, RESOURCE_URL, brokerHost);
    const refusal = refusalKnownBefore(address !== null);
    if (refusal !== null || address === null) {
        return { source: createRefusingSource({ code: refusal ?? 'page-not-reachable' }), broker: null };
    }
    const source = createBrokerSource({
        origin: address.origin,
        timers: TIMERS,
        createChannel: () => new MessageChannel(),
        nonce: () => crypto.randomUUID(),
        ...listeners
    });
    return { source, broker: { source, url: address.url } };
}

/** What can be known before framing is asked before: it makes a better sentence than a frame that stays silent. */
function refusalKnownBefore(hasAddress: boolean): ProblemCode | null {
    if (isLightningLocker(String(window))) return 'locker';
    if (API_ENABLED !== true || MAY_READ !== true) return 'no-permission';
    return hasAddress ? null : 'page-not-reachable';
}
