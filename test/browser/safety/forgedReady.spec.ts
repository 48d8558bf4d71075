/** Ready messages that do not come from the broker page in the component's own frame. */
import type { Frame, Page } from '@playwright/test';
import { READY, PROTOCOL_VERSION } from 'c/chatHistoryCore';
import { expect, test } from '../fixtures';

const FORGED = { type: READY, v: PROTOCOL_VERSION };

/** Runs in the Case page: counts the window messages it hears and the channels it makes. */
function countMessages(): void {
    const seen = { messages: 0, channels: 0 };
    Object.assign(globalThis, { seen });
    addEventListener('message', () => (seen.messages += 1));
    window.MessageChannel = class extends MessageChannel {
        constructor() {
            super();
            seen.channels += 1;
        }
    };
}

function seen(page: Page): Promise<Readonly<{ messages: number; channels: number }>> {
    return page.evaluate(() => (globalThis as unknown as { seen: { messages: number; channels: number } }).seen);
}

function sayReady(from: Page | Frame): Promise<void> {
    return from.evaluate((message) => window.parent.postMessage(message, '*'), FORGED);
}

async function addFrame(page: Page, url: string): Promise<Frame> {
    const element = await page.evaluateHandle((src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
        return frame;
    }, url);
    const frame = await element.contentFrame();
    if (frame === null) throw new Error('There is no frame.');
    await frame.waitForURL(url);
    return frame;
}

test.describe('a forged Ready', () => {
    test.beforeEach(async ({ page, openCase }) => {
        // The real page never comes: on the way the frame ends at the login page, which is of another origin.
        await openCase('calm-chat', { switches: { firstLoad: 'blocked' } });
        await expect(
            page.frameLocator('c-chat-history iframe').getByText('Log in to the simulated org')
        ).toBeAttached();
        await page.evaluate(countMessages);
    });

    test.afterEach(async ({ page }) => {
        await expect.poll(() => seen(page)).toEqual({ messages: 1, channels: 0 });
    });

    test('from the page itself gets no port', async ({ page }) => {
        await sayReady(page);
    });

    test("from another frame of the broker's origin gets no port", async ({ page }) => {
        const { origin } = new URL((await page.locator('c-chat-history iframe').getAttribute('src')) ?? '');
        await sayReady(await addFrame(page, `${origin}/_preview/here`));
    });

    test('from a frame without an address gets no port', async ({ page }) => {
        await sayReady(await addFrame(page, 'about:blank'));
    });

    test("from the component's own frame, led to another origin, gets no port", async ({ page }) => {
        const frame = page.frames()[1];
        expect(frame?.url()).toContain('.my.salesforce.localhost');
        await sayReady(frame ?? page);
    });
});
