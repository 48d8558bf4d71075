/** Who gets a connection to the broker page: one component, on the one origin that the host rule gives. */
import { CONNECT, PROTOCOL_VERSION } from 'c/chatHistoryCore';
import { expect, test } from '../fixtures';
import { NONCE, openHostilePage } from './hostilePage';

const PROPER = { type: CONNECT, v: PROTOCOL_VERSION, nonce: NONCE };

/** What the browser says when a message is for another origin than the one that would get it. */
const NOT_FOR_YOU = /target origin provided/;

test.describe('the broker page', () => {
    const strangers = ["another org's Lightning host", 'a sandbox of the same org', 'a page on localhost'];
    for (const stranger of strangers) {
        test(`sends nothing to ${stranger}, and serves no port of it`, async ({ page, makeOrg, server, watched }) => {
            watched.expectErrors(NOT_FOR_YOU);
            watched.expectErrors(/404/);
            const org = makeOrg('calm-chat', { switches: { frame: 'by-anyone' } });
            const other = stranger.includes('sandbox') ? `${org.name}--uat.sandbox` : `other-${org.name}`;
            const origin = stranger.includes('localhost')
                ? server.url.slice(0, -1)
                : makeOrg('calm-chat', { name: other }).origin;
            const hostile = await openHostilePage(page, org, origin);
            expect(hostile.broker.url()).toBe(`${org.brokerOrigin}/apex/ChatHistoryBroker`);
            const [port = -1] = await hostile.post(PROPER, 1);
            await hostile.settled();
            expect(await hostile.received()).toEqual([]);
            expect(await hostile.answers(port)).toEqual([]);
            expect(org.counts()).toMatchObject({ entriesCalls: 0, otherCalls: 0 });
        });
    }

    test('is not even framed by them where the platform allows its own Lightning host only', async ({
        page,
        makeOrg,
        watched
    }) => {
        watched.expectErrors(/frame-ancestors/);
        const org = makeOrg('calm-chat');
        const { origin } = makeOrg('calm-chat', { name: `other-${org.name}` });
        const hostile = await openHostilePage(page, org, origin);
        expect(hostile.broker.url()).toBe('chrome-error://chromewebdata/');
    });

    test("serves no port that comes from another window of the component's origin", async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const hostile = await openHostilePage(page, org);
        await page.evaluate(() => {
            const sibling = document.createElement('iframe');
            sibling.src = '/_preview/here';
            return new Promise((resolve) => {
                sibling.addEventListener('load', resolve);
                document.body.append(sibling);
            });
        });
        const sibling = page.frames().find((frame) => frame !== page.mainFrame() && frame !== hostile.broker);
        const answers = await sibling?.evaluateHandle(
            ([connect, brokerOrigin]) => {
                const received: unknown[] = [];
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = ({ data: answer }: MessageEvent<unknown>) => received.push(answer);
                window.parent.frames[0]?.postMessage(connect, brokerOrigin, [port2]);
                return received;
            },
            [PROPER, org.brokerOrigin] as const
        );
        await hostile.settled();
        expect(await answers?.jsonValue()).toEqual([]);
        // It was not taken for the connect either that only one can have.
        const port = await hostile.connect();
        await expect.poll(() => hostile.answers(port)).toMatchObject([{ connected: NONCE }]);
    });

    test('serves no port of a page that opened it in a window', async ({ page, context, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const hostile = await openHostilePage(page, org);
        const opened = context.waitForEvent('page');
        await page.evaluate((url) => {
            const { attack } = globalThis as unknown as { attack: { broker: Window | null } };
            attack.broker = window.open(url);
        }, `${org.brokerOrigin}/apex/ChatHistoryBroker`);
        const popup = await opened;
        await expect(popup.getByText('You are signed in. You can close this tab.')).toBeVisible();
        const [port = -1] = await hostile.post(PROPER, 1);
        await popup.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
        expect(await hostile.answers(port)).toEqual([]);
        // The one Ready is that of the frame.
        expect(await hostile.received()).toHaveLength(1);
    });

    test('ignores a connect that is not proper, and takes a proper one afterwards', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const hostile = await openHostilePage(page, org);
        const improper = [
            [PROPER, 0],
            [PROPER, 2],
            [{ ...PROPER, v: PROTOCOL_VERSION + 1 }, 1],
            [{ ...PROPER, v: String(PROTOCOL_VERSION) }, 1],
            [{ ...PROPER, type: 'chat-history:ready' }, 1],
            [{ ...PROPER, nonce: undefined }, 1],
            [{ ...PROPER, nonce: 'short' }, 1],
            [{ ...PROPER, nonce: 'x'.repeat(129) }, 1],
            [{ ...PROPER, nonce: '"}{"'.repeat(8) }, 1],
            [JSON.stringify(PROPER), 1],
            [[PROPER], 1],
            [null, 1]
        ] as const;
        const ports: number[] = [];
        for (const [message, count] of improper) ports.push(...(await hostile.post(message, count)));
        await hostile.settled();
        for (const port of ports) expect(await hostile.answers(port)).toEqual([]);
        const port = await hostile.connect();
        await expect
            .poll(() => hostile.answers(port))
            .toEqual([{ connected: NONCE, v: PROTOCOL_VERSION, version: expect.any(String), holdsTranscripts: false }]);
    });

    test('serves one port only: no second connect, with a new nonce or a replayed one', async ({ page, makeOrg }) => {
        const org = makeOrg('calm-chat');
        const hostile = await openHostilePage(page, org);
        const first = await hostile.connect();
        const later = [await hostile.connect(), await hostile.connect('eeeeeeee-0000-4000-8000-0123456789ab')];
        for (const port of later) await hostile.send(port, { id: 1, verb: 'transcript', args: {} });
        await hostile.send(first, { id: 2, verb: 'transcript', args: {} });
        await expect.poll(async () => (await hostile.answers(first)).length).toBe(2);
        await hostile.settled();
        for (const port of later) expect(await hostile.answers(port)).toEqual([]);
    });
});
