import '../../chatHistoryLabels/__tests__/realLabels';
import { CONVERSATION_ID, MORNING_AT, SESSION_ID, aSession, anEntry, anOpenSession } from 'support/builders';
import {
    aContext,
    aMessage,
    aStart,
    anEnd,
    anExpired,
    anOlder,
    anOmissionRow
} from '../../chatHistoryLabels/__tests__/rows';
import {
    all,
    button,
    clearPage,
    one,
    received,
    rendered,
    shown,
    textOf
} from '../../chatHistoryLabels/__tests__/screen';
import { SENDER_ROLES } from 'c/chatHistoryCore';
import type { Row } from 'c/chatHistoryCore';
import ChatHistoryList from 'c/chatHistoryList';
import { publishRows } from 'c/chatHistoryState';

const TIMELINE = 'timeline-1';
const HOSTILE = '<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3) &lt;b&gt;';

type List = HTMLElement & { version: number; focusRegion(): void };

afterEach(clearPage);

async function show(...rows: readonly Row[]): Promise<List> {
    publishRows(TIMELINE, rows);
    const props = { timeline: TIMELINE, version: 1, context: aContext() };
    return (await shown('c-chat-history-list', ChatHistoryList, props)) as unknown as List;
}

async function change(list: List, ...rows: readonly Row[]): Promise<void> {
    publishRows(TIMELINE, rows);
    list.version += 1;
    await rendered();
}

const lineCount = (list: HTMLElement): number => one(list, '.text').textContent.split('\n').length;

const day: Row = { kind: 'day', key: 'day:2026-03-02', day: '2026-03-02', at: MORNING_AT };
const OVER_BUDGET = { code: 'over-budget' } as const;

describe('The list', () => {
    it('shows every kind of row in order, and is accessible', async () => {
        const list = await show(
            aStart(aSession(), { covered: true }),
            anOlder(),
            day,
            aMessage('Hello'),
            anOmissionRow({}, MORNING_AT),
            anExpired(aSession()),
            anEnd(aSession())
        );
        expect(all(list, 'li').map((row) => row.dataset.kind)).toEqual([
            'start',
            'older',
            'day',
            'message',
            'omission',
            'expired',
            'end'
        ]);
        expect(textOf(list)).toContain('Monday, March 2, 2026');
        await expect(list).toBeAccessible();
    });

    it.each([
        ['customer-messages', 'inbound'],
        ['agent-messages', 'outbound'],
        ['bot', 'outbound'],
        ['older', '']
    ] as const)('puts the omission %s on the side of its sender: "%s"', async (kind, side) => {
        const row = one(await show(anOmissionRow({ kind, evidence: 'message-count' })), 'li');
        expect([...row.classList].filter((name) => /bound$/.test(name)).join()).toBe(side);
    });

    it('is one labelled region that the keyboard reaches and scrolls, and not read aloud on its own', async () => {
        const region = one(await show(aMessage('Hello')), '.region');
        expect(region.getAttribute('aria-label')).toBe('Conversations on this Case');
        expect(region.tabIndex).toBe(0);
        expect([region.getAttribute('role'), region.getAttribute('aria-live')]).toEqual(['region', null]);
    });

    it('never scrolls to a problem: a refresh that fails leaves the reader where they read', async () => {
        const scroll = jest.spyOn(Element.prototype, 'scrollIntoView');
        const list = await show(aStart(aSession()), aMessage('Hello'));
        await change(list, aStart(aSession(), { problem: { code: 'timed-out' } }), aMessage('Hello'));
        expect(scroll).not.toHaveBeenCalled();
        scroll.mockRestore();
    });

    it('takes the focus when it is asked to', async () => {
        const list = await show(aMessage('Hello'));
        list.focusRegion();
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });

    it('follows the rows when the version changes', async () => {
        const list = await show(aMessage('Hello'));
        await change(list, aMessage('Hello'), aMessage('Are you there?'));
        expect(all(list, '.text').map((text) => text.textContent)).toEqual(['Hello', 'Are you there?']);
    });
});

