import { PROTOCOL_VERSION, READY } from 'c/chatHistoryCore';
import { HANDSHAKE_TIMEOUT_MS } from '../pageConnection';
import { ARGS, Stage } from './brokerStage';

const OTHER_VERSION = { data: { type: READY, v: PROTOCOL_VERSION + 1 } };

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});
afterEach(() => stage.close());

describe('handshake with the broker page', () => {
    it('makes no frame before the first request', () => {
        expect(stage.frames).toEqual([]);
    });

    it('makes one frame for two requests, and sends both over its port', async () => {
        const requests = [stage.request(), stage.request()];
        const page = await stage.connect();
        expect(stage.frames).toEqual([1]);
        expect(page.connects).toEqual([
            { nonce: 'nonce-0000-0000-0001', targetOrigin: 'https://acme--c.vf.force.com' }
        ]);
        expect(page.received).toEqual([
            { id: 1, verb: 'transcript', args: ARGS },
            { id: 2, verb: 'transcript', args: ARGS }
        ]);
        await page.answer(2, { fetchedAt: 2 });
        await page.answer(1, { fetchedAt: 1 });
        expect(await Promise.all(requests)).toMatchObject([{ value: { fetchedAt: 1 } }, { value: { fetchedAt: 2 } }]);
    });

    it('sends no request over a port whose page has not echoed the nonce', async () => {
        void stage.request();
        const page = stage.render();
        stage.ready(page);
        await page.echo(false, 'nonce-0000-0000-9999');
        expect(page.received).toEqual([]);
    });

    it.each([
        ['a script forged (it is not trusted)', { isTrusted: false }],
        ['comes from another origin', { origin: 'https://evil.example' }],
        ['comes from another window', { source: {} }],
        ['comes from no window', { source: null }],
        ['is no Ready', { data: { type: READY } }]
    ])('gives no port to a message that %s', async (_what, change) => {
        void stage.request();
        const page = stage.render();
        stage.ready(page, change);
        await stage.pass(0);
        expect(page.connects).toEqual([]);
    });

    it('fails with page-not-reachable when the page does not connect in time', async () => {
        const request = stage.request();
        stage.ready(stage.render());
        await stage.pass(HANDSHAKE_TIMEOUT_MS);
        expect(await request).toEqual({ ok: false, problem: { code: 'page-not-reachable' } });
    });

    it('accepts a Ready after the page was given up, and reports the recovery once', async () => {
        void stage.request();
        const page = stage.render();
        await stage.pass(HANDSHAKE_TIMEOUT_MS);
        stage.ready(page);
        await page.echo();
        expect(stage.events).toEqual(['recovered']);
        void stage.request();
        await stage.pass(0);
        expect(page.received).toHaveLength(1);
        expect(stage.frames).toEqual([1]);
    });

    it('makes a new frame for a request after the page was given up', async () => {
        void stage.request();
        stage.render();
        await stage.pass(HANDSHAKE_TIMEOUT_MS);
        void stage.request();
        expect(stage.frames).toEqual([1, 2]);
    });

    it('fails at once with not-supported when the page speaks another version', async () => {
        const request = stage.request();
        stage.ready(stage.render(), OTHER_VERSION);
        expect(await request).toEqual({ ok: false, problem: { code: 'not-supported' } });
    });

    it('ignores a second echo of the same page', async () => {
        const request = stage.request();
        const page = await stage.connect();
        await page.echo();
        await page.answer(1);
        expect(await request).toMatchObject({ ok: true });
        expect(page.received).toHaveLength(1);
    });
});

describe('a further Ready while connected', () => {
    it('of another version answers awaited requests at once with not-supported', async () => {
        const requests = [stage.request(), stage.request()];
        const page = await stage.connect();
        stage.ready(page, OTHER_VERSION);
        const refused = { ok: false, problem: { code: 'not-supported' } };
        expect(await Promise.all(requests)).toEqual([refused, refused]);
    });

    it('of another version makes a new frame for the next request, without any time-out', async () => {
        void stage.request();
        stage.ready(await stage.connect(), OTHER_VERSION);
        const request = stage.request();
        expect(stage.frames).toEqual([1, 2]);
        await (await stage.connect()).answer(1);
        expect(await request).toMatchObject({ ok: true });
    });

    it('of another version that a script forged changes nothing for a working connection', async () => {
        const request = stage.request();
        const page = await stage.connect();
        stage.ready(page, { ...OTHER_VERSION, isTrusted: false });
        await page.answer(1);
        expect(await request).toMatchObject({ ok: true });
        void stage.request();
        await stage.pass(0);
        expect(page.received).toHaveLength(2);
        expect(stage.frames).toEqual([1]);
    });

    it('never ends a working connection when no page echoes the new nonce', async () => {
        const request = stage.request();
        const page = await stage.connect();
        stage.ready(page);
        await stage.pass(HANDSHAKE_TIMEOUT_MS);
        await page.say({ id: 1, ok: false, problem: { code: 'no-access' } }, 0);
        expect(await request).toEqual({ ok: false, problem: { code: 'no-access' } });
        expect(stage.frames).toEqual([1]);
    });

    it('of a page that loaded again sends the awaited request once more over the new port', async () => {
        const request = stage.request();
        const page = await stage.connect();
        stage.ready(page);
        await page.echo();
        expect(page.received.map(({ verb }) => verb)).toEqual(['transcript', 'transcript']);
        await page.answer(1);
        expect(await request).toMatchObject({ ok: true });
        expect(stage.frames).toEqual([1]);
    });

    it('of a page that loaded again reports once that changes elsewhere are missed', async () => {
        void stage.request();
        const page = await stage.connect();
        expect(stage.events).toEqual([]);
        stage.ready(page);
        await page.echo();
        expect(stage.events).toEqual(['lost']);
    });

    it('of another version reports that changes elsewhere are missed, once a new frame is made', async () => {
        void stage.request();
        stage.ready(await stage.connect(), OTHER_VERSION);
        expect(stage.events).toEqual([]);
        void stage.request();
        await stage.connect();
        expect(stage.events).toEqual(['lost']);
    });

    it('of a page that loads again and again ends in page-not-reachable instead of an endless loop', async () => {
        const request = stage.request();
        const page = await stage.connect();
        for (let reload = 0; reload < 3; reload++) {
            stage.ready(page);
            await page.echo();
        }
        expect(await request).toEqual({ ok: false, problem: { code: 'page-not-reachable' } });
        expect(page.received).toHaveLength(3);
    });
});
