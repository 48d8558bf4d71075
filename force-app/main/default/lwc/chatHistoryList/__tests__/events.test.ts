import '../../chatHistoryLabels/__tests__/realLabels';
import { MINUTE_MS, MORNING_AT, SESSION_ID } from 'support/builders';
import { aContext, aMessage, anEvent } from '../../chatHistoryLabels/__tests__/rows';
import { all, button, clearPage, one, rendered, shown, textOf } from '../../chatHistoryLabels/__tests__/screen';
import type { Row, TimelineEvent } from 'c/chatHistoryCore';
import { SENDER_ROLES } from 'c/chatHistoryCore';
import ChatHistoryList from 'c/chatHistoryList';
import { publishRows } from 'c/chatHistoryState';

const TIMELINE = 'timeline-1';

afterEach(clearPage);

async function show(...rows: readonly Row[]): Promise<HTMLElement> {
    publishRows(TIMELINE, rows);
    const props = { timeline: TIMELINE, version: 1, context: aContext() };
    return shown('c-chat-history-list', ChatHistoryList, props);
}

async function showEvents(...events: readonly TimelineEvent[]): Promise<HTMLElement> {
    return show({ kind: 'event', key: `${SESSION_ID}/event/1`, events });
}

const minutes = (count: number) => MORNING_AT + count * MINUTE_MS;

describe('An event', () => {
    it.each<[Partial<TimelineEvent>, string]>([
        [{}, 'Lena joined · 10:00 AM'],
        [{ kind: 'left' }, 'Lena left · 10:00 AM'],
        [{ kind: 'took-over', from: 'Jonas' }, 'Lena took over from Jonas · 10:00 AM'],
        [{ kind: 'accepted', name: null }, 'Accepted by an agent · 10:00 AM'],
        [{ name: null }, 'Agent joined · 10:00 AM'],
        [{ name: null, role: 'customer', kind: 'left' }, 'Customer left · 10:00 AM'],
        [{ name: 'Tom', role: 'customer', kind: 'left' }, 'Tom left · 10:00 AM'],
        [{ name: 'Rolf', role: 'bot' }, 'Rolf (Bot) joined · 10:00 AM'],
        [{ name: 'Imke', role: 'supervisor' }, 'Imke (Supervisor) joined · 10:00 AM']
    ])('reads as one line: %j', async (fields, text) => {
        const list = await showEvents(anEvent(fields));
        expect(textOf(one(list, '.event'))).toBe(text);
        expect(one(list, 'li').dataset['kind']).toBe('event');
        await expect(list).toBeAccessible();
    });

    it('shares the line with those that follow, and the time with those of the same minute', async () => {
        const list = await showEvents(
            anEvent({ name: 'Rolf', role: 'bot', kind: 'left' }),
            anEvent({ at: MORNING_AT + 59_000 }),
            anEvent({ kind: 'left', at: minutes(5) })
        );
        expect(textOf(one(list, '.event'))).toBe('Rolf (Bot) left, Lena joined · 10:00 AM, Lena left · 10:05 AM');
        expect(all(list, 'time').map((time) => time.getAttribute('datetime'))).toEqual([
            '2026-03-02T09:00:59.000Z',
            '2026-03-02T09:05:00.000Z'
        ]);
    });

    it('of more than three in a row is folded until the reader asks for all', async () => {
        const list = await showEvents(...[0, 1, 2, 3].map((count) => anEvent({ at: minutes(count) })));
        expect(textOf(one(list, '.event'))).toBe('Lena joined · 10:00 AM, Lena joined · 10:01 AM\nShow 2 more');
        button(list, 'Show 2 more').click();
        await rendered();
        expect(textOf(one(list, '.event'))).toMatch(/10:03 AM$/);
        expect(all(list, 'button')).toEqual([]);
    });

    it('never becomes HTML, whatever the names say', async () => {
        const hostile = '<img src=x onerror=alert(1)>';
        const list = await showEvents(anEvent({ kind: 'took-over', name: hostile, from: `${hostile} {0}` }));
        expect(all(list, 'img')).toEqual([]);
        expect(textOf(one(list, '.event bdi'))).toBe(`${hostile} took over from ${hostile} {0}`);
    });
});

describe('A message of a supervisor', () => {
    it('says that nobody knows whether the customer saw it, and no other message does', async () => {
        const list = await show(...SENDER_ROLES.map((role) => ({ ...aMessage(role, role), key: role })));
        const said = all(list, 'li').filter((row) => textOf(row).includes('not known whether the customer saw this'));
        expect(said.map(({ dataset }) => dataset['key'])).toEqual(['supervisor']);
    });
});
