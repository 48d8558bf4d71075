/**
 * Everything that a browser context shows of what went through it: requests, answers to the Lightning page, messages
 * that reached it, its document, the console, and what is stored on either origin.
 */
import type { BrowserContext, Frame, Page, Request, Response } from '@playwright/test';
import { brokerFrame } from '../fixtures/browserTab';
import type { OrgUnderTest } from '../fixtures/orgUnderTest';
import { storedText } from './stored';

export type Traces = Readonly<{
    /** By kind, as one text each. */
    read: (page: Page) => Promise<Readonly<Record<string, string>>>;
}>;

type Hooked = typeof globalThis & { received: string[] };

/** Must be called before the Case page is opened. */
export async function recordTraces(context: BrowserContext, org: OrgUnderTest): Promise<Traces> {
    const requests: Request[] = [];
    const responses: Response[] = [];
    const console: string[] = [];
    context.on('request', (request) => requests.push(request));
    context.on('response', (response) => responses.push(response));
    context.on('console', (message) => console.push(message.text()));
    await context.addInitScript(recordMessages);
    return {
        read: async (page) => ({
            urls: requests.map((request) => request.url()).join('\n'),
            sent: (await Promise.all(requests.map(sentText))).join('\n'),
            'answers to the Lightning page': await bodies(responses.filter((one) => one.url().startsWith(org.origin))),
            'messages to the Lightning page': await page.evaluate(() => (globalThis as Hooked).received.join('\n')),
            document: await documentText(page.mainFrame()),
            "the broker page's document": await documentText(brokerFrame(page)),
            console: console.join('\n'),
            'storage of the Lightning page': await storedText(page.mainFrame()),
            'storage of the broker page': await storedText(brokerFrame(page)),
            cookies: JSON.stringify(await context.cookies())
        })
    };
}

/** Without the one header that carries the session on purpose, and only to the broker's own REST API. */
async function sentText(request: Request): Promise<string> {
    const { authorization, ...headers } = await request.allHeaders();
    const isOwn = /^http:\/\/[^/]+--c\.(?:sandbox\.)?vf\.force\.localhost:\d+\/services\/data\//.test(request.url());
    return JSON.stringify([headers, isOwn ? '' : authorization, request.postData()]);
}

async function bodies(responses: readonly Response[]): Promise<string> {
    return (await Promise.all(responses.map((response) => response.text().catch(() => '')))).join('\n');
}

/** The document as markup, with the values that scripts may have set on elements. */
function documentText(frame: Frame): Promise<string> {
    return frame.evaluate(() => document.documentElement.outerHTML);
}

/** Runs in each document before its scripts. */
function recordMessages(): void {
    const received: string[] = [];
    (globalThis as Hooked).received = received;
    const record = ({ data: message }: MessageEvent<unknown>): void => void received.push(JSON.stringify(message));
    addEventListener('message', record);
    window.MessageChannel = class extends MessageChannel {
        constructor() {
            super();
            this.port1.addEventListener('message', record);
        }
    };
}
