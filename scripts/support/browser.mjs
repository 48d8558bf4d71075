/**
 * Finds a Chromium or Chrome for the browser tests, or gets one by the ordinary ways.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** The headless shell first: the same engine without the windows around it, which takes two thirds of the time. */
const NAMES = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome'
];

const APPLICATIONS = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

const NONE_FOUND =
    'No Chromium or Chrome found: install one (for example `npx playwright install chromium`), or set CHROMIUM_PATH to its executable.';

/** For a machine without a screen, and so that the browser calls no services of its own. */
export const CHROMIUM_ARGUMENTS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
];

/**
 * @param {(line: string) => void} say progress, one short line each
 * @returns {string} path of the executable
 * @throws one sentence that says what to install
 */
export function findBrowser(say = () => {}) {
    const found = named() ?? installed() ?? fromDebian(say) ?? fromPlaywright(say);
    if (found === undefined) throw new Error(NONE_FOUND);
    return found;
}

function named() {
    const wanted = process.env.CHROMIUM_PATH;
    if (!wanted) return undefined;
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
    return wanted;
}

function installed() {
    const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
    const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
    return [...onPath, ...APPLICATIONS, chromium.executablePath()].find((file) => existsSync(file));
}

function fromDebian(say) {
    const isRoot = process.getuid?.() === 0;
    if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
    say("No browser found. Installing Debian's Chromium…");
    runQuietly('apt-get', ['update']);
    for (const name of ['chromium-headless-shell', 'chromium']) {
        runQuietly('apt-get', ['install', '-y', '--no-install-recommends', name]);
        if (installed() !== undefined) break;
    }
    return installed();
}

function fromPlaywright(say) {
    say('No browser found. Downloading the one that Playwright offers…');
    const packageFile = createRequire(import.meta.url).resolve('@playwright/test/package.json');
    runQuietly(process.execPath, [path.join(path.dirname(packageFile), 'cli.js'), 'install', 'chromium']);
    return installed();
}

function runQuietly(command, args) {
    spawnSync(command, args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(findBrowser(console.error));
