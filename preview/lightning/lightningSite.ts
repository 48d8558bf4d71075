/**
 * The Lightning host of an org: Case pages, the canvas of App Builder, and Lightning Data Service's way to the records.
 */
import { sessionNotForRest } from '../../sim/routes/errors';
import { askOrg } from '../hosting/askOrg';
import type { HostedOrg, Orgs } from '../hosting/orgs';
import type { Answer } from '../http/answers';
import { html, json, redirect, text } from '../http/answers';
import { escapeHtml } from '../http/escape';
import { fileAnswer } from '../http/files';
import { FOLDERS, hereAnswer } from '../http/shared';
import type { SiteRequest } from '../http/siteRequest';
import { buildLane } from '../lws/lane';
import { CANVAS_PATH, readState } from '../page/pageState';
import { countsOf } from '../start/control';
import { casePage, casePagePolicy } from './casePage';
import { contextOf } from './contextOf';
import { settingsRecord } from './settingFields';
import { THUMBNAIL_PATH, thumbnailAnswer } from './thumbnails';

const RECORD_PAGE = /^\/lightning\/r\/(\w+)\/([a-zA-Z0-9]{15,18})\/view$/;

export async function lightningAnswer(request: SiteRequest, hosted: HostedOrg, orgs: Orgs): Promise<Answer> {
    const { pathname, target } = request;
    const file = await fileAnswer(pathname, FOLDERS, request.headers['if-none-match']);
    if (file !== null) return file;
    const [, objectApiName = '', recordId = ''] = RECORD_PAGE.exec(pathname) ?? [];
    if (objectApiName === 'Case') return caseAnswer(recordId, request, hosted, orgs);
    if (objectApiName !== '') return otherRecord(objectApiName, recordId);
    if (pathname === CANVAS_PATH) return caseAnswer(hosted.scenario.caseId, request, hosted, orgs);
    if (pathname === '/') return redirect(`/lightning/r/Case/${hosted.scenario.caseId}/view${target.slice(1)}`);
    return otherAnswer(request, hosted);
}

async function otherAnswer(request: SiteRequest, hosted: HostedOrg): Promise<Answer> {
    const { pathname } = request;
    if (/^\/services\/data\/v[\d.]+\/graphql$/.test(pathname)) return askOrg(request, hosted);
    // "Lightning sessions are not API-enabled": a component that tries gets what it would get in an org.
    if (pathname.startsWith('/services/')) return json(sessionNotForRest().body, {}, 401);
    if (pathname === THUMBNAIL_PATH) return thumbnailAnswer(request, hosted);
    if (pathname === '/_preview/counts') return json(countsOf(hosted));
    if (pathname === '/_preview/here') return hereAnswer(request);
    return text(404, `Not on the Lightning host: ${pathname}`);
}

async function caseAnswer(caseId: string, request: SiteRequest, hosted: HostedOrg, orgs: Orgs): Promise<Answer> {
    const shown = hosted.org.world.cases.find(({ id }) => id.slice(0, 15) === caseId.slice(0, 15));
    if (shown === undefined) return text(404, `The org ${hosted.name} has no Case ${caseId}.`);
    const state = readState(request.query.toString());
    if (state.security === 'lws') await buildLane();
    const canvas = request.pathname === CANVAS_PATH;
    const context = contextOf({ hosted, scenarios: orgs.scenarios, port: request.port, dir: state.dir, canvas });
    hosted.typeSettings(settingsRecord(context.settingFields, state.settings));
    const policy = { 'content-security-policy': casePagePolicy(hosted, request.port, state) };
    return html(casePage(context, state, shown.caseNumber), policy);
}

function otherRecord(objectApiName: string, recordId: string): Answer {
    const name = `${escapeHtml(objectApiName)} ${escapeHtml(recordId)}`;
    return html(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name}</title></head>
<body><h1>${name}</h1><p>In an org, this is the record page. The local page shows Cases only.</p></body></html>
`);
}
