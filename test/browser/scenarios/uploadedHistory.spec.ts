/** A history that was uploaded latest first, beside a session that never got an end. */
import { expect, test } from '../fixtures';
import { messageTexts, outlineOf, rowsOf } from '../fixtures/timeline';

const SAID = [
    'hello?',
    "Good afternoon! I'm Kurt, the assistant of the workshop. What can I do for you?",
    'Need a date for the 2000 km service',
    'Gladly. Is it the bike with the frame number that ends in 4417?',
    'yes. and the bell is broken, it only whispers',
    "A whispering bell is beyond me. I'll get somebody from the workshop.",
    'Hello Ivo, Priya from the workshop. Kurt says your bell whispers?',
    "like it's ashamed of something",
    'Then it gets a new spring with the service. Thursday at nine?',
    'Thursday at nine, thank you',
    'How did we do? One to five stars will do.'
];

test.describe('An uploaded history', () => {
    for (const botRelatedRecords of ['empty', 'named'] as const) {
        test(`stands in the order in which it was said, where bots' entries are ${botRelatedRecords}`, async ({
            page,
            openCase
        }) => {
            const org = await openCase('uploaded-history', { switches: { botRelatedRecords } });
            await expect.poll(() => messageTexts(page)).toEqual(SAID);
            expect(outlineOf(await rowsOf(page)).filter((line) => line.includes('left out'))).toEqual([]);
            expect(org.counts()).toMatchObject({ entriesCalls: 1, activeEver: 1 });
        });
    }

    test('shows the times at which it was said', async ({ page, openCase }) => {
        await openCase('uploaded-history');
        const first = page.locator('c-chat-history-list li').filter({ hasText: 'Need a date for the 2000 km service' });
        await expect(first.locator('time')).toHaveText('15:20');
    });
});

test('A page that was cut although it holds fewer entries than it could is told by the counts', async ({
    page,
    openCase
}) => {
    await openCase('calm-chat', { switches: { cutPages: 2 } });
    await expect(page.locator('c-chat-history-completeness summary')).toHaveText('Parts missing');
    const missing = outlineOf(await rowsOf(page)).filter((line) => line.includes('missing'));
    expect(missing).toEqual([
        expect.stringMatching(/^1 customer message is missing/),
        expect.stringMatching(/^1 agent message is missing/)
    ]);
});