describe('A message', () => {
    it('reads and copies as name, time, text, each once', async () => {
        const list = await show(aMessage('Hello', 'agent', { senderName: 'Odo Birkenfels' }));
        expect(textOf(list)).toBe('Odo Birkenfels, Agent · 10:00 AM\nHello');
    });

    it('that follows one of the same sender still reads and copies with its sender', async () => {
        const list = await show(aMessage('One more thing', 'agent', { senderName: 'Odo', opensGroup: false }));
        expect(textOf(list)).toBe('Odo, Agent · 10:00 AM\nOne more thing');
        expect(all(list, 'svg')).toEqual([]);
    });

    it('of an unknown name is introduced by its role', async () => {
        expect(textOf(await show(aMessage('Hello', 'bot')))).toBe('Bot · 10:00 AM\nHello');
    });

    it('differs by role in name and drawing, not only in colour and side', async () => {
        const list = await show(...SENDER_ROLES.map((role) => aMessage(`I am ${role}`, role)));
        expect(new Set(all(list, '.sender').map((sender) => sender.textContent)).size).toBe(SENDER_ROLES.length);
        expect(new Set(all(list, 'path').map((path) => path.getAttribute('d'))).size).toBe(SENDER_ROLES.length);
        await expect(list).toBeAccessible();
    });

    it('gives the exact time to tooltips and machines', async () => {
        const time = one(await show(aMessage('Hello')), 'time');
        expect(time.getAttribute('datetime')).toBe('2026-03-02T09:00:00.000Z');
        expect(time.title).toContain('Monday, March 2, 2026 at 10:00:00');
    });

    it('names the time zone where clocks go back that day', async () => {
        const list = await show(aMessage('Hello', 'bot', { zoneName: 'CET' }));
        expect(textOf(list)).toBe('Bot · 10:00 AM CET\nHello');
    });

    it('says so where Salesforce sent no time', async () => {
        const list = await show(aMessage('Hello', 'bot', { entry: anEntry({ at: null }) }));
        expect(one(list, 'time').textContent).toBe('Time unknown');
        expect(one(list, 'time').hasAttribute('datetime')).toBe(false);
    });

    it('never becomes HTML, whatever its text and sender name say', async () => {
        const list = await show(aMessage(HOSTILE, 'customer', { senderName: HOSTILE }));
        expect(one(list, '.text').textContent).toBe(HOSTILE);
        expect(one(list, '.name').textContent).toBe(HOSTILE);
        expect(all(list, 'img, script, b, a')).toEqual([]);
    });

    it('keeps line breaks, emoji and spaces', async () => {
        const list = await show(aMessage('Hi 👋\n\nall  good\nhttps://lumenwerk.example\nBye'));
        expect(one(list, '.text').textContent).toBe('Hi 👋\n\nall  good\nhttps://lumenwerk.example\nBye');
    });

    it('links a safe address from left to right, in a tab that has no access to this one', async () => {
        const list = await show(aMessage('See https://lumenwerk.example/help, please'));
        const link = one(list, '.text a');
        expect(link.getAttribute('href')).toBe('https://lumenwerk.example/help');
        expect(link.textContent).toMatch(/^https:\/\/lumenwerk\.example/);
        expect([link.getAttribute('target'), link.getAttribute('rel'), link.dir]).toEqual([
            '_blank',
            'noopener noreferrer',
            'ltr'
        ]);
        await expect(list).toBeAccessible();
    });

    it('runs in the direction of its own script', async () => {
        const list = await show(aMessage('שלום, המנורה מהבהבת'));
        expect(one(list, '.text').dir).toBe('auto');
    });

    it('links addresses to where they seem to lead, and leaves Markdown as it was written', async () => {
        const list = await show(aMessage('[Help](https://a.example/b), www.a.example or jo@a.example'));
        expect(one(list, '.text').textContent).toBe('[Help](https://a.example/b), www.a.example or jo@a.example');
        expect(all(list, '.text a').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
            ['https://a.example/b', 'https://a.example/b'],
            ['www.a.example', 'https://www.a.example'],
            ['jo@a.example', 'mailto:jo@a.example']
        ]);
    });

    it('that shows nothing reads and copies as blank, in our words', async () => {
        const list = await show(aMessage('\u200b\n \u3164'), aMessage('\u202e'), aMessage('Hello'));
        expect(all(list, '.text').map((text) => text.textContent)).toEqual([
            '(blank message)',
            '(blank message)',
            'Hello'
        ]);
        expect(all(list, '.blank')).toHaveLength(2);
        expect(all(list, '.remark')).toEqual([]);
        await expect(list).toBeAccessible();
    });

    it('of thousands of line breaks and nothing else is blank, and not folded', async () => {
        const list = await show(aMessage('\n'.repeat(3_000)));
        expect(one(list, '.text').textContent).toBe('(blank message)');
        expect(all(list, 'button')).toEqual([]);
    });

    it('whose text reorders itself by hidden characters is marked', async () => {
        const list = await show(aMessage('invoice \u202efdp.exe'), aMessage('Hello'));
        expect(all(list, '.remark').map((remark) => remark.textContent)).toEqual([
            'This text contains hidden characters that change its order.'
        ]);
        await expect(list).toBeAccessible();
    });
});

