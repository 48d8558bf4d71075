/**
 * The Visualforce host of an org: the broker page, its static resource, and the REST API that it calls.
 */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { askOrg } from '../hosting/askOrg';
import { lightningHost } from '../hosting/hosts';
import type { HostedOrg } from '../hosting/orgs';
import type { Answer, Headers } from '../http/answers';
import { html, text } from '../http/answers';
import { hereAnswer, PROJECT_ROOT, SOURCE_ROOT, sourceText } from '../http/shared';
import type { SiteRequest } from '../http/siteRequest';
import { readXml } from '../xml';
import { SETTINGS_OBJECT, settingTexts } from '../../sim/world/settings';
import { viewerOf } from '../../sim/world/world';
import type { MergeFields } from './mergeFields';
import { renderPage } from './renderPage';
import { AFTER_HAND_OVER, isHandedOver, signInAnswer } from './signIn';

type ResourceMeta = Readonly<{ StaticResource: { contentType: string } }>;

const BROKER = 'ChatHistoryBroker';

const NO_PAGE_ACCESS = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Insufficient Privileges</title></head>
<body><h1>Insufficient Privileges</h1><p>You do not have the level of access necessary to open this page.</p></body></html>
`;

export async function visualforceAnswer(request: SiteRequest, hosted: HostedOrg): Promise<Answer> {
    const { pathname } = request;
    if (pathname.startsWith('/services/data/')) return askOrg(request, hosted);
    if (pathname === '/_preview/here') return hereAnswer(request);
    if (pathname === resourceUrl(BROKER)) return staticResource(BROKER);
    const signIn = signInAnswer(request, hosted);
    if (signIn !== null) return signIn;
    if (pathname === `/apex/${BROKER}`) return brokerPage(request, hosted);
    return text(404, `Not on the Visualforce host: ${pathname}`);
}

/** As in an org: a stamp, so that a changed resource has another URL. */
export function resourceUrl(name: string): string {
    const { mtimeMs } = statSync(path.join(SOURCE_ROOT, `staticresources/${name}.js`));
    return `/resource/${Math.round(mtimeMs)}/${name}`;
}

function brokerPage(request: SiteRequest, hosted: HostedOrg): Answer {
    const headers = framePolicy(hosted, request.port);
    if (!viewerOf(hosted.org.world).permissions.pageAccess) return html(NO_PAGE_ACCESS, headers);
    const page = renderPage(sourceText(`pages/${BROKER}.page`), mergeFields(request, hosted));
    return html(page.html, { ...headers, ...page.headers, ...(isHandedOver(request) ? AFTER_HAND_OVER : {}) });
}

/** What the platform says about who may frame the page; nothing where clickjack protection is off. */
function framePolicy(hosted: HostedOrg, port: number): Headers {
    const { frame } = hosted.org.world.switches;
    if (frame === 'by-anyone') return {};
    const ancestors = frame === 'refused' ? "'none'" : componentOrigin(hosted, port);
    return { 'content-security-policy': `frame-ancestors ${ancestors}` };
}

function mergeFields(request: SiteRequest, { org, newPageSession, settings }: HostedOrg): MergeFields {
    const { settingNumbers } = org.world.switches;
    return {
        sessionId: newPageSession({ handedOver: isHandedOver(request) }),
        userId: org.world.viewerId,
        organizationId: org.world.orgId,
        labels: JSON.parse(labelsText()) as Readonly<Record<string, string>>,
        resources: { [BROKER]: resourceUrl(BROKER) },
        setup: { [SETTINGS_OBJECT]: settingTexts(settings(), settingNumbers) }
    };
}

async function staticResource(name: string): Promise<Answer> {
    const meta = readXml(sourceText(`staticresources/${name}.resource-meta.xml`)) as ResourceMeta;
    const headers = {
        'content-type': meta.StaticResource.contentType,
        'cache-control': 'public, max-age=3888000'
    };
    return { status: 200, headers, body: await readFile(path.join(SOURCE_ROOT, `staticresources/${name}.js`)) };
}

function labelsText(): string {
    return sourceText(path.relative(SOURCE_ROOT, path.join(PROJECT_ROOT, 'build/preview/labels.json')));
}

function componentOrigin({ name }: HostedOrg, port: number): string {
    return `http://${lightningHost(name)}:${port}`;
}
