/** Serves the bench pages on loopback: no org, no policy, nothing but files. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { BENCH_ROOT } from './build.mjs';
import { ROOT } from '../support/project.mjs';
import { VENDOR_ROOT } from '../build/vendor.mjs';

const FOLDERS = {
    '/bench/': BENCH_ROOT,
    '/vendor/': VENDOR_ROOT,
    '/assets/': path.join(ROOT, 'node_modules/@salesforce-ux/design-system/assets'),
    '/slds2/': path.join(ROOT, 'node_modules/@salesforce-ux/design-system-2/dist')
};

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** As the local page has it, so that labels, language and time zone are there. */
const CONTEXT = JSON.stringify({ i18n: { timeZone: 'Europe/Berlin', locale: 'en-US', lang: 'en-US', dir: 'ltr' } });

/** @returns {Promise<{ urlOf: (lane: 'open' | 'lws') => string, close: () => void }>} */
export async function serveBench() {
    const server = createServer((request, response) => answer(request.url ?? '/', response));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        urlOf: (lane) => `http://127.0.0.1:${server.address().port}/${lane}`,
        close() {
            server.close();
            server.closeAllConnections();
        }
    };
}

function answer(url, response) {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    if (pathname === '/open' || pathname === '/lws') {
        response.writeHead(200, { 'content-type': 'text/html' });
        return response.end(page(pathname));
    }
    const prefix = Object.keys(FOLDERS).find((candidate) => pathname.startsWith(candidate));
    const file = prefix === undefined ? '' : path.join(FOLDERS[prefix], pathname.slice(prefix.length));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
}

function page(lane) {
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/slds2/css/bundled/slds2.cosmos.css">
<style>#stage { width: 800px; height: 480px; overflow: auto; --chat-history-height: 480px }</style>
<script type="application/json" id="page-context">${CONTEXT}</script>
<script type="module" src="/bench${lane}/main.js"></script>
</head><body><div id="stage"></div></body></html>
`;
}
