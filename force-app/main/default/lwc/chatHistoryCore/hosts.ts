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

/** The package namespace of code that is in no package. */
export const NO_NAMESPACE = 'c';

// Source: Tooling API, OrgDomainLog, DomainPartition.
const PARTITIONS = 'demo|develop|free|patch|sandbox|scratch|sfdctest|sfrestore|trailblaze';

// Single hyphens only: a double one separates the org's name from its sandbox and from the namespace.
const NAME = '[a-z0-9]+(?:-[a-z0-9]+)*';
const END = `((?:\\.(?:${PARTITIONS}))?)`;
const PLACE = '(com|localhost(?::[1-9]\\d{0,4})?)';

const COMPONENT_HOST = new RegExp(`^(${NAME}(?:--${NAME})?)${END}\\.lightning\\.force\\.${PLACE}$`);
const BROKER_HOST = new RegExp(`^(${NAME}(?:--${NAME})?)--(${NAME})${END}\\.vf\\.force\\.${PLACE}$`);

// Source: Salesforce Help, "My Domain URL Formats"; the last is the local page's.
const SALESFORCE_HOST = new RegExp(
    `^((?:${NAME}(?:--${NAME})*\\.)+)((?:force|salesforce)\\.(?:com|mil)|sfcrmproducts\\.cn|crmforce\\.mil|localhost(?::[1-9]\\d{0,4})?)$`
);

// Source: ISVforce Guide: 1 to 15 letters, digits and single underscores, beginning with a letter.
const NAMESPACE = /^(?=.{1,15}$)[a-z](?:_?[a-z0-9])*$/;

const PARTITION = new RegExp(`^(?:${PARTITIONS})$`);

const MAX_LABEL_CHARS = 63;
const MAX_PORT = 65_535;

/** Where the broker page runs, for a component on `componentHost` (`location.host`); `null`: not by this rule. */
export function brokerOrigin(componentHost: string, namespace: string): string | null {
    const [, org, partition = '', place] = COMPONENT_HOST.exec(componentHost.toLowerCase()) ?? [];
    const packageName = namespace.toLowerCase();
    if (org === undefined || place === undefined || !NAMESPACE.test(packageName)) return null;
    // Host names have no underscores; Salesforce writes a namespace's as hyphens.
    const label = `${org}--${packageName.replaceAll('_', '-')}`;
    return label.length > MAX_LABEL_CHARS ? null : originOf(`${label}${partition}.vf.force.`, place);
}

/** Where the component runs that may frame a broker page on `brokerHost` (`location.host`); `null`: not by this rule. */
export function componentOrigin(brokerHost: string): string | null {
    const [, org, , partition = '', place] = BROKER_HOST.exec(brokerHost.toLowerCase()) ?? [];
    if (org === undefined || place === undefined) return null;
    return originOf(`${org}${partition}.lightning.force.`, place);
}

/**
 * Origin of a host that an admin names because it is outside the rule. `ownHost`: `location.host` of the side that asks.
 * `null`: not a host of this org's own My Domain on one of Salesforce's domains. Anybody can get a Salesforce org, so
 * Salesforce's domains alone prove nothing: the org's name (first label, up to `--`) and its partition must be the same.
 * This machine itself is admitted only where `ownHost` is on it, as on the local page, and never from a real org.
 */
export function overrideOrigin(host: string, ownHost: string): string | null {
    const named = salesforceHost(host.trim().toLowerCase());
    const own = salesforceHost(ownHost.toLowerCase());
    if (named === null || own?.org !== named.org || own.partition !== named.partition) return null;
    if (isLocal(named.place) !== isLocal(own.place)) return null;
    return isLocal(named.place) ? originOf(named.start, named.place) : `https://${named.start}${named.place}`;
}

type SalesforceHost = Readonly<{ start: string; place: string; org: string; partition: string }>;

function salesforceHost(host: string): SalesforceHost | null {
    const [, start, place] = SALESFORCE_HOST.exec(host) ?? [];
    if (start === undefined || place === undefined) return null;
    const [label = '', second = ''] = start.split('.');
    return { start, place, org: label.split('--', 1)[0] ?? '', partition: PARTITION.test(second) ? second : '' };
}

function isLocal(place: string): boolean {
    return place.startsWith('localhost');
}

/** The namespace in the value of `@salesforce/resourceUrl/…`: `/resource/1700000000000/acme__Broker` → `acme`. */
export function namespaceOf(resourceUrl: string): string {
    const name = resourceUrl.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
    const namespace = name.slice(0, Math.max(0, name.indexOf('__'))).toLowerCase();
    return NAMESPACE.test(namespace) ? namespace : NO_NAMESPACE;
}

/** Plain http, and a port, only on this machine itself: `.localhost` never leaves it (RFC 6761). */
function originOf(hostStart: string, place: string): string | null {
    const [suffix = '', port] = place.split(':');
    if (suffix === 'com') return `https://${hostStart}com`;
    if (port === undefined) return `http://${hostStart}localhost`;
    return Number(port) > MAX_PORT ? null : `http://${hostStart}localhost:${port}`;
}
