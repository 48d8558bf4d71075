import { failed } from 'c/chatHistoryCore';
import { aTranscript } from 'support/builders';
import { createHeldHandler, request, requests, servePort } from '../fixtures/servedPort';
import { MAX_CONCURRENT, type Handle } from './requestServer';

describe('an answer', () => {
    test('is one JSON string with the id of its request', async () => {
        const { receive, sent, answers } = servePort();
        await receive(request(7));
        expect(typeof sent[0]).toBe('string');
        expect(answers()).toEqual([{ id: 7, ok: true, verb: 'transcript', value: aTranscript() }]);
    });

    test('can be a problem', async () => {
        const { receive, answers } = servePort(() => Promise.resolve(failed('no-access', { status: 403 })));
        await receive(request(1));
        expect(answers()).toEqual([{ id: 1, ok: false, problem: { code: 'no-access', status: 403 } }]);
    });

    test.each<[string, Handle]>([
        ['rejects', () => Promise.reject(new Error('Bearer secret'))],
        [
            'throws',
            () => {
                throw new Error('Bearer secret');
            }
        ]
    ])(
        'is malformed, holds no text of the exception and leaves a diagnostic when the handler %s',
        async (_, handler) => {
            const { receive, sent, diagnostics } = servePort(handler);
            await receive(request(1));
            expect(sent).toEqual(['{"id":1,"ok":false,"problem":{"code":"malformed"}}']);
            expect(diagnostics.list()).toEqual([{ code: 'exception', place: 'request', count: 1 }]);
        }
    );
});

describe('an abort', () => {
    test('withdraws its request: no answer, and its handler learns of it', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, answers, handled } = servePort(handler);
        await receive(request(1), request(2));
        await receive({ id: 1, abort: true });
        expect(handled.map(([, signal]) => signal.aborted)).toEqual([true, false]);
        await reply();
        expect(answers().map(({ id }) => id)).toEqual([2]);
    });

    test('of nothing that is pending changes nothing', async () => {
        const { receive, answers } = servePort();
        await receive({ id: 3, abort: true });
        await receive(request(3));
        await receive({ id: 3, abort: true });
        expect(answers().map(({ id, ok }) => [id, ok])).toEqual([[3, true]]);
    });

    test('leaves no diagnostic where it makes the handler reject', async () => {
        const { receive, sent, diagnostics } = servePort(
            (_, signal) =>
                new Promise((_resolve, reject) => {
                    signal.addEventListener('abort', () => {
                        reject(signal.reason as Error);
                    });
                })
        );
        await receive(request(1));
        await receive({ id: 1, abort: true });
        expect(sent).toEqual([]);
        expect(diagnostics.list()).toEqual([]);
    });

    test('of a request that waits for its turn means that it is never handled', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, handled } = servePort(handler);
        await receive(...requests(MAX_CONCURRENT + 1), { id: MAX_CONCURRENT, abort: true });
        await reply();
        expect(handled).toHaveLength(MAX_CONCURRENT);
    });

    test('comes with the end of the server for everything that is pending', async () => {
        const { handler, reply } = createHeldHandler();
        const { receive, sent, handled, close } = servePort(handler);
        await receive(request(1));
        close();
        await reply();
        expect(handled[0]?.[1].aborted).toBe(true);
        expect(sent).toEqual([]);
    });
});

test('an id that is pending is not taken twice; one that was answered may come again', async () => {
    const { handler, reply } = createHeldHandler();
    const { receive, sent, handled } = servePort(handler);
    await receive(request(1), request(1));
    expect(handled).toHaveLength(1);
    await reply();
    await receive(request(1));
    await reply();
    expect(sent).toHaveLength(2);
});
