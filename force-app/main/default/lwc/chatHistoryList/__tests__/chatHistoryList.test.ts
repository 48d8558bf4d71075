import '../../chatHistoryLabels/__tests__/realLabels';
import {
    CONVERSATION_ID,
    MORNING,
    SESSION_ID,
    ZONE,
    endOf,
    entryOf,
    messageOf,
    olderOf,
    omissionOf,
    sessionOf,
    startOf
} from '../../chatHistoryLabels/__tests__/samples';
import { all, clearPage, heard, one, rendered, shown, wordsOf } from '../../chatHistoryLabels/__tests__/shown';
import ChatHistoryList from 'c/chatHistoryList';
import type { Row, SenderRole } from 'c/chatHistoryCore';
import { publishRows } from 'c/chatHistoryState';

const TIMELINE = 'timeline-1';
const ROLES: readonly SenderRole[] = ['customer', 'agent', 'bot', 'system', 'supervisor', 'unknown'];
const HOSTILE = '<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3) &lt;b&gt;';

// jsdom has no layout, hence no ResizeObserver; places are tested in placeKeeper.test.ts and in the browser.
beforeAll(() => {
    globalThis.ResizeObserver = class {
        observe(): void {}
        unobserve(): void {}
        disconnect(): void {}
    };
});
afterEach(clearPage);

async function show(...rows: readonly Row[]) {
    publishRows(TIMELINE, rows);
    return shown('c-chat-history-list', ChatHistoryList, { timeline: TIMELINE, version: 1, timeZone: ZONE });
}

const day: Row = { kind: 'day', key: 'day:2026-11-10', day: '2026-11-10', at: MORNING };
const older = olderOf();
const OVER_BUDGET = { code: 'over-budget' } as const;

describe('the list', () => {
    it('shows every kind of row in order, and is accessible', async () => {
        const omission: Row = { kind: 'omission', key: 'omission', omission: omissionOf(), at: MORNING };
        const list = await show(startOf(sessionOf()), older, day, messageOf('Hello'), omission, endOf(sessionOf()));
        expect(all(list, 'li').map((row) => row.dataset.kind)).toEqual([
            'start',
            'older',
            'day',
            'message',
            'omission',
            'end'
        ]);
        expect(wordsOf(list)).toContain('Tuesday, November 10, 2026');
        await expect(list).toBeAccessible();
    });

    it('is one labelled region that the keyboard reaches and scrolls, and is not read aloud by itself', async () => {
        const region = one(await show(messageOf('Hello')), '.region');
        expect(region.getAttribute('aria-label')).toBe('Conversations of this Case');
        expect(region.tabIndex).toBe(0);
        expect([region.getAttribute('role'), region.getAttribute('aria-live')]).toEqual(['region', null]);
    });

    it('brings a problem into view when it comes, wherever the agent reads, and once', async () => {
        const seen: (string | undefined)[] = [];
        const scroll = jest.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
            seen.push(this instanceof HTMLElement ? this.dataset.key : undefined);
        });
        const start = startOf(sessionOf());
        const list = await show(start, messageOf('Hello'));
        expect(seen).toEqual([]);
        publishRows(TIMELINE, [{ ...start, problem: OVER_BUDGET }, messageOf('Hello')]);
        list.version = 2;
        await rendered();
        expect(seen).toEqual([start.key]);
        list.version = 3;
        await rendered();
        expect(seen).toEqual([start.key]);
        scroll.mockRestore();
    });

    it('takes the focus when it is asked to', async () => {
        const list = await show(messageOf('Hello'));
        (list as unknown as { focusRegion(): void }).focusRegion();
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });

    it('follows the rows when the version changes', async () => {
        const list = await show(messageOf('Hello'));
        publishRows(TIMELINE, [messageOf('Hello'), messageOf('Are you there?')]);
        list.version = 2;
        await rendered();
        expect(all(list, '.text').map((text) => text.textContent)).toEqual(['Hello', 'Are you there?']);
    });
});

