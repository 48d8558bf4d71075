/** Where the broker page is, as seen from the page that the component runs on. */
import { brokerOrigin, namespaceOf } from 'c/chatHistoryCore';

export type BrokerAddress = Readonly<{
    /** Origin that window messages must come from and go to. */
    origin: string;
    /** Absolute URL of the page. Trap: Lightning Web Security kills relative and same-origin frames. */
    url: string;
}>;

/** Address for a page at `host`, or `null` where the host obeys no known rule. `resourceUrl` tells our namespace. */
export function brokerAddress(host: string, resourceUrl: string): BrokerAddress | null {
    const namespace = namespaceOf(resourceUrl);
    const origin = brokerOrigin(host, namespace);
    if (origin === null) return null;
    const page = namespace === 'c' ? 'ChatHistoryBroker' : `${namespace}__ChatHistoryBroker`;
    return { origin, url: `${origin}/apex/${page}` };
}
