import '../../chatHistoryLabels/__tests__/realLabels';
import {
    CONVERSATION_ID,
    HOUR_MS,
    MORNING_AT,
    OTHER_CASE_ID,
    SESSION_ID,
    aCall,
    aLoad,
    aLoadOf,
    aSession,
    anOpenSession
} from 'support/builders';
import { BLOCKED, OFFER, aContext, aStart, anEnd, anExpired } from '../../chatHistoryLabels/__tests__/rows';
import {
    all,
    button,
    buttonTexts,
    clearPage,
    defaultsPrevented,
    one,
    received,
    rendered,
    shown,
    textOf
} from '../../chatHistoryLabels/__tests__/screen';
import ChatHistoryBoundary from 'c/chatHistoryBoundary';

type Row = NonNullable<ChatHistoryBoundary['row']>;

const show = (row: Row, context = aContext()) =>
    shown('c-chat-history-boundary', ChatHistoryBoundary, { row, context });

afterEach(clearPage);

describe('The start of a session', () => {
    it('reads and copies as channel, name and facts, with real separators and each once', async () => {
        const row = aStart(
            aSession({
                name: 'MS-00004100',
                channelName: 'Kurbel & Akku on Facebook',
                channel: 'facebook',
                servedBy: 'bot-to-agent',
                ownerName: 'Jonas Vestergaard'
            }),
            { covered: true }
        );
        const boundary = await show(row);
        expect(textOf(boundary)).toBe(
            'Kurbel & Akku on Facebook, MS-00004100\nStarted 10:00 AM · Bot, then Jonas Vestergaard · Customer: Tomas Birk'
        );
        await expect(boundary).toBeAccessible();
    });

    it('says that a record is linked to no Case, and of which other Case it is, with a link', async () => {
        const unlinked = await show(aStart(aSession({ link: 'none' })));
        expect(textOf(one(unlinked, '.other'))).toBe('Not linked to a Case');
        expect(all(unlinked, '.other a')).toEqual([]);

        const boundary = await show(aStart(aSession({ link: { caseId: OTHER_CASE_ID, caseNumber: '00001742' } })));
        const link = one(boundary, '.other a');
        expect(textOf(link)).toBe('Case 00001742');
        expect(link.getAttribute('href')).toBe(`/lightning/r/Case/${OTHER_CASE_ID}/view`);
        const opened = received(boundary, 'openrecord');
        link.click();
        expect(opened).toEqual([{ recordId: OTHER_CASE_ID, objectApiName: 'Case' }]);
        await expect(boundary).toBeAccessible();
    });

    it('names no number that the user may not see', async () => {
        const boundary = await show(aStart(aSession({ link: { caseId: OTHER_CASE_ID, caseNumber: null } })));
        expect(textOf(one(boundary, '.other a'))).toBe('Another Case');
    });

    it('of this Case says nothing of the kind', async () => {
        expect(all(await show(aStart(aSession())), '.other')).toEqual([]);
    });

    it('shows the kind of channel as a drawing with a tooltip, not as one more text', async () => {
        const boundary = await show(aStart(aSession({ channelName: 'Web chat (shop)' })));
        const icon = one(boundary, 'lightning-icon');
        expect(icon).toMatchObject({ iconName: 'utility:chat', title: 'Web chat' });
        expect((icon as unknown as { alternativeText?: string }).alternativeText).toBeUndefined();
    });

    it('gives the exact time to tooltips and machines', async () => {
        const time = one(await show(aStart(aSession())), 'time');
        expect(time.getAttribute('datetime')).toBe('2026-03-02T09:00:00.000Z');
        expect(time.title).toContain('Monday, March 2, 2026');
    });

    it('says the date where that is not today', async () => {
        const boundary = await show(aStart(aSession()), aContext({ nowMs: MORNING_AT + 48 * HOUR_MS }));
        expect(textOf(boundary)).toContain('Started Mar 2, 10:00 AM');
    });

    it('tells how it ended where its messages are not loaded', async () => {
        const boundary = await show(aStart(aSession()), aContext({ contactName: 'Tomas Birk' }));
        expect(textOf(boundary)).toContain('Started 10:00 AM · Ended 10:30 AM · 30 min · by agent · Agent: Ines Feld');
    });

    it('previews the session and offers its messages; the cost is a description, not part of the name', async () => {
        const boundary = await show(aStart(aSession({ preview: 'My lamp <b>flickers</b>' })));
        const requested = received(boundary, 'rowrequest');
        expect(one(boundary, '.preview').textContent).toBe('“My lamp <b>flickers</b>”');
        expect(button(boundary, 'Show messages').title).toBe(OFFER.cost);
        button(boundary, 'Show messages').click();
        expect(requested).toEqual([{ request: 'load', key: CONVERSATION_ID }]);
        await expect(boundary).toBeAccessible();
    });

    it('shows how many reads are left where they are scarce', async () => {
        const offer = { ...OFFER, note: '40 reads left this hour' };
        const boundary = await show(aStart(aSession()), aContext({ offer }));
        expect(textOf(boundary)).toContain('Show messages\n40 reads left this hour');
        await expect(boundary).toBeAccessible();
    });

    it('says from when on its button works again, keeps it focusable and ignores a press', async () => {
        const boundary = await show(aStart(aSession()), aContext({ offer: BLOCKED }));
        const requested = received(boundary, 'rowrequest');
        const load = button(boundary, 'Show messages');
        load.click();
        expect(requested).toEqual([]);
        expect([load.getAttribute('aria-disabled'), load.hasAttribute('disabled')]).toEqual(['true', false]);
        expect(textOf(boundary)).toContain('Available again after 11:04 AM');
        await expect(boundary).toBeAccessible();
    });

    it('has nothing to press where no read can work', async () => {
        const boundary = await show(aStart(aSession()), aContext({ offer: null }));
        expect(all(boundary, 'button')).toEqual([]);
    });

    it('keeps the button while messages are loaded, and asks once', async () => {
        const boundary = await show(aStart(aSession(), { load: aLoad({ fetchStatus: 'fetching' }) }));
        const requested = received(boundary, 'rowrequest');
        const load = button(boundary, 'Loading…');
        expect(load.getAttribute('aria-disabled')).toBe('true');
        load.click();
        expect(requested).toEqual([]);
    });

    it('offers and previews nothing once its messages are here', async () => {
        const boundary = await show(aStart(aSession({ preview: 'Hello' }), { load: aLoadOf(), covered: true }));
        expect(all(boundary, 'button, .preview')).toEqual([]);
    });

    it('offers nothing where there is no transcript to load', async () => {
        const boundary = await show(aStart(aSession({ conversation: { state: 'none' } }), { loadable: false }));
        expect(all(boundary, 'button')).toEqual([]);
    });

    it('moves the focus to its link when the focused button goes', async () => {
        const boundary = await show(aStart(aSession()));
        button(boundary, 'Show messages').focus();
        button(boundary, 'Show messages').click();
        boundary.row = aStart(aSession(), { load: aLoadOf(), covered: true });
        await rendered();
        expect(boundary.shadowRoot?.activeElement).toBe(one(boundary, 'a.link'));
    });

    it('shows a problem of its own with "Try again" in place of the button', async () => {
        const boundary = await show(aStart(aSession(), { problem: { code: 'timed-out' } }));
        const retries = received(boundary, 'rowrequest');
        expect(all(boundary, 'button')).toEqual([]);
        button(one(boundary, 'c-chat-history-notice'), 'Try again').click();
        expect(retries).toEqual([{ request: 'retry', key: CONVERSATION_ID }]);
        await expect(boundary).toBeAccessible();
    });

    it('asks the agent beyond the hourly limit, and passes on a yes', async () => {
        const boundary = await show(aStart(aSession(), { problem: { code: 'over-budget' }, loadKey: 'brought-it' }));
        const events = received(boundary, 'rowrequest');
        button(one(boundary, 'c-chat-history-notice'), 'Read anyway').click();
        expect(events).toEqual([{ request: 'confirm', key: 'brought-it' }]);
    });

    it('opens its record within Lightning on a plain click, and leaves a modified one to the browser', async () => {
        const boundary = await show(aStart(aSession()));
        const opened = received(boundary, 'openrecord');
        const prevented = defaultsPrevented(one(boundary, 'a'));
        one(boundary, 'a').dispatchEvent(new MouseEvent('click', { cancelable: true }));
        one(boundary, 'a').dispatchEvent(new MouseEvent('click', { cancelable: true, metaKey: true }));
        expect(opened).toEqual([{ recordId: SESSION_ID, objectApiName: 'MessagingSession' }]);
        expect(prevented).toEqual([true, false]);
        expect(one(boundary, 'a').getAttribute('href')).toBe(`/lightning/r/MessagingSession/${SESSION_ID}/view`);
    });

    it('says so where Salesforce sent no start', async () => {
        const boundary = await show(aStart(aSession({ startAt: null })));
        expect(textOf(boundary)).toContain('Time unknown');
        expect(one(boundary, 'time').hasAttribute('datetime')).toBe(false);
    });
});

