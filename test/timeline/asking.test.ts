/** What comes when a conversation is asked for again: after a refusal that passes, and after an empty answer. */
import { MAX_EMPTY_AGE_MS } from '../../broker/cache/transcriptCache';
import { withSwitches } from '../../sim/world/switches';
import { at, CALL, call, chat, CHAT, line } from './cases/lines';
import { worldOf, type Conversation } from './conversation';
import { openedPage, type Player } from './play';

const greeting = line('10:00:05', 'nora', 'My chain jumps');

test('A concurrency limit stops nobody: the user may ask again at once, automatic requests after seconds', async () => {
    const concurrencyLimit = { on: ['entries'], forCalls: 2 } as const;
    const sessions = [chat()];
    const page = await openedPage({ now: at('12:00'), sessions, entries: [greeting], switches: { concurrencyLimit } });
    expect(page.sentences().at(-1)).toBe('= Not loaded');
    expect(await page.read({ id: CHAT }, { initiator: 'user' })).toBe('busy');
    expect(page.org.counts().entriesCalls).toBe(2);
    expect(await page.client.usage()).toMatchObject({ stoppedUntil: null });
    expect(await page.read({ id: CHAT }, { initiator: 'auto' })).toBe('busy');
    expect(page.org.counts().entriesCalls).toBe(2);
    page.clock.advance(10_000);
    expect(await page.read({ id: CHAT }, { initiator: 'auto' })).toBe('ok');
    expect(page.sentences()).toContain('Nora Pohl, Customer · 10:00 AM: My chain jumps');
    expect(page.org.counts().entriesCalls).toBe(3);
});

test('The hourly limit, with the same code, stops every request for an hour', async () => {
    const hourlyLimit = { after: 0, status: 403, code: true, counts: 'connect' } as const;
    const page = await openedPage({ now: at('12:00'), sessions: [chat()], switches: { hourlyLimit } });
    page.org.setWorld(withSwitches(page.org.world, { hourlyLimit: { ...hourlyLimit, after: 1000 } }));
    expect(await page.read({ id: CHAT }, { initiator: 'user' })).toBe('limit-reached');
    expect(page.org.counts().entriesCalls).toBe(1);
    page.clock.advance(65 * 60_000);
    expect(await page.read({ id: CHAT }, { initiator: 'user' })).toBe('ok');
});

const empty: readonly (readonly [string, string, Conversation, string])[] = [
    [
        'session',
        CHAT,
        { now: at('12:00'), sessions: [chat()], entries: [greeting] },
        'Nora Pohl, Customer · 10:00 AM: My chain jumps'
    ],
    [
        'finished call',
        CALL,
        { now: at('12:00'), calls: [call()], entries: [line('10:00:05', 'caller', 'My chain jumps')] },
        'Customer · 10:00 AM: My chain jumps'
    ]
];

/** Opened before Salesforce has the entries. */
async function openedEarly(conversation: Conversation): Promise<Player> {
    const page = await openedPage({ ...conversation, entries: [] });
    page.org.setWorld(worldOf(conversation));
    return page;
}

test.each(empty)(
    'An empty answer of a %s is said, reused for minutes only, and then asked for again',
    async (_, id, conversation, text) => {
        const page = await openedEarly(conversation);
        expect(page.sentences().filter((sentence) => sentence.startsWith('?'))).toHaveLength(1);
        page.clock.advance(MAX_EMPTY_AGE_MS);
        await page.read({ id });
        expect(page.org.counts().entriesCalls).toBe(1);
        expect(page.sentences()).not.toContain(text);
        page.clock.advance(1);
        await page.read({ id });
        expect(page.org.counts().entriesCalls).toBe(2);
        expect(page.sentences()).toContain(text);
        page.clock.advance(MAX_EMPTY_AGE_MS + 1);
        await page.read({ id });
        expect(page.org.counts().entriesCalls).toBe(2);
    }
);

test.each(empty)('An empty answer of a %s can be asked for again at once', async (_, id, conversation, text) => {
    const page = await openedEarly(conversation);
    await page.read({ id }, { fetchPolicy: 'refresh', newerThan: conversation.now });
    expect(page.sentences()).toContain(text);
    expect(page.org.counts().entriesCalls).toBe(2);
});
