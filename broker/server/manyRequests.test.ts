import { aUsage } from 'support/builders';
import { START_AT } from 'support/fakeClock';
import { settled } from 'support/settled';
import { aReply, ARGS, createHeldHandler, request, requests, servePort, usageRequest } from '../fixtures/servedPort';
import { ANSWER_WITHIN_MS, MAX_CONCURRENT, MAX_PER_MINUTE } from './requestServer';

describe('how many at once', () => {
    test('further requests wait for their turn', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, handled } = servePort(handler);
        await receive(...requests(MAX_CONCURRENT + 3));
        expect(handled).toHaveLength(MAX_CONCURRENT);
        await reply();
        expect(handled).toHaveLength(MAX_CONCURRENT + 3);
        await reply();
        expect(sent).toHaveLength(MAX_CONCURRENT + 3);
    });

    test('fault 3: requests that ask for the cache only wait for their turn too, since each can cost an API call', async () => {
        const { receive, handled } = servePort(createHeldHandler().handler);
        const args = { ...ARGS, fetchPolicy: 'cache-only' };
        await receive(...Array.from({ length: 20 }, (_, id) => request(id, { args })));
        expect(handled).toHaveLength(MAX_CONCURRENT);
    });

    test('usage is answered while transcripts are slow', async () => {
        const { receive, answers } = servePort(({ verb }) =>
            verb === 'usage'
                ? Promise.resolve({ ok: true, value: { verb, value: aUsage() } })
                : new Promise(() => undefined)
        );
        await receive(...requests(MAX_CONCURRENT + 1), usageRequest(90));
        expect(answers()).toMatchObject([{ id: 90, ok: true, verb: 'usage' }]);
    });
});

describe('fault 7: a port that sends too many requests', () => {
    test('is busy until the oldest of them is a minute old, and works again then', async () => {
        const { receive, handled, answers, clock } = servePort();
        await receive(...requests(MAX_PER_MINUTE / 2));
        clock.advance(30_000);
        await receive(...requests(MAX_PER_MINUTE / 2 + 1, 1_000));
        const retryAt = START_AT + 60_000;
        expect(answers().find(({ ok }) => ok === false)).toMatchObject({ problem: { code: 'busy', retryAt } });
        expect(handled).toHaveLength(MAX_PER_MINUTE);
        clock.set(retryAt);
        await receive(request(5_000));
        expect(answers().at(-1)).toMatchObject({ id: 5_000, ok: true });
    });

    test('serves thousands of requests in its life', async () => {
        const { receive, handled, clock } = servePort();
        for (let minute = 0; minute < 20; minute += 1) {
            await receive(...requests(MAX_PER_MINUTE, minute * MAX_PER_MINUTE));
            clock.advance(60_000);
        }
        expect(handled).toHaveLength(20 * MAX_PER_MINUTE);
    });

    test('is busy for a flood of usage too, which would delay the store for every page, and still answers transcripts', async () => {
        const { receive, handled, answers } = servePort();
        const flood = Array.from({ length: MAX_PER_MINUTE + 1 }, (_, index) => usageRequest(index + 1));
        await receive(...flood);
        const refused = answers().filter((answer) => !answer.ok);
        expect(refused).toMatchObject([{ id: MAX_PER_MINUTE + 1, problem: { code: 'busy' } }]);
        await receive(request(1_000));
        expect(handled).toHaveLength(MAX_PER_MINUTE + 1);
    });

    test('is busy for wrong requests too, and answers usage all the same', async () => {
        const { receive, answers } = servePort(({ verb }) =>
            Promise.resolve(verb === 'usage' ? { ok: true, value: { verb, value: aUsage() } } : aReply())
        );
        await receive(...Array.from({ length: MAX_PER_MINUTE }, (_, id) => request(id, { verb: 'entries' })));
        await receive(request(1_000), usageRequest(1_001));
        expect(answers().slice(-2)).toMatchObject([
            { id: 1_000, problem: { code: 'busy' } },
            { id: 1_001, ok: true }
        ]);
    });

    test('is not blocked by a clock that was put back', async () => {
        const { receive, answers, clock } = servePort();
        await receive(...requests(MAX_PER_MINUTE));
        clock.set(START_AT - 60 * 60_000);
        await receive(request(1_000));
        expect(answers().at(-1)).toMatchObject({ id: 1_000, ok: true });
    });
});

describe('fault 13: every request is answered within a bounded time', () => {
    test('also where its handler never ends, or it never gets its turn', async () => {
        const { receive, answers, handled, clock } = servePort(() => new Promise(() => undefined));
        await receive(...requests(MAX_CONCURRENT + 1));
        clock.advance(ANSWER_WITHIN_MS - 1);
        await settled();
        expect(answers()).toEqual([]);
        clock.advance(1);
        await settled();
        expect(answers().map(({ problem }) => problem)).toEqual(
            Array.from({ length: MAX_CONCURRENT + 1 }, () => ({ code: 'timed-out' }))
        );
        expect(handled.every(([, signal]) => signal.aborted)).toBe(true);
    });

    test('and answered once: what comes after the time is over is not sent', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, answers, clock } = servePort(handler);
        await receive(request(1));
        clock.advance(ANSWER_WITHIN_MS);
        await reply();
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'timed-out' } }]);
    });

    test('but not at all where it was withdrawn', async () => {
        const { receive, sent, clock } = servePort(() => new Promise(() => undefined));
        await receive(request(1));
        await receive({ id: 1, abort: true });
        clock.advance(ANSWER_WITHIN_MS);
        await settled();
        expect(sent).toEqual([]);
    });

    test('and the time limit ends with the answer', async () => {
        const { receive, handled, answers, clock } = servePort();
        await receive(request(1));
        clock.advance(ANSWER_WITHIN_MS);
        await settled();
        expect(answers()).toHaveLength(1);
        expect(handled[0]?.[1].aborted).toBe(false);
    });
});