describe('The start of a call', () => {
    it('names its type, its record and its numbers', async () => {
        const boundary = await show(aStart(aCall(), { covered: true }));
        expect(textOf(boundary)).toBe(
            'Inbound call, Call record\nStarted 10:00 AM · From +4930000001 · To +4930000002'
        );
        await expect(boundary).toBeAccessible();
    });

    it('that was transferred says so, and its end when it was and how long the call took', async () => {
        const call = aCall({ status: 'transferred', durationS: 180 });
        expect(textOf(await show(aStart(call, { covered: true })))).toContain('Started 10:00 AM · Transferred · From');
        expect(textOf(await show(anEnd(call)))).toBe('Ended 10:10 AM · 3 min');
    });
});

describe('The end of a session', () => {
    it('is short: time, duration and who ended it', async () => {
        const boundary = await show(anEnd(aSession()));
        expect(textOf(boundary)).toBe('Ended 10:30 AM · 30 min · by agent');
        await expect(boundary).toBeAccessible();
    });

    it('says only what is known', async () => {
        expect(textOf(await show(anEnd(aCall({ endAt: null, durationS: null }))))).toBe('Ended');
    });

    it('that came after the last check says both, and offers to check again', async () => {
        const boundary = await show(anEnd(aSession(), { since: 'ended-since' }));
        expect(textOf(boundary)).toBe(
            'Ended 10:30 AM · 30 min · by agent\nChecked 10:00 AM, before it ended\nCheck for new messages'
        );
    });
});

