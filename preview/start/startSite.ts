/**
 * http://localhost:PORT/: the start page, and the control interface for tests.
 */
import type { Orgs } from '../hosting/orgs';
import type { Answer } from '../http/answers';
import { html, text } from '../http/answers';
import { fileAnswer } from '../http/files';
import { FOLDERS } from '../http/shared';
import type { SiteRequest } from '../http/siteRequest';
import { controlAnswer } from './control';
import { startPage } from './startPage';

export async function startAnswer(request: SiteRequest, orgs: Orgs): Promise<Answer> {
    const { pathname, port } = request;
    if (pathname === '/') return html(startPage(orgs.scenarios, port), { 'content-security-policy': policy(port) });
    if (pathname === '/orgs' || pathname.startsWith('/orgs/')) return controlAnswer(request, orgs);
    const file = await fileAnswer(pathname, FOLDERS, request.headers['if-none-match']);
    return file ?? text(404, `Not here: ${pathname}`);
}

function policy(port: number): string {
    return `default-src 'self'; img-src 'self' data:; connect-src 'self' http://*.localhost:${port}; base-uri 'none'; form-action 'none'`;
}
