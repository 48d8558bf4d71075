/** Makes the pictures of README.md from the local page, so that they show what is, not what was. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGUMENTS, findBrowser } from '../support/browser.mjs';
import { ROOT } from '../support/project.mjs';
import { SERVER_MODULE, buildPreview } from '../build/preview.mjs';

const FOLDER = path.join(ROOT, 'docs/screenshots');
const CASE = '/';
const CANVAS = '/flexipageEditor/surface.app';

/**
 * `until` is a text that is on screen once the state has been reached. `whole`: the page, else the component alone.
 * `fromTop`: scrolled to the beginning; a timeline opens at its end.
 */
const PICTURES = [
    {
        name: 'case-page',
        org: 'ai-agent',
        place: CASE,
        query: 'panel=closed',
        width: 1200,
        until: /\d+ messages? loaded/,
        whole: true
    },
    {
        name: 'missing-bot',
        org: 'missing-bot',
        place: CASE,
        query: 'panel=closed&p.height=560',
        width: 900,
        until: /\d+ messages? loaded/,
        fromTop: true
    },
    {
        name: 'several-cases-dark',
        org: 'several-cases',
        place: CASE,
        query: 'panel=closed&theme=slds2-dark',
        width: 900,
        until: /other Cases? (is|are) hidden|another Case is hidden/
    },
    {
        name: 'narrow-right-to-left',
        org: 'right-to-left',
        place: CASE,
        query: 'panel=closed&dir=rtl',
        width: 360,
        until: /\d+ messages? loaded/
    },
    {
        name: 'not-loaded',
        org: 'two-channels',
        place: CASE,
        query: 'panel=closed&p.autoLoad=none',
        width: 900,
        until: /Show messages/
    },
    {
        name: 'page-not-reachable',
        org: 'frame-refused',
        place: CASE,
        query: 'panel=closed',
        width: 900,
        until: /Try again/
    },
    { name: 'app-builder', org: 'calm-chat', place: CANVAS, query: 'panel=closed', width: 900, until: /sample/i }
];

await buildPreview(console.log);
mkdirSync(FOLDER, { recursive: true });
const { startServer } = await import(SERVER_MODULE);
const server = await startServer(0);
const browser = await chromium.launch({ executablePath: findBrowser(console.log), args: [...CHROMIUM_ARGUMENTS] });
try {
    for (const picture of PICTURES) await take(picture);
} finally {
    await browser.close();
    await server.close();
}

async function take({ name, org, place, query, width, until, whole = false, fromTop = false }) {
    const page = await browser.newPage({ viewport: { width, height: 1000 } });
    await page.goto(`http://${org}.lightning.force.localhost:${server.port}${place}?${query}`);
    const component = page.locator('c-chat-history');
    await component.getByText(until).last().waitFor({ timeout: 30_000 });
    await component
        .getByRole('button', { name: /^Loading…$/ })
        .first()
        .waitFor({ state: 'detached' });
    if (fromTop) await component.getByRole('region').evaluate((region) => region.scrollTo(0, 0));
    const file = path.join(FOLDER, `${name}.png`);
    await (whole ? page : component).screenshot({ path: file, animations: 'disabled' });
    await page.close();
    console.log(path.relative(ROOT, file));
}