describe('The end of what is here of an open session', () => {
    const row = (fields: Partial<ReturnType<typeof anEnd>> = {}) =>
        anEnd(anOpenSession(), { since: 'open', ...fields });

    it('says how old it is, and offers to check for new messages', async () => {
        const boundary = await show(row({ loadKey: 'brought-it' }));
        const requested = received(boundary, 'rowrequest');
        expect(textOf(boundary)).toBe('Still open · checked 10:00 AM\nCheck for new messages');
        button(boundary, 'Check for new messages').click();
        expect(requested).toEqual([{ request: 'refreshOne', key: 'brought-it' }]);
        await expect(boundary).toBeAccessible();
    });

    it('keeps the button while it is checked, and asks for nothing more', async () => {
        const boundary = await show(row({ load: aLoadOf({}, { fetchStatus: 'refreshing' }) }));
        const requested = received(boundary, 'rowrequest');
        button(boundary, 'Checking for new messages…').click();
        expect(requested).toEqual([]);
    });

    it('keeps the button and its text while older messages are loaded', async () => {
        const boundary = await show(row({ load: aLoadOf({}, { fetchStatus: 'fetching-older' }) }));
        expect(button(boundary, 'Check for new messages').getAttribute('aria-disabled')).toBe('true');
    });

    it('of a call in progress says only when it was checked: what is missing stands before it', async () => {
        const call = aCall({ status: 'in-progress', endAt: null });
        expect(textOf(await show(anEnd(call, { since: 'open' })))).toMatch(/^Checked 10:00 AM\n/);
    });
});

describe('Messages that are out of date', () => {
    it('say when they were loaded, and are loaded again or shown as they are', async () => {
        const boundary = await show(anExpired(aSession()), aContext({ nowMs: MORNING_AT + 30 * HOUR_MS }));
        const events = received(boundary, 'rowrequest');
        expect(textOf(boundary)).toBe(
            'Last loaded Mar 2, 10:00 AM. These messages may have changed since then.\nLoad again\nShow them'
        );
        button(boundary, 'Load again').click();
        button(boundary, 'Show them').click();
        expect(events).toEqual([
            { request: 'refreshOne', key: CONVERSATION_ID },
            { request: 'acceptExpired', key: CONVERSATION_ID }
        ]);
        expect(button(boundary, 'Load again').title).toBe(OFFER.cost);
        await expect(boundary).toBeAccessible();
    });

    it('can still be shown where no read can work', async () => {
        const boundary = await show(anExpired(aSession()), aContext({ offer: null }));
        expect(buttonTexts(boundary)).toEqual(['Show them']);
    });
});
