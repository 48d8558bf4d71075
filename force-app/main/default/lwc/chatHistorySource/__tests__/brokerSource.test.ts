import { createRefusingSource } from 'c/chatHistorySource';
import { aUsage, anId } from 'support/builders';
import { IDLE_FRAME_MS } from '../brokerSource';
import { SILENCE_TIMEOUT_MS } from '../portClient';
import { ARGS, Stage, delivered } from './brokerStage';

const TIMED_OUT = { ok: false, problem: { code: 'timed-out' } };
const NOT_ACCEPTED = { ok: false, problem: { code: 'session-not-accepted', status: 401 } };

let stage: Stage;
beforeEach(() => {
    stage = new Stage();
});
afterEach(() => stage.close());

describe('an answer of the broker page', () => {
    it('without the requested record is malformed', async () => {
        const request = stage.request();
        await (await stage.connect()).answer(1, { recordIds: [anId('0Mw', 9)] });
        expect(await request).toEqual({ ok: false, problem: { code: 'malformed' } });
    });

    it('to another verb than the requested one is malformed', async () => {
        const request = stage.request();
        await (await stage.connect()).say({ id: 1, ok: true, verb: 'usage', value: aUsage() });
        expect(await request).toEqual({ ok: false, problem: { code: 'malformed' } });
    });

    it.each(['not json', '{"id":1,"ok":true,"verb":"transcript","value":{"entries":"no"}}', '[]'])(
        'that is %s ends every pending request as malformed',
        async (answer) => {
            const requests = [stage.request(), stage.request()];
            await (await stage.connect()).say(answer);
            const malformed = { ok: false, problem: { code: 'malformed' } };
            expect(await Promise.all(requests)).toEqual([malformed, malformed]);
        }
    );

    it('that names no pending request is ignored', async () => {
        const request = stage.request();
        const page = await stage.connect();
        await page.answer(7);
        await page.refuse(1, 'no-access');
        expect(await request).toEqual({ ok: false, problem: { code: 'no-access' } });
    });

    it('of a change elsewhere names the record and leaves pending requests alone', async () => {
        const request = stage.request();
        const page = await stage.connect();
        await page.say({ changed: `${ARGS.recordId}AAA` });
        await page.answer(1);
        expect(stage.events).toEqual([`changed ${ARGS.recordId}`]);
        expect(await request).toMatchObject({ ok: true });
    });
});

describe('the time-out of a request', () => {
    it('comes after 120 s of silence of the page, and takes the request back', async () => {
        const request = stage.request();
        const page = await stage.connect();
        expect(SILENCE_TIMEOUT_MS).toBe(120_000);
        await stage.pass(SILENCE_TIMEOUT_MS - 1);
        expect(page.received).toHaveLength(1);
        await stage.pass(1);
        expect(await request).toEqual(TIMED_OUT);
        expect(page.received.at(-1)).toEqual({ id: 1, abort: true });
        await page.answer(1);
        expect(await request).toEqual(TIMED_OUT);
    });

    it.each([
        ['the answer to another request', { id: 1, ok: false, problem: { code: 'no-access' } }],
        ['a change elsewhere', { changed: ARGS.recordId }]
    ])('starts anew with any message of the page, so that its own queue is no time-out: %s', async (_what, message) => {
        void stage.request();
        const request = stage.request();
        const page = await stage.connect();
        for (let wait = 0; wait < 3; wait++) {
            await stage.pass(SILENCE_TIMEOUT_MS - 1);
            await page.say(message);
        }
        await page.answer(2);
        expect(await request).toMatchObject({ ok: true });
    });
});

describe('an aborted request', () => {
    it('resolves at once, and the page is notified', async () => {
        const controller = new AbortController();
        const request = stage.request(controller.signal);
        const page = await stage.connect();
        controller.abort();
        expect(await request).toBe('aborted');
        await delivered();
        expect(page.received.at(-1)).toEqual({ id: 1, abort: true });
    });

    it('is not sent when it was aborted before the page connected', async () => {
        const controller = new AbortController();
        const request = stage.request(controller.signal);
        controller.abort();
        const page = await stage.connect();
        expect(await request).toBe('aborted');
        expect(page.received).toEqual([]);
    });
});

describe('a page session that Salesforce refuses', () => {
    it('makes no second frame for session-not-accepted, which is known at once', async () => {
        const request = stage.request();
        await (await stage.connect()).refuse(1, 'session-not-accepted');
        expect(await request).toMatchObject({ ok: false, problem: { code: 'session-not-accepted' } });
        expect(stage.frames).toEqual([1]);
    });

    it('makes exactly one new frame for session-expired, and then reports session-not-accepted', async () => {
        const request = stage.request();
        await (await stage.connect()).refuse(1, 'session-expired');
        await (await stage.connect()).refuse(1, 'session-expired');
        expect(await request).toEqual(NOT_ACCEPTED);
        expect(stage.frames).toEqual([1, null, 2]);
    });

    it('shares the one new frame between two requests, and answers both over it', async () => {
        const requests = [stage.request(), stage.request()];
        const first = await stage.connect();
        await first.refuse(1, 'session-expired');
        await first.refuse(2, 'session-expired');
        const second = await stage.connect();
        await second.answer(1);
        await second.answer(2);
        expect(await Promise.all(requests)).toMatchObject([{ ok: true }, { ok: true }]);
        expect(stage.frames).toEqual([1, null, 2]);
    });

    it('loads the transcript over the new frame, which reports no change of what the old one answered', async () => {
        const request = stage.request();
        await (await stage.connect()).refuse(1, 'session-expired');
        await (await stage.connect()).answer(1);
        expect(await request).toMatchObject({ ok: true });
        expect(stage.events).toEqual(['lost']);
    });
});

