import '../../chatHistoryLabels/__tests__/realLabels';
import {
    CONVERSATION_ID,
    MINUTE_MS,
    MORNING,
    SESSION_ID,
    ZONE,
    callOf,
    endOf,
    loadOf,
    sessionOf,
    startOf,
    transcriptOf
} from '../../chatHistoryLabels/__tests__/samples';
import {
    all,
    clearPage,
    defaultsPrevented,
    heard,
    one,
    rendered,
    shown,
    wordsOf
} from '../../chatHistoryLabels/__tests__/shown';
import ChatHistoryBookend from 'c/chatHistoryBookend';
import type { BookendRow } from 'c/chatHistoryBookend';

const show = (row: BookendRow) => shown('c-chat-history-bookend', ChatHistoryBookend, { row, timeZone: ZONE });
const plain = (text: string): string => text.replace(/\u202f/g, ' ');

describe('the start of a session', () => {
    afterEach(clearPage);

    it('says channel, name, start, status, who serves and whom', async () => {
        const bookend = await show(
            startOf(sessionOf({ channel: 'whatsapp', ownerName: 'Odo Birkenfels', customerName: 'Wilma Tannenquist' }))
        );
        const words = plain(wordsOf(bookend));
        for (const part of [
            'WhatsApp',
            'MS-00000012',
            'Started Nov 10, 2026, 10:42 AM',
            'Ended',
            'Agent: Odo Birkenfels',
            'Customer: Wilma Tannenquist'
        ]) {
            expect(words).toContain(part);
        }
        await expect(bookend).toBeAccessible();
    });

    it('shows the preview and the price of the transcript while that is not loaded', async () => {
        const bookend = await show(startOf(sessionOf({ preview: 'My lamp <b>flickers</b>' })));
        expect(one(bookend, '.preview').textContent).toBe('Preview: My lamp <b>flickers</b>');
        expect(one(bookend, 'button').textContent).toBe('Show transcript · 1 call, marks 1 conversation active');
        await expect(bookend).toBeAccessible();
    });

    it('asks for the transcript of its conversation', async () => {
        const bookend = await show(startOf(sessionOf()));
        const asked = heard(bookend, 'showtranscript');
        one(bookend, 'button').click();
        expect(asked).toEqual([{ key: CONVERSATION_ID }]);
    });

    it('keeps the button while the transcript is read, and asks only once', async () => {
        const bookend = await show(startOf(sessionOf(), { load: loadOf({ activity: 'reading' }) }));
        const asked = heard(bookend, 'showtranscript');
        expect(one(bookend, 'button').getAttribute('aria-disabled')).toBe('true');
        one(bookend, 'button').click();
        expect(asked).toEqual([]);
        expect(wordsOf(bookend)).toContain('Loading…');
    });

    it('offers nothing and previews nothing once its transcript is here', async () => {
        const load = loadOf({ transcript: transcriptOf() });
        const bookend = await show(startOf(sessionOf({ preview: 'Hello' }), { load, covered: true }));
        expect(all(bookend, 'button, .preview')).toEqual([]);
    });

    it('moves the focus to its link when the focused button goes', async () => {
        const bookend = await show(startOf(sessionOf()));
        one(bookend, 'button').focus();
        one(bookend, 'button').click();
        bookend.row = startOf(sessionOf(), { load: loadOf({ transcript: transcriptOf() }), covered: true });
        await rendered();
        expect(bookend.shadowRoot?.activeElement).toBe(one(bookend, 'a.link'));
    });

    it('offers nothing where there is nothing to ask for', async () => {
        const bookend = await show(startOf(sessionOf({ conversation: { state: 'none' } }), { loadable: false }));
        expect(all(bookend, 'button')).toEqual([]);
    });

    it('shows a problem with its price of a new try instead of the button', async () => {
        const bookend = await show(startOf(sessionOf(), { problem: { code: 'unavailable' } }));
        const retries = heard(bookend, 'retry');
        expect(all(bookend, 'button')).toEqual([]);
        const notice = one(bookend, 'c-chat-history-notice');
        expect(one(notice, 'button').textContent).toBe('Try again · 1 call, marks 1 conversation active');
        one(notice, 'button').click();
        expect(retries).toEqual([{ key: CONVERSATION_ID }]);
        await expect(bookend).toBeAccessible();
    });

    it('leaves a problem of the whole connection to the notice above the timeline, and still offers the transcript', async () => {
        const bookend = await show(startOf(sessionOf(), { load: loadOf({ problem: { code: 'page-not-reachable' } }) }));
        expect(all(bookend, 'c-chat-history-notice')).toEqual([]);
        expect(one(bookend, 'button').getAttribute('aria-disabled')).toBe('false');
    });

    it('asks the agent where the budget is used up, and tells a yes', async () => {
        const bookend = await show(startOf(sessionOf(), { problem: { code: 'over-budget' }, loadKey: 'brought-it' }));
        const told = [heard(bookend, 'confirmread'), heard(bookend, 'retry')];
        const button = one(one(bookend, 'c-chat-history-notice'), 'button');
        expect(button.textContent).toBe('Read anyway · 1 call, marks 1 conversation active');
        button.click();
        expect(told).toEqual([[{ key: 'brought-it' }], []]);
        await expect(bookend).toBeAccessible();
    });

    it('says that a refresh is under way, and keeps what it had', async () => {
        const load = loadOf({ transcript: transcriptOf(), activity: 'refreshing' });
        const bookend = await show(startOf(sessionOf(), { load, covered: true }));
        expect(wordsOf(bookend)).toContain('Refreshing…');
    });

    it('opens its record within Lightning on a plain click, in a new tab with a modifier', async () => {
        const bookend = await show(startOf(sessionOf()));
        const opened = heard(bookend, 'openrecord');
        const prevented = defaultsPrevented(one(bookend, 'a'));
        one(bookend, 'a').dispatchEvent(new MouseEvent('click', { cancelable: true }));
        one(bookend, 'a').dispatchEvent(new MouseEvent('click', { cancelable: true, metaKey: true }));
        expect(opened).toEqual([{ recordId: SESSION_ID, objectApiName: 'MessagingSession' }]);
        expect(prevented).toEqual([true, false]);
        expect(one(bookend, 'a').getAttribute('href')).toBe(`/lightning/r/MessagingSession/${SESSION_ID}/view`);
    });

    it('says so where Salesforce gave no start', async () => {
        expect(wordsOf(await show(startOf(sessionOf({ startAt: null }))))).toContain('No time given');
    });
});

