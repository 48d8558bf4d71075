/**
 * Whether a browser has a session on the Visualforce host yet, and the two ways of getting one: the hand-over redirect
 * that a first load goes through, and a login page.
 *
 * [?] How a first load fails inside of a frame where third-party cookies are blocked is not settled: here it ends at the
 * login page. As a page of its own it always works.
 */
import { loginHost, visualforceHost } from '../hosting/hosts';
import type { HostedOrg } from '../hosting/orgs';
import { escapeHtml } from '../http/escape';
import type { Answer } from '../http/answers';
import { html, redirect, text } from '../http/answers';
import type { SiteRequest } from '../http/siteRequest';
import { cookieOf } from '../http/siteRequest';

const COOKIE = 'handed-over';
const HAND_OVER_PATH = '/secur/frontdoor';
const SESSION_PATH = '/visualforce/session';

/** Is this the load that the hand-over led to? Only the cookie of that one says so. */
export function isHandedOver(request: SiteRequest): boolean {
    return cookieOf(request, COOKIE) === 'just-now';
}

/** For the answer to that load, so that the next one is an ordinary one. */
export const AFTER_HAND_OVER = { 'set-cookie': cookie('earlier') };

/** The answer in place of the page while the browser has no session on its host; null when it has one. */
export function signInAnswer(request: SiteRequest, hosted: HostedOrg): Answer | null {
    if (request.pathname === HAND_OVER_PATH) return handOver(request);
    if (cookieOf(request, COOKIE) !== undefined) return null;
    const { frame, firstLoad } = hosted.org.world.switches;
    if (frame === 'signed-out') return loginPage(hosted, request);
    return firstLoad === 'signed-in' ? null : redirect(sessionUrl(hosted, request));
}

/** Answers on the org's login host. */
export function loginSiteAnswer(request: SiteRequest, hosted: HostedOrg): Answer {
    if (request.pathname !== SESSION_PATH) return text(404, `Not on the login host: ${request.pathname}`);
    const isFramed = request.headers['sec-fetch-dest'] === 'iframe';
    if (isFramed && hosted.org.world.switches.firstLoad === 'blocked') return loginPage(hosted, request);
    return redirect(handOverUrl(hosted, request));
}

/** Origins besides the broker's that its frame passes through. */
export function hostsOfFirstLoad({ name, org }: HostedOrg, port: number): readonly string[] {
    return org.world.switches.firstLoad === 'signed-in' ? [] : [`http://${loginHost(name)}:${port}`];
}

function handOver(request: SiteRequest): Answer {
    return redirect(pathOf(request.query.get('to')), { 'set-cookie': cookie('just-now') });
}

function cookie(handedOver: 'just-now' | 'earlier'): string {
    return `${COOKIE}=${handedOver}; Path=/; HttpOnly; SameSite=Lax`;
}

function loginPage(hosted: HostedOrg, request: SiteRequest): Answer {
    return html(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Login | Salesforce</title></head>
<body><h1>Log in to the simulated org</h1>
<p><a href="${escapeHtml(handOverUrl(hosted, request))}">Log in</a></p></body></html>
`);
}

function sessionUrl({ name }: HostedOrg, { port, target }: SiteRequest): string {
    return `http://${loginHost(name)}:${port}${SESSION_PATH}?to=${encodeURIComponent(target)}`;
}

function handOverUrl({ name }: HostedOrg, { port, query, target }: SiteRequest): string {
    const to = query.get('to') ?? target;
    return `http://${visualforceHost(name)}:${port}${HAND_OVER_PATH}?to=${encodeURIComponent(to)}`;
}

/** Only paths of the same host: `//elsewhere` and whole URLs are none. */
function pathOf(target: string | null): string {
    return target !== null && /^\/(?![/\\])/.test(target) ? target : '/';
}
