/** What the component does with answers that no broker page of ours gives. */
import { expect, test } from '../fixtures';
import { chooseFromMenu, message } from '../fixtures/timeline';
import type { Respond } from './fakeBroker';
import { fakeBroker } from './fakeBroker';

/** Longer than the component waits for a silent page, and for the first message of a page. */
const ANSWER_TIMED_OUT_MS = 121_000;
const GIVEN_UP_MS = 16_000;

const GOOD: Respond = ({ port, good }) => port.postMessage(good('Good words.'));

const BAD_ANSWERS: Readonly<Record<string, Respond>> = {
    'not JSON': ({ port }) => port.postMessage('<!doctype html>Please log in.'),
    'an object instead of text': ({ port, good }) => port.postMessage(JSON.parse(good('BAD WORDS'))),
    'too long to be read': ({ port, good }) => port.postMessage(good('BAD WORDS' + 'x'.repeat(20_000_000))),
    'without a transcript': ({ port, request }) => port.postMessage(JSON.stringify({ id: request.id, ok: true })),
    'of a problem that nobody knows': ({ port, request }) =>
        port.postMessage(JSON.stringify({ id: request.id, ok: false, problem: { code: 'constructor' } })),
    'with an entry that is none': ({ port, good }) =>
        port.postMessage(good('BAD WORDS').replace('"role":"agent"', '"role":"__proto__"')),
    'with text that is no text': ({ port, good }) =>
        port.postMessage(good('BAD WORDS').replace('"text":"BAD WORDS"', '"text":["BAD WORDS"]')),
    'with a date that no calendar has': ({ port, good }) =>
        port.postMessage(good('BAD WORDS').replace(/"fetchedAt":\d+/, '"fetchedAt":8640000000000001')),
    'about another record than was asked for': ({ port, good, request }) =>
        port.postMessage(good('BAD WORDS').replaceAll(request.args.recordId.slice(0, 15), '0Mw000000000BAD')),
    'with an entry of a record that it does not list': ({ port, good, request }) =>
        port.postMessage(
            good('BAD WORDS').replace(
                `"recordId":"${request.args.recordId.slice(0, 15)}`,
                '"recordId":"0Mw000000000BAD'
            )
        )
};

test.describe('an answer', () => {
    for (const [kind, respond] of Object.entries(BAD_ANSWERS)) {
        test(`${kind} is a named problem, and leaves what was on screen`, async ({ page, openCase }) => {
            await fakeBroker(page, [GOOD, respond]);
            await openCase('calm-chat');
            await expect(message(page, 'Good words.')).toBeVisible();
            await chooseFromMenu(page, /^Reload/);
            await expect(page.getByText("The answer from Salesforce can't be read")).toBeVisible();
            await expect(message(page, 'Good words.')).toBeVisible();
            await expect(page.getByText('BAD WORDS')).toHaveCount(0);
        });
    }

    test('that comes after the time-out changes nothing', async ({ page, openCase }) => {
        await page.clock.install();
        const later: Respond = ({ port, good }) =>
            Object.assign(globalThis, { answerNow: () => port.postMessage(good('Late words.')) });
        await fakeBroker(page, [later, GOOD]);
        await openCase('calm-chat');
        const fake = page.frameLocator('iframe').locator('body');
        await expect.poll(() => fake.evaluate(() => 'answerNow' in globalThis)).toBe(true);
        await page.clock.fastForward(ANSWER_TIMED_OUT_MS);
        await expect(page.locator('c-chat-history-notice').getByText("Salesforce didn't answer in time")).toBeVisible();
        await fake.evaluate(() => (globalThis as unknown as { answerNow: () => void }).answerNow());
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(message(page, 'Good words.')).toBeVisible();
        await expect(page.getByText('Late words.')).toHaveCount(0);
    });

    test('that comes twice, without a request or under an unknown id is ignored', async ({ page, openCase }) => {
        const respond: Respond = ({ port, good, request }) => {
            for (const id of [request.id + 1, 0, 999]) {
                port.postMessage(good('Strange words.').replace(/"id":\d+/, `"id":${id}`));
            }
            port.postMessage(good('Good words.'));
            port.postMessage(good('Second words.'));
            port.postMessage('not JSON');
            port.postMessage(JSON.stringify({ connected: 'ffffffff-0000-4000-8000-0123456789ab', v: 6 }));
        };
        await fakeBroker(page, [respond]);
        await openCase('calm-chat');
        await expect(message(page, 'Good words.')).toBeVisible();
        await expect(page.getByText(/Strange|Second|can't be read/)).toHaveCount(0);
    });

    test('from a page that does not echo the nonce never counts as one', async ({ page, openCase }) => {
        await page.clock.install();
        await fakeBroker(page, [GOOD], { nonce: 'ffffffff-0000-4000-8000-0123456789ab' });
        await openCase('calm-chat');
        await expect(page.frameLocator('iframe').locator('body')).toBeAttached();
        await page.clock.fastForward(GIVEN_UP_MS);
        await expect(page.getByText('Sign in once more to read messages').first()).toBeVisible();
        await expect(message(page, 'Good words.')).toHaveCount(0);
    });

    test('that never comes, from a page that loads again and again, ends in a named problem', async ({
        page,
        openCase
    }) => {
        await fakeBroker(page, [() => window.parent.postMessage({ type: 'chat-history:ready', v: 6 }, '*')]);
        await openCase('calm-chat');
        await expect(page.getByText('Sign in once more to read messages').first()).toBeVisible();
    });
});