describe('A long message', () => {
    const LINES = Array.from({ length: 3_001 }, (_, index) => `line ${index}`).join('\n');

    it('of thousands of lines is folded after 60 line breaks, until the reader asks for all', async () => {
        const list = await show(aMessage(LINES));
        expect(lineCount(list)).toBe(61);
        button(list, 'Show all').click();
        await rendered();
        expect(lineCount(list)).toBe(3_001);
        expect(all(list, 'button')).toEqual([]);
        expect(list.shadowRoot?.activeElement).toBeNull();
    });

    it('without line breaks is folded by its length, and never within a character', async () => {
        const list = await show(aMessage(`${'x'.repeat(5_999)}👋${'y'.repeat(100)}`));
        expect(one(list, '.text').textContent).toBe('x'.repeat(5_999));
    });

    it('is never cut within a link, which would lead elsewhere', async () => {
        const list = await show(
            aMessage(`${'x '.repeat(2_995)}https://lumenwerk.example/a/long/path ${'y'.repeat(99)}`)
        );
        expect(all(list, '.text a')).toEqual([]);
        button(list, 'Show all').click();
        await rendered();
        expect(one(list, '.text a').textContent).toBe('https://lumenwerk.example/a/long/path');
    });

    it('of 60 line breaks is shown whole', async () => {
        const list = await show(aMessage(LINES.split('\n').slice(0, 61).join('\n')));
        expect(all(list, 'button')).toEqual([]);
    });

    it('hands the focus to the region when "Show all" goes', async () => {
        const list = await show(aMessage(LINES));
        button(list, 'Show all').focus();
        button(list, 'Show all').click();
        await rendered();
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });
});

describe('What the agent asks for in a row', () => {
    it.each([
        ['load', aStart(aSession()), 'Show messages'],
        ['loadOlder', anOlder(), 'Load older messages'],
        ['refreshOne', anEnd(anOpenSession(), { since: 'open' }), 'Check for new messages'],
        ['refreshOne', anExpired(aSession()), 'Load again'],
        ['acceptExpired', anExpired(aSession()), 'Show them']
    ] as const)('is passed on as %s with its conversation', async (request, row, text) => {
        const list = await show(row);
        const events = received(list, 'rowrequest');
        button(one(list, 'c-chat-history-boundary, c-chat-history-omission'), text).click();
        expect(events).toEqual([{ request, key: CONVERSATION_ID }]);
    });

    it.each([
        ['retry', { code: 'timed-out' } as const, 'Try again'],
        ['confirm', OVER_BUDGET, 'Read anyway']
    ])('is passed on as %s at a start, older messages and an open end', async (request, problem, text) => {
        const list = await show(
            aStart(aSession(), { problem, loadKey: 'a' }),
            anOlder({ problem, loadKey: 'b' }),
            anEnd(anOpenSession(), { problem, loadKey: 'c', since: 'open' })
        );
        const events = received(list, 'rowrequest');
        for (const row of all(list, 'c-chat-history-boundary, c-chat-history-omission')) {
            button(one(row, 'c-chat-history-notice'), text).click();
        }
        expect(events).toEqual(['a', 'b', 'c'].map((key) => ({ request, key })));
    });

    it('is passed on when it is a record to open', async () => {
        const list = await show(aStart(aSession()));
        const opened = received(list, 'openrecord');
        one(one(list, 'c-chat-history-boundary'), 'a').dispatchEvent(new MouseEvent('click', { cancelable: true }));
        expect(opened).toEqual([{ recordId: SESSION_ID, objectApiName: 'MessagingSession' }]);
    });

    it.each([
        ['the session has ended', anEnd(aSession())],
        ['the hourly limit is reached', anEnd(anOpenSession(), { since: 'open', problem: OVER_BUDGET })]
    ])('leaves the focus in the region when the button goes, since %s', async (_, after) => {
        const list = await show(anEnd(anOpenSession(), { since: 'open' }));
        one(one(list, 'c-chat-history-boundary'), 'button').focus();
        await change(list, after);
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });

    it('leaves the focus in the region when the row goes that had it', async () => {
        const list = await show(aStart(aSession()), anOlder(), aMessage('Hello'));
        one(one(list, 'c-chat-history-omission'), 'button').focus();
        await change(list, aStart(aSession()), aMessage('Hello'));
        expect(list.shadowRoot?.activeElement).toBe(one(list, '.region'));
    });
});
