/**
 * The host rule: on which host the broker page of a component runs, and the other way round. Both sides compute the
 * other's origin from their own host by this one table; neither takes it from a message or a referrer.
 *
 *     acme.lightning.force.com               ⇄ acme--c.vf.force.com
 *     acme--uat.sandbox.lightning.force.com  ⇄ acme--uat--c.sandbox.vf.force.com
 *     acme.scratch.lightning.force.com       ⇄ acme--c.scratch.vf.force.com
 *     shop.lightning.force.localhost:4600    ⇄ shop--c.vf.force.localhost:4600      (the local page, http)
 *
 * Sources: Salesforce Help, "My Domain URL Formats" and "Partitioned Domains" (`domain_name_partitioned_domains`); Apex
 * Reference, DomainCreator (`mycompany--uat.vf.force.com` for a package `uat`). Hosts outside the rule are refused.
 */

// Source: Tooling API, OrgDomainLog, DomainPartition.
const PARTITIONS = 'demo|develop|free|patch|sandbox|scratch|sfdctest|sfrestore|trailblaze';

// Single hyphens only: a double one separates the org's name from its sandbox and from the namespace.
const NAME = '[a-z0-9]+(?:-[a-z0-9]+)*';
const END = `((?:\\.(?:${PARTITIONS}))?)`;
const LOCAL = 'localhost(?::[1-9]\\d{0,4})?';

const COMPONENT_HOST = new RegExp(`^(${NAME}(?:--${NAME})?)${END}\\.lightning\\.force\\.(com|${LOCAL})$`);
const BROKER_HOST = new RegExp(`^(${NAME}(?:--${NAME})?)--${NAME}${END}\\.vf\\.force\\.(com|${LOCAL})$`);

// Source: Salesforce Help, "My Domain URL Formats"; the last is the local page's.
const SALESFORCE_HOST = new RegExp(
    `^(?:${NAME}(?:--${NAME})*\\.)+(?:(?:force|salesforce)\\.(?:com|mil)|sfcrmproducts\\.cn|crmforce\\.mil|${LOCAL})$`
);

const PARTITION = new RegExp(`^(?:${PARTITIONS})$`);

/**
 * Absolute URL of the broker page for a component at `host` (`location.host`); `null` where the host obeys no known
 * rule. `resourceUrl` (the value of `@salesforce/resourceUrl/…`) gives our namespace. `brokerHost`: the host that an
 * admin named instead of the rule's, or `null`; it has to belong to this org's own My Domain.
 *
 * Trap: Lightning Web Security kills frames with a relative or same-origin URL.
 */
export function brokerUrl(host: string, resourceUrl: string, brokerHost: string | null): string | null {
    const namespace = namespaceOf(resourceUrl);
    const origin = brokerHost === null ? brokerOrigin(host, namespace ?? 'c') : overrideOrigin(brokerHost, host);
    return origin === null ? null : `${origin}/apex/${namespace === null ? '' : `${namespace}__`}ChatHistoryBroker`;
}

/** Where the component runs that may frame a broker page on `brokerHost` (`location.host`); `null`: not by this rule. */
export function componentOrigin(brokerHost: string): string | null {
    const [, org, partition = '', place] = BROKER_HOST.exec(brokerHost.toLowerCase()) ?? [];
    if (org === undefined || place === undefined) return null;
    return originOf(`${org}${partition}.lightning.force.${place}`);
}

/**
 * Origin of a host that an admin names because it is outside the rule. `ownHost`: `location.host` of the side that asks.
 * `null`: not a host of this org's own My Domain on one of Salesforce's domains. Anybody can get a Salesforce org, so
 * Salesforce's domains alone prove nothing: the org's name (first label, up to `--`) and its partition must be the same.
 * This machine itself is admitted only where `ownHost` is on it, as on the local page, and never from a real org.
 */
export function overrideOrigin(host: string, ownHost: string): string | null {
    const named = host.trim().toLowerCase();
    const org = orgOf(named);
    return org !== null && org === orgOf(ownHost.toLowerCase()) ? originOf(named) : null;
}

function brokerOrigin(componentHost: string, namespace: string): string | null {
    const [, org, partition = '', place] = COMPONENT_HOST.exec(componentHost.toLowerCase()) ?? [];
    if (org === undefined || place === undefined) return null;
    // Host names have no underscores; Salesforce writes a namespace's as hyphens.
    return originOf(`${org}--${namespace.replaceAll('_', '-')}${partition}.vf.force.${place}`);
}

/** The namespace in the URL of a static resource: `/resource/1700000000000/acme__Broker` → `acme`; `null`: in none. */
function namespaceOf(resourceUrl: string): string | null {
    return /\/([a-z]\w*?)__\w+(?:[?#]|$)/i.exec(resourceUrl)?.[1]?.toLowerCase() ?? null;
}

/** What all hosts of one org share: its name, its partition, and whether they are on this machine. */
function orgOf(host: string): string | null {
    if (!SALESFORCE_HOST.test(host)) return null;
    const [label = '', second = ''] = host.split('.');
    const [name = ''] = label.split('--', 1);
    return [name, PARTITION.test(second) ? second : '', isLocal(host)].join('.');
}

function isLocal(host: string): boolean {
    return /localhost(?::\d+)?$/.test(host);
}

/** Plain http, and a port, only on this machine itself: `.localhost` never leaves it (RFC 6761). */
function originOf(host: string): string {
    return `${isLocal(host) ? 'http' : 'https'}://${host}`;
}
