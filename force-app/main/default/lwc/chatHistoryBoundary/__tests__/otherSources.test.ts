/** Boundaries of what is no conversation: sessions on standard channels, legacy chats; and how long a call's sides spoke. */
import '../../chatHistoryLabels/__tests__/realLabels';
import { aCall, aChat, aLoad, aSession } from 'support/builders';
import { BLOCKED, aContext, aStart, anEnd } from '../../chatHistoryLabels/__tests__/rows';
import { all, button, clearPage, one, shown, textOf } from '../../chatHistoryLabels/__tests__/screen';
import ChatHistoryBoundary from 'c/chatHistoryBoundary';

type Row = NonNullable<ChatHistoryBoundary['row']>;

const show = (row: Row, context = aContext()) =>
    shown('c-chat-history-boundary', ChatHistoryBoundary, { row, context });

const sms = aSession({ conversation: { state: 'none' }, channel: 'sms', channelName: null });
const OTHER_COST = "Uses 1 or 2 requests of the org's daily limit, and none of your reads.";

afterEach(clearPage);

describe('A session on a standard channel', () => {
    it('offers its messages for one request, which is no read', async () => {
        const boundary = await show(
            aStart(sms),
            aContext({ offer: { cost: 'a read', note: '3 left', isBlocked: false } })
        );
        expect(button(boundary, 'Show messages (1–2 requests)').title).toBe(OTHER_COST);
        expect(textOf(boundary)).not.toContain('3 left');
    });

    it('says what every button says where nothing works, and while it is loaded', async () => {
        expect(textOf(await show(aStart(sms), aContext({ offer: BLOCKED })))).toContain('Available again after');
        clearPage();
        const busy = await show(aStart(sms, { load: aLoad({ fetchStatus: 'fetching' }) }));
        expect(all(busy, 'button').map((each) => each.getAttribute('aria-disabled'))).toEqual(['true']);
    });

    it('is checked again for one request too, unlike a conversation', async () => {
        const open = { ...sms, status: 'active', endAt: null } as const;
        expect(one(await show(anEnd(open, { since: 'open' })), 'button').title).toBe(OTHER_COST);
        clearPage();
        const web = aSession({ status: 'active', endAt: null });
        expect(one(await show(anEnd(web, { since: 'open' })), 'button').title).not.toBe(OTHER_COST);
    });
});

describe('A legacy chat', () => {
    it('says what it is, whose it is and where its messages come from, with a link to its record', async () => {
        const boundary = await show(aStart(aChat(), { loadable: false, covered: true }));
        expect(textOf(boundary)).toBe(
            'Chat (legacy), 00000012\nStarted 10:00 AM · Owner: Ines Feld · Customer: Tomas Birk · From the text of the chat record, times may be off'
        );
        expect(one(boundary, 'a').getAttribute('href')).toBe('/lightning/r/LiveChatTranscript/570000000000001/view');
        await expect(boundary).toBeAccessible();
    });

    it('without a text names no source, and has a name of its own where the record has none', async () => {
        const boundary = await show(aStart(aChat({ name: null }), { loadable: false }));
        expect(textOf(boundary)).toContain('Chat (legacy), Chat record');
        expect(textOf(boundary)).not.toContain('From the text');
    });

    it('says who ended it', async () => {
        expect(textOf(await show(anEnd(aChat())))).toBe('Ended 10:10 AM · 10 min · by customer');
    });
});

describe('The end of a call', () => {
    it('says how long each side spoke, where that is known', async () => {
        const talk = [
            { role: 'customer', ms: 61_000 },
            { role: 'agent', ms: 9_000 },
            { role: 'bot', ms: 2_000 }
        ] as const;
        const text = textOf(await show(anEnd(aCall(), { talk })));
        expect(text).toMatch(/ · customer spoke 1 min 1 sec · agent spoke 9 sec · bot spoke 2 sec$/);
        clearPage();
        expect(textOf(await show(anEnd(aCall())))).not.toContain('spoke');
    });
});
