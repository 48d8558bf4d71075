import '../../chatHistoryLabels/__tests__/realLabels';
import {
    CONVERSATION_ID,
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
        const bookend = await show(startOf(sessionOf(), { load: loadOf({ problem: { code: 'unavailable' } }) }));
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
