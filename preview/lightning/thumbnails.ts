/**
 * Pictures of files, as Salesforce makes them some time after a file was stored. Drawn here from the file's own data, so
 * that no image comes from elsewhere.
 */
import { hashOf } from '../../sim/world/ids';
import { viewerOf } from '../../sim/world/world';
import type { HostedOrg } from '../hosting/orgs';
import type { Answer } from '../http/answers';
import { text } from '../http/answers';
import { escapeHtml } from '../http/escape';
import type { SiteRequest } from '../http/siteRequest';

export const THUMBNAIL_PATH = '/sfc/servlet.shepherd/version/renditionDownload';

const RENDITION = 'THUMB240BY180';

/** Longer titles do not fit. */
const TITLE_CHARS = 24;

export function thumbnailAnswer({ query }: SiteRequest, { org }: HostedOrg): Answer {
    const { world } = org;
    const versionId = query.get('versionId') ?? '';
    const file = world.files.find((each) => each.versionId.slice(0, 15) === versionId.slice(0, 15));
    const isHidden = file !== undefined && viewerOf(world).cannotSee.includes(file.id);
    const isMade = world.switches.thumbnails === 'made' && query.get('rendition') === RENDITION;
    if (file === undefined || isHidden || !isMade) return text(404, 'No rendition of this file.');
    const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=3600' };
    return { status: 200, headers, body: drawing(file.title, file.extension) };
}

function drawing(title: string, extension: string): string {
    const hue = hashOf(title) % 360;
    const shown = escapeHtml(title.slice(0, TITLE_CHARS));
    return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="180" viewBox="0 0 240 180">
<rect width="240" height="180" fill="hsl(${hue} 45% 82%)"/>
<circle cx="${60 + (hue % 120)}" cy="60" r="26" fill="hsl(${(hue + 40) % 360} 80% 70%)"/>
<path d="M0 180 70 92 128 150 176 108 240 180Z" fill="hsl(${hue} 35% 45%)"/>
<text x="8" y="20" font-family="sans-serif" font-size="13" fill="#222">${escapeHtml(extension.toUpperCase())}</text>
<text x="8" y="172" font-family="sans-serif" font-size="13" fill="#fff">${shown}</text>
</svg>
`;
}