describe('a message', () => {
    it('reads speaker, time, text', async () => {
        const list = await show(messageOf('Hello', 'agent', { senderName: 'Odo Birkenfels' }));
        expect(wordsOf(list).replace(/\u202f/g, ' ')).toBe(
            'Odo Birkenfels Agent 10:42 AM Tuesday, November 10, 2026 at 10:42:05 AM GMT+1 Hello'
        );
    });

    it('within a group still reads its speaker to whoever can not see the group', async () => {
        const list = await show(messageOf('And one more thing', 'agent', { senderName: 'Odo', opensGroup: false }));
        expect(all(list, '.speaker')).toEqual([]);
        expect(one(list, 'li > .slds-assistive-text').textContent).toBe('Odo, Agent');
    });

    it('tells the roles apart by word and drawing, not only by colour and side', async () => {
        const list = await show(...ROLES.map((role) => messageOf(`I am ${role}`, role)));
        expect(all(list, '.role').map((role) => role.textContent)).toEqual([
            'Customer',
            'Agent',
            'Bot',
            'System',
            'Supervisor',
            'Unknown sender'
        ]);
        expect(new Set(all(list, 'path').map((path) => path.getAttribute('d'))).size).toBe(ROLES.length);
        await expect(list).toBeAccessible();
    });

    it('gives the exact time to hover and to machines', async () => {
        const time = one(await show(messageOf('Hello')), 'time');
        expect(time.getAttribute('datetime')).toBe('2026-11-10T09:42:05.000Z');
        expect(time.title).toContain('Tuesday, November 10, 2026 at 10:42:05');
    });

    it('says so where no time was given', async () => {
        const list = await show(messageOf('Hello', 'bot', { entry: entryOf('Hello', 'bot', null) }));
        expect(one(list, 'time').textContent).toContain('No time given');
        expect(one(list, 'time').hasAttribute('datetime')).toBe(false);
    });

    it('never becomes HTML, whatever it says and whoever says so', async () => {
        const list = await show(messageOf(HOSTILE, 'customer', { senderName: HOSTILE }));
        expect(one(list, '.text').textContent).toBe(HOSTILE);
        expect(one(list, '.name').textContent).toBe(HOSTILE);
        expect(all(list, 'img, script, b, a')).toEqual([]);
    });

    it('keeps line breaks, emoji and spaces', async () => {
        const text = one(await show(messageOf('Hi 👋\n\nall  good')), '.text');
        expect([...text.childNodes].map((node) => (node.nodeName === 'BR' ? '\n' : node.textContent)).join('')).toBe(
            'Hi 👋\n\nall  good'
        );
    });

    it('links safe addresses, in a new tab that knows nothing of this one', async () => {
        const list = await show(messageOf('See https://lumenwerk.example/help, please'));
        const link = one(list, '.text a');
        expect(link.getAttribute('href')).toBe('https://lumenwerk.example/help');
        expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
        expect(one(list, '.text').textContent).toBe('See https://lumenwerk.example/help, please');
        await expect(list).toBeAccessible();
    });

    it('runs in the direction of its own script', async () => {
        const list = await show(messageOf('שלום, המנורה מהבהבת'));
        expect(one(list, '.text').dir).toBe('auto');
    });
});

describe('what is asked for in a row', () => {
    it('is told with the conversation it is about', async () => {
        const list = await show(startOf(sessionOf()), older);
        const told = [heard(list, 'showtranscript'), heard(list, 'loadolder')];
        one(one(list, 'c-chat-history-bookend'), 'button').click();
        one(one(list, 'c-chat-history-omission'), 'button').click();
        expect(told).toEqual([[{ key: CONVERSATION_ID }], [{ key: CONVERSATION_ID }]]);
    });

    it('is told when it failed and is to be tried again', async () => {
        const list = await show(startOf(sessionOf(), { problem: { code: 'timed-out' } }));
        const retries = heard(list, 'retry');
        const bookend = one(list, 'c-chat-history-bookend');
        one(one(bookend, 'c-chat-history-notice'), 'button').click();
        expect(retries).toEqual([{ key: CONVERSATION_ID }]);
    });

    it('is told when it is to be read although the budget is used up, at a start, an open end and older messages', async () => {
        const list = await show(
            startOf(sessionOf(), { problem: OVER_BUDGET, loadKey: 'a' }),
            olderOf({ problem: OVER_BUDGET, loadKey: 'b' }),
            endOf(sessionOf(), { problem: OVER_BUDGET, loadKey: 'c', since: 'open' })
        );
        const told = heard(list, 'confirmread');
        for (const row of all(list, 'c-chat-history-bookend, c-chat-history-omission')) {
            one(one(row, 'c-chat-history-notice'), 'button').click();
        }
        expect(told).toEqual([{ key: 'a' }, { key: 'b' }, { key: 'c' }]);
    });

    it('is told when one open conversation is to be refreshed', async () => {
        const list = await show(endOf(sessionOf({ status: 'active' }), { since: 'open' }));
        const told = heard(list, 'refreshone');
        one(one(list, 'c-chat-history-bookend'), 'button').click();
        expect(told).toEqual([{ key: CONVERSATION_ID }]);
    });

    it('is told when older messages failed and are to be tried again', async () => {
        const list = await show(olderOf({ problem: { code: 'timed-out' } }));
        const retries = heard(list, 'retry');
        one(one(one(list, 'c-chat-history-omission'), 'c-chat-history-notice'), 'button').click();
        expect(retries).toEqual([{ key: CONVERSATION_ID }]);
    });

    it('is told when it is a record to open', async () => {
        const list = await show(startOf(sessionOf()));
        const opened = heard(list, 'openrecord');
        one(one(list, 'c-chat-history-bookend'), 'a').dispatchEvent(new MouseEvent('click', { cancelable: true }));
        expect(opened).toEqual([{ recordId: SESSION_ID, objectApiName: 'MessagingSession' }]);
    });

    it.each([
        ['the session has ended', endOf(sessionOf())],
        ['the budget is used up', endOf(sessionOf({ status: 'active' }), { since: 'open', problem: OVER_BUDGET })]
    ])('hands the focus to the region when the refresh button goes, since %s', async (_, after) => {
        const list = await show(endOf(sessionOf({ status: 'active' }), { since: 'open' }));
        one(one(list, 'c-chat-history-bookend'), 'button').focus();
        publishRows(TIMELINE, [after]);
        list.version = 2;
        await rendered();
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });

    it('hands the focus to the region when the button that had it goes', async () => {
        const list = await show(startOf(sessionOf()), older, messageOf('Hello'));
        one(one(list, 'c-chat-history-omission'), 'button').focus();
        publishRows(TIMELINE, [startOf(sessionOf()), messageOf('Hello')]);
        list.version = 2;
        await rendered();
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });
});
