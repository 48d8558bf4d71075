/** From data in hand to its first row on screen, in Chromium. */
import { chromium } from '@playwright/test';
import { buildBenchPages } from './build.mjs';
import { serveBench } from './server.mjs';
import { CHROMIUM_ARGUMENTS, findBrowser } from '../support/browser.mjs';

const LANES = [
    { lane: 'open', kinds: ['ours', 'plain', 'table', 'bare'] },
    { lane: 'lws', kinds: ['ours', 'plain'] }
];

/**
 * @param {number[]} entryCounts
 * @param {number} runs each on a page of its own
 * @returns {Promise<{ browser: string, figures: { lane: string, entryCount: number, medians: Record<string, number> }[] }>} ms
 */
export async function measurePaint(entryCounts, runs) {
    await buildBenchPages();
    const server = await serveBench();
    const browser = await chromium.launch({ executablePath: findBrowser(console.error), args: CHROMIUM_ARGUMENTS });
    const figures = [];
    try {
        for (const { lane, kinds } of LANES) {
            for (const entryCount of entryCounts) {
                const medians = await mediansOf(kinds, runs, (kind) =>
                    measureOnce(browser, server.urlOf(lane), kind, entryCount)
                );
                figures.push({ lane, entryCount, medians });
            }
        }
        return { browser: `Chromium ${browser.version()}`, figures };
    } finally {
        await browser.close();
        server.close();
    }
}

/** Kinds alternate, so that a slow moment of the machine hits all of them. */
async function mediansOf(kinds, runs, measure) {
    const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
    for (let run = 0; run < runs; run++) {
        for (const kind of kinds) times[kind].push(await measure(kind));
    }
    return Object.fromEntries(kinds.map((kind) => [kind, median(times[kind])]));
}

async function measureOnce(browser, url, kind, entryCount) {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(url);
    await page.waitForFunction(() => 'measure' in globalThis);
    const ms = await page.evaluate(([chosen, count]) => globalThis.measure(chosen, count), [kind, entryCount]);
    await page.close();
    return ms;
}

function median(numbers) {
    return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