describe('the start of a call', () => {
    afterEach(clearPage);

    it('says which way it went, and the numbers', async () => {
        const bookend = await show(startOf(callOf({ fromNumber: '+49 30 5550100', toNumber: '+49 30 5550199' })));
        for (const part of ['Inbound call', 'From +49 30 5550100', 'To +49 30 5550199', 'Open the call record']) {
            expect(wordsOf(bookend)).toContain(part);
        }
        await expect(bookend).toBeAccessible();
    });
});

describe('the end', () => {
    afterEach(clearPage);

    it('says when, after how long and by whom', async () => {
        const bookend = await show(endOf(sessionOf({ endedBy: 'EndUser' })));
        const words = plain(wordsOf(bookend));
        for (const part of ['Ended Nov 10, 2026, 10:54 AM', 'after 12 min', 'by the customer'])
            expect(words).toContain(part);
        await expect(bookend).toBeAccessible();
    });

    it('says only what is known', async () => {
        expect(one(await show(endOf(callOf({ endAt: null }))), '.end').textContent).toMatch(/^(Ended\s*)+$/);
    });
});

describe('the end of what is here of an open session', () => {
    const session = sessionOf({ status: 'active', endAt: null });
    const openEnd = (part: Partial<ReturnType<typeof endOf>> = {}) => endOf(session, { since: 'open', ...part });

    beforeEach(() => jest.useFakeTimers({ now: MORNING + 10 * MINUTE_MS, doNotFake: ['queueMicrotask', 'nextTick'] }));
    afterEach(() => {
        jest.useRealTimers();
        clearPage();
    });

    it('says how old its words are, and offers a refresh with its price', async () => {
        const bookend = await show(openEnd());
        expect(plain(one(bookend, 'time span').textContent)).toBe(
            'Still open. Last read 10:42 AM; what was written since is not shown.'
        );
        expect(one(bookend, 'button').textContent).toBe('Refresh · 1 call, marks 1 conversation active');
        expect(wordsOf(bookend)).not.toContain('Ended');
    });

    it('is accessible', async () => {
        jest.useRealTimers();
        await expect(await show(openEnd())).toBeAccessible();
    });

    it('says the date too, where that is not today', async () => {
        const bookend = await show(openEnd({ readAt: MORNING - 24 * 60 * MINUTE_MS }));
        expect(plain(wordsOf(bookend))).toContain('Last read Nov 9, 2026, 10:42 AM;');
    });

    it('asks for the load that its words came with', async () => {
        const bookend = await show(openEnd({ loadKey: 'brought-it' }));
        const asked = heard(bookend, 'refreshone');
        one(bookend, 'button').click();
        expect(asked).toEqual([{ key: 'brought-it' }]);
    });

    it.each([
        ['refreshing', 'Refreshing…'],
        ['reading-older', 'Refresh · 1 call, marks 1 conversation active']
    ] as const)('keeps the button while it is %s, and asks for nothing', async (activity, text) => {
        const bookend = await show(openEnd({ load: loadOf({ activity }) }));
        const asked = heard(bookend, 'refreshone');
        expect(one(bookend, 'button').textContent).toBe(text);
        expect(one(bookend, 'button').getAttribute('aria-disabled')).toBe('true');
        one(bookend, 'button').click();
        expect(asked).toEqual([]);
    });

    it('asks the agent where the budget is used up, in place of the button', async () => {
        const bookend = await show(openEnd({ problem: { code: 'over-budget' } }));
        const told = heard(bookend, 'confirmread');
        expect(all(bookend, 'button')).toEqual([]);
        one(one(bookend, 'c-chat-history-notice'), 'button').click();
        expect(told).toEqual([{ key: CONVERSATION_ID }]);
    });

    it('of a running call says only when it was read: what is missing stands before it', async () => {
        const bookend = await show(endOf(callOf({ status: 'in-progress', endAt: null }), { since: 'open' }));
        expect(plain(one(bookend, 'time span').textContent)).toBe('Last read 10:42 AM');
    });
});

describe('the end of a session that was read before it ended', () => {
    afterEach(clearPage);

    it('says both times, and offers a refresh', async () => {
        const bookend = await show(endOf(sessionOf(), { since: 'ended-since' }));
        const words = plain(wordsOf(bookend));
        expect(words).toContain('Ended Nov 10, 2026, 10:54 AM');
        expect(words).toContain('10:42 AM, before it ended; what came since is not shown.');
        expect(all(bookend, 'button')).toHaveLength(1);
        await expect(bookend).toBeAccessible();
    });

    it('is silent where nothing can have come since', async () => {
        const bookend = await show(endOf(sessionOf()));
        expect(all(bookend, 'button, .read')).toEqual([]);
    });
});
