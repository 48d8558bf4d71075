/** The broker page itself: what is left in it, and what its own policy forbids to injected code. */
import { expect, test } from '../fixtures';
import { openHostilePage } from './hostilePage';

test.describe('the broker page', () => {
    test('only shows that the user is signed in when it is opened in a tab, and sends no request', async ({
        page,
        makeOrg
    }) => {
        const org = makeOrg('calm-chat');
        await page.goto(`${org.brokerOrigin}/apex/ChatHistoryBroker`);
        await expect(page.locator('body')).toHaveText('You are signed in. You can close this tab.');
        expect(await page.content()).not.toContain(org.hosted.pageSessions()[0]);
        expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
    });

    test('has nothing of the session left in its markup or on its window', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const hostile = await openHostilePage(page, org);
        await hostile.connect();
        const element = hostile.broker.locator('#chat-history-broker');
        // What remains are a text for the reader and the admin's settings.
        expect(await element.evaluate((found) => found.getAttributeNames())).toEqual([
            'id',
            'data-connected',
            'data-max-age-hours',
            'data-memory-only',
            'data-hourly-budget',
            'data-daily-share',
            'data-active-budget',
            'data-access-check-minutes',
            'data-host-override'
        ]);
        const globals = await hostile.broker.evaluate(() => {
            const frame = document.createElement('iframe');
            document.body.append(frame);
            const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
            return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name));
        });
        expect(globals.filter((name) => !/^(playwright|__pw|_pw|\d+$)/i.test(name))).toEqual([]);
    });

    test('runs no script but its own: none inline, in an attribute, from text or from elsewhere', async ({
        page,
        makeOrg,
        watched
    }) => {
        watched.expectErrors(/Content Security Policy/);
        const org = makeOrg('calm-chat');
        const { broker } = await openHostilePage(page, org);
        const attempts = await broker.evaluateHandle((lightning) => {
            const seen = { ran: [] as string[], violations: [] as string[] };
            (globalThis as unknown as { ran: string[] }).ran = seen.ran;
            document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
                seen.violations.push(`${effectiveDirective} ${blockedURI}`)
            );
            const add = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
                const element = document.createElement(tag);
                for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
                element.textContent = text;
                document.body.append(element);
            };
            add('script', {}, 'ran.push("inline")');
            add('script', { src: `${lightning}/page/main.js` });
            add('img', { onerror: 'ran.push("attribute")', src: '/nothing.png' });
            add('style', {}, 'p { color: red }');
            add('base', { href: lightning });
            add('iframe', { src: `${lightning}/_preview/here` });
            // eslint-disable-next-line @typescript-eslint/no-implied-eval
            setTimeout('ran.push("text")');
            return seen;
        }, org.origin);
        const violations = async (): Promise<readonly string[]> => [...(await attempts.jsonValue()).violations].sort();
        await expect
            .poll(violations)
            .toEqual([
                `base-uri ${org.origin}/`,
                `frame-src ${org.origin}`,
                `img-src ${org.brokerOrigin}/nothing.png`,
                'script-src eval',
                'script-src-attr inline',
                `script-src-elem ${org.origin}/page/main.js`,
                'script-src-elem inline',
                'style-src-elem inline'
            ]);
        expect((await attempts.jsonValue()).ran).toEqual([]);
    });

    test('reaches nothing but its own origin, by whatever way', async ({ page, makeOrg, watched }) => {
        watched.expectErrors(/Content Security Policy/);
        const org = makeOrg('calm-chat');
        const { broker } = await openHostilePage(page, org);
        const elsewhere: string[] = [];
        page.on('request', (request) => {
            if (!request.url().startsWith(org.brokerOrigin)) elsewhere.push(request.url());
        });
        const outcomes = await broker.evaluate(async (lightning) => {
            const target = `${lightning}/_preview/counts`;
            const outcome = (sent: Promise<unknown>) =>
                sent.then(
                    () => 'sent',
                    () => 'blocked'
                );
            const socket = new Promise((resolve, reject) => {
                const opened = new WebSocket(target.replace('http', 'ws'));
                opened.addEventListener('error', () => {
                    reject(new Error('blocked'));
                });
                opened.addEventListener('open', resolve);
            });
            const form = document.createElement('form');
            form.action = target;
            const refused = new Promise((_, reject) =>
                document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
                    if (effectiveDirective === 'form-action') reject(new Error('blocked'));
                })
            );
            document.body.append(form);
            form.submit();
            navigator.sendBeacon(target, 'words');
            return Promise.all([fetch(target), fetch('https://evil.example/'), socket, refused].map(outcome));
        }, org.origin);
        expect(outcomes).toEqual(Array(4).fill('blocked'));
        expect(elsewhere).toEqual([]);
    });
});
