import { NO_NAMESPACE, brokerOrigin, namespaceOf, overrideOrigin } from 'c/chatHistoryCore';

/**
 * Absolute URL of the broker page for a component at `host` (`location.host`); `null` where the host obeys no known
 * rule. `resourceUrl` (the value of `@salesforce/resourceUrl/…`) gives our namespace. `brokerHost`: the host that an
 * admin named instead of the rule's, or `null`; it has to belong to this org's own My Domain.
 *
 * Trap: Lightning Web Security kills frames with a relative or same-origin URL.
 */
export function brokerUrl(host: string, resourceUrl: string, brokerHost: string | null): string | null {
    const namespace = namespaceOf(resourceUrl);
    const origin = brokerHost === null ? brokerOrigin(host, namespace) : overrideOrigin(brokerHost, host);
    if (origin === null) return null;
    const page = namespace === NO_NAMESPACE ? 'ChatHistoryBroker' : `${namespace}__ChatHistoryBroker`;
    return `${origin}/apex/${page}`;
}
