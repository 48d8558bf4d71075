import type { Outcome, Transcript } from 'c/chatHistoryCore';
import { HANDSHAKE_TIMEOUT_MS } from '../link';
import { ANSWER_TIMEOUT_MS } from '../verbs';
import { ARGS, Stage, USAGE, settled, transcriptAnswer } from './fakes';

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});
afterEach(() => stage.close());

const ask = (signal = new AbortController().signal): Promise<Outcome<Transcript> | 'aborted'> =>
    stage.source.transcript(ARGS, signal);
const notAccepted = (id: number): object => ({ id, ok: false, problem: { code: 'session-not-accepted', status: 401 } });

describe('the broker source', () => {
    it('asks for no frame before something is asked of it', () => {
        expect(stage.frames).toEqual([]);
    });

    it('asks for one frame for two requests, and answers each with its own answer', async () => {
        const first = ask();
        const second = ask();
        const page = await stage.connect();
        await settled();
        page.say(transcriptAnswer(2, { readAt: 2 }));
        page.say(transcriptAnswer(1, { readAt: 1 }));
        expect([await first, await second]).toMatchObject([{ value: { readAt: 1 } }, { value: { readAt: 2 } }]);
        expect(stage.frames).toEqual([1]);
        expect(page.connects).toEqual([
            { nonce: 'nonce-0000-0000-0001', targetOrigin: 'https://acme--c.vf.force.com' }
        ]);
    });

    it('takes a transcript without the record that was asked for as one that can not be read', async () => {
        const asked = ask();
        const page = await stage.connect();
        await settled();
        page.say(transcriptAnswer(1, { recordIds: ['0Mw000000000009'] }));
        expect(await asked).toEqual({ ok: false, problem: { code: 'malformed' } });
    });

    it('sends what is asked, by whom and how strictly', async () => {
        void ask();
        const page = await stage.connect();
        await settled();
        expect(page.requests).toEqual([{ id: 1, verb: 'transcript', args: ARGS }]);
    });

    it('takes the answer to another verb as one that can not be read', async () => {
        const asked = ask();
        const page = await stage.connect();
        page.say({ id: 1, ok: true, verb: 'usage', value: USAGE });
        expect(await asked).toEqual({ ok: false, problem: { code: 'malformed' } });
    });

    it('sends nothing over the port before the page has echoed the nonce', async () => {
        void ask();
        const page = stage.render();
        stage.ready(page);
        page.echo('a guess');
        await settled();
        expect(page.requests).toEqual([]);
    });

    it.each([
        ['another origin', { origin: 'https://evil.example' }],
        ['another window', { source: {} }],
        ['no window', { source: null }],
        ['something that is not a greeting', { data: { type: 'chat-history:ready' } }]
    ])('does not connect to a Ready from %s', async (_what, change) => {
        void ask();
        const page = stage.render();
        stage.ready(page, change);
        await settled();
        expect(page.connects).toEqual([]);
    });

    it('names the problem when no page answers in time', async () => {
        const asked = ask();
        stage.render();
        await stage.timers.pass(HANDSHAKE_TIMEOUT_MS);
        expect(await asked).toEqual({ ok: false, problem: { code: 'page-not-reachable' } });
    });

    it('accepts a Ready that comes after the page was given up, and says that it recovered', async () => {
        void ask();
        const page = stage.render();
        await stage.timers.pass(HANDSHAKE_TIMEOUT_MS);
        stage.ready(page);
        page.echo();
        await settled();
        expect(stage.recoveries).toBe(1);
        void ask();
        await settled();
        expect(page.requests).toHaveLength(1);
        expect(stage.frames).toEqual([1]);
    });

    it('makes a new frame when it is asked again after the page was given up', async () => {
        void ask();
        stage.render();
        await stage.timers.pass(HANDSHAKE_TIMEOUT_MS);
        void ask();
        expect(stage.frames).toEqual([1, 2]);
    });

    it('says at once that the page speaks another version', async () => {
        const asked = ask();
        const page = stage.render();
        stage.ready(page, { data: { type: 'chat-history:ready', v: 99 } });
        expect(await asked).toEqual({ ok: false, problem: { code: 'not-supported' } });
    });

    it('names the problem when an answer does not come in time, and drops it when it comes late', async () => {
        const asked = ask();
        const page = await stage.connect();
        await stage.timers.pass(ANSWER_TIMEOUT_MS);
        page.say(transcriptAnswer(1));
        expect(await asked).toEqual({ ok: false, problem: { code: 'timed-out' } });
        // Taken back: the page need not keep a place for it.
        expect(page.requests.at(-1)).toEqual({ id: 1, abort: true });
    });

    it.each(['not json', '{"id":1,"ok":true,"verb":"transcript","value":{"entries":"no"}}', '[]'])(
        'names the problem when %s comes',
        async (answer) => {
            const asked = ask();
            const page = await stage.connect();
            page.say(answer);
            expect(await asked).toMatchObject({ ok: false, problem: { code: 'malformed' } });
        }
    );

    it('tells the page when a request is aborted', async () => {
        const abort = new AbortController();
        const asked = ask(abort.signal);
        const page = await stage.connect();
        abort.abort();
        await settled();
        expect(await asked).toBe('aborted');
        expect(page.requests.at(-1)).toEqual({ id: 1, abort: true });
    });

    it('asks once more on a new frame after a 401, and then takes the answer as the last word', async () => {
        const asked = ask();
        const first = await stage.connect();
        first.say(notAccepted(1));
        await settled();
        const second = await stage.connect();
        second.say(notAccepted(1));
        expect(await asked).toEqual({ ok: false, problem: { code: 'session-not-accepted', status: 401 } });
        expect(stage.frames).toEqual([1, null, 2]);
    });

    it('replaces the frame once for two requests that both got a 401', async () => {
        const asked = [ask(), ask()];
        const first = await stage.connect();
        first.say(notAccepted(1));
        first.say(notAccepted(2));
        await settled();
        const second = await stage.connect();
        second.say(transcriptAnswer(1));
        second.say(transcriptAnswer(2));
        expect(await Promise.all(asked)).toMatchObject([{ ok: true }, { ok: true }]);
        expect(stage.frames).toEqual([1, null, 2]);
    });

    it('asks again by itself when the page loads anew in its frame', async () => {
        const asked = ask();
        const page = await stage.connect();
        stage.ready(page);
        page.echo();
        await settled();
        page.say(transcriptAnswer(1));
        expect(await asked).toMatchObject({ ok: true });
        expect(stage.frames).toEqual([1]);
    });

    it('answers what waits with "aborted" when it is closed', async () => {
        const asked = ask();
        stage.source.close();
        expect(await asked).toBe('aborted');
    });
});

