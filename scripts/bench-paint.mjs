/** From data in hand to its first row on screen, in Chromium. */
import { chromium } from '@playwright/test';
import { buildBenchPages } from './bench-build.mjs';
import { serveBench } from './bench-server.mjs';
import { CHROMIUM_ARGUMENTS, findBrowser } from './browser.mjs';

const CASES = [
    { lane: 'open', ways: ['ours', 'plain', 'table', 'by-hand'] },
    { lane: 'lws', ways: ['ours', 'plain'] }
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
        for (const { lane, ways } of CASES) {
            for (const entryCount of entryCounts) {
                const medians = await mediansOf(ways, runs, (way) =>
                    once(browser, server.urlOf(lane), way, entryCount)
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

/** Ways take turns, so that a slow moment of the machine hits all of them. */
async function mediansOf(ways, runs, measure) {
    const times = Object.fromEntries(ways.map((way) => [way, []]));
    for (let run = 0; run < runs; run++) {
        for (const way of ways) times[way].push(await measure(way));
    }
    return Object.fromEntries(ways.map((way) => [way, median(times[way])]));
}

async function once(browser, url, way, entryCount) {
    const page = await browser.newPage({ viewport: { width: 900, height: 800 } });
    page.on('pageerror', (error) => console.error(error.message));
    await page.goto(url);
    await page.waitForFunction(() => 'measure' in globalThis);
    const ms = await page.evaluate(([chosen, count]) => globalThis.measure(chosen, count), [way, entryCount]);
    await page.close();
    return ms;
}

function median(numbers) {
    return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
