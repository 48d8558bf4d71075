/**
 * `npm test`: everything `npm run check` does, then the browser tests. Ends with one line, `N passed, N failed`.
 * What the browser tests need is built meanwhile, in processes of their own.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/project.mjs';
import { UNIT_REPORT, check } from './check.mjs';
import { allDone, run, tool } from '../support/command.mjs';

/** Where playwright.config.ts puts it. */
const BROWSER_REPORT = path.join(ROOT, 'test-results/browser.json');

/** Finds or installs a browser; builds the base components and the page inside Lightning Web Security, which take longest. */
const BROWSER_PREPARATION = ['scripts/support/browser.mjs', 'scripts/build/lws.mjs'];

rmSync(UNIT_REPORT, { force: true });
rmSync(BROWSER_REPORT, { force: true });
let finished = false;
try {
    await allDone([check(), ...BROWSER_PREPARATION.map(prepare)]);
    await run(tool('playwright'), ['test'], { show: true });
    finished = true;
} catch (failure) {
    console.error(failure.message);
}
const { passed, failed } = total(unitCounts(), browserCounts());
// A step that broke off without a failed test (lint, types, build) is a failure too.
const failures = finished ? failed : Math.max(failed, 1);
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;

async function prepare(script) {
    await run(process.execPath, [path.join(ROOT, script)]);
}

function unitCounts() {
    const report = readReport(UNIT_REPORT);
    return {
        passed: report?.numPassedTests ?? 0,
        failed: (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0)
    };
}

/** A test that passed only on a second try is not a passed test. */
function browserCounts() {
    const stats = readReport(BROWSER_REPORT)?.stats;
    return { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) };
}

function readReport(file) {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function total(...counts) {
    return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));
}
