/** Where the broker page is, as seen from the page that the component runs on. */
import { NO_NAMESPACE, brokerOrigin, namespaceOf, overrideOrigin } from 'c/chatHistoryCore';

export type BrokerAddress = Readonly<{
    /** Origin that window messages must come from and go to. */
    origin: string;
    /** Absolute URL of the page. Trap: Lightning Web Security kills relative and same-origin frames. */
    url: string;
}>;

/**
 * Address for a page at `host`, or `null` where the host obeys no known rule. `resourceUrl` tells our namespace.
 * `brokerHost`: the host that an admin named instead of the rule's, if any; `null` comes back where it is none of
 * Salesforce's.
 */
export function brokerAddress(host: string, resourceUrl: string, brokerHost: string | null): BrokerAddress | null {
    const namespace = namespaceOf(resourceUrl);
    const origin = brokerHost === null ? brokerOrigin(host, namespace) : overrideOrigin(brokerHost);
    if (origin === null) return null;
    const page = namespace === NO_NAMESPACE ? 'ChatHistoryBroker' : `${namespace}__ChatHistoryBroker`;
    return { origin, url: `${origin}/apex/${page}` };
}