describe('usage', () => {
    it('is asked of the page that is connected', async () => {
        void ask();
        const page = await stage.connect();
        const usage = stage.source.usage({ hourlyBudget: 10 });
        await settled();
        expect(page.requests.at(-1)).toEqual({ id: 2, verb: 'usage', args: { limits: { hourlyBudget: 10 } } });
        page.say({ id: 2, ok: true, verb: 'usage', value: USAGE });
        expect(await usage).toEqual(USAGE);
    });

    it('is not known while nothing is connected, and makes no frame', async () => {
        expect(await stage.source.usage({})).toBeNull();
        void ask();
        expect(await stage.source.usage({})).toBeNull();
        expect(stage.frames).toEqual([1]);
    });

    it.each([
        ['a problem comes', { id: 2, ok: false, problem: { code: 'unavailable' } }],
        ['the answer to another verb comes', transcriptAnswer(2)]
    ])('is not known when %s', async (_what, answer) => {
        void ask();
        const page = await stage.connect();
        const usage = stage.source.usage({});
        page.say(answer);
        expect(await usage).toBeNull();
    });

    it('is not known when the source is closed meanwhile', async () => {
        void ask();
        await stage.connect();
        const usage = stage.source.usage({});
        stage.source.close();
        expect(await usage).toBeNull();
    });
});

describe('news from the page', () => {
    it('name the record, and leave what is under way alone', async () => {
        const asked = ask();
        const page = await stage.connect();
        page.say({ changed: '0Mw000000000001AAA' });
        await settled();
        page.say(transcriptAnswer(1));
        expect(stage.changed).toEqual(['0Mw000000000001']);
        expect(await asked).toMatchObject({ ok: true });
    });
});
