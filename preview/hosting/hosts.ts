/**
 * Host names of the local page. They obey the rule that an org's host names obey, so that component and broker find
 * each other by it; `*.localhost` never leaves this computer.
 *
 * The middle `force` makes both one site. Without it Chromium denies the frame its locks and its storage.
 */
export type Site = Readonly<{ kind: 'start' }> | Readonly<{ kind: 'lightning' | 'visualforce' | 'login'; org: string }>;

/** First label, e.g. `acme--uat`, then what a My Domain may carry behind it, e.g. `.sandbox`. */
const ORG_NAME = /^([a-z0-9](?:[a-z0-9-]{0,50}[a-z0-9])?)((?:\.[a-z0-9-]+)*)$/;

/** Whether an org can be called that. A first label that ends in `--c` would read as a broker host. */
export function isOrgName(name: string): boolean {
    const label = ORG_NAME.exec(name)?.[1];
    return label !== undefined && !label.endsWith('--c');
}

/** Where the Case page is served: `acme--uat.sandbox` → `acme--uat.sandbox.lightning.force.localhost`. */
export function lightningHost(org: string): string {
    return `${org}.lightning.force.localhost`;
}

/** Where the broker page is served: `acme--uat.sandbox` → `acme--uat--c.sandbox.vf.force.localhost`. */
export function visualforceHost(org: string): string {
    const [label = '', ...rest] = org.split('.');
    return [`${label}--c`, ...rest, 'vf.force.localhost'].join('.');
}

/** Where a first load of the Visualforce host is sent to fetch its session. */
export function loginHost(org: string): string {
    return `${org}.my.salesforce.localhost`;
}

/** What a `Host` header asks for; null for a name that is none of ours (and may be an attempt at DNS rebinding). */
export function siteOf(hostHeader: string | undefined): Site | null {
    const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '');
    if (host === 'localhost' || host === '127.0.0.1') return { kind: 'start' };
    return (
        siteUnder('lightning', host, '.lightning.force.localhost') ??
        siteUnder('login', host, '.my.salesforce.localhost') ??
        visualforceSite(host)
    );
}

function visualforceSite(host: string): Site | null {
    const [label = '', ...rest] = host.split('.');
    if (!label.endsWith('--c')) return null;
    return siteUnder('visualforce', [label.slice(0, -3), ...rest].join('.'), '.vf.force.localhost');
}

function siteUnder(kind: 'lightning' | 'visualforce' | 'login', host: string, suffix: string): Site | null {
    const org = host.endsWith(suffix) ? host.slice(0, -suffix.length) : '';
    return isOrgName(org) ? { kind, org } : null;
}
