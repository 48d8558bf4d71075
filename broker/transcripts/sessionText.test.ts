import { MAX_SESSION_TEXT_CHARS } from 'c/chatHistoryCore';
import { MINUTE_MS, SESSION_ID } from 'support/builders';
import { MAX_EMPTY_AGE_MS } from '../cache/transcriptCache';
import { createBrowser, type Browser } from '../fixtures/browser';
import { errorResponse, isEntriesPath, jsonResponse } from '../fixtures/fakeOrg';

const ACTION = '/services/data/v66.0/actions/standard/getConvTscpForRecord';
const ASK = { fetchPolicy: 'session-text', recordId: SESSION_ID } as const;
const TEXT = '( 0s ) Chatbot: Hello<br>';

const answerOf = (conversationTranscript: unknown) =>
    jsonResponse(200, [{ isSuccess: true, outputValues: { conversationTranscript }, errors: null }]);

/** Answers of the action, in order; the last one stays. */
function browserWith(...answers: readonly (() => Response)[]): Browser & { actionBodies(): readonly unknown[] } {
    let count = 0;
    const browser = createBrowser({
        respond: (path) => (path === ACTION ? answers[Math.min(count++, answers.length - 1)]?.() : undefined)
    });
    const actionBodies = () =>
        browser.org.calls
            .filter(({ path }) => path === ACTION)
            .map(({ init }) => JSON.parse(typeof init.body === 'string' ? init.body : 'null') as unknown);
    return { ...browser, actionBodies };
}

test('The text of a session is asked for by one call, and comes alone', async () => {
    const browser = browserWith(() => answerOf(TEXT));
    const client = browser.open();
    await client.transcript();
    expect(await client.transcript(ASK)).toMatchObject({
        sessionTexts: { [SESSION_ID]: TEXT.trim() },
        entries: [],
        extent: 'text-only'
    });
    expect(browser.actionBodies()).toEqual([{ inputs: [{ recordId: SESSION_ID }] }]);
    expect(browser.entriesCalls()).toBe(1);
});

test('A text is cached with its transcript, for other tabs too, until a refresh: it may hold what was redacted since', async () => {
    const browser = browserWith(() => answerOf(TEXT));
    const first = browser.open();
    await first.transcript();
    await first.transcript(ASK);
    const other = browser.open();
    expect((await other.transcript()).sessionTexts).toEqual({ [SESSION_ID]: TEXT.trim() });
    await other.transcript(ASK);
    expect(browser.actionBodies()).toHaveLength(1);
    browser.clock.advance(1);
    expect((await other.transcript({ fetchPolicy: 'refresh', newerThan: browser.clock.now() })).sessionTexts).toEqual(
        {}
    );
});

test('A text is handed over only after a check that is not older than a minute, unless it was read before', async () => {
    const browser = browserWith(() => answerOf(TEXT));
    const client = browser.open();
    await client.transcript();
    browser.clock.advance(2 * MINUTE_MS);
    await client.transcript(ASK);
    expect(browser.org.compositeQueries()).toHaveLength(2);
    browser.clock.advance(2 * MINUTE_MS);
    await client.transcript(ASK);
    expect(browser.org.compositeQueries()).toHaveLength(2);
});

test('Two tabs that ask at once make one call', async () => {
    const browser = browserWith(() => answerOf(TEXT));
    const [one, other] = [browser.open(), browser.open()];
    await one.transcript();
    await Promise.all([one.transcript(ASK), other.transcript(ASK)]);
    expect(browser.actionBodies()).toHaveLength(1);
});

test('Where the cache has lost the transcript, the text alone is asked for: no conversation is read', async () => {
    const browser = browserWith(() => answerOf(TEXT));
    expect((await browser.open().transcript(ASK)).sessionTexts).toEqual({ [SESSION_ID]: TEXT.trim() });
    expect(browser.entriesCalls()).toBe(0);
});

test.each<[string, () => Response, string | null]>([
    ['An empty text', () => answerOf(null), ''],
    ['A refusal', () => errorResponse(404, 'NOT_FOUND'), null]
])('%s is an answer for some minutes, and is asked for again on a later visit', async (_, respond, text) => {
    const browser = browserWith(respond);
    const client = browser.open();
    await client.transcript();
    expect((await client.transcript(ASK)).sessionTexts).toEqual({ [SESSION_ID]: text });
    expect((await browser.open().transcript()).sessionTexts).toEqual({ [SESSION_ID]: text });
    browser.clock.advance(MAX_EMPTY_AGE_MS + 1);
    expect((await browser.open().transcript()).sessionTexts).toEqual({});
    await client.transcript(ASK);
    expect(browser.actionBodies()).toHaveLength(2);
});

test.each<[string, () => Response]>([
    ['lacks the action', () => errorResponse(404, 'NOT_FOUND')],
    ['wants a permission', () => errorResponse(403, 'INSUFFICIENT_ACCESS')],
    ['refuses the input', () => errorResponse(400, 'JSON_PARSER_ERROR')],
    [
        'reports a failure of the action',
        () => jsonResponse(400, [{ isSuccess: false, errors: [{ statusCode: 'UNKNOWN_EXCEPTION', message: 'x' }] }])
    ],
    [
        'reports a failure with status 200',
        () => jsonResponse(200, [{ isSuccess: false, errors: [{ statusCode: 'FUNCTIONALITY_NOT_ENABLED' }] }])
    ]
])('An org that %s offers no text, and the transcript stays', async (_, respond) => {
    const browser = browserWith(respond);
    const client = browser.open();
    await client.transcript();
    expect(await client.transcript(ASK)).toMatchObject({ sessionTexts: { [SESSION_ID]: null } });
    expect((await client.transcript()).entries).toHaveLength(1);
    expect(browser.entriesCalls()).toBe(1);
});

test.each<[string, () => Response, string]>([
    ['answers something else', () => jsonResponse(200, { conversationTranscript: TEXT }), 'malformed'],
    ['answers a number', () => answerOf(7), 'malformed'],
    ['answers more than anybody wrote', () => answerOf('x'.repeat(MAX_SESSION_TEXT_CHARS + 1)), 'malformed'],
    ['is down', () => jsonResponse(500, []), 'unavailable'],
    ['has reached its limit', () => errorResponse(403, 'REQUEST_LIMIT_EXCEEDED'), 'limit-reached']
])('An org that %s costs the text alone: the transcript stays', async (_, respond, code) => {
    const browser = browserWith(respond);
    const client = browser.open();
    await client.transcript();
    expect(await client.ask(ASK)).toMatchObject({ ok: false, problem: { code } });
    expect((await client.transcript()).entries).toHaveLength(1);
    expect(browser.entriesCalls()).toBe(1);
});

test('The text of a session of another Case is never asked for', async () => {
    const browser = createBrowser({ record: [] });
    expect(await browser.open().ask(ASK)).toMatchObject({ ok: false, problem: { code: 'no-access' } });
    expect(browser.org.calls.filter(({ path }) => path === ACTION || isEntriesPath(path))).toEqual([]);
});
