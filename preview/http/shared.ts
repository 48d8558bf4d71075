/**
 * Static folders and answers that more than one site has.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Folders } from './files';
import type { Answer } from './answers';
import { json } from './answers';
import type { SiteRequest } from './siteRequest';

/** Where the project is: the server is started by npm, which runs at the top of it. */
export const PROJECT_ROOT = process.cwd();

const nodeModules = path.join(PROJECT_ROOT, 'node_modules');

export const SOURCE_ROOT = path.join(PROJECT_ROOT, 'force-app/main/default');

/** What pages load: built code, base components, SLDS 1 (`/assets/`, where base components look for icons) and SLDS 2. */
export const FOLDERS: Folders = {
    '/page/': path.join(PROJECT_ROOT, 'build/preview/page'),
    '/lws/': path.join(PROJECT_ROOT, 'build/preview/lws'),
    '/vendor/': path.join(PROJECT_ROOT, 'build/vendor'),
    '/style/': path.join(PROJECT_ROOT, 'preview/style'),
    '/assets/': path.join(nodeModules, '@salesforce-ux/design-system/assets'),
    '/slds2/': path.join(nodeModules, '@salesforce-ux/design-system-2/dist')
};

/** The file as text, relative to force-app/main/default. Read at every request: an edit shows on reload. */
export function sourceText(relative: string): string {
    return readFileSync(path.join(SOURCE_ROOT, relative), 'utf8');
}

/** The start page asks both hosts of an org whether the browser finds them; nothing else may be read across origins. */
export function hereAnswer({ headers, port }: SiteRequest): Answer {
    const origin = headers['origin'] ?? '';
    const isStartPage = [`http://localhost:${port}`, `http://127.0.0.1:${port}`].includes(origin);
    return json({ here: true }, isStartPage ? { 'access-control-allow-origin': origin, vary: 'origin' } : {});
}