describe('an idle frame', () => {
    async function answerOne(holdsTranscripts: boolean): Promise<void> {
        const request = stage.request();
        await (await stage.connect(holdsTranscripts)).answer(1);
        await request;
    }

    it('is dropped after five minutes, is reported, and is made again on demand', async () => {
        await answerOne(false);
        await stage.pass(IDLE_FRAME_MS - 1);
        expect(stage.frames).toEqual([1]);
        await stage.pass(1);
        expect(stage.frames).toEqual([1, null]);
        expect(stage.events).toEqual(['lost']);
        void stage.request();
        expect(stage.frames).toEqual([1, null, 2]);
    });

    it('stays when its page holds the transcripts in memory only', async () => {
        await answerOne(true);
        await stage.pass(IDLE_FRAME_MS);
        expect(stage.frames).toEqual([1]);
        expect(stage.events).toEqual([]);
    });

    it('stays while another answer is awaited, however long its page takes', async () => {
        const answered = stage.request();
        void stage.request();
        const page = await stage.connect();
        await page.answer(1);
        await answered;
        for (let wait = 0; wait < 4; wait++) {
            await stage.pass(SILENCE_TIMEOUT_MS - 1);
            await page.say({ changed: ARGS.recordId });
        }
        expect(stage.frames).toEqual([1]);
    });

    it('stays while an answer is awaited, and its five minutes begin with that answer', async () => {
        await answerOne(false);
        await stage.pass(IDLE_FRAME_MS - 1);
        const controller = new AbortController();
        const request = stage.request(controller.signal);
        await stage.pass(1_000);
        expect(stage.frames).toEqual([1]);
        controller.abort();
        await request;
        await stage.pass(IDLE_FRAME_MS - 1);
        expect(stage.frames).toEqual([1]);
        await stage.pass(1);
        expect(stage.frames).toEqual([1, null]);
    });
});

describe('usage', () => {
    it('is requested from the connected page, with the limits of the component', async () => {
        void stage.request();
        const page = await stage.connect();
        const usage = stage.source.usage({ hourlyBudget: 10 });
        await delivered();
        expect(page.received.at(-1)).toEqual({ id: 2, verb: 'usage', args: { limits: { hourlyBudget: 10 } } });
        await page.say({ id: 2, ok: true, verb: 'usage', value: aUsage() });
        expect(await usage).toEqual(aUsage());
    });

    it('is null while nothing is connected, and makes no frame', async () => {
        expect(await stage.source.usage({})).toBeNull();
        void stage.request();
        expect(await stage.source.usage({})).toBeNull();
        expect(stage.frames).toEqual([1]);
    });

    it('is null when the page answers with a problem', async () => {
        void stage.request();
        const page = await stage.connect();
        const usage = stage.source.usage({});
        await page.refuse(2, 'unavailable');
        expect(await usage).toBeNull();
    });
});

describe('a closed source', () => {
    it('resolves pending requests and usage, removes the frame and makes no other', async () => {
        const request = stage.request();
        await stage.connect();
        const usage = stage.source.usage({});
        stage.source.close();
        expect(await request).toBe('aborted');
        expect(await usage).toBeNull();
        await stage.pass(IDLE_FRAME_MS);
        expect(stage.frames).toEqual([1, null]);
        expect(stage.events).toEqual([]);
    });

    it('that was idle removes its frame once', async () => {
        const request = stage.request();
        await (await stage.connect()).answer(1);
        await request;
        stage.source.close();
        await stage.pass(IDLE_FRAME_MS);
        expect(stage.frames).toEqual([1, null]);
        expect(stage.events).toEqual([]);
    });

    it('resolves a request that still waits for its page', async () => {
        const request = stage.request();
        stage.source.close();
        expect(await request).toBe('aborted');
        expect(await stage.request()).toBe('aborted');
        expect(stage.frames).toEqual([1, null]);
    });
});

describe('a refusing source', () => {
    it('answers every request with its one problem, and an aborted one with "aborted"', async () => {
        const source = createRefusingSource({ code: 'no-permission' });
        const { signal } = new AbortController();
        expect(await source.transcript(ARGS, signal)).toEqual({ ok: false, problem: { code: 'no-permission' } });
        expect(await source.transcript(ARGS, AbortSignal.abort())).toBe('aborted');
        expect(await source.usage({})).toBeNull();
    });
});
