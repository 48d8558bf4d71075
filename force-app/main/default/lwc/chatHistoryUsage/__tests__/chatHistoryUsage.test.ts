import '../../chatHistoryLabels/__tests__/realLabels';
import { MINUTE_MS, MORNING_AT, aUsage } from 'support/builders';
import { ZONE } from '../../chatHistoryLabels/__tests__/rows';
import { all, clearPage, one, received, shown, textOf } from '../../chatHistoryLabels/__tests__/screen';
import ChatHistoryUsage from 'c/chatHistoryUsage';
import { VERSION } from 'c/chatHistoryCore';

type Props = Partial<Pick<ChatHistoryUsage, 'usage' | 'diagnostics'>>;

const show = (props: Props = {}) =>
    shown('c-chat-history-usage', ChatHistoryUsage, { usage: aUsage(), timeZone: ZONE, nowMs: MORNING_AT, ...props });

afterEach(clearPage);

describe('The usage panel', () => {
    it('shows reads and active conversations, and folds the rest', async () => {
        const panel = await show({
            usage: aUsage({ entriesCallsLastHour: 4, activeConversations: 3, autoActiveConversations: 2 })
        });
        expect(textOf(panel)).toMatch(
            /^API usage\nReads this hour\n4 of 500\nConversations kept active, last 30 minutes\n3; 2 of 10 loaded automatically\nDetails\n/
        );
        expect(one(panel, 'details').hasAttribute('open')).toBe(false);
        await expect(panel).toBeAccessible();
    });

    it('lists under "Details" what an admin needs', async () => {
        const usage = aUsage({
            otherCallsLastHour: 1_300,
            answersLastHour: { salesforce: 12, cache: 32 },
            daily: { used: 62_110, allowed: 100_000 }
        });
        const details = one(await show({ usage }), 'details').textContent;
        for (const text of ['1,300', 'Salesforce: 12', 'This browser: 32', '62,110 of 100,000 (62%)']) {
            expect(details).toContain(text);
        }
    });

    it('says until when Salesforce limits requests, and nothing once that is over', async () => {
        const during = await show({ usage: aUsage({ stoppedUntil: MORNING_AT + 4 * MINUTE_MS }) });
        expect(textOf(during)).toContain('Salesforce is limiting requests until\n10:04 AM');
        const after = await show({ usage: aUsage({ stoppedUntil: MORNING_AT }) });
        expect(textOf(after)).not.toContain('limiting requests');
    });

    it('shows the versions of component and page', async () => {
        expect(textOf(await show({ usage: aUsage({ version: '0.1.9' }) }))).toContain(
            `component ${VERSION}, page 0.1.9`
        );
    });

    it('shows the diagnostics of component and page, and that there are none', async () => {
        const usage = aUsage({ diagnostics: [{ code: 'read-failed', place: 'indexedDbStore', count: 2 }] });
        const diagnostics = [{ code: 'source-rejected', place: 'requestLoop', count: 1 }];
        const panel = await show({ usage, diagnostics });
        expect(textOf(panel)).toContain('source-rejected (requestLoop): 1\nread-failed (indexedDbStore): 2');
        expect(textOf(await show())).toContain('Diagnostics\nNone');
    });

    it('shows the version of the component before any figures are known', async () => {
        const panel = await show({ usage: null });
        expect(textOf(panel)).toContain('No figures yet. They appear after the first read.');
        expect(textOf(panel)).toContain(`Version\ncomponent ${VERSION}\n`);
        await expect(panel).toBeAccessible();
    });

    it('takes the focus when it opens, so that Escape and the next Tab work', async () => {
        const panel = await show();
        expect(panel.shadowRoot?.activeElement).toBe(one(panel, 'section'));
    });

    it('asks to be closed by Escape and by its button, and by no other key', async () => {
        const panel = await show();
        const closes = received(panel, 'close');
        const press = (key: string) => one(panel, 'section').dispatchEvent(new KeyboardEvent('keydown', { key }));
        press('Enter');
        expect(closes).toEqual([]);
        press('Escape');
        all(panel, 'lightning-button-icon')[0]?.click();
        expect(closes).toHaveLength(2);
    });
});
