import { defineConfig } from '@playwright/test';

/** Set by `test/browser/fixtures/prepare.ts`, which runs before the workers start and passes its environment on. */
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
    testDir: 'test/browser',
    globalSetup: './test/browser/fixtures/prepare.ts',
    outputDir: 'test-results/browser',
    reporter: [['dot'], ['json', { outputFile: 'test-results/browser.json' }]],
    fullyParallel: true,
    // Each worker is a browser and a server; more of them only wait for each other on a small machine.
    workers: 2,
    // A test that passes at the second try only hides a race.
    retries: 0,
    // Generous, so that a busy machine fails no test; a test that passes takes a second or two.
    timeout: 60_000,
    expect: { timeout: 15_000 },
    use: {
        browserName: 'chromium',
        viewport: { width: 1280, height: 900 },
        screenshot: 'only-on-failure',
        launchOptions: {
            ...(executablePath === undefined ? {} : { executablePath }),
            args: (process.env['CHROMIUM_ARGUMENTS'] ?? '').split(' ').filter((argument) => argument !== '')
        }
    }
});
